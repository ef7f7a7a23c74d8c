// Unification without a unifier: ordering has left one side of every pair known, so a = b becomes a comparison, a
// binding, or taking a value apart along a pattern. Pairs inside two literals are taken in whatever order makes each of
// them decidable.

#include <algorithm>

#include "rego/compile/unit_emitter.h"

namespace rego {
namespace {

bool is_literal_pair(const Term& a, const Term& b, TermKind kind) { return a.kind == kind && b.kind == kind; }

bool are_same_key(Arena& arena, const Term& a, const Term& b) {
  if (a.kind == TermKind::kVar) return is_var(b, a.name);
  return is_ground_literal(a) && is_ground_literal(b) && equal(literal_value(arena, a), literal_value(arena, b));
}

}  // namespace

// Its value can be computed now: unbound variables stand only where a loop binds them.
bool UnitEmitter::can_evaluate(const Term& term) const {
  switch (term.kind) {
    case TermKind::kVar:
      return find_var(term.name).has_value();
    case TermKind::kRef: {
      const Term& head = *term.items[0];
      return is_var(head, "data") || is_var(head, "input") || can_evaluate(head);
    }
    case TermKind::kArray:
    case TermKind::kSet:
    case TermKind::kObject:
      return std::all_of(term.items.begin(), term.items.end(), [&](const Term* item) { return can_evaluate(*item); });
    default:
      return true;
  }
}

void UnitEmitter::unify(const Term& a, const Term& b) {
  const bool needs_pairs = is_pattern(a) || is_pattern(b);
  if (needs_pairs && is_literal_pair(a, b, TermKind::kArray)) return unify_literals(a, b);
  if (needs_pairs && is_literal_pair(a, b, TermKind::kObject)) return unify_object_literals(a, b);
  if (is_pattern(a) && can_evaluate(b)) return match(a, term(b));
  if (is_pattern(b) && can_evaluate(a)) return match(b, term(a));
  test_equal(a, b);
}

void UnitEmitter::test_equal(const Term& a, const Term& b) {
  const Term& left = is_ground_literal(a) ? b : a;
  const Term& right = is_ground_literal(a) ? a : b;
  if (is_ground_literal(right) && !evaluated_.contains(&right)) {
    const Value literal = literal_value(builder_.program().arena, right);
    return emit_or_fail(Opcode::kTestEqualConst, term(left), 0, 0, builder_.constant(literal));
  }
  const std::vector<Register> values = terms({&left, &right});
  emit_or_fail(Opcode::kTestEqual, values[0], values[1]);
}

void UnitEmitter::unify_literals(const Term& a, const Term& b) {
  if (a.items.size() != b.items.size()) return jump(fail_);
  std::vector<std::pair<const Term*, const Term*>> pairs;
  for (size_t i = 0; i < a.items.size(); i++) pairs.emplace_back(a.items[i], b.items[i]);
  unify_pairs(std::move(pairs));
}

void UnitEmitter::unify_object_literals(const Term& a, const Term& b) {
  std::vector<std::pair<const Term*, const Term*>> pairs;
  for (size_t i = 0; i < a.items.size(); i += 2) {
    for (size_t j = 0; j < b.items.size(); j += 2) {
      if (are_same_key(builder_.program().arena, *a.items[i], *b.items[j])) {
        pairs.emplace_back(a.items[i + 1], b.items[j + 1]);
      }
    }
  }
  if (a.items.size() != b.items.size() || pairs.size() * 2 != a.items.size()) return jump(fail_);
  unify_pairs(std::move(pairs));
}

// Takes the first pair of which a side can be computed, until none is left.
void UnitEmitter::unify_pairs(std::vector<std::pair<const Term*, const Term*>> pairs) {
  const auto is_ready = [&](const auto& pair) {
    const auto& [a, b] = pair;
    const bool are_literals = is_literal_pair(*a, *b, TermKind::kArray) || is_literal_pair(*a, *b, TermKind::kObject);
    return are_literals || can_evaluate(*a) || can_evaluate(*b);
  };
  while (!pairs.empty()) {
    auto ready = std::find_if(pairs.begin(), pairs.end(), is_ready);
    if (ready == pairs.end()) ready = pairs.begin();
    const auto [a, b] = *ready;
    pairs.erase(ready);
    unify(*a, *b);
  }
}

void UnitEmitter::match(const Term& pattern, Register value) {
  if (!is_pattern(pattern)) return emit_or_fail(Opcode::kTestEqual, term(pattern), value);
  std::vector<std::pair<const Term*, Register>> parts;
  switch (pattern.kind) {
    case TermKind::kVar:
      return bind_var(pattern.name, value);
    case TermKind::kArray:
      emit_or_fail(Opcode::kCheckArray, value, 0, 0, static_cast<uint32_t>(pattern.items.size()));
      for (size_t i = 0; i < pattern.items.size(); i++) {
        const Register item = new_register();
        emit(Opcode::kArrayItem, item, value, 0, static_cast<uint32_t>(i));
        parts.emplace_back(pattern.items[i], item);
      }
      break;
    default:
      emit_or_fail(Opcode::kCheckObject, value, 0, 0, static_cast<uint32_t>(pattern.items.size() / 2));
      for (size_t i = 0; i < pattern.items.size(); i += 2) {
        const Register item = new_register();
        emit_or_fail(Opcode::kGet, item, value, term(*pattern.items[i]));
        parts.emplace_back(pattern.items[i + 1], item);
      }
  }
  match_parts(std::move(parts));
}

// What binds goes first: [x, input.a[x]] needs x for its second part.
void UnitEmitter::match_parts(std::vector<std::pair<const Term*, Register>> parts) {
  const auto ends =
      std::stable_partition(parts.begin(), parts.end(), [&](const auto& part) { return is_pattern(*part.first); });
  for (auto part = parts.begin(); part != ends; ++part) match(*part->first, part->second);
  for (auto part = ends; part != parts.end(); ++part) match(*part->first, part->second);
}

}  // namespace rego
