#pragma once
// What a policy's answer means: a boolean, or {"allow": bool, "reason": string} with the reason left out at will.

#include <string_view>

#include "rego/value/value.h"

namespace bulkhead {

enum class AnswerKind { kAllow, kDeny, kUndefined, kWrongType };

struct Answer {
  AnswerKind kind;
  std::string_view reason;  // the policy's own words; borrowed from the value
};

Answer read_answer(const rego::Value& value);

}  // namespace bulkhead
