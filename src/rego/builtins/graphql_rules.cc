// The rules on operations, fields, fragments and directives, each node's in the order of their names.

#include "rego/builtins/graphql_rules.h"

#include <algorithm>

namespace rego::graphql {
namespace {

constexpr int kIntrospectionDepthMax = 3;

std::string quoted(std::string_view text) { return "\"" + std::string(text) + "\""; }

template <typename T>
std::vector<std::string_view> names_of(const NodeList<T>& items) {
  std::vector<std::string_view> names;
  for (const T* item : items) names.push_back(item->name);
  return names;
}

// The spreads within selections, those of the last inner set first.
std::vector<const Selection*> spreads_in(const NodeList<Selection>& selections) {
  std::vector<const Selection*> spreads;
  std::vector<const NodeList<Selection>*> sets = {&selections};
  while (!sets.empty()) {
    const NodeList<Selection>& set = *sets.back();
    sets.pop_back();
    for (const Selection* selection : set) {
      if (selection->kind == SelectionKind::kFragmentSpread) {
        spreads.push_back(selection);
      } else {
        sets.push_back(&selection->selections);
      }
    }
  }
  return spreads;
}

}  // namespace

void Rules::on_operation(const Operation& operation) {
  if (!walk_.schema.root(operation.operation)) {
    report(operation.position, "Schema does not support operation type " + quoted(operation.operation));
  }
  if (operation.name.empty() && walk_.document.operations.size() > 1) {
    report(operation.position, "This anonymous operation must be the only defined operation.");
  }
  unused_variables(operation);
  overlaps_.check(operation.selections);
  single_field_subscription(operation);
  if (!seen_operations_.insert(operation.name).second) {
    report(operation.position, "There can be only one operation named " + quoted(operation.name) + ".");
  }
  unique_variables(operation);
  for (const VariableDefinition* variable : operation.variables) {
    if (!variable->definition || variable->definition->is_input()) continue;
    report(variable->position, "Variable \"$" + std::string(variable->name) + "\" cannot be non-input type " +
                                   quoted(to_string(*variable->type)) + ".");
  }
}

void Rules::on_field(const Selection& field) {
  fields_on_correct_type(field);
  known_arguments(field);
  introspection_depth(field);
  if (walk_.operation) overlaps_.check(field.selections);
  if (field.field) {
    required_arguments(field.field->arguments, field.arguments, field.position, "Field " + quoted(field.name));
  }
  scalar_leafs(field);
  unique_arguments(field.arguments);
}

void Rules::on_fragment(const FragmentDefinition& fragment) {
  if (fragment.definition && !fragment.type_condition.empty() && !fragment.definition->is_composite()) {
    report(fragment.position, "Fragment " + quoted(fragment.name) + " cannot condition on non composite type " +
                                  quoted(fragment.type_condition) + ".");
  }
  known_type_of_fragment(fragment);
  fragment_cycles(fragment);
  is_in_fragments_ = true;
  if (!used_fragments_.contains(fragment.name)) {
    report(fragment.position, "Fragment " + quoted(fragment.name) + " is never used.");
  }
  overlaps_.check(fragment.selections);
  if (!seen_fragments_.insert(fragment.name).second) {
    report(fragment.position, "There can be only one fragment named " + quoted(fragment.name) + ".");
  }
}

void Rules::on_inline_fragment(const Selection& fragment) {
  const Definition* type = walk_.schema.type(fragment.type_condition);
  if (type && !type->is_composite()) {
    report(fragment.position,
           "Fragment cannot condition on non composite type " + quoted(fragment.type_condition) + ".");
  }
  if (!type && !fragment.type_condition.empty()) {
    report(fragment.position, "Unknown type " + quoted(fragment.type_condition) + ".");
  }
  overlaps_.check(fragment.selections);
  possible_spread(fragment, fragment.type_condition, "Fragment");
}

void Rules::on_fragment_spread(const Selection& spread) {
  if (!spread.fragment) report(spread.position, "Unknown fragment " + quoted(spread.name) + ".");
  if (!is_in_fragments_) used_fragments_.insert(spread.name);
  if (spread.fragment) possible_spread(spread, spread.fragment->type_condition, "Fragment " + quoted(spread.name));
}

void Rules::on_directive(const Directive& directive) {
  known_arguments(directive);
  if (!directive.definition) {
    report(directive.position, "Unknown directive \"@" + std::string(directive.name) + "\".");
  } else if (!directive.definition->locations.find(directive.location)) {
    // A fragment is walked where it is spread and on its own.
    if (misplaced_directives_.insert({directive.position.line, directive.position.column}).second) {
      report(directive.position, "Directive \"@" + std::string(directive.name) + "\" may not be used on " +
                                     std::string(directive.location) + ".");
    }
  }
  if (directive.definition) {
    required_arguments(directive.definition->arguments, directive.arguments, directive.position,
                       "Directive \"@" + std::string(directive.definition->name) + "\"");
  }
  unique_arguments(directive.arguments);
}

void Rules::on_directive_list(const NodeList<Directive>& directives) {
  std::set<std::string_view> seen;
  for (const Directive* directive : directives) {
    const bool may_repeat = directive->definition && directive->definition->is_repeatable;
    const bool is_new = seen.insert(directive->name).second;
    if (is_new || may_repeat) continue;
    report(directive->position,
           "The directive \"@" + std::string(directive->name) + "\" can only be used once at this location.");
  }
}

void Rules::on_variable(const VariableDefinition& variable) {
  const std::string_view name = variable.type->base_name();
  if (!walk_.schema.type(name)) report(variable.position, "Unknown type " + quoted(name) + ".");
}

void Rules::fields_on_correct_type(const Selection& field) {
  if (!field.parent || field.field) return;
  std::string message = "Cannot query field " + quoted(field.name) + " on type " + quoted(field.parent->name) + ".";
  const Definition& parent = *field.parent;
  if (parent.is_abstract()) {
    message += " Did you mean to use an inline fragment on " +
               or_list(types_with_field(parent, field.name), Quoted::kYes) + "?";
  } else if (parent.kind == "OBJECT") {
    message += suggest("Did you mean", field.name, names_of(parent.fields), Quoted::kYes);
  }
  report(field.position, std::move(message));
}

// The object types of an abstract one that have a field, and their interfaces that have it, the most common first.
std::vector<std::string_view> Rules::types_with_field(const Definition& parent, std::string_view field) const {
  std::vector<std::string_view> interfaces;
  std::vector<std::string_view> objects;
  std::map<std::string_view, int> uses;
  for (const Definition* type : walk_.schema.possible_types(parent.name)) {
    if (!type->fields.find(field)) continue;
    objects.push_back(type->name);
    for (const Text* name : type->interfaces) {
      const Definition* interface = walk_.schema.type(name->name);
      if (!interface || !interface->fields.find(field)) continue;
      if (uses[name->name]++ == 0) interfaces.push_back(name->name);
    }
  }
  interfaces.insert(interfaces.end(), objects.begin(), objects.end());
  std::ranges::stable_sort(interfaces, [&](std::string_view a, std::string_view b) {
    return uses[a] != uses[b] ? uses[a] > uses[b] : a < b;
  });
  return interfaces;
}

void Rules::known_arguments(const Selection& field) {
  if (!field.field || !field.parent) return;
  for (const Argument* argument : field.arguments) {
    if (field.field->arguments.find(argument->name)) continue;
    report(field.position, "Unknown argument " + quoted(argument->name) + " on field \"" +
                               std::string(field.parent->name) + "." + std::string(field.name) + "\"." +
                               suggest("Did you mean", argument->name, names_of(field.field->arguments), Quoted::kYes));
  }
}

void Rules::known_arguments(const Directive& directive) {
  if (!directive.definition) return;
  for (const Argument* argument : directive.arguments) {
    if (directive.definition->arguments.find(argument->name)) continue;
    report(directive.position,
           "Unknown argument " + quoted(argument->name) + " on directive \"@" + std::string(directive.name) + "\"." +
               suggest("Did you mean", argument->name, names_of(directive.definition->arguments), Quoted::kYes));
  }
}

void Rules::known_type_of_fragment(const FragmentDefinition& fragment) {
  if (walk_.schema.type(fragment.type_condition)) return;
  std::vector<std::string_view> names;
  for (const auto& [name, definition] : walk_.schema.types()) names.push_back(name);
  report(fragment.position, "Unknown type " + quoted(fragment.type_condition) + "." +
                                suggest("Did you mean", fragment.type_condition, names, Quoted::kYes));
}

void Rules::introspection_depth(const Selection& field) {
  if (field.name != "__schema" && field.name != "__type") return;
  std::set<std::string_view> visited;
  if (is_too_deep(field.selections, visited, 0)) report(field.position, "Maximum introspection depth exceeded");
}

bool Rules::is_too_deep(const NodeList<Selection>& selections, std::set<std::string_view>& visited, int depth) {
  const Budget::Level level(walk_.budget);
  for (const Selection* selection : selections) {
    if (!walk_.budget.take_step()) return false;
    if (selection->kind == SelectionKind::kFragmentSpread) {
      if (!selection->fragment || !visited.insert(selection->name).second) continue;
      const bool found = is_too_deep(selection->fragment->selections, visited, depth);
      visited.erase(selection->name);
      if (found) return true;
      continue;
    }
    const std::string_view name = selection->name;
    const bool is_list = selection->kind == SelectionKind::kField &&
                         (name == "fields" || name == "interfaces" || name == "possibleTypes" || name == "inputFields");
    if (is_list && depth + 1 >= kIntrospectionDepthMax) return true;
    if (is_too_deep(selection->selections, visited, depth + (is_list ? 1 : 0))) return true;
  }
  return false;
}

void Rules::fragment_cycles(const FragmentDefinition& fragment) {
  spread_path_.clear();
  path_places_.clear();
  follow_spreads(fragment);
}

void Rules::follow_spreads(const FragmentDefinition& fragment) {
  const Budget::Level level(walk_.budget);
  if (!walk_.budget.take_step() || !visited_fragments_.insert(fragment.name).second) return;
  const auto spreads = spreads_in(fragment.selections);
  if (spreads.empty()) return;
  path_places_[fragment.name] = spread_path_.size();
  for (const Selection* spread : spreads) {
    const auto start = path_places_.find(spread->name);
    spread_path_.push_back(spread);
    if (start == path_places_.end()) {
      const FragmentDefinition* next = walk_.document.fragments.find(spread->name);
      if (next) follow_spreads(*next);
    } else {
      std::string via;
      for (size_t i = start->second; i + 1 < spread_path_.size(); i++) {
        via += (via.empty() ? " via " : ", ") + quoted(spread_path_[i]->name);
      }
      report(spread->position, "Cannot spread fragment " + quoted(spread->name) + " within itself" + via + ".");
    }
    spread_path_.pop_back();
  }
  path_places_.erase(fragment.name);
}

void Rules::unused_variables(const Operation& operation) {
  for (const VariableDefinition* variable : operation.variables) {
    if (variable->is_used) continue;
    std::string message = "Variable \"$" + std::string(variable->name) + "\" is never used";
    if (!operation.name.empty()) message += " in operation " + quoted(operation.name);
    report(variable->position, message + ".");
  }
}

void Rules::possible_spread(const Selection& selection, std::string_view condition, const std::string& subject) {
  const Definition* parent = selection.parent;
  const Definition* type = walk_.schema.type(condition);
  if (!parent || !parent->is_composite() || !type || !type->is_composite()) return;
  const auto& possible = walk_.schema.possible_types(condition);
  std::set<std::string_view> names;
  if (parent->kind == "OBJECT") names.insert(parent->name);
  if (parent->is_abstract()) {
    for (const Definition* object : walk_.schema.possible_types(parent->name)) names.insert(object->name);
  }
  if (std::ranges::any_of(possible, [&](const Definition* object) { return names.contains(object->name); })) return;
  report(selection.position, subject + " cannot be spread here as objects of type " + quoted(parent->name) +
                                 " can never be of type " + quoted(condition) + ".");
}

void Rules::required_arguments(const NodeList<ArgumentDefinition>& wanted, const NodeList<Argument>& given,
                               const Position& position, const std::string& subject) {
  for (const ArgumentDefinition* argument : wanted) {
    if (!argument->type->is_non_null || argument->default_value || given.find(argument->name)) continue;
    report(position, subject + " argument " + quoted(argument->name) + " of type " +
                         quoted(to_string(*argument->type)) + " is required, but it was not provided.");
  }
}

void Rules::scalar_leafs(const Selection& field) {
  const Definition* type = field.field ? walk_.schema.type(field.field->type->base_name()) : nullptr;
  if (!type) return;
  if (type->is_leaf() && !field.selections.empty()) {
    report(field.position, "Field " + quoted(field.name) + " must not have a selection since type " +
                               quoted(type->name) + " has no subfields.");
  }
  if (!type->is_leaf() && field.selections.empty()) {
    report(field.position, "Field " + quoted(field.name) + " of type " + quoted(to_string(*field.field->type)) +
                               " must have a selection of subfields. Did you mean \"" + std::string(field.name) +
                               " { ... }\"?");
  }
}

void Rules::collect_top_fields(const NodeList<Selection>& selections, std::set<std::string_view>& fragments,
                               std::vector<const Selection*>& fields) {
  const Budget::Level level(walk_.budget);
  for (const Selection* selection : selections) {
    if (!walk_.budget.take_step()) return;
    if (selection->kind == SelectionKind::kField) {
      const bool is_known = std::ranges::any_of(fields, [&](const Selection* f) { return f->name == selection->name; });
      if (!is_known) fields.push_back(selection);
    } else if (selection->kind == SelectionKind::kInlineFragment) {
      collect_top_fields(selection->selections, fragments, fields);
    } else {
      if (!selection->fragment) return;
      if (!fragments.insert(selection->fragment->name).second) continue;
      collect_top_fields(selection->fragment->selections, fragments, fields);
    }
  }
}

void Rules::single_field_subscription(const Operation& operation) {
  if (operation.operation != "subscription" || !walk_.schema.root("subscription")) return;
  std::set<std::string_view> fragments;
  std::vector<const Selection*> fields;
  collect_top_fields(operation.selections, fragments, fields);
  const std::string name = operation.name.empty() ? "Anonymous Subscription" : "Subscription " + quoted(operation.name);
  if (fields.size() > 1) report(fields[1]->position, name + " must select only one top level field.");
  for (const Selection* field : fields) {
    if (!field->name.starts_with("__")) continue;
    report(field->position, name + " must not select an introspection top level field.");
  }
}

void Rules::unique_arguments(const NodeList<Argument>& arguments) {
  std::map<std::string_view, int> uses;
  for (const Argument* argument : arguments) {
    if (uses[argument->name]++ != 1) continue;
    report(argument->position, "There can be only one argument named " + quoted(argument->name) + ".");
  }
}

void Rules::unique_variables(const Operation& operation) {
  std::map<std::string_view, int> uses;
  for (const VariableDefinition* variable : operation.variables) {
    if (uses[variable->name]++ != 1) continue;
    report(variable->position, "There can be only one variable named \"$" + std::string(variable->name) + "\".");
  }
}

}  // namespace rego::graphql
