#pragma once
// Emits the code of one unit. Private to src/rego/compile.
//
// A body is straight-line code: falling through means that its expressions hold, and jumping to `fail_` asks for the
// next way to make them hold: the innermost open loop's Next, or the end of the body. Opening a loop moves `fail_` to
// it, so what follows in the body is inside the loop without being nested in the emitter.
//
// Contexts (`with`) are a property of places in the code, too: each label where code of another context may jump to
// re-establishes its own. So there is nothing to unwind.

#include <functional>
#include <optional>
#include <vector>

#include "rego/compile/compilation.h"
#include "rego/compile/program_builder.h"

namespace rego {

class UnitEmitter {
 public:
  struct Mode {
    bool is_query = false;  // refers to another program's rules and remembers no paths
    bool uses_with = false;
  };
  using Register = uint16_t;

  UnitEmitter(Compilation& compilation, const RuleTree& tree, ProgramBuilder& builder, Mode mode);

  // What a unit emitter can emit. Each returns after finish() has been given its result register.
  void complete_rule(const RuleNode& node);
  void partial_rule(const RuleNode& node);
  void query_value(const Body& body);
  void query_solutions(const Body& body, Program& program);

  // Appends the code to the program as `unit`, whose path and kind are set.
  void finish(Unit unit);

 private:
  using Label = size_t;

  // Code and labels (unit_emitter.cc).
  Register new_register();
  uint16_t new_iterator();
  Label new_label();
  void bind(Label label);
  void emit(Opcode op, uint32_t a = 0, uint32_t b = 0, uint32_t c = 0, uint32_t x = 0, uint32_t y = 0);
  void emit_or_fail(Opcode op, uint32_t a = 0, uint32_t b = 0, uint32_t c = 0, uint32_t x = 0, uint32_t y = 0);
  void emit_jump(Opcode op, Label label, uint32_t a = 0, uint32_t b = 0, uint32_t c = 0, uint32_t x = 0,
                 uint32_t y = 0);
  void jump(Label label) { emit_jump(Opcode::kJump, label); }
  void restore_context();
  Register constant(const Value& value);
  // Runs `emit_inner` with `fail_` at a new label and its variables forgotten afterwards. Returns the label, unbound.
  template <typename F>
  Label attempt(F emit_inner);
  // What `emit_inner` takes is free again after it: definitions of one rule run one after the other.
  template <typename F>
  void reuse_registers(F emit_inner);

  // Variables (unit_emitter.cc).
  void bind_var(std::string_view name, Register at);
  std::optional<Register> find_var(std::string_view name) const;
  bool is_bound(const Term& term) const;    // no unbound variable outside of closures
  bool is_pattern(const Term& term) const;  // an unbound variable, or an array or object that holds one

  // Terms (emit_term.cc): each gives a register with a defined value, or fails; may open loops.
  Register term(const Term& term);
  // Several, in an order in which each finds its variables bound: [x, input.xs[x]] starts with the ref.
  std::vector<Register> terms(const std::vector<const Term*>& list);
  Register ref(const Term& ref);
  Register input_ref(const Term& ref);
  Register data_ref(const Term& ref);
  Register rest_of_ref(Register base, const Term& ref, size_t at);
  Register operand_of(Register base, const Term& operand);
  Register scan(Register base, Register* key);
  Register collection(Opcode op, const Term& literal);
  Register comprehension(const Term& comprehension);
  Register set_literal(const Term& literal);

  // Unification (emit_unify.cc).
  void unify(const Term& a, const Term& b);
  void unify_literals(const Term& a, const Term& b);
  void unify_object_literals(const Term& a, const Term& b);
  void unify_pairs(std::vector<std::pair<const Term*, const Term*>> pairs);
  void match(const Term& pattern, Register value);
  void match_parts(std::vector<std::pair<const Term*, Register>> parts);
  void test_equal(const Term& a, const Term& b);
  bool can_evaluate(const Term& term) const;

  // Calls (emit_call.cc).
  void call_statement(const Term& call);
  bool comparison_statement(const Term& call, const std::vector<Register>& arguments);
  Register call_value(const Term& call, const std::vector<Register>& arguments);
  void take_result(const Term& call, size_t arity, Register result);
  std::vector<Register> argument_registers(const Term& call);
  size_t arity_of(const Term& call) const;

  // Expressions (emit_expr.cc).
  void body(const Body& body);
  void expr(const Expr& expr);
  void stated(const Expr& expr);
  void positive(const Expr& expr);
  void negation(const Expr& expr);
  void evaluate_outside(const Term& term);
  void every(const Expr& expr);
  void closure_holds(const Body& body);
  void not_body(const Body& body);
  void disjunction(const Expr& expr);
  void with_region(const Expr& expr);
  void begin_with(const Expr& expr, Register context);
  void replace_function(const With& with, Register value, Register context);
  bool names_function(const Term& term, uint32_t* unit) const;

  // What an observer is told (emit_observe.cc).
  void observed(const Expr& expr, const std::function<void()>& emit_inner);
  void closure(const Body& body);
  uint32_t trace_point(Span span, bool is_generated);
  void observe(TraceOp op, uint32_t point) { emit(Opcode::kObserve, static_cast<uint32_t>(op), 0, 0, point); }
  void observe_head(TraceOp op, const Head& head);
  void observe_note(const Term& call, Register message);

  // Rules (emit_rule.cc).
  void definition(const RuleEntry& entry, Register result);
  void branch(const Rule& rule, Register result);
  void arguments(const Rule& rule);
  void partial_definition(const RuleEntry& entry, Register builder, BuilderKind kind);
  std::vector<std::pair<std::string, Register>> capture(const Body& body, std::vector<Register>* values);
  Register capture_value(const Expr& expr, bool is_checked);

  Compilation& compilation_;
  const RuleTree& tree_;
  ProgramBuilder& builder_;
  Mode mode_;

  std::vector<Instruction> instructions_;
  std::vector<CodePlace> places_;
  std::vector<int64_t> label_places_;                        // -1 until bound
  std::vector<std::pair<uint32_t, Label>> label_uses_;       // instruction, label
  std::vector<std::pair<std::string_view, Register>> vars_;  // bound ones, innermost last
  std::map<const Term*, Register> evaluated_;                // terms that were evaluated ahead of their place
  std::vector<std::optional<Register>> contexts_{std::nullopt};
  Label fail_ = 0;
  Span span_;
  uint32_t register_count_ = 0;  // taken at this place
  uint32_t iterator_count_ = 0;
  uint32_t registers_needed_ = 0;  // the most that are taken at any place
  uint32_t iterators_needed_ = 0;
  uint32_t nesting_ = 0;  // closures around this place
  bool is_over_limit_ = false;
};

template <typename F>
UnitEmitter::Label UnitEmitter::attempt(F emit_inner) {
  const Label outer = fail_;
  const size_t vars = vars_.size();
  const Label inner = fail_ = new_label();
  emit_inner();
  fail_ = outer;
  vars_.resize(vars);
  return inner;
}

template <typename F>
void UnitEmitter::reuse_registers(F emit_inner) {
  const uint32_t registers = register_count_;
  const uint32_t iterators = iterator_count_;
  emit_inner();
  register_count_ = registers;
  iterator_count_ = iterators;
}

}  // namespace rego
