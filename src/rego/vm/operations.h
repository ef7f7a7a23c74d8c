#pragma once
// One function an opcode, in the order of opcodes.def. Each is inlined into the loop; what is long or rare is called.
// Private to src/rego/vm.

#include <algorithm>

#include "rego/value/numbers.h"
#include "rego/value/reps.h"
#include "rego/vm/collector.h"
#include "rego/vm/state.h"

namespace rego::operations {

using State = Machine::State;

#define OPERATION(name)                                                                            \
  [[gnu::always_inline]] inline Flow name([[maybe_unused]] State& vm, [[maybe_unused]] Cursor& at, \
                                          [[maybe_unused]] const Instruction& i)

inline Flow set_or_jump(Cursor& at, const Instruction& i, const Value& value) {
  at.registers[i.a] = value;
  return value.is_defined() ? Flow::kNext : Flow::kJump;
}
inline Flow holds(bool truth) { return truth ? Flow::kNext : Flow::kJump; }
inline Collector& collector(const Value& value) { return *reinterpret_cast<Collector*>(value.as_integer()); }
inline Value handle(void* pointer) { return Value::integer(reinterpret_cast<int64_t>(pointer)); }
inline Context& context_in(const Value& value) { return *reinterpret_cast<Context*>(value.as_integer()); }

// The operands of `i`, copied out of the registers.
struct Operands {
  Operands(const Cursor& at, const Instruction& i) : count(i.b) {
    const uint16_t* list = at.program->code.operands.data() + i.y;
    for (size_t k = 0; k < count; k++) values[k] = at.registers[list[k]];
  }
  std::span<const Value> span() const { return {values, count}; }

