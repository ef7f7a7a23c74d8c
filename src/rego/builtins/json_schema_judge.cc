// Judging a document by a schema. Each judgement has its problems and a score; where several schemas are tried (anyOf,
// oneOf, contains) and none fits, the problems of the one with the best score are reported, as OPA does. Score: +1 for
// each group of keywords that was looked at, -2 for each problem.

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "rego/builtins/json_schema.h"
#include "rego/builtins/utf8_text.h"
#include "rego/value/builders.h"
#include "rego/value/number_big.h"
#include "rego/value/number_float.h"
#include "rego/value/numbers.h"

namespace rego {
namespace {

constexpr uint64_t kStepsMax = 5'000'000;
constexpr uint64_t kStepsBetweenLooks = 4096;
constexpr int kJudgeDepthMax = 300;
constexpr int64_t kScaleMax = 1 << 16;  // powers of ten by which numbers are scaled

struct SchemaProblem {
  std::string_view type;
  std::string_view description;
  std::string_view field;
};

struct Judgement {
  explicit Judgement(Arena& arena) : problems(arena) {}

  ArenaVector<SchemaProblem> problems;
  int64_t score = 0;

  bool is_valid() const { return problems.empty(); }
  void merge(const Judgement& other) {
    for (const SchemaProblem& problem : other.problems.span()) problems.push_back(problem);
    score += other.score;
  }
};

// The way from the root to the place that is judged.
struct Place {
  const Place* outer = nullptr;
  std::string_view name;
};

std::string path_of(const Place& place) {
  if (!place.outer) return "(Root)";
  if (!place.outer->outer) return std::string(place.name);
  return path_of(*place.outer) + "." + std::string(place.name);
}

// As Go prints a big.Float with %v: the shortest digits, with an exponent below -4 and from 6 on.
std::string bound_text(const Value& number) {
  const std::string spelled = number_to_string(number);
  const std::string shortest = float_to_text(float_from_decimal(take_apart(spelled)));
  const Decimal decimal = take_apart(shortest);
  if (decimal.is_zero()) return "0";
  const int64_t exponent = decimal.point() - 1;
  if (exponent >= -4 && exponent < 6) return shortest;
  std::string out = decimal.is_negative ? "-" : "";
  for (size_t i = decimal.first; i < decimal.end; i++) {
    out += decimal.digit(i);
    if (i == decimal.first && i + 1 < decimal.end) out += '.';
  }
  return out + fmt::format("e{}{:02}", exponent < 0 ? '-' : '+', std::abs(exponent));
}

// Whether a / b is an integer, exactly: both are scaled to integers by a power of ten.
bool is_multiple(const Value& a, const Value& b) {
  const std::string a_text = number_to_string(a);
  const std::string b_text = number_to_string(b);
  const Decimal a_parts = take_apart(a_text);
  const Decimal b_parts = take_apart(b_text);
  if (a_parts.is_zero()) return true;
  BigInteger dividend;
  BigInteger divisor;
  dividend.set_digits(a_parts);
  divisor.set_digits(b_parts);
  const int64_t shift = (a_parts.exponent - static_cast<int64_t>(a_parts.fraction.size())) -
                        (b_parts.exponent - static_cast<int64_t>(b_parts.fraction.size()));
  BigInteger power;
  if (shift < 0) {
    if (shift < -kScaleMax) return false;  // the dividend has not so many digits
    mpz_ui_pow_ui(power.get(), 10, static_cast<unsigned long>(-shift));
    mpz_mul(divisor.get(), divisor.get(), power.get());
  } else {
    mpz_set_ui(power.get(), 10);
    mpz_powm_ui(power.get(), power.get(), static_cast<unsigned long>(shift), divisor.get());
    mpz_mul(dividend.get(), dividend.get(), power.get());
  }
  return mpz_divisible_p(dividend.get(), divisor.get()) != 0;
}

class Judge {
 public:
  explicit Judge(BuiltinContext& context) : context_(context) {}

  void judge(const SchemaNode& schema, const Value& value, Judgement& into, const Place& place);
  bool has_stopped() const { return has_stopped_; }

