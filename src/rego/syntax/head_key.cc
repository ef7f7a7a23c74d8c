// Which heads have the key depends on how they came about: "if" makes "p[1]" a reference, a missing body never does.

#include "rego/syntax/head_key.h"

namespace rego {

bool is_ground(const Term& term) {
  switch (term.kind) {
    case TermKind::kVar:
    case TermKind::kRef:
      return false;
    case TermKind::kArrayComprehension:
    case TermKind::kSetComprehension:
    case TermKind::kObjectComprehension:
    case TermKind::kTemplateString:
      return true;
    default:
      break;
  }
  for (const Term* item : term.items) {
    if (!is_ground(*item)) return false;
  }
  return true;
}

const Term* head_key(const Rule& rule) {
  const Head& head = rule.head;
  const bool is_pair = head.reference.size() == 2 && !rule.is_default && !head.has_contains;
  if (!is_pair) return head.key;
  const bool is_function = rule.is_body_generated ? head.has_args : !head.args.empty();
  const bool has_key = !is_function && (!head.has_if || !is_ground(*head.reference[1]));
  return has_key ? head.reference[1] : head.key;
}

}  // namespace rego
