// A pattern's parameter may hold slashes ("{name*}"), so it is cut out between what stands before it and after it.

#include "docker/workload/request_parts.h"

#include <algorithm>

namespace bulkhead {
namespace {

// `path` without the literal text in front of the pattern's next parameter, and the pattern behind that parameter.
struct Cut {
  std::string_view path;
  std::string_view pattern;
};

std::optional<Cut> cut_before_parameter(std::string_view path, std::string_view pattern) {
  const size_t open = pattern.find('{');
  const size_t close = pattern.find('}');
  if (open == std::string_view::npos || close == std::string_view::npos || path.size() < open) return {};
  return Cut{path.substr(open), pattern.substr(close + 1)};
}

// Where the text behind the parameter begins.
size_t parameter_end(const Cut& cut) {
  const std::string_view literal = cut.pattern.substr(0, cut.pattern.find('{'));
  if (literal.empty()) return cut.path.size();
  if (literal.size() == cut.pattern.size()) return cut.path.size() - std::min(literal.size(), cut.path.size());
  return std::min(cut.path.find(literal), cut.path.size());
}

}  // namespace

std::string_view path_part(const ApiRequest& request, PathPart part) {
  auto cut = cut_before_parameter(request.target.route_path, request.route->pattern);
  if (!cut) return {};
  const size_t end = parameter_end(*cut);
  if (part == PathPart::kFirst) return cut->path.substr(0, end);
  cut = cut_before_parameter(cut->path.substr(end), cut->pattern);
  return cut ? cut->path.substr(0, parameter_end(*cut)) : std::string_view();
}

std::string_view query_text(const ApiRequest& request, std::string_view key) {
  const auto& query = request.target.query;
  const auto found = std::find_if(query.begin(), query.end(), [&](const QueryPair& pair) { return pair.key == key; });
  return found == query.end() ? std::string_view() : found->value;
}

bool query_flag(const ApiRequest& request, std::string_view key) {
  const std::string_view text = query_text(request, key);
  const size_t begin = std::min(text.find_first_not_of(" \t\r\n"), text.size());
  const size_t end = text.find_last_not_of(" \t\r\n") + 1;
  const std::string_view trimmed = end > begin ? text.substr(begin, end - begin) : std::string_view();
  constexpr std::string_view kFalse[] = {"", "0", "no", "false", "none"};
  const auto equals = [&](std::string_view word) {
    return std::equal(word.begin(), word.end(), trimmed.begin(), trimmed.end(),
                      [](char a, char b) { return a == (b >= 'A' && b <= 'Z' ? b - 'A' + 'a' : b); });
  };
  return std::none_of(std::begin(kFalse), std::end(kFalse), equals);
}

rego::Value query_texts(Reading& reading, const ApiRequest& request, std::string_view key) {
  rego::ArrayBuilder texts(reading.arena);
  for (const QueryPair& pair : request.target.query) {
    if (pair.key == key) texts.add(reading.text(pair.value));
  }
  return texts.finish();
}

std::optional<ApiVersion> version_of(const ApiRequest& request) {
  if (!request.target.has_version) return {};
  return request.target.version;
}

}  // namespace bulkhead