  Value values[kArgumentsMax];
  size_t count;
};

// --- Values and documents

OPERATION(LoadConst) {
  at.registers[i.a] = at.program->code.constants[i.x];
  return Flow::kNext;
}

OPERATION(Move) {
  at.registers[i.a] = at.registers[i.b];
  return Flow::kNext;
}

OPERATION(Undefine) {
  at.registers[i.a] = Value();
  return Flow::kNext;
}

OPERATION(Input) { return set_or_jump(at, i, vm.context->input); }

OPERATION(InputPath) {
  Context& context = *vm.context;
  if (context.input_paths.has(i.x, context.stamp)) return set_or_jump(at, i, context.input_paths.values[i.x]);
  return set_or_jump(at, i, vm.input_path(i.x));
}

OPERATION(DataPath) {
  if (!vm.context->overlays) return set_or_jump(at, i, at.program->data_values[i.x]);
  return set_or_jump(at, i, vm.data_path(*at.program, i.x));
}

OPERATION(Document) {
  const Value value = vm.document(i.x, at.program->filters[i.y]);
  at.registers = vm.registers.data() + vm.register_base;
  if (vm.failed) return Flow::kStop;
  return set_or_jump(at, i, value);
}

// --- Calls

OPERATION(CallRule) {
  Context& context = *vm.context;
  if (context.rules.has(i.x, context.stamp)) return set_or_jump(at, i, context.rules.values[i.x]);
  if (context.overlays && is_overlaid(*vm.arena, context, *vm.policy, vm.policy->units[i.x].data_path)) {
    return set_or_jump(at, i, vm.data_path(*vm.policy, vm.policy->units[i.x].data_path));
  }
  return vm.enter(at, i, *vm.policy, i.x, {}, true);
}

OPERATION(CallFunction) {
  const Operands operands(at, i);
  if (vm.context->replacements) {
    const ActiveReplacement* active = vm.replacement_of(i.x, nullptr);
    if (active) return vm.call_replacement(at, i, *active, operands.span());
  }
  return vm.enter(at, i, *vm.policy, i.x, operands.span(), false);
}

OPERATION(CallBuiltin) {
  const Operands operands(at, i);
  const BuiltinRow& row = *at.program->builtins[i.x];
  if (vm.context->replacements) {
    const ActiveReplacement* active = vm.replacement_of(kNone, &row);
    if (active) return vm.call_replacement(at, i, *active, operands.span());
  }
  return vm.call_builtin(at, i, row, operands.span());
}

OPERATION(Observe) {
  vm.observe(at, i);
  return Flow::kNext;
}

OPERATION(Print) { return vm.print(at, i); }

// --- References and patterns

OPERATION(Get) { return set_or_jump(at, i, at.registers[i.b].get(at.registers[i.c])); }

OPERATION(GetConst) { return set_or_jump(at, i, at.registers[i.b].get(at.program->code.constants[i.x])); }

OPERATION(ArrayItem) {
  at.registers[i.a] = at.registers[i.b].items()[i.x];
  return Flow::kNext;
}

OPERATION(CheckArray) { return holds(at.registers[i.a].is_array() && at.registers[i.a].size() == i.x); }

OPERATION(CheckObject) { return holds(at.registers[i.a].is_object() && at.registers[i.a].size() == i.x); }

OPERATION(CheckCollection) { return holds(at.registers[i.a].is_collection()); }

// --- Control

OPERATION(Scan) {
  const Value& collection = at.registers[i.b];
  Iterator& iterator = vm.iterators[vm.iterator_base + i.a];
  iterator.next = 0;
  if (!collection.is_collection()) return Flow::kJump;
  iterator.size = static_cast<uint32_t>(collection.size());
  if (iterator.size == 0) return Flow::kJump;
  if (collection.is_object()) {
    iterator.entries = collection.entries().data();
    iterator.values = nullptr;
  } else {
    iterator.values = collection.items().data();
    iterator.keys_are_indexes = collection.is_array();
  }
  return Flow::kNext;
}

OPERATION(Next) {
  Iterator& iterator = vm.iterators[vm.iterator_base + i.a];
  if (iterator.next == iterator.size) return Flow::kJump;
  const uint32_t place = iterator.next++;
  if (iterator.values) {
    at.registers[i.c] = iterator.values[place];
    at.registers[i.b] = iterator.keys_are_indexes ? Value::integer(place) : iterator.values[place];
  } else {
    at.registers[i.b] = iterator.entries[place].key;
    at.registers[i.c] = iterator.entries[place].value;
  }
  return vm.count_step(at);
}

OPERATION(Jump) {
  at.next = at.first + i.target;
  return Flow::kNext;
}

OPERATION(TestTrue) { return holds(at.registers[i.a].is_defined() && !at.registers[i.a].is_false()); }

OPERATION(TestFalse) { return holds(at.registers[i.a].is_undefined() || at.registers[i.a].is_false()); }

OPERATION(TestDefined) { return holds(at.registers[i.a].is_defined()); }

OPERATION(TestUndefined) { return holds(at.registers[i.a].is_undefined()); }

OPERATION(TestEqual) { return holds(equal(at.registers[i.a], at.registers[i.b])); }

OPERATION(TestEqualConst) { return holds(equal(at.registers[i.a], at.program->code.constants[i.x])); }

OPERATION(TestNotEqual) { return holds(!equal(at.registers[i.a], at.registers[i.b])); }

OPERATION(TestLess) { return holds(compare(at.registers[i.a], at.registers[i.b]) < 0); }

OPERATION(TestLessEqual) { return holds(compare(at.registers[i.a], at.registers[i.b]) <= 0); }

inline bool is_member(const Value& item, const Value& collection) {
  if (collection.is_set()) return collection.get(item).is_defined();
  if (collection.is_array()) {
    const auto items = collection.items();
    return std::any_of(items.begin(), items.end(), [&](const Value& other) { return equal(item, other); });
  }
  if (!collection.is_object()) return false;
  const auto entries = collection.entries();
  return std::any_of(entries.begin(), entries.end(), [&](const Entry& entry) { return equal(item, entry.value); });
}

OPERATION(TestMember) { return holds(is_member(at.registers[i.a], at.registers[i.b])); }

inline bool compare_values(Comparison comparison, const Value& a, const Value& b) {
  switch (comparison) {
    case Comparison::kEqual:
      return equal(a, b);
    case Comparison::kNotEqual:
      return !equal(a, b);
    case Comparison::kLess:
      return compare(a, b) < 0;
    case Comparison::kLessEqual:
      return compare(a, b) <= 0;
    case Comparison::kGreater:
      return compare(a, b) > 0;
    case Comparison::kGreaterEqual:
      return compare(a, b) >= 0;
  }
  return false;
}

OPERATION(Compare) {
  at.registers[i.a] =
      Value::boolean(compare_values(static_cast<Comparison>(i.x), at.registers[i.b], at.registers[i.c]));
  return Flow::kNext;
}

// --- Collections

inline std::span<const uint16_t> operand_list(const Cursor& at, const Instruction& i) {
  return {at.program->code.operands.data() + i.y, i.b};
}

OPERATION(MakeArray) {
  if (i.b == 0) {
    at.registers[i.a] = Value::empty_array();
    return Flow::kNext;
  }
  ArrayRep* rep = allocate_array_rep(*vm.arena, i.b);
  const auto list = operand_list(at, i);
  for (size_t k = 0; k < list.size(); k++) rep->items()[k] = at.registers[list[k]];
  note_depth(*rep);
  return vm.keep(at, i, ValueAccess::from_array(rep));
}

OPERATION(MakeSet) {
  SetBuilder set(*vm.arena);
  set.reserve(i.b);
  for (const uint16_t item : operand_list(at, i)) set.add(at.registers[item]);
  return vm.keep(at, i, set.finish());
}

OPERATION(MakeObject) {
  ObjectBuilder object(*vm.arena);
  const auto list = operand_list(at, i);
  object.reserve(list.size() / 2);
  for (size_t k = 0; k < list.size(); k += 2) object.add(at.registers[list[k]], at.registers[list[k + 1]]);
  return vm.keep(at, i, object.finish());  // of keys that turn out equal the last stands: only rules conflict
}

OPERATION(Begin) {
  at.registers[i.a] = handle(vm.arena->create<Collector>(*vm.arena, static_cast<BuilderKind>(i.x)));
  return Flow::kNext;
}

OPERATION(Add) {
  collector(at.registers[i.a]).items.push_back(at.registers[i.b]);
  return Flow::kNext;
}

OPERATION(AddEntry) {
  Collector& object = collector(at.registers[i.a]);
  object.items.push_back(at.registers[i.b]);
  object.items.push_back(at.registers[i.c]);
  return Flow::kNext;
}

OPERATION(AddAt) {
  Collector& nested = collector(at.registers[i.a]);
  nested.items.push_back(Value::integer(i.b - 1));
  nested.items.push_back(Value::integer(i.x));
  for (const uint16_t item : operand_list(at, i)) nested.items.push_back(at.registers[item]);
  return Flow::kNext;
}

OPERATION(Finish) { return vm.keep(at, i, finish(*vm.arena, collector(at.registers[i.b]))); }

// --- Results

OPERATION(Yield) {
  Value& result = at.registers[i.a];
  const Value& value = at.registers[i.b];
  if (result.is_undefined()) {
    result = value;
    return Flow::kNext;
  }
  return equal(result, value) ? Flow::kNext : vm.fail_conflict(at, i);
}

OPERATION(Return) { return vm.leave(at, at.registers[i.a]); }

OPERATION(Solution) {
  for (const uint16_t item : operand_list(at, i)) vm.solutions.push_back(at.registers[item]);
  return Flow::kNext;
}

// --- with

OPERATION(WithBegin) {
  auto* context = vm.arena->create<Context>(*vm.context);
  context->stamp = 1;
  allocate_memory(*vm.arena, *vm.policy, *context);
  at.registers[i.a] = handle(context);
  return Flow::kNext;
}

OPERATION(WithInput) {
  Context& context = context_in(at.registers[i.a]);
  const Value keys = path_keys(*vm.arena, at.program->input_paths, i.x);
  context.input = with_value_at(*vm.arena, context.input, keys, 0, at.registers[i.b]);
  return Flow::kNext;
}

OPERATION(WithData) {
  Context& context = context_in(at.registers[i.a]);
  const Value keys = path_keys(*vm.arena, at.program->data_paths, i.x);
  context.data = with_value_at(*vm.arena, context.data, keys, 0, at.registers[i.b]);
  context.overlays = vm.arena->create<DataOverlay>(DataOverlay{context.overlays, at.program, i.x});
  return Flow::kNext;
}

OPERATION(WithFunction) {
  Context& context = context_in(at.registers[i.a]);
  const Replacement& replacement = at.program->replacements[i.x];
  const bool is_value = replacement.by_unit == kNone && !replacement.by_builtin;
  context.replacements = vm.arena->create<ActiveReplacement>(
      ActiveReplacement{context.replacements, &replacement, is_value ? at.registers[i.b] : Value()});
  return Flow::kNext;
}

OPERATION(UseContext) {
  vm.context = &context_in(at.registers[i.a]);
  return Flow::kNext;
}

OPERATION(UseOuterContext) {
  vm.context = vm.outer;
  return Flow::kNext;
}

#undef OPERATION

}  // namespace rego::operations
