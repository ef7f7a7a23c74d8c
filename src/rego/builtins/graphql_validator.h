#pragma once
// Validating a query by a schema (GraphQL, October 2021, 5). The document is walked once; at each node the rules are
// asked in the order of their names, so that problems come in the order of the library that OPA uses.

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "rego/builtins/builtin.h"
#include "rego/builtins/graphql_schema.h"

namespace rego::graphql {

// All problems. Nothing when a limit was passed: the call has failed then.
std::optional<std::vector<Problem>> validate(BuiltinContext& context, const Schema& schema, QueryDocument& document);

// Counts the steps of one validation and the depth of its recursions.
class Budget {
 public:
  explicit Budget(BuiltinContext& context) : context_(context) {}

  // False when there were too many steps, or when the evaluation must stop; and from then on.
  bool take_step();
  bool is_spent() const { return is_spent_; }

  // One level of recursion while it lives.
  class Level {
   public:
    explicit Level(Budget& budget) : budget_(budget) { budget_.depth_++; }
    ~Level() { budget_.depth_--; }
    Level(const Level&) = delete;
    Level& operator=(const Level&) = delete;

   private:
    Budget& budget_;
  };

 private:
  static constexpr uint64_t kStepsMax = 5'000'000;
  static constexpr int kDepthMax = 1'500;
  static constexpr uint64_t kStepsBetweenLooks = 1024;

  BuiltinContext& context_;
  uint64_t steps_ = 0;
  int depth_ = 0;
  bool is_spent_ = false;
};

// Two fields of the same response name must be the same (5.3.2). Remembers which fragments were compared.
class OverlapFinder {
 public:
  OverlapFinder(const Schema& schema, Budget& budget, std::vector<Problem>& problems)
      : schema_(schema), budget_(budget), problems_(problems) {}

  void check(const NodeList<Selection>& selections);

 private:
  struct Conflict {
    std::string response_name;
    std::string message;
    std::vector<Conflict> inner;
    Position position;
  };
  using Conflicts = std::vector<Conflict>;
  // Fields by response name in order of appearance, and the fragments that are spread.
  struct FieldMap {
    std::vector<std::pair<std::string_view, std::vector<const Selection*>>> fields;
    std::map<std::string_view, size_t> places;
    std::vector<const Selection*> spreads;
  };

  static void collect(const NodeList<Selection>& selections, FieldMap& map);
  void within(Conflicts& conflicts, const FieldMap& map);
  void between(Conflicts& conflicts, bool are_exclusive, const FieldMap& a, const FieldMap& b);
  void between_fields_and_fragment(Conflicts& conflicts, bool are_exclusive, const FieldMap& map,
                                   const Selection& spread, std::set<std::string_view>& compared);
  void between_fragments(Conflicts& conflicts, bool are_exclusive, const Selection& a, const Selection& b);
  std::optional<Conflict> between_selections(bool are_exclusive, const Selection& a, const Selection& b);
  std::optional<Conflict> conflict_of(bool parents_are_exclusive, const Selection& a, const Selection& b);
  bool types_conflict(const TypeReference& a, const TypeReference& b) const;
  static std::string describe(const Conflict& conflict);

  const Schema& schema_;
  Budget& budget_;
  std::vector<Problem>& problems_;
  std::map<std::pair<std::string_view, std::string_view>, bool> compared_pairs_;
};

// Suggestions: ` Did you mean "a", "b", or "c"?`, or nothing where no name is near.
enum class Quoted { kNo, kYes };
std::string suggest(std::string_view prefix, std::string_view typed, const std::vector<std::string_view>& names,
                    Quoted quoted);
// The names that are near to what was typed, the nearest first.
std::vector<std::string_view> near_names(std::string_view typed, const std::vector<std::string_view>& names);
// `"a", "b", or "c"`: five at most.
std::string or_list(const std::vector<std::string_view>& names, Quoted quoted);

// A literal as GraphQL spells it.
std::string to_string(const Literal& literal);

}  // namespace rego::graphql
