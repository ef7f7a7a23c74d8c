// `rego parse`: prints the syntax tree of one file.

#include <cstdio>
#include <sstream>

#include "cli/rego_commands.h"
#include "cli/rego_error.h"
#include "cli/rego_load.h"
#include "cli/rego_outline.h"
#include "rego/engine/loader.h"
#include "rego/syntax/ast_json.h"
#include "rego/syntax/parser.h"

namespace bulkhead {
namespace {

struct ParseCommand {
  std::string path;
  std::string format = "pretty";
  bool is_v0 = false;
  bool has_locations = false;
  bool has_comments = true;
};

// "locations,-comments": what else the JSON holds. False for another word.
bool include(ParseCommand& command, const std::string& words) {
  std::istringstream each(words);
  for (std::string word; std::getline(each, word, ',');) {
    const bool is_wanted = !word.starts_with("-");
    const std::string name = is_wanted ? word : word.substr(1);
    if (name == "locations") {
      command.has_locations = is_wanted;
    } else if (name == "comments") {
      command.has_comments = is_wanted;
    } else {
      return false;
    }
  }
  return true;
}

int report_failure(const CommandErrors& errors) {
  JsonText out;
  out.begin_object().key("errors");
  write_errors(out, errors);
  fprintf(stderr, "%s\n", out.end_object().pretty().c_str());
  return kExitFailure;
}

int run(const ParseCommand& command) {
  auto text = rego::read_file(command.path);
  if (!text) return report_failure(errors_of(std::vector{text.error().message}));
  const auto source = std::make_shared<const rego::Source>(command.path, std::move(*text));
  const auto version = command.is_v0 ? rego::RegoVersion::kV0 : rego::RegoVersion::kV1;
  auto module = rego::parse_module(source, {.version = version});
  if (!module) return report_failure(errors_of(module.error()));
  if (command.format == "pretty") {
    fputs(outline(**module).c_str(), stdout);
    return kExitOk;
  }
  rego::AstJsonOptions options;
  options.locations = command.has_locations ? rego::Locations::kYes : rego::Locations::kNo;
  options.comments = command.has_comments ? rego::Comments::kYes : rego::Comments::kNo;
  puts(rego::to_ast_json(**module, options).c_str());
  return kExitOk;
}

}  // namespace

int run_rego_parse(Arguments arguments) {
  CLI::App app("Parses a Rego file and prints its syntax tree.", "rego parse");
  ParseCommand command;
  app.add_option("-f,--format", command.format, "pretty or json")->check(CLI::IsMember({"pretty", "json"}));
  app.add_option("--json-include", "locations, comments, or either with a minus before it, separated by commas")
      ->check([&](const std::string& words) { return include(command, words) ? "" : "no such element: " + words; });
  app.add_flag("--v0-compatible", command.is_v0, "The policy is written in Rego v0 unless it says otherwise");
  app.add_option("path", command.path, "The file");
  if (const auto code = parse_arguments(app, arguments)) return *code;
  if (command.path.empty()) {
    fprintf(stderr, "Error: no source file specified\n%s", app.help().c_str());
    return kOpaExitUsage;
  }
  return run(command);
}

}  // namespace bulkhead
