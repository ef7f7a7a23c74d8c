// Fields that would answer under one name must be the same field with the same arguments and fitting types. Each set of
// selections is compared with itself, with the fragments that it spreads, and those with each other; what belongs to
// different object types can never meet, and then only the types must fit.

#include <algorithm>

#include "rego/builtins/graphql_validator.h"

namespace rego::graphql {
namespace {

bool same_value(const Literal& a, const Literal& b) {
  if (a.kind != b.kind || a.raw != b.raw || a.children.size() != b.children.size()) return false;
  std::vector<const ChildLiteral*> of_a(a.children.begin(), a.children.end());
  std::vector<const ChildLiteral*> of_b(b.children.begin(), b.children.end());
  if (a.kind == ValueKind::kObject) {
    std::ranges::stable_sort(of_a, {}, &ChildLiteral::name);
    std::ranges::stable_sort(of_b, {}, &ChildLiteral::name);
  }
  return std::ranges::equal(of_a, of_b, [](const ChildLiteral* x, const ChildLiteral* y) {
    return x->name == y->name && same_value(*x->value, *y->value);
  });
}

bool same_arguments(const NodeList<Argument>& a, const NodeList<Argument>& b) {
  if (a.size() != b.size()) return false;
  return std::ranges::all_of(a, [&](const Argument* x) {
    return std::ranges::any_of(
        b, [&](const Argument* y) { return x->name == y->name && same_value(*x->value, *y->value); });
  });
}

std::string_view response_name(const Selection& field) { return field.alias.empty() ? field.name : field.alias; }

bool belong_to_different_objects(const Selection& a, const Selection& b) {
  return a.parent->name != b.parent->name && a.parent->kind == "OBJECT" && b.parent->kind == "OBJECT" && a.field &&
         b.field;
}

std::string quoted(std::string_view text) { return "\"" + std::string(text) + "\""; }

}  // namespace

void OverlapFinder::collect(const NodeList<Selection>& selections, FieldMap& map) {
  for (const Selection* selection : selections) {
    if (selection->kind == SelectionKind::kFragmentSpread) {
      map.spreads.push_back(selection);
    } else if (selection->kind == SelectionKind::kInlineFragment) {
      collect(selection->selections, map);
    } else {
      const auto [place, is_new] = map.places.try_emplace(response_name(*selection), map.fields.size());
      if (is_new) map.fields.push_back({response_name(*selection), {}});
      map.fields[place->second].second.push_back(selection);
    }
  }
}

std::string OverlapFinder::describe(const Conflict& conflict) {
  if (conflict.inner.empty()) return conflict.message;
  std::string text;
  for (const Conflict& inner : conflict.inner) {
    if (!text.empty()) text += " and ";
    text += "subfields " + quoted(inner.response_name) + " conflict because " + describe(inner);
  }
  return text;
}

void OverlapFinder::check(const NodeList<Selection>& selections) {
  if (selections.empty()) return;
  FieldMap map;
  collect(selections, map);
  Conflicts conflicts;
  within(conflicts, map);
  std::set<std::string_view> compared;
  for (size_t i = 0; i < map.spreads.size(); i++) {
    between_fields_and_fragment(conflicts, false, map, *map.spreads[i], compared);
    for (size_t j = i + 1; j < map.spreads.size() && !budget_.is_spent(); j++) {
      between_fragments(conflicts, false, *map.spreads[i], *map.spreads[j]);
    }
  }
  for (const Conflict& conflict : conflicts) {
    problems_.push_back({"Fields " + quoted(conflict.response_name) + " conflict because " + describe(conflict) +
                             ". Use different aliases on the fields to fetch both if this was intentional.",
                         conflict.position});
  }
}

void OverlapFinder::within(Conflicts& conflicts, const FieldMap& map) {
  for (const auto& [name, fields] : map.fields) {
    for (size_t i = 0; i < fields.size(); i++) {
      for (size_t j = i + 1; j < fields.size() && !budget_.is_spent(); j++) {
        if (auto conflict = conflict_of(false, *fields[i], *fields[j])) conflicts.push_back(std::move(*conflict));
      }
    }
  }
}

void OverlapFinder::between(Conflicts& conflicts, bool are_exclusive, const FieldMap& a, const FieldMap& b) {
  for (const auto& [name, fields] : a.fields) {
    const auto place = b.places.find(name);
    if (place == b.places.end()) continue;
    for (const Selection* x : fields) {
      for (const Selection* y : b.fields[place->second].second) {
        if (budget_.is_spent()) return;
        if (auto conflict = conflict_of(are_exclusive, *x, *y)) conflicts.push_back(std::move(*conflict));
      }
    }
  }
}

void OverlapFinder::between_fields_and_fragment(Conflicts& conflicts, bool are_exclusive, const FieldMap& map,
                                                const Selection& spread, std::set<std::string_view>& compared) {
  const Budget::Level level(budget_);
  if (!budget_.take_step() || !compared.insert(spread.name).second || !spread.fragment) return;
  FieldMap other;
  collect(spread.fragment->selections, other);
  if (map.fields == other.fields) return;
  between(conflicts, are_exclusive, map, other);
  for (const Selection* inner : other.spreads) {
    if (inner->name != spread.name) between_fields_and_fragment(conflicts, are_exclusive, map, *inner, compared);
  }
}

void OverlapFinder::between_fragments(Conflicts& conflicts, bool are_exclusive, const Selection& a,
                                      const Selection& b) {
  const Budget::Level level(budget_);
  if (!budget_.take_step() || a.name == b.name) return;
  const auto key = std::minmax(a.name, b.name);
  const auto known = compared_pairs_.find(key);
  if (known != compared_pairs_.end() && (are_exclusive || !known->second)) return;
  compared_pairs_[key] = are_exclusive;
  if (!a.fragment || !b.fragment) return;
  FieldMap of_a;
  FieldMap of_b;
  collect(a.fragment->selections, of_a);
  collect(b.fragment->selections, of_b);
  between(conflicts, are_exclusive, of_a, of_b);
  for (const Selection* inner : of_b.spreads) between_fragments(conflicts, are_exclusive, a, *inner);
  for (const Selection* inner : of_a.spreads) between_fragments(conflicts, are_exclusive, *inner, b);
}

std::optional<OverlapFinder::Conflict> OverlapFinder::between_selections(bool are_exclusive, const Selection& a,
                                                                         const Selection& b) {
  FieldMap of_a;
  FieldMap of_b;
  collect(a.selections, of_a);
  collect(b.selections, of_b);
  Conflicts conflicts;
  between(conflicts, are_exclusive, of_a, of_b);
  for (const Selection* spread : of_b.spreads) {
    std::set<std::string_view> compared;
    between_fields_and_fragment(conflicts, are_exclusive, of_a, *spread, compared);
  }
  for (const Selection* spread : of_a.spreads) {
    std::set<std::string_view> compared;
    between_fields_and_fragment(conflicts, are_exclusive, of_b, *spread, compared);
  }
  for (const Selection* x : of_a.spreads) {
    for (const Selection* y : of_b.spreads) between_fragments(conflicts, are_exclusive, *x, *y);
  }
  if (conflicts.empty()) return std::nullopt;
  return Conflict{std::string(response_name(a)), {}, std::move(conflicts), b.position};
}

std::optional<OverlapFinder::Conflict> OverlapFinder::conflict_of(bool parents_are_exclusive, const Selection& a,
                                                                  const Selection& b) {
  const Budget::Level level(budget_);
  if (!budget_.take_step() || !a.parent || !b.parent) return std::nullopt;
  const bool are_exclusive = parents_are_exclusive || belong_to_different_objects(a, b);
  const auto conflict = [&](std::string message) {
    return Conflict{std::string(response_name(a)), std::move(message), {}, b.position};
  };
  if (!are_exclusive && a.name != b.name) {
    return conflict(quoted(a.name) + " and " + quoted(b.name) + " are different fields");
  }
  if (!are_exclusive && !same_arguments(a.arguments, b.arguments)) return conflict("they have differing arguments");
  if (a.field && b.field && types_conflict(*a.field->type, *b.field->type)) {
    return conflict("they return conflicting types " + quoted(to_string(*a.field->type)) + " and " +
                    quoted(to_string(*b.field->type)));
  }
  return between_selections(are_exclusive, a, b);
}

bool OverlapFinder::types_conflict(const TypeReference& a, const TypeReference& b) const {
  if (a.element || b.element) return !a.element || !b.element || types_conflict(*a.element, *b.element);
  if (a.is_non_null != b.is_non_null) return true;
  const Definition* of_a = schema_.type(a.name);
  const Definition* of_b = schema_.type(b.name);
  return of_a && of_b && of_a->is_leaf() && of_b->is_leaf() && of_a->name != of_b->name;
}

}  // namespace rego::graphql
