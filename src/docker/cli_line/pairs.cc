// Lists of KEY=VALUE, from the line and from files.

#include <fmt/core.h>

#include <algorithm>

#include "docker/api/json_scanner.h"
#include "docker/cli_line/container_parts.h"
#include "docker/cli_line/go_text.h"

namespace bulkhead::cli_line {
namespace {

base::Error mistake_in(const std::string& file, std::string_view what) {
  return line_mistake(fmt::format("invalid env file ({}): {}", file, what));
}

// A file's line without its leading white space, or a mistake.
base::Status take_line(const CliContext& context, const std::string& file, std::string_view line, MissingValue missing,
                       Texts& pairs) {
  if (line.empty() || line[0] == '#') return base::Ok();
  const Cut parts = cut(line, '=');
  if (parts.before.empty()) return mistake_in(file, fmt::format("no variable name on line '{}'", line));
  if (parts.before.find_first_of(" \t") != parts.before.npos) {
    return mistake_in(file, fmt::format("variable '{}' contains whitespaces", parts.before));
  }
  if (parts.found) {
    pairs.emplace_back(line);
  } else if (missing == MissingValue::kFromEnvironment) {
    const std::optional<std::string> value = context.world.variable(std::string(line));
    const std::string_view name = context.is_old() ? trim_space(line) : line;
    if (value) pairs.push_back(fmt::format("{}={}", name, *value));
  }
  return base::Ok();
}

base::Status read_pairs_file(const CliContext& context, const std::string& file, MissingValue missing, Texts& pairs) {
  auto text = context.world.read_file(file);
  if (!text) return line_mistake(text.error().to_string());
  if (text->size() > kPairsFileBytesMax) return mistake_in(file, "the file is larger than a megabyte");
  std::string_view rest = *text;
  for (size_t number = 1; !rest.empty(); number++) {
    const Cut lines = cut(rest, '\n');
    rest = lines.after;
    std::string_view line = lines.before;
    if (line.size() >= kPairsLineBytesMax) return mistake_in(file, "bufio.Scanner: token too long");
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (!is_valid_utf8(line)) return mistake_in(file, fmt::format("invalid utf8 bytes at line {}", number));
    if (number == 1 && line.starts_with("\xEF\xBB\xBF")) line.remove_prefix(3);
    if (auto status = take_line(context, file, trim_space_left(line), missing, pairs); !status) return status;
  }
  return base::Ok();
}

}  // namespace

base::Result<Texts> read_pairs_files(const CliContext& context, const Texts& files, MissingValue missing) {
  Texts pairs;
  if (files.size() > kFilesMax) return line_mistake(fmt::format("more than {} files", kFilesMax));
  for (const std::string& file : files) {
    if (auto status = read_pairs_file(context, file, missing, pairs); !status) return status.take_error();
  }
  return pairs;
}

TextMap to_map(const Texts& pairs) {
  TextMap map;
  for (const std::string& pair : pairs) {
    const Cut parts = cut(pair, '=');
    map[std::string(parts.before)] = parts.after;
  }
  return map;
}

Texts last_of_each(const Texts& variables) {
  std::map<std::string_view, size_t> places;
  Texts kept;
  for (const std::string& variable : variables) {
    const auto [place, is_new] = places.emplace(cut(variable, '=').before, kept.size());
    if (is_new) {
      kept.push_back(variable);
    } else {
      kept[place->second] = variable;
    }
  }
  return kept;
}

}  // namespace bulkhead::cli_line
