#pragma once
// What went wrong in a `rego` command: one shape for mistakes of loading, parsing, compiling and evaluating.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cli/rego_json.h"
#include "rego/engine/policy.h"
#include "rego/syntax/diagnostic.h"

namespace bulkhead {

struct CommandError {
  std::string message;
  std::string code;                        // empty where opa has none
  std::optional<rego::Position> position;  // with `file`
  std::string file;
  std::string line;  // the source line of a parse error
  std::string text;  // for people: message, place and excerpt
};

using CommandErrors = std::vector<CommandError>;

CommandErrors errors_of(const rego::Diagnostics& diagnostics);
CommandErrors errors_of(const std::vector<std::string>& messages);
CommandErrors errors_of(const rego::EvalError& error);

// As many as opa prints unless --max-errors says otherwise; behind them it says that there are more. 0: all.
inline constexpr size_t kErrorsMax = 10;
CommandErrors at_most(CommandErrors errors, size_t count);

// "1 error occurred: …", or a heading and a line for each; ends with a newline. `during` is empty or says more of the
// heading.
inline constexpr std::string_view kWhileLoading = " during loading";
std::string to_text(const CommandErrors& errors, std::string_view during = "");
// As opa's errors read when they are part of a sentence: "1 error occurred: …" or a line each below "N errors
// occurred:". No final newline.
std::string opa_text(const CommandErrors& errors);
// The array of errors as opa prints it.
void write_errors(JsonText& out, const CommandErrors& errors);

}  // namespace bulkhead
