// Terms: literals, refs into input, data and local values, comprehensions. A ref's operand that is not bound yet opens
// a loop.

#include <algorithm>
#include <numeric>

#include "rego/compile/unit_emitter.h"
#include "rego/value/builders.h"

namespace rego {

UnitEmitter::Register UnitEmitter::term(const Term& term) {
  if (const auto found = evaluated_.find(&term); found != evaluated_.end()) return found->second;
  if (is_ground_literal(term)) return constant(literal_value(builder_.program().arena, term));
  switch (term.kind) {
    case TermKind::kVar:
      if (const auto at = find_var(term.name)) return *at;
      break;
    case TermKind::kRef:
      return ref(term);
    case TermKind::kArray:
      return collection(Opcode::kMakeArray, term);
    case TermKind::kSet:
      return collection(Opcode::kMakeSet, term);
    case TermKind::kObject:
      return collection(Opcode::kMakeObject, term);
    case TermKind::kArrayComprehension:
    case TermKind::kSetComprehension:
    case TermKind::kObjectComprehension:
      return comprehension(term);
    default:
      break;
  }
  // Ordering left no unbound variable here, and flattening no call; say so rather than run wrong code.
  compilation_.report("rego_unsafe_var_error", "var " + std::string(display_name(term.name)) + " is unsafe", term.span);
  return new_register();
}

std::vector<UnitEmitter::Register> UnitEmitter::terms(const std::vector<const Term*>& list) {
  std::vector<Register> registers(list.size());
  std::vector<size_t> waiting(list.size());
  std::iota(waiting.begin(), waiting.end(), size_t{0});
  while (!waiting.empty()) {
    auto ready = std::find_if(waiting.begin(), waiting.end(), [&](size_t i) { return can_evaluate(*list[i]); });
    if (ready == waiting.end()) ready = waiting.begin();
    registers[*ready] = term(*list[*ready]);
    waiting.erase(ready);
  }
  return registers;
}

UnitEmitter::Register UnitEmitter::collection(Opcode op, const Term& literal) {
  const std::vector<Register> items = terms({literal.items.begin(), literal.items.end()});
  const Register at = new_register();
  emit(op, at, static_cast<uint32_t>(items.size()), 0, 0, builder_.operands(items));
  return at;
}

UnitEmitter::Register UnitEmitter::ref(const Term& ref) {
  const Term& head = *ref.items[0];
  if (is_var(head, "input")) return input_ref(ref);
  if (is_var(head, "data")) return data_ref(ref);
  return rest_of_ref(term(head), ref, 1);
}

// Constant operands are one remembered path; a query, whose paths the machine has no memory for, looks each up.
UnitEmitter::Register UnitEmitter::input_ref(const Term& ref) {
  const Register at = new_register();
  if (mode_.is_query) {
    emit_or_fail(Opcode::kInput, at);
    return rest_of_ref(at, ref, 1);
  }
  uint32_t path = 0;
  size_t i = 1;
  for (; i < ref.items.size() && ref.items[i]->kind == TermKind::kScalar; i++) {
    path = builder_.input_path(path, ref.items[i]->scalar);
  }
  emit_or_fail(Opcode::kInputPath, at, 0, 0, path);
  return rest_of_ref(at, ref, i);
}

UnitEmitter::Register UnitEmitter::data_ref(const Term& ref) {
  const Register at = new_register();
  auto [node, i] = tree_.reach(ref);
  if (!node->rules.empty() && !node->is_function) {
    emit_or_fail(Opcode::kCallRule, at, 0, 0, node->unit);
    return rest_of_ref(at, ref, i);
  }
  const bool is_base = i < ref.items.size() && ref.items[i]->kind == TermKind::kScalar;
  if (is_base || node->document == kNone) {
    uint32_t path = builder_.data_path(*node);
    for (; i < ref.items.size() && ref.items[i]->kind == TermKind::kScalar; i++) {
      path = builder_.data_path(path, ref.items[i]->scalar);
    }
    emit_or_fail(Opcode::kDataPath, at, 0, 0, path);
    return rest_of_ref(at, ref, i);
  }
  std::vector<Value> filter;
  for (size_t k = i; k < ref.items.size(); k++) {
    filter.push_back(ref.items[k]->kind == TermKind::kScalar ? ref.items[k]->scalar : Value());
  }
  emit_or_fail(Opcode::kDocument, at, 0, 0, node->document, builder_.filter(std::move(filter)));
  return rest_of_ref(at, ref, i);
}

UnitEmitter::Register UnitEmitter::rest_of_ref(Register base, const Term& ref, size_t at) {
  for (; at < ref.items.size(); at++) base = operand_of(base, *ref.items[at]);
  return base;
}

UnitEmitter::Register UnitEmitter::operand_of(Register base, const Term& operand) {
  if (operand.kind == TermKind::kScalar) {
    const Register at = new_register();
    emit_or_fail(Opcode::kGetConst, at, base, 0, builder_.constant(operand.scalar));
    return at;
  }
  if (!is_pattern(operand)) {
    const Register key = term(operand);
    const Register at = new_register();
    emit_or_fail(Opcode::kGet, at, base, key);
    return at;
  }
  Register key = 0;
  const Register value = scan(base, &key);
  match(operand, key);
  return value;
}

// Opens a loop over the collection in `base`; what follows is inside.
UnitEmitter::Register UnitEmitter::scan(Register base, Register* key) {
  const uint16_t iterator = new_iterator();
  *key = new_register();
  const Register value = new_register();
  emit_or_fail(Opcode::kScan, iterator, base);
  const Label next = new_label();
  bind(next);
  emit_or_fail(Opcode::kNext, iterator, *key, value);
  fail_ = next;
  return value;
}

UnitEmitter::Register UnitEmitter::comprehension(const Term& comprehension) {
  const bool is_object = comprehension.kind == TermKind::kObjectComprehension;
  const BuilderKind kind = is_object                                           ? BuilderKind::kObject
                           : comprehension.kind == TermKind::kSetComprehension ? BuilderKind::kSet
                                                                               : BuilderKind::kArray;
  const Register builder = new_register();
  emit(Opcode::kBegin, builder, 0, 0, static_cast<uint32_t>(kind));
  const Label done = attempt([&] {
    closure(comprehension.body);
    const Register first = term(*comprehension.items[0]);
    if (is_object) {
      emit(Opcode::kAddEntry, builder, first, term(*comprehension.items[1]));
    } else {
      emit(Opcode::kAdd, builder, first);
    }
    jump(fail_);
  });
  bind(done);
  const Register at = new_register();
  emit(Opcode::kFinish, at, builder);
  return at;
}

}  // namespace rego
