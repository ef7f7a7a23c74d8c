// The rules are pflag's, with its words for mistakes.

#include "docker/cli_line/flag_reader.h"

#include <algorithm>

namespace bulkhead::cli_line {
namespace {

using Found = base::Result<std::optional<FoundFlag>>;

Found asked_for_help() { return line_mistake("the client would print its help and send nothing"); }

}  // namespace

size_t FlagReader::find_name(std::string_view name) const {
  const auto row =
      std::ranges::find_if(rows_, [&](const FlagRow& each) { return each.name == name && is_known(each); });
  return static_cast<size_t>(row - rows_.begin());
}

size_t FlagReader::find_letter(char letter) const {
  const auto row =
      std::ranges::find_if(rows_, [&](const FlagRow& each) { return each.letter == letter && is_known(each); });
  return static_cast<size_t>(row - rows_.begin());
}

Found FlagReader::next() {
  if (!letters_.empty()) return take_letter();
  if (words_.empty()) return Found(std::nullopt);
  const std::string_view word = words_.front();
  if (word.size() < 2 || word[0] != '-') return Found(std::nullopt);
  words_ = words_.subspan(1);
  if (word == "--") return Found(std::nullopt);
  if (word.starts_with("--")) return take_long(word);
  letters_ = word.substr(1);
  return take_letter();
}

Found FlagReader::take_long(std::string_view word) {
  const std::string_view text = word.substr(2);
  if (text[0] == '-' || text[0] == '=') return line_mistake(fmt::format("bad flag syntax: {}", word));
  const Cut parts = cut(text, '=');
  const size_t row = find_name(parts.before);
  if (row == rows_.size()) {
    if (parts.before == "help") return asked_for_help();
    return line_mistake(fmt::format("unknown flag: --{}", parts.before));
  }
  if (parts.found) return found(row, parts.after);
  if (rows_[row].takes == Takes::kSwitch) return found(row, "true");
  if (words_.empty()) return line_mistake(fmt::format("flag needs an argument: {}", word));
  const std::string_view value = words_.front();
  words_ = words_.subspan(1);
  return found(row, value);
}

Found FlagReader::take_letter() {
  const std::string_view letters = letters_;
  letters_ = {};
  if (letters.starts_with("test.")) return next();  // pflag leaves these to Go's own test programs
  const size_t row = find_letter(letters[0]);
  if (row == rows_.size()) {
    if (letters[0] == 'h') return asked_for_help();
    return line_mistake(fmt::format("unknown shorthand flag: '{}' in -{}", letters[0], letters));
  }
  if (letters.size() > 2 && letters[1] == '=') return found(row, letters.substr(2));
  if (rows_[row].takes == Takes::kSwitch) {
    letters_ = letters.substr(1);
    return found(row, "true");
  }
  if (letters.size() > 1) return found(row, letters.substr(1));
  if (words_.empty()) return line_mistake(fmt::format("flag needs an argument: '{}' in -{}", letters[0], letters));
  const std::string_view value = words_.front();
  words_ = words_.subspan(1);
  return found(row, value);
}

Found FlagReader::found(size_t row, std::string_view value) {
  const FlagRow& flag = rows_[row];
  if (flag.since > context_.api) {
    return line_mistake(fmt::format("\"--{}\" requires API version {}.{}, but the Docker daemon API version is {}.{}",
                                    flag.name, flag.since.major, flag.since.minor, context_.api.major,
                                    context_.api.minor));
  }
  if (flag.offered == Offered::kNotHere) {
    return line_mistake(fmt::format("\"--{}\" is only supported on a Docker daemon running on windows", flag.name));
  }
  return Found(FoundFlag{row, std::string(value)});
}

}  // namespace bulkhead::cli_line
