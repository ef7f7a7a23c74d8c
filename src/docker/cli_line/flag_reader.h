#pragma once
// Options as Docker's client reads them (the rules of spf13/pflag): --name value, --name=value, -n value, -nvalue,
// -n=value, -ab; a switch takes its value only behind "=". Reading ends at the first word that is no option, or behind
// "--".

#include <fmt/core.h>

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "base/result.h"
#include "docker/cli_line/docker_line.h"
#include "docker/cli_line/go_numbers.h"
#include "docker/cli_line/go_text.h"

namespace bulkhead::cli_line {

enum class Takes { kSwitch, kValue };

enum class Offered {
  kAlways,
  kSince28,
  kNotHere,  // the client knows it, but a daemon on Linux does not take it
};

// What of an option does not depend on who keeps its value.
struct FlagRow {
  std::string_view name;
  char letter;  // 0: none
  Takes takes;
  ApiVersion since = {};  // the API that knows it
  Offered offered = Offered::kAlways;
};

// One option found in the words.
struct FoundFlag {
  size_t row;
  std::string value;
};

// Finds options one after the other.
class FlagReader {
 public:
  FlagReader(std::span<const FlagRow> rows, std::span<const std::string> words, const CliContext& context)
      : rows_(rows), words_(words), context_(context) {}

  // None at the end of the options.
  base::Result<std::optional<FoundFlag>> next();

  // What follows the options.
  std::span<const std::string> rest() const { return words_; }

 private:
  base::Result<std::optional<FoundFlag>> take_long(std::string_view word);
  base::Result<std::optional<FoundFlag>> take_letter();
  base::Result<std::optional<FoundFlag>> found(size_t row, std::string_view value);
  size_t find_name(std::string_view name) const;
  size_t find_letter(char letter) const;
  bool is_known(const FlagRow& row) const { return row.offered != Offered::kSince28 || !context_.is_old(); }

  std::span<const FlagRow> rows_;
  std::span<const std::string> words_;
  const CliContext& context_;
  std::string_view letters_;  // what is left of a group of letters
};

// An option whose value `set` puts into the command's own options.
template <typename Options>
struct Flag {
  FlagRow row;
  base::Status (*set)(const CliContext& context, Options& options, std::string_view value);
};

// Reads all options; the words that follow them.
template <typename Options>
base::Result<std::span<const std::string>> read_flags(std::span<const Flag<Options>> flags,
                                                      std::span<const FlagRow> rows, std::span<const std::string> words,
                                                      const CliContext& context, Options& options) {
  FlagReader reader(rows, words, context);
  while (true) {
    auto flag = reader.next();
    if (!flag) return flag.take_error();
    if (!*flag) return reader.rest();
    const FoundFlag& found = **flag;
    if (auto status = flags[found.row].set(context, options, found.value); !status) {
      const FlagRow& row = rows[found.row];
      if (row.name == "help") return status.take_error();  // nothing is wrong with its value
      const std::string letter = row.letter == 0 ? "" : fmt::format("-{}, ", row.letter);
      return line_mistake(fmt::format("invalid argument {} for \"{}--{}\" flag: {}", quoted(found.value), letter,
                                      row.name, status.error().message));
    }
  }
}

// The rows of a table of flags, as FlagReader takes them.
template <typename Options, size_t kCount>
struct FlagRows {
  constexpr explicit FlagRows(const Flag<Options> (&flags)[kCount]) {
    for (size_t i = 0; i < kCount; i++) rows[i] = flags[i].row;
  }
  FlagRow rows[kCount] = {};
};

// --- setters for plain members ---------------------------------------------------------------------------------------

template <auto kMember, typename Options>
base::Status set_text(const CliContext&, Options& options, std::string_view value) {
  options.*kMember = std::string(value);
  return base::Ok();
}

template <auto kMember, typename Options>
base::Status append_text(const CliContext&, Options& options, std::string_view value) {
  (options.*kMember).emplace_back(value);
  return base::Ok();
}

template <auto kMember, typename Options>
base::Status set_switch(const CliContext&, Options& options, std::string_view value) {
  auto truth = parse_bool(value);
  if (!truth) return truth.take_error();
  options.*kMember = *truth;
  return base::Ok();
}

template <auto kMember, typename Options>
base::Status set_integer(const CliContext&, Options& options, std::string_view value) {
  auto number = parse_int(value, Base::kAny);
  if (!number) return number.take_error();
  options.*kMember = *number;
  return base::Ok();
}

template <auto kMember, typename Options>
base::Status set_bytes(const CliContext& context, Options& options, std::string_view value) {
  auto bytes = parse_bytes(value, context.cli);
  if (!bytes) return bytes.take_error();
  options.*kMember = *bytes;
  return base::Ok();
}

template <auto kMember, typename Options>
base::Status set_duration(const CliContext&, Options& options, std::string_view value) {
  auto duration = parse_duration(value);
  if (!duration) return duration.take_error();
  options.*kMember = *duration;
  return base::Ok();
}

// `kParse` (context, text) makes the list's item.
template <auto kMember, auto kParse, typename Options>
base::Status append_parsed(const CliContext& context, Options& options, std::string_view value) {
  auto item = kParse(context, value);
  if (!item) return item.take_error();
  (options.*kMember).push_back(*std::move(item));
  return base::Ok();
}

// Accepts the value and forgets it: what only the client itself acts on.
template <typename Options>
base::Status ignore_text(const CliContext&, Options&, std::string_view) {
  return base::Ok();
}

template <typename Options>
base::Status ignore_switch(const CliContext&, Options&, std::string_view value) {
  auto truth = parse_bool(value);
  return truth ? base::Status(base::Ok()) : truth.take_error();
}

template <typename Options>
base::Status ask_for_help(const CliContext&, Options&, std::string_view value) {
  auto truth = parse_bool(value);
  if (!truth) return truth.take_error();
  if (*truth) return line_mistake("the client would print its help and send nothing");
  return base::Ok();
}

}  // namespace bulkhead::cli_line
