// A row of parameters.def says how a handler reads a value; what the handler would answer 400 to is refused here. The
// rows of a route stand together, so a route is a range of them.

#include "docker/api/parameters.h"

#include <algorithm>
#include <charconv>

#include "docker/api/schemas/bodies.h"
#include "rego/value/builders.h"
#include "rego/value/numbers.h"

namespace bulkhead {
namespace {

constexpr Field kBuildOutputFields[] = {{"Type", kText}, {"Attrs", kMapOf<kText>}};
constexpr Type kBuildOutput = kObjectOf<kBuildOutputFields>;
constexpr const Type& kBuildOutputs = kListOf<kBuildOutput>;

constexpr Parameter kParameters[] = {
#define PARAMETER(route, name, kind, type, as) {route, name, ParameterKind::kind, &type, as},
#include "docker/api/parameters.def"
#undef PARAMETER
};

// What Go's strings.TrimSpace takes off the ends.
constexpr std::string_view kSpaces[] = {" ",
                                        "\t",
                                        "\n",
                                        "\v",
                                        "\f",
                                        "\r",
                                        "\xC2\x85",
                                        "\xC2\xA0",
                                        "\xE1\x9A\x80",
                                        "\xE2\x80\x80",
                                        "\xE2\x80\x81",
                                        "\xE2\x80\x82",
                                        "\xE2\x80\x83",
                                        "\xE2\x80\x84",
                                        "\xE2\x80\x85",
                                        "\xE2\x80\x86",
                                        "\xE2\x80\x87",
                                        "\xE2\x80\x88",
                                        "\xE2\x80\x89",
                                        "\xE2\x80\x8A",
                                        "\xE2\x80\xA8",
                                        "\xE2\x80\xA9",
                                        "\xE2\x80\xAF",
                                        "\xE2\x81\x9F",
                                        "\xE3\x80\x80"};

std::string_view trim(std::string_view text) {
  const auto starts = [&](std::string_view space) { return text.starts_with(space); };
  const auto ends = [&](std::string_view space) { return text.ends_with(space); };
  for (const auto* found = std::begin(kSpaces); found != std::end(kSpaces);) {
    found = std::find_if(std::begin(kSpaces), std::end(kSpaces), starts);
    if (found != std::end(kSpaces)) text.remove_prefix(found->size());
  }
  for (const auto* found = std::begin(kSpaces); found != std::end(kSpaces);) {
    found = std::find_if(std::begin(kSpaces), std::end(kSpaces), ends);
    if (found != std::end(kSpaces)) text.remove_suffix(found->size());
  }
  return text;
}

bool equals_folded(std::string_view text, std::string_view lower) {
  return std::equal(text.begin(), text.end(), lower.begin(), lower.end(),
                    [](char a, char b) { return fold_ascii(a) == b; });
}

Refusal bad_parameter(const Parameter& parameter, std::string_view value, std::string_view expected) {
  return {"bad_parameter", "the query's " + quoted(parameter.name) + " is " + quoted(value) +
                               " where the daemon expects " + std::string(expected)};
}

template <typename Number>
bool read_number(std::string_view text, Number* out) {
  if (std::is_signed_v<Number> && text.starts_with('+')) {
    text.remove_prefix(1);
    if (text.starts_with('-')) return false;
  }
  const auto [stop, error] = std::from_chars(text.data(), text.data() + text.size(), *out);
  return error == std::errc() && stop == text.data() + text.size();
}

Decoded<rego::Value> read_strict_flag(const Parameter& parameter, std::string_view text) {
  constexpr std::string_view kTrue[] = {"1", "t", "T", "TRUE", "true", "True"};
  constexpr std::string_view kFalse[] = {"0", "f", "F", "FALSE", "false", "False"};
  if (std::find(std::begin(kTrue), std::end(kTrue), text) != std::end(kTrue)) return rego::Value::boolean(true);
  if (std::find(std::begin(kFalse), std::end(kFalse), text) != std::end(kFalse)) return rego::Value::boolean(false);
  return bad_parameter(parameter, text, "true or false");
}

Decoded<rego::Value> read_integer(base::Arena& arena, const Parameter& parameter, std::string_view text) {
  int64_t integer = 0;
  uint64_t number = 0;
  switch (parameter.kind) {
    case ParameterKind::kIntegerOrZero:
      if (!read_number(text, &integer)) integer = 0;
      return rego::Value::integer(integer);
    case ParameterKind::kUnsigned:
      if (!read_number(text, &number)) return bad_parameter(parameter, text, "a number");
      if (number <= INT64_MAX) return rego::Value::integer(static_cast<int64_t>(number));
      return rego::parse_number(arena, text.substr(std::min(text.find_first_not_of('0'), text.size())));
    default:
      if (!read_number(text, &integer)) return bad_parameter(parameter, text, "an integer");
      return rego::Value::integer(integer);
  }
}

bool is_filter_values(const rego::Value& values, rego::Type type) {
  if (values.is_null()) return true;
  if (values.type() != type) return false;
  if (type == rego::Type::kArray) {
    return std::all_of(values.items().begin(), values.items().end(),
                       [](const rego::Value& item) { return item.is_string() || item.is_null(); });
  }
  return std::all_of(values.entries().begin(), values.entries().end(),
                     [](const rego::Entry& entry) { return entry.value.is_boolean() || entry.value.is_null(); });
}

// All of one form: the daemon tries the one, then the other.
bool is_filters(const rego::Value& document) {
  if (document.is_null()) return true;
  if (!document.is_object()) return false;
  const auto all_are = [&](rego::Type type) {
    return std::all_of(document.entries().begin(), document.entries().end(),
                       [&](const rego::Entry& entry) { return is_filter_values(entry.value, type); });
  };
  return all_are(rego::Type::kObject) || all_are(rego::Type::kArray);
}

Decoded<rego::Value> read_json(base::Arena& arena, BodyReader& json, const Parameter& parameter,
                               std::string_view text) {
  auto document = json.read(arena, text, *parameter.type);
  if (!document) {
    Refusal refusal = document.take_error();
    refusal.sentence = "the query's " + quoted(parameter.name) + ": " + refusal.sentence;
    return refusal;
  }
  if (parameter.kind == ParameterKind::kFilters && !is_filters(*document)) {
    return bad_parameter(parameter, text, "filters such as {\"label\": [\"a\"]}");
  }
  return document;
}

// `text` is the first value, and not empty where empty means not there.
Decoded<rego::Value> read_value(base::Arena& arena, BodyReader& json, const Parameter& parameter,
                                std::string_view text) {
  switch (parameter.kind) {
    case ParameterKind::kFlag:
      return rego::Value::boolean(bool_value(text));
    case ParameterKind::kStrictFlag:
      return read_strict_flag(parameter, text);
    case ParameterKind::kInteger:
    case ParameterKind::kIntegerOrZero:
    case ParameterKind::kUnsigned:
      return read_integer(arena, parameter, text);
    case ParameterKind::kJson:
    case ParameterKind::kFilters:
      return read_json(arena, json, parameter, text);
    default:
      return rego::Value::string(arena, text);
  }
}

bool is_nothing_when_empty(ParameterKind kind) {
  return kind != ParameterKind::kString && kind != ParameterKind::kStrings && kind != ParameterKind::kFlag;
}

rego::Value read_strings(base::Arena& arena, std::string_view name, std::span<const QueryPair> query) {
  rego::ArrayBuilder values(arena);
  for (const QueryPair& pair : query) {
    if (pair.key == name) values.add(rego::Value::string(arena, pair.value));
  }
  return values.finish();
}

}  // namespace

std::span<const Parameter> all_parameters() { return kParameters; }

bool bool_value(std::string_view text) {
  constexpr std::string_view kFalse[] = {"", "0", "no", "false", "none"};
  const std::string_view word = trim(text);
  return std::none_of(std::begin(kFalse), std::end(kFalse),
                      [&](std::string_view lower) { return equals_folded(word, lower); });
}

ParameterReader::ParameterReader() {
  for (const Parameter& parameter : kParameters) {
    if (routes_.empty() || routes_.back().route != parameter.route) routes_.push_back({parameter.route, {}, {}});
    RouteParameters& route = routes_.back();
    route.names.push_back(rego::Value::string(names_arena_, parameter.as));
    route.parameters = {&parameter + 1 - route.names.size(), route.names.size()};
  }
  std::sort(routes_.begin(), routes_.end(),
            [](const RouteParameters& a, const RouteParameters& b) { return a.route < b.route; });
}

const ParameterReader::RouteParameters* ParameterReader::find(std::string_view route) const {
  const auto found = std::lower_bound(
      routes_.begin(), routes_.end(), route,
      [](const RouteParameters& parameters, std::string_view name) { return parameters.route < name; });
  return found != routes_.end() && found->route == route ? &*found : nullptr;
}

// There are four.
rego::Value ParameterReader::path_name(std::string_view name) {
  for (const rego::Value& known : path_names_) {
    if (known.as_string() == name) return known;
  }
  return path_names_.emplace_back(rego::Value::string(names_arena_, name));
}

Decoded<rego::Value> ParameterReader::read(base::Arena& arena, BodyReader& json, const Route& route,
                                           const RequestTarget& target) {
  rego::ObjectBuilder object(arena);
  PathParameter in_path[kPathParametersMax];
  const size_t count = path_parameters(route, target.route_path, in_path);
  for (size_t i = 0; i < count; i++) {
    object.add(path_name(in_path[i].name), rego::Value::string(arena, in_path[i].value));
  }
  const RouteParameters* const known = target.query.empty() ? nullptr : find(route.name);
  for (size_t i = 0; known && i < known->parameters.size(); i++) {
    const Parameter& parameter = known->parameters[i];
    const auto first = std::find_if(target.query.begin(), target.query.end(),
                                    [&](const QueryPair& pair) { return pair.key == parameter.name; });
    if (first == target.query.end()) continue;
    if (parameter.kind == ParameterKind::kStrings) {
      object.add(known->names[i], read_strings(arena, parameter.name, target.query));
      continue;
    }
    if (first->value.empty() && is_nothing_when_empty(parameter.kind)) continue;
    const auto value = read_value(arena, json, parameter, first->value);
    if (!value) return value.error();
    object.add(known->names[i], *value);
  }
  return object.finish();
}

}  // namespace bulkhead
