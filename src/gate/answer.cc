// Anything that is not one of the two shapes is of the wrong type, so that a policy that means something else by its
// answer refuses instead of letting through.

#include "gate/answer.h"

namespace bulkhead {

Answer read_answer(const rego::Value& value) {
  if (value.is_undefined()) return {AnswerKind::kUndefined, {}};
  if (value.is_boolean()) return {value.as_boolean() ? AnswerKind::kAllow : AnswerKind::kDeny, {}};
  const rego::Value allow = value.get("allow");
  const rego::Value reason = value.get("reason");
  if (!allow.is_boolean() || (reason.is_defined() && !reason.is_string())) return {AnswerKind::kWrongType, {}};
  return {allow.as_boolean() ? AnswerKind::kAllow : AnswerKind::kDeny,
          reason.is_string() ? reason.as_string() : std::string_view()};
}

}  // namespace bulkhead
