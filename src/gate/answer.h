#pragma once
// What own Rego's answer means: a boolean; {"allow": bool, "reason": text}, with the reason left out at will; or an
// object of sets of messages, {"deny", "warn", "audit"}, of which `deny` must be there. Other keys beside the sets are
// helpers' and mean nothing; `deny` beside `allow` is neither of the two.

#include <span>
#include <string_view>

#include "base/arena.h"
#include "rego/value/value.h"

namespace bulkhead {

enum class AnswerKind { kAllow, kDeny, kUndefined, kWrongType };

struct Answer {
  AnswerKind kind;
  std::string_view reason = {};                     // the policy's own words
  std::span<const std::string_view> denials = {};   // messages of `deny`
  std::span<const std::string_view> warnings = {};  // of `warn`
  std::span<const std::string_view> records = {};   // of `audit`
};

// Borrowed from the value and the arena.
Answer read_answer(base::Arena& arena, const rego::Value& value);

}  // namespace bulkhead
