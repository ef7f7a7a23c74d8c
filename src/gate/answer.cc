// Anything that is not one of the shapes is of the wrong type, so that a policy that means something else by its answer
// refuses instead of letting through.

#include "gate/answer.h"

#include <optional>

#include "rego/value/builders.h"

namespace bulkhead {
namespace {

using rego::Value;

// The messages of a set; none where it is not there, nothing where it is no set of texts.
std::optional<std::span<const std::string_view>> messages_of(base::Arena& arena, const Value& set) {
  rego::ArenaVector<std::string_view> messages(arena);
  if (set.is_undefined()) return messages.span();
  if (!set.is_set()) return std::nullopt;
  for (const Value& message : set.items()) {
    if (!message.is_string()) return std::nullopt;
    messages.push_back(message.as_string());
  }
  return messages.span();
}

Answer read_sets(base::Arena& arena, const Value& value) {
  const auto denials = messages_of(arena, value.get("deny"));
  const auto warnings = messages_of(arena, value.get("warn"));
  const auto records = messages_of(arena, value.get("audit"));
  const bool is_mixed = value.get("allow").is_defined();
  if (!denials || !warnings || !records || is_mixed) return {AnswerKind::kWrongType};
  return {denials->empty() ? AnswerKind::kAllow : AnswerKind::kDeny, {}, *denials, *warnings, *records};
}

}  // namespace

Answer read_answer(base::Arena& arena, const Value& value) {
  if (value.is_undefined()) return {AnswerKind::kUndefined};
  if (value.is_boolean()) return {value.as_boolean() ? AnswerKind::kAllow : AnswerKind::kDeny};
  if (value.is_object() && value.get("deny").is_defined()) return read_sets(arena, value);
  const Value allow = value.get("allow");
  const Value reason = value.get("reason");
  if (!allow.is_boolean() || (reason.is_defined() && !reason.is_string())) return {AnswerKind::kWrongType};
  return {allow.as_boolean() ? AnswerKind::kAllow : AnswerKind::kDeny,
          reason.is_string() ? reason.as_string() : std::string_view()};
}

}  // namespace bulkhead
