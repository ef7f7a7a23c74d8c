// Units: complete rules and functions, partial rules, queries.
//
// The definitions of a complete rule run one after the other. Where all of them give the same constant, the first that
// holds ends the unit; otherwise each runs to its end and every further value must agree with the first.

#include <algorithm>

#include "rego/compile/unit_emitter.h"

namespace rego {
namespace {

// The value that every definition has, where that is one literal.
std::optional<Value> common_constant(Arena& arena, const RuleNode& node) {
  std::optional<Value> common;
  for (const RuleEntry& entry : node.rules) {
    for (const Rule* branch = entry.rule; branch; branch = branch->else_rule) {
      if (branch->is_default) continue;
      if (!branch->head.value || !is_ground_literal(*branch->head.value)) return std::nullopt;
      const Value value = literal_value(arena, *branch->head.value);
      if (common && !equal(*common, value)) return std::nullopt;
      if (!common) common = value;
    }
  }
  return common;
}

const Rule* default_rule(const RuleNode& node) {
  const auto found =
      std::find_if(node.rules.begin(), node.rules.end(), [](const RuleEntry& e) { return e.rule->is_default; });
  return found == node.rules.end() ? nullptr : found->rule;
}

}  // namespace

void UnitEmitter::complete_rule(const RuleNode& node) {
  for (size_t i = 0; i < node.rules[0].rule->head.args.size(); i++) new_register();
  span_ = node.rules[0].rule->head.span;
  const Register result = new_register();
  emit(Opcode::kUndefine, result);
  const Label done = new_label();
  const bool ends_early = common_constant(builder_.program().arena, node).has_value();
  for (const RuleEntry& entry : node.rules) {
    if (entry.rule->is_default) continue;
    reuse_registers([&] { definition(entry, result); });
    if (ends_early) emit_jump(Opcode::kTestUndefined, done, result);
  }
  if (const Rule* fallback = default_rule(node)) {
    const size_t vars = vars_.size();
    emit_jump(Opcode::kTestUndefined, done, result);
    fail_ = done;
    arguments(*fallback);
    emit(Opcode::kMove, result, term(*fallback->head.value));
    vars_.resize(vars);
  }
  bind(done);
  span_ = node.rules[0].rule->head.span;
  emit(Opcode::kReturn, result);
}

// The first branch of the chain that holds gives the definition's value.
void UnitEmitter::definition(const RuleEntry& entry, Register result) {
  if (!entry.rule->else_rule) return branch(*entry.rule, result);
  const Register own = new_register();
  emit(Opcode::kUndefine, own);
  const Label done = new_label();
  for (const Rule* each = entry.rule; each; each = each->else_rule) {
    branch(*each, own);
    if (each->else_rule) emit_jump(Opcode::kTestUndefined, done, own);
  }
  bind(done);
  const Label undefined = new_label();
  emit_jump(Opcode::kTestDefined, undefined, own);
  emit(Opcode::kYield, result, own);
  bind(undefined);
}

void UnitEmitter::branch(const Rule& rule, Register result) {
  const Span outer = span_;
  span_ = rule.head.span;
  const bool is_constant = is_ground_literal(*rule.head.value);
  const Label exhausted = attempt([&] {
    const Label first = fail_;
    arguments(rule);
    observe_head(TraceOp::kEnter, rule.head);
    body(rule.body);
    span_ = rule.head.span;
    const Register value = term(*rule.head.value);
    emit(Opcode::kYield, result, value);
    observe_head(TraceOp::kExit, rule.head);
    if (is_constant) {
      jump(first);  // further solutions would say the same
    } else if (fail_ != first) {
      jump(fail_);
    }
  });
  bind(exhausted);
  span_ = outer;
}

void UnitEmitter::arguments(const Rule& rule) {
  std::vector<std::pair<const Term*, Register>> parts;
  for (size_t i = 0; i < rule.head.args.size(); i++) parts.emplace_back(rule.head.args[i], static_cast<Register>(i));
  match_parts(std::move(parts));
}

void UnitEmitter::partial_rule(const RuleNode& node) {
  span_ = node.rules[0].rule->head.span;
  const bool is_set = std::all_of(node.rules.begin(), node.rules.end(),
                                  [](const RuleEntry& e) { return e.rule->head.key && e.path.empty(); });
  const bool is_object = std::all_of(node.rules.begin(), node.rules.end(),
                                     [](const RuleEntry& e) { return !e.rule->head.key && e.path.size() == 1; });
  const BuilderKind kind = is_set ? BuilderKind::kSet : is_object ? BuilderKind::kObject : BuilderKind::kNested;
  const Register builder = new_register();
  emit(Opcode::kBegin, builder, 0, 0, static_cast<uint32_t>(kind));
  for (const RuleEntry& entry : node.rules) {
    reuse_registers([&] { partial_definition(entry, builder, kind); });
  }
  const Register result = new_register();
  span_ = node.rules[0].rule->head.span;
  emit(Opcode::kFinish, result, builder);
  emit(Opcode::kReturn, result);
}

void UnitEmitter::partial_definition(const RuleEntry& entry, Register builder, BuilderKind kind) {
  const Label done = new_label();
  for (const Rule* rule = entry.rule; rule; rule = rule->else_rule) {
    const Head& head = rule->head;
    const Register held = new_register();
    emit(Opcode::kUndefine, held);
    const Label exhausted = attempt([&] {
      span_ = head.span;
      observe_head(TraceOp::kEnter, head);
      body(rule->body);
      span_ = head.span;
      std::vector<Register> operands;
      for (const Term* part : entry.path) operands.push_back(term(*part));
      operands.push_back(term(head.key ? *head.key : *head.value));
      if (kind == BuilderKind::kSet) {
        emit(Opcode::kAdd, builder, operands[0]);
      } else if (kind == BuilderKind::kObject) {
        emit(Opcode::kAddEntry, builder, operands[0], operands[1]);
      } else {
        const Leaf leaf = head.key ? Leaf::kSetMember : Leaf::kValue;
        emit(Opcode::kAddAt, builder, static_cast<uint32_t>(operands.size()), 0, static_cast<uint32_t>(leaf),
             builder_.operands(operands));
      }
      observe_head(TraceOp::kExit, head);
      emit(Opcode::kMove, held, builder);
      jump(fail_);
    });
    bind(exhausted);
    if (rule->else_rule) emit_jump(Opcode::kTestUndefined, done, held);
  }
  bind(done);
}

// The value of one expression of a query, and whether the query goes on only where it is true.
UnitEmitter::Register UnitEmitter::capture_value(const Expr& stated, bool is_checked) {
  const bool is_statement =
      stated.negated || !stated.with.empty() || stated.kind != ExprKind::kTerm || is_equality(stated);
  if (is_statement) {
    if (stated.with.empty() || stated.negated || stated.kind != ExprKind::kTerm || is_equality(stated)) {
      this->stated(stated);
      return constant(Value::boolean(true));
    }
    const Register context = new_register();
    begin_with(stated, context);
    contexts_.push_back(context);
    restore_context();
    Register value = stated.term->kind == TermKind::kCall ? call_value(*stated.term, argument_registers(*stated.term))
                                                          : term(*stated.term);
    if (is_checked) emit_or_fail(Opcode::kTestTrue, value);
    contexts_.pop_back();
    restore_context();
    return value;
  }
  const Term& of = *stated.term;
  if (of.kind == TermKind::kCall && of.items.size() == arity_of(of) + 1 && operator_name(of) != "internal.print") {
    const BuiltinRow* builtin = called_function(tree_, of) ? nullptr : find_builtin(operator_name(of));
    Register value = call_value(of, argument_registers(of));
    if (builtin && has(builtin->flags, BuiltinFlags::kRelation)) {
      Register key = 0;
      value = scan(value, &key);
    }
    if (is_checked) emit_or_fail(Opcode::kTestTrue, value);
    return value;
  }
  if (of.kind == TermKind::kCall) {
    call_statement(of);
    return constant(Value::boolean(true));
  }
  const Register value = term(of);
  if (is_checked) emit_or_fail(Opcode::kTestTrue, value);
  return value;
}

std::vector<std::pair<std::string, UnitEmitter::Register>> UnitEmitter::capture(const Body& body,
                                                                                std::vector<Register>* values) {
  const bool iterates = std::any_of(body.begin(), body.end(), [](const Expr* each) {
    VarSet vars;
    collect_vars(*each, vars);
    return !vars.empty();
  });
  std::vector<std::pair<std::string, Register>> columns;
  for (const Expr* each : body) {
    const Span outer = span_;
    span_ = each->span;
    if (each->is_generated) {
      expr(*each);
    } else {
      const bool is_checked = iterates || body.size() > 1;
      Register value = 0;
      if (compilation_.options.is_observed) {
        observed(*each, [&] { value = capture_value(*each, is_checked); });
      } else {
        value = capture_value(*each, is_checked);
      }
      columns.emplace_back(std::string(each->span.text()), value);
      if (values) values->push_back(value);
    }
    span_ = outer;
  }
  return columns;
}

void UnitEmitter::query_value(const Body& body) {
  const Register result = new_register();
  emit(Opcode::kUndefine, result);
  const Label done = new_label();
  const Label exhausted = attempt([&] {
    std::vector<Register> values;
    capture(body, &values);
    if (!values.empty()) emit(Opcode::kMove, result, values.back());
    jump(done);
  });
  bind(exhausted);
  bind(done);
  emit(Opcode::kReturn, result);
}

void UnitEmitter::query_solutions(const Body& body, Program& program) {
  const Label exhausted = attempt([&] {
    const auto columns = capture(body, nullptr);
    std::vector<Register> row;
    for (const auto& [text, at] : columns) {
      program.solution_names.push_back(text);
      program.solution_is_binding.push_back(0);
      row.push_back(at);
    }
    for (const auto& [name, at] : vars_) {
      if (is_wildcard(name) || is_generated_name(name)) continue;
      program.solution_names.emplace_back(display_name(name));
      program.solution_is_binding.push_back(1);
      row.push_back(at);
    }
    emit(Opcode::kSolution, 0, static_cast<uint32_t>(row.size()), 0, 0, builder_.operands(row));
    jump(fail_);
  });
  bind(exhausted);
  const Register nothing = new_register();
  emit(Opcode::kUndefine, nothing);
  emit(Opcode::kReturn, nothing);
}

}  // namespace rego
