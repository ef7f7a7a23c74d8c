#pragma once
// The rules of validation: what they are asked at each kind of node, and what they remember from node to node.

#include <map>
#include <set>

#include "rego/builtins/graphql_validator.h"

namespace rego::graphql {

// Where the walk stands.
struct WalkState {
  const Schema& schema;
  const QueryDocument& document;
  Budget& budget;
  const Operation* operation = nullptr;  // null within a fragment that is walked on its own
};

class Rules {
 public:
  explicit Rules(WalkState& walk) : walk_(walk), overlaps_(walk.schema, walk.budget, problems_) {}

  void on_operation(const Operation& operation);
  void on_field(const Selection& field);
  void on_fragment(const FragmentDefinition& fragment);
  void on_inline_fragment(const Selection& fragment);
  void on_fragment_spread(const Selection& spread);
  void on_directive(const Directive& directive);
  void on_directive_list(const NodeList<Directive>& directives);
  void on_value(const Literal& value);
  void on_variable(const VariableDefinition& variable);

  std::vector<Problem>& problems() { return problems_; }

 private:
  void report(const Position& position, std::string message) { problems_.push_back({std::move(message), position}); }

  void fields_on_correct_type(const Selection& field);
  std::vector<std::string_view> types_with_field(const Definition& parent, std::string_view field) const;
  void known_arguments(const Selection& field);
  void known_arguments(const Directive& directive);
  void known_type_of_fragment(const FragmentDefinition& fragment);
  void introspection_depth(const Selection& field);
  bool is_too_deep(const NodeList<Selection>& selections, std::set<std::string_view>& visited, int depth);
  void fragment_cycles(const FragmentDefinition& fragment);
  void follow_spreads(const FragmentDefinition& fragment);
  void unused_variables(const Operation& operation);
  void possible_spread(const Selection& selection, std::string_view condition, const std::string& subject);
  void required_arguments(const NodeList<ArgumentDefinition>& wanted, const NodeList<Argument>& given,
                          const Position& position, const std::string& subject);
  void scalar_leafs(const Selection& field);
  void single_field_subscription(const Operation& operation);
  void collect_top_fields(const NodeList<Selection>& selections, std::set<std::string_view>& fragments,
                          std::vector<const Selection*>& fields);
  void unique_arguments(const NodeList<Argument>& arguments);
  void unique_variables(const Operation& operation);
  void undefined_variable(const Literal& value);
  void unique_input_fields(const Literal& value);
  void value_of_correct_type(const Literal& value);
  void leaf_of_correct_type(const Literal& value);
  void object_of_correct_type(const Literal& value);
  void unexpected_value(const Literal& value, const std::string& suggestion = {});
  void variable_in_allowed_position(const Literal& value);
  void variables_of_one_of(const Literal& value);

  WalkState& walk_;
  std::vector<Problem> problems_;
  OverlapFinder overlaps_;
  std::set<std::pair<int64_t, int64_t>> misplaced_directives_;
  std::set<std::string_view> visited_fragments_, used_fragments_, seen_fragments_, seen_operations_;
  std::vector<const Selection*> spread_path_;
  std::map<std::string_view, size_t> path_places_;
  bool is_in_fragments_ = false;
};

}  // namespace rego::graphql