 private:
  Judgement judged(const SchemaNode& schema, const Value& value, const Place& place) {
    Judgement judgement(context_.arena);
    judge(schema, value, judgement, place);
    return judgement;
  }

  template <typename... Args>
  void report(Judgement& into, const Place& place, std::string_view type, fmt::format_string<Args...> format,
              Args&&... args) {
    Arena& arena = context_.arena;
    into.problems.push_back(
        {type, arena.copy(fmt::format(format, std::forward<Args>(args)...)), arena.copy(path_of(place))});
    into.score -= 2;
  }

  bool has_type(const SchemaNode& schema, const Value& value, Judgement& into, const Place& place);
  void judge_any_of(const SchemaNode& schema, const Value& value, Judgement& into, const Place& place);
  void judge_one_of(const SchemaNode& schema, const Value& value, Judgement& into, const Place& place);
  void judge_all_of(const SchemaNode& schema, const Value& value, Judgement& into, const Place& place);
  void judge_dependencies(const SchemaNode& schema, const Value& value, Judgement& into, const Place& place);
  void judge_condition(const SchemaNode& schema, const Value& value, Judgement& into, const Place& place);
  void judge_combinations(const SchemaNode& schema, const Value& value, Judgement& into, const Place& place);
  void judge_constants(const SchemaNode& schema, const Value& value, Judgement& into, const Place& place);
  void judge_items(const SchemaNode& schema, const Value& value, Judgement& into, const Place& place);
  void judge_uniqueness(const Value& value, Judgement& into, const Place& place);
  void judge_contains(const SchemaNode& schema, const Value& value, Judgement& into, const Place& place);
  void judge_array(const SchemaNode& schema, const Value& value, Judgement& into, const Place& place);
  void judge_member(const SchemaNode& schema, const Entry& entry, Judgement& into, const Place& place);
  void judge_object(const SchemaNode& schema, const Value& value, Judgement& into, const Place& place);
  void judge_properties(const SchemaNode& schema, const Value& value, Judgement& into, const Place& place);
  void judge_string(const SchemaNode& schema, const Value& value, Judgement& into, const Place& place);
  void judge_number(const SchemaNode& schema, const Value& value, Judgement& into, const Place& place);

  // Counts; false when a limit was passed, and from then on.
  bool may_go_on();

