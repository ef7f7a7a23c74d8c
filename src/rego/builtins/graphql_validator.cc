// The walk: operations first, then fragments on their own. On the way each node learns what it stands for in the
// schema.

#include "rego/builtins/graphql_validator.h"

#include "rego/builtins/graphql_rules.h"

namespace rego::graphql {
namespace {

class Walker {
 public:
  Walker(BuiltinContext& context, const Schema& schema, QueryDocument& document)
      : schema_(schema), document_(document), budget_(context), state_{schema, document, budget_}, rules_(state_) {
    typename_type_.name = "String";
    typename_field_.name = "__typename";
    typename_field_.type = &typename_type_;
  }

  bool is_spent() const { return budget_.is_spent(); }
  std::vector<Problem>& problems() { return rules_.problems(); }

  void walk() {
    for (Operation* operation : document_.operations) {
      spread_fragments_.clear();
      walk_operation(*operation);
    }
    for (FragmentDefinition* fragment : document_.fragments) {
      spread_fragments_.clear();
      const Definition* definition = schema_.type(fragment->type_condition);
      fragment->definition = definition;
      walk_directives(fragment->directives, "FRAGMENT_DEFINITION");
      walk_selections(definition, fragment->selections);
      rules_.on_fragment(*fragment);
    }
  }

 private:
  void walk_operation(Operation& operation) {
    state_.operation = &operation;
    for (VariableDefinition* variable : operation.variables) {
      variable->definition = schema_.type(variable->type->base_name());
      rules_.on_variable(*variable);
      if (!variable->default_value) continue;
      variable->default_value->expected_type = variable->type;
      variable->default_value->definition = variable->definition;
    }
    for (VariableDefinition* variable : operation.variables) {
      if (variable->default_value) walk_value(*variable->default_value);
      walk_directives(variable->directives, "VARIABLE_DEFINITION");
    }
    const bool is_mutation = operation.operation == "mutation";
    const bool is_subscription = operation.operation == "subscription";
    walk_directives(operation.directives, is_mutation ? "MUTATION" : is_subscription ? "SUBSCRIPTION" : "QUERY");
    walk_selections(schema_.root(operation.operation), operation.selections);
    rules_.on_operation(operation);
    state_.operation = nullptr;
  }

  void walk_directives(const NodeList<Directive>& directives, std::string_view location) {
    for (Directive* directive : directives) {
      directive->definition = schema_.directive(directive->name);
      directive->location = location;
      walk_arguments(directive->arguments, directive->definition ? &directive->definition->arguments : nullptr);
      rules_.on_directive(*directive);
    }
    rules_.on_directive_list(directives);
  }

  void walk_arguments(const NodeList<Argument>& arguments, const NodeList<ArgumentDefinition>* definitions) {
    for (const Argument* argument : arguments) {
      const ArgumentDefinition* definition = definitions ? definitions->find(argument->name) : nullptr;
      if (definition) expect(*argument->value, *definition->type, definition->default_value);
      walk_value(*argument->value);
    }
  }

  void expect(Literal& value, const TypeReference& type, const Literal* default_value) {
    value.expected_type = &type;
    value.expected_type_has_default = default_value && default_value->kind != ValueKind::kNull;
    value.definition = schema_.type(type.base_name());
  }

  void walk_value(Literal& value) {
    const Budget::Level level(budget_);
    if (!budget_.take_step()) return;
    if (value.kind == ValueKind::kVariable && state_.operation) {
      VariableDefinition* variable = state_.operation->variables.find(value.raw);
      value.variable = variable;
      if (variable) variable->is_used = true;
    }
    for (const ChildLiteral* child : value.children) {
      if (value.kind == ValueKind::kObject && value.definition) {
        const FieldDefinition* field = value.definition->fields.find(child->name);
        if (field) expect(*child->value, *field->type, field->default_value);
      } else if (value.kind == ValueKind::kList && value.expected_type && value.expected_type->element) {
        child->value->expected_type = value.expected_type->element;
        child->value->definition = value.definition;
      }
      const bool is_collection = value.kind == ValueKind::kObject || value.kind == ValueKind::kList;
      if (is_collection) walk_value(*child->value);
    }
    rules_.on_value(value);
  }

  void walk_selections(const Definition* parent, const NodeList<Selection>& selections) {
    const Budget::Level level(budget_);
    for (Selection* selection : selections) {
      if (!budget_.take_step()) return;
      selection->parent = parent;
      if (selection->kind == SelectionKind::kField) walk_field(parent, *selection);
      if (selection->kind == SelectionKind::kInlineFragment) walk_inline_fragment(parent, *selection);
      if (selection->kind == SelectionKind::kFragmentSpread) walk_spread(*selection);
    }
  }

  void walk_field(const Definition* parent, Selection& field) {
    if (field.name == "__typename") {
      field.field = &typename_field_;
    } else {
      field.field = parent ? parent->fields.find(field.name) : nullptr;
    }
    const Definition* type = field.field ? schema_.type(field.field->type->base_name()) : nullptr;
    walk_arguments(field.arguments, field.field ? &field.field->arguments : nullptr);
    walk_directives(field.directives, "FIELD");
    walk_selections(type, field.selections);
    rules_.on_field(field);
  }

  void walk_inline_fragment(const Definition* parent, Selection& fragment) {
    const Definition* type = fragment.type_condition.empty() ? parent : schema_.type(fragment.type_condition);
    walk_directives(fragment.directives, "INLINE_FRAGMENT");
    walk_selections(type, fragment.selections);
    rules_.on_inline_fragment(fragment);
  }

  void walk_spread(Selection& spread) {
    const FragmentDefinition* fragment = document_.fragments.find(spread.name);
    spread.fragment = fragment;
    walk_directives(spread.directives, "FRAGMENT_SPREAD");
    if (fragment && spread_fragments_.insert(fragment->name).second) {
      walk_directives(fragment->directives, "FRAGMENT_DEFINITION");
      walk_selections(schema_.type(fragment->type_condition), fragment->selections);
    }
    rules_.on_fragment_spread(spread);
  }

  const Schema& schema_;
  QueryDocument& document_;
  Budget budget_;
  WalkState state_;
  Rules rules_;
  TypeReference typename_type_;
  FieldDefinition typename_field_;
  std::set<std::string_view> spread_fragments_;  // that this operation or fragment has walked through
};

}  // namespace

bool Budget::take_step() {
  if (is_spent_) return false;
  steps_++;
  if (steps_ > kStepsMax || depth_ > kDepthMax) {
    context_.fail_halt("the query takes too many steps");
    is_spent_ = true;
  } else if (steps_ % kStepsBetweenLooks == 0 && context_.must_stop()) {
    context_.fail_stopped();
    is_spent_ = true;
  }
  return !is_spent_;
}

std::optional<std::vector<Problem>> validate(BuiltinContext& context, const Schema& schema, QueryDocument& document) {
  Walker walker(context, schema, document);
  walker.walk();
  if (walker.is_spent()) return std::nullopt;
  return std::move(walker.problems());
}

}  // namespace rego::graphql
