#include "rego/compile/unit_emitter.h"

#include <algorithm>

namespace rego {

UnitEmitter::UnitEmitter(Compilation& compilation, const RuleTree& tree, ProgramBuilder& builder, Mode mode)
    : compilation_(compilation), tree_(tree), builder_(builder), mode_(mode) {}

UnitEmitter::Register UnitEmitter::new_register() {
  if (register_count_ >= kRegistersMax) {
    is_over_limit_ = true;
    return 0;
  }
  registers_needed_ = std::max(registers_needed_, ++register_count_);
  return static_cast<Register>(register_count_ - 1);
}

uint16_t UnitEmitter::new_iterator() {
  if (iterator_count_ >= kIteratorsMax) {
    is_over_limit_ = true;
    return 0;
  }
  iterators_needed_ = std::max(iterators_needed_, ++iterator_count_);
  return static_cast<uint16_t>(iterator_count_ - 1);
}

UnitEmitter::Label UnitEmitter::new_label() {
  label_places_.push_back(-1);
  return label_places_.size() - 1;
}

void UnitEmitter::bind(Label label) {
  label_places_[label] = static_cast<int64_t>(instructions_.size());
  if (mode_.uses_with) restore_context();
}

void UnitEmitter::restore_context() {
  if (contexts_.back()) {
    emit(Opcode::kUseContext, *contexts_.back());
  } else {
    emit(Opcode::kUseOuterContext);
  }
}

void UnitEmitter::emit(Opcode op, uint32_t a, uint32_t b, uint32_t c, uint32_t x, uint32_t y) {
  instructions_.push_back({op, static_cast<uint16_t>(a), static_cast<uint16_t>(b), static_cast<uint16_t>(c), x, y, 0});
  places_.push_back(builder_.place(span_));
}

void UnitEmitter::emit_or_fail(Opcode op, uint32_t a, uint32_t b, uint32_t c, uint32_t x, uint32_t y) {
  emit_jump(op, fail_, a, b, c, x, y);
}

void UnitEmitter::emit_jump(Opcode op, Label label, uint32_t a, uint32_t b, uint32_t c, uint32_t x, uint32_t y) {
  label_uses_.emplace_back(static_cast<uint32_t>(instructions_.size()), label);
  emit(op, a, b, c, x, y);
}

UnitEmitter::Register UnitEmitter::constant(const Value& value) {
  const Register at = new_register();
  emit(Opcode::kLoadConst, at, 0, 0, builder_.constant(value));
  return at;
}

void UnitEmitter::bind_var(std::string_view name, Register at) { vars_.emplace_back(name, at); }

std::optional<UnitEmitter::Register> UnitEmitter::find_var(std::string_view name) const {
  const auto found = std::find_if(vars_.rbegin(), vars_.rend(), [&](const auto& var) { return var.first == name; });
  if (found == vars_.rend()) return std::nullopt;
  return found->second;
}

bool UnitEmitter::is_bound(const Term& term) const {
  VarSet vars;
  collect_vars(term, vars);
  return std::all_of(vars.begin(), vars.end(), [&](std::string_view name) { return find_var(name).has_value(); });
}

bool UnitEmitter::is_pattern(const Term& term) const {
  switch (term.kind) {
    case TermKind::kVar:
      return !find_var(term.name);
    case TermKind::kArray:
      return std::any_of(term.items.begin(), term.items.end(), [&](const Term* item) { return is_pattern(*item); });
    case TermKind::kObject:
      for (size_t i = 1; i < term.items.size(); i += 2) {
        if (is_pattern(*term.items[i])) return true;
      }
      return false;
    default:
      return false;
  }
}

void UnitEmitter::finish(Unit unit) {
  if (is_over_limit_) {
    compilation_.report("rego_compile_error", unit.path + " needs more registers than the machine has", span_);
  }
  Code& code = builder_.program().code;
  unit.entry = static_cast<uint32_t>(code.instructions.size());
  for (const auto& [instruction, label] : label_uses_) {
    instructions_[instruction].target = unit.entry + static_cast<uint32_t>(label_places_[label]);
  }
  code.instructions.insert(code.instructions.end(), instructions_.begin(), instructions_.end());
  code.places.insert(code.places.end(), places_.begin(), places_.end());
  unit.end = static_cast<uint32_t>(code.instructions.size());
  unit.register_count = static_cast<uint16_t>(registers_needed_);
  unit.iterator_count = static_cast<uint16_t>(iterators_needed_);
  unit.place = builder_.place(span_);
  builder_.program().units.push_back(std::move(unit));
}

}  // namespace rego