  BuiltinContext& context_;
  uint64_t steps_ = 0;
  int depth_ = 0;
  bool has_stopped_ = false;
};

bool Judge::may_go_on() {
  if (has_stopped_) return false;
  steps_++;
  if (steps_ > kStepsMax || depth_ > kJudgeDepthMax) {
    context_.fail_halt("the schema takes too many steps");
    has_stopped_ = true;
  } else if (steps_ % kStepsBetweenLooks == 0 && context_.must_stop()) {
    context_.fail_stopped();
    has_stopped_ = true;
  }
  return !has_stopped_;
}

void Judge::judge(const SchemaNode& schema, const Value& value, Judgement& into, const Place& place) {
  if (!may_go_on()) return;
  if (schema.verdict) {
    if (!*schema.verdict) report(into, place, "false", "False always fails validation");
    return;
  }
  depth_++;
  if (schema.referenced) {
    judge(*schema.referenced, value, into, place);
  } else if (has_type(schema, value, into, place)) {
    judge_combinations(schema, value, into, place);
    if (value.is_number()) judge_number(schema, value, into, place);
    if (value.is_array()) judge_array(schema, value, into, place);
    if (value.is_object()) judge_object(schema, value, into, place);
    judge_constants(schema, value, into, place);
    if (value.is_string()) judge_string(schema, value, into, place);
    if (value.is_object()) judge_properties(schema, value, into, place);
    into.score++;
  }
  depth_--;
}

bool Judge::has_type(const SchemaNode& schema, const Value& value, Judgement& into, const Place& place) {
  if (schema.types.empty()) return true;
  const bool is_whole = value.is_number() && is_integral(value);
  const std::string_view given = is_whole ? "integer" : type_name(value.type());
  for (const std::string_view type : schema.types) {
    if (type == given || (is_whole && type == "number")) return true;
  }
  if (schema.types.size() == 1) {
    report(into, place, "invalid_type", "Invalid type. Expected: {}, given: {}", schema.types[0], given);
  } else {
    report(into, place, "invalid_type", "Invalid type. Expected: [{}], given: {}", fmt::join(schema.types, ","), given);
  }
  return false;
}

void Judge::judge_any_of(const SchemaNode& schema, const Value& value, Judgement& into, const Place& place) {
  if (schema.any_of.empty()) return;
  std::optional<Judgement> best;
  for (const SchemaNode* option : schema.any_of) {
    const Judgement judgement = judged(*option, value, place);
    if (judgement.is_valid()) return;
    if (!best || judgement.score > best->score) best = judgement;
  }
  report(into, place, "number_any_of", "Must validate at least one schema (anyOf)");
  into.merge(*best);
}

void Judge::judge_one_of(const SchemaNode& schema, const Value& value, Judgement& into, const Place& place) {
  if (schema.one_of.empty()) return;
  std::optional<Judgement> best;
  size_t valid = 0;
  for (const SchemaNode* option : schema.one_of) {
    const Judgement judgement = judged(*option, value, place);
    if (judgement.is_valid()) {
      valid++;
    } else if (valid == 0 && (!best || judgement.score > best->score)) {
      best = judgement;
    }
  }
  if (valid == 1) return;
  report(into, place, "number_one_of", "Must validate one and only one schema (oneOf)");
  if (valid == 0) into.merge(*best);
}

void Judge::judge_all_of(const SchemaNode& schema, const Value& value, Judgement& into, const Place& place) {
  bool all_are_valid = true;
  for (const SchemaNode* part : schema.all_of) {
    const Judgement judgement = judged(*part, value, place);
    all_are_valid = all_are_valid && judgement.is_valid();
    into.merge(judgement);
  }
  if (!all_are_valid) report(into, place, "number_all_of", "Must validate all the schemas (allOf)");
}

void Judge::judge_dependencies(const SchemaNode& schema, const Value& value, Judgement& into, const Place& place) {
  if (!value.is_object()) return;
  for (const SchemaDependency& dependency : schema.dependencies) {
    if (value.get(dependency.property).is_undefined()) continue;
    for (const std::string_view property : dependency.required) {
      if (value.get(property).is_defined()) continue;
      report(into, place, "missing_dependency", "Has a dependency on {}", property);
    }
    if (dependency.schema) judge(*dependency.schema, value, into, place);
  }
}

void Judge::judge_condition(const SchemaNode& schema, const Value& value, Judgement& into, const Place& place) {
  if (!schema.condition) return;
  const bool holds = judged(*schema.condition, value, place).is_valid();
  const SchemaNode* next = holds ? schema.consequence : schema.alternative;
  if (!next) return;
  const Judgement judgement = judged(*next, value, place);
  if (judgement.is_valid()) return;
  if (holds) {
    report(into, place, "condition_then", "Must validate \"then\" as \"if\" was valid");
  } else {
    report(into, place, "condition_else", "Must validate \"else\" as \"if\" was not valid");
  }
  into.merge(judgement);
}

void Judge::judge_combinations(const SchemaNode& schema, const Value& value, Judgement& into, const Place& place) {
  judge_any_of(schema, value, into, place);
  judge_one_of(schema, value, into, place);
  judge_all_of(schema, value, into, place);
  if (schema.negated && judged(*schema.negated, value, place).is_valid()) {
    report(into, place, "number_not", "Must not validate the schema (not)");
  }
  judge_dependencies(schema, value, into, place);
  judge_condition(schema, value, into, place);
  into.score++;
}

void Judge::judge_constants(const SchemaNode& schema, const Value& value, Judgement& into, const Place& place) {
  if (schema.constant || schema.choices) {
    std::string spelled;
    append_canonical_json(spelled, value);
    if (schema.constant && spelled != *schema.constant) {
      report(into, place, "const", "{} does not match: {}", path_of(place), *schema.constant);
    }
    if (schema.choices && std::ranges::find(*schema.choices, spelled) == schema.choices->end()) {
      report(into, place, "enum", "{} must be one of the following: {}", path_of(place),
             fmt::join(*schema.choices, ", "));
    }
  }
  if (!schema.format.empty() && value.is_string() && !has_schema_format(context_, schema.format, value.as_string())) {
    report(into, place, "format", "Does not match format '{}'", schema.format);
  }
  into.score++;
}

void Judge::judge_items(const SchemaNode& schema, const Value& value, Judgement& into, const Place& place) {
  const auto items = value.items();
  const auto judge_item = [&](const SchemaNode& item_schema, size_t i) {
    const std::string name = std::to_string(i);
    into.merge(judged(item_schema, items[i], Place{&place, name}));
  };
  if (schema.items_are_alike) {
    for (size_t i = 0; i < items.size() && !has_stopped_; i++) judge_item(*schema.items[0], i);
    return;
  }
  const size_t listed = schema.items.size();
  if (listed == 0) return;
  for (size_t i = 0; i < std::min(listed, items.size()); i++) judge_item(*schema.items[i], i);
  if (listed >= items.size()) return;
  if (schema.additional_items.allowed && !*schema.additional_items.allowed) {
    report(into, place, "array_no_additional_items", "No additional items allowed on array");
  }
  if (!schema.additional_items.schema) return;
  for (size_t i = listed; i < items.size() && !has_stopped_; i++) judge_item(*schema.additional_items.schema, i);
}

void Judge::judge_uniqueness(const Value& value, Judgement& into, const Place& place) {
  std::map<std::string, size_t> seen;
  for (size_t i = 0; i < value.size() && may_go_on(); i++) {
    std::string spelled;
    append_canonical_json(spelled, value.items()[i]);
    const auto [earlier, is_new] = seen.try_emplace(std::move(spelled), i);
    if (is_new) continue;
    report(into, place, "unique", "array items[{},{}] must be unique", earlier->second, i);
    earlier->second = i;
  }
}

void Judge::judge_contains(const SchemaNode& schema, const Value& value, Judgement& into, const Place& place) {
  std::optional<Judgement> best;
  for (size_t i = 0; i < value.size(); i++) {
    const std::string name = std::to_string(i);
    const Judgement judgement = judged(*schema.contains, value.items()[i], Place{&place, name});
    if (judgement.is_valid()) return;
    if (!best || judgement.score > best->score) best = judgement;
  }
  report(into, place, "contains", "At least one of the items must match");
  if (best) into.merge(*best);
}

void Judge::judge_array(const SchemaNode& schema, const Value& value, Judgement& into, const Place& place) {
  judge_items(schema, value, into, place);
  const auto size = static_cast<int64_t>(value.size());
  if (schema.items_min && size < *schema.items_min) {
    report(into, place, "array_min_items", "Array must have at least {} items", *schema.items_min);
  }
  if (schema.items_max && size > *schema.items_max) {
    report(into, place, "array_max_items", "Array must have at most {} items", *schema.items_max);
  }
  if (schema.items_are_unique) judge_uniqueness(value, into, place);
  if (schema.contains) judge_contains(schema, value, into, place);
  into.score++;
}

// A member by the patterns of names, and by additionalProperties when nothing else describes it.
void Judge::judge_member(const SchemaNode& schema, const Entry& entry, Judgement& into, const Place& place) {
  const std::string_view name = entry.key.as_string();
  const Place inside{&place, name};
  bool is_described = std::ranges::binary_search(schema.properties, name, {}, &SchemaNode::property);
  bool has_pattern = false;
  for (const SchemaPatternProperty& property : schema.pattern_properties) {
    if (!property.pattern.matches(name)) continue;
    has_pattern = true;
    into.merge(judged(*property.schema, entry.value, inside));
  }
  if (has_pattern) into.score++;
  is_described = is_described || has_pattern;
  if (is_described) return;
  if (schema.additional_properties.allowed && !*schema.additional_properties.allowed) {
    report(into, place, "additional_property_not_allowed", "Additional property {} is not allowed", name);
  }
  if (schema.additional_properties.schema) {
    into.merge(judged(*schema.additional_properties.schema, entry.value, inside));
  }
}

void Judge::judge_object(const SchemaNode& schema, const Value& value, Judgement& into, const Place& place) {
  const auto size = static_cast<int64_t>(value.size());
  if (schema.properties_min && size < *schema.properties_min) {
    report(into, place, "array_min_properties", "Must have at least {} properties", *schema.properties_min);
  }
  if (schema.properties_max && size > *schema.properties_max) {
    report(into, place, "array_max_properties", "Must have at most {} properties", *schema.properties_max);
  }
  for (const std::string_view name : schema.required) {
    into.score++;
    if (value.get(name).is_defined()) continue;
    into.score--;
    report(into, place, "required", "{} is required", name);
  }
  for (const Entry& entry : value.entries()) {
    if (!may_go_on()) return;
    judge_member(schema, entry, into, place);
  }
  if (schema.property_names) {
    for (const Entry& entry : value.entries()) {
      const Judgement judgement = judged(*schema.property_names, entry.key, place);
      if (judgement.is_valid()) continue;
      report(into, place, "invalid_property_name", "Property name of \"{}\" does not match", entry.key.as_string());
      into.merge(judgement);
    }
  }
  into.score++;
}

void Judge::judge_properties(const SchemaNode& schema, const Value& value, Judgement& into, const Place& place) {
  for (const SchemaNode* property : schema.properties) {
    const Value member = value.get(property->property);
    if (member.is_defined()) judge(*property, member, into, Place{&place, property->property});
  }
}

void Judge::judge_string(const SchemaNode& schema, const Value& value, Judgement& into, const Place& place) {
  const std::string_view text = value.as_string();
  const auto length = [&] { return static_cast<int64_t>(count_runes(text)); };
  if (schema.length_min && length() < *schema.length_min) {
    report(into, place, "string_gte", "String length must be greater than or equal to {}", *schema.length_min);
  }
  if (schema.length_max && length() > *schema.length_max) {
    report(into, place, "string_lte", "String length must be less than or equal to {}", *schema.length_max);
  }
  if (schema.pattern && !schema.pattern->matches(text)) {
    report(into, place, "pattern", "Does not match pattern '{}'", schema.pattern_text);
  }
  into.score++;
}

void Judge::judge_number(const SchemaNode& schema, const Value& value, Judgement& into, const Place& place) {
  if (schema.multiple_of.is_defined() && !is_multiple(value, schema.multiple_of)) {
    report(into, place, "multiple_of", "Must be a multiple of {}", bound_text(schema.multiple_of));
  }
  if (schema.maximum.is_defined() && compare_numbers(value, schema.maximum) > 0) {
    report(into, place, "number_lte", "Must be less than or equal to {}", bound_text(schema.maximum));
  }
  if (schema.exclusive_maximum.is_defined() && compare_numbers(value, schema.exclusive_maximum) >= 0) {
    report(into, place, "number_lt", "Must be less than {}", bound_text(schema.exclusive_maximum));
  }
  if (schema.minimum.is_defined() && compare_numbers(value, schema.minimum) < 0) {
    report(into, place, "number_gte", "Must be greater than or equal to {}", bound_text(schema.minimum));
  }
  if (schema.exclusive_minimum.is_defined() && compare_numbers(value, schema.exclusive_minimum) <= 0) {
    report(into, place, "number_gt", "Must be greater than {}", bound_text(schema.exclusive_minimum));
  }
  into.score++;
}

}  // namespace

Value schema_problems(BuiltinContext& context, const JsonSchema& schema, const Value& document) {
  Judge judge(context);
  Judgement judgement(context.arena);
  judge.judge(schema.nodes.front(), document, judgement, Place{});
  if (judge.has_stopped()) return {};
  Arena& arena = context.arena;
  ArrayBuilder list(arena);
  for (const SchemaProblem& problem : judgement.problems.span()) {
    ObjectBuilder object(arena);
    const auto add = [&](std::string_view key, std::string_view text) {
      object.add(Value::string(arena, key), Value::string(arena, text));
    };
    add("desc", problem.description);
    add("error", fmt::format("{}: {}", problem.field, problem.description));
    add("field", problem.field);
    add("type", problem.type);
    list.add(object.finish());
  }
  return list.finish();
}

}  // namespace rego
