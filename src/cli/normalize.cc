// `bulkhead normalize`: what the gate sees of a request, for people who write policies and for tests. A refusal is the
// answer "no" (exit code 1) and is printed with its code; a wrong command line, file or docker line is a usage mistake
// (2).

#include <fmt/core.h>

#include <algorithm>
#include <cstdio>

#include "cli/bounded_file.h"
#include "cli/cli11.h"
#include "cli/command.h"
#include "cli/docker_words.h"
#include "cli/given_facts.h"
#include "cli/normalizer.h"
#include "rego/value/json.h"

namespace bulkhead {
namespace {

constexpr const char* kFooter =
    R"(A FILE may be - for the standard input. A request file holds one of
  {"method": "POST", "target": "/v1.41/containers/create", "headers": {…}, "body": {…}}
  the message that a daemon sends to its authorization plugin
  a raw HTTP request
A docker line is read as Docker's own client reads it, and becomes the request that it would send. Files that it
names are read; the client's configuration (~/.docker/config.json) is not. A line that is one word, or stands in a
file, is split as a shell does it.

No daemon is asked. What a workload needs of one (volumes, images, other containers) stands in the file of --facts:
  {"containers": {"web": {…}}, "volumes": {…}, "images": {…}, "networks": {…}, "info": {…}, "paths": {…}}
Under each name stands what docker inspect says, null where there is none. What is missing is listed as unknown.

Examples:
  bulkhead normalize -- docker run -it --rm -v /:/host busybox
  docker inspect web | bulkhead normalize --inspect -
  bulkhead normalize --root / --facts facts.json --request request.json
  bulkhead normalize --body --cli 20.10 --line run.sh
  bulkhead normalize --body --request request.json
  bulkhead normalize --body --lines --request requests.jsonl

Exit codes: 0; 1 the gate would refuse the request; 2 the command line, the file or the docker line is wrong.
)";

// What the command line says.
struct CommandLine {
  std::string request_file;
  std::string line_file;
  std::string inspect_file;
  std::string image_inspect_file;
  std::string facts_file;
  std::string root;
  std::vector<std::string> words;  // behind --
  std::string cli = "28";
  std::string api_version;
  std::string daemon;
  bool prints_body = false;
  bool prints_request = false;
  bool reads_lines = false;
  bool is_compact = false;
};

int fail(const std::string& message) {
  fmt::print(stderr, "bulkhead normalize: {}\n", message);
  return kExitUsage;
}

int report(const NotNormalized& outcome, const std::string& place) {
  if (!outcome.is_refusal()) return fail(base::Error{"", outcome.sentence, place}.to_string());
  fmt::print(stderr, "bulkhead normalize: refused: {}: {}\n", outcome.code, outcome.sentence);
  return kExitFailure;
}

void print(const std::string& text) { fwrite(text.data(), 1, text.size(), stdout); }

int print_one(const CommandLine& line, const NormalizeResult& result, const std::string& place) {
  if (!result) return report(result.error(), place);
  print(rego::to_json(result->shown, line.is_compact ? rego::JsonStyle::kCompact : rego::JsonStyle::kPretty) + "\n");
  return kExitOk;
}

std::string field(std::string_view name, std::string_view text) {
  std::string out;
  rego::write_json_string(out, name);
  out += ':';
  rego::write_json_string(out, text);
  return out;
}

// One result of many, on one line.
std::string line_of(std::string_view shown_name, const NormalizeResult& result) {
  if (!result) {
    const NotNormalized& outcome = result.error();
    if (!outcome.is_refusal()) return "{" + field("mistake", outcome.sentence) + "}\n";
    return R"({"refused":{)" + field("code", outcome.code) + "," + field("sentence", outcome.sentence) + "}}\n";
  }
  std::string route = result->route.empty() ? "" : field("route", result->route) + ",";
  if (result->parameters.is_defined()) route += R"("parameters":)" + rego::to_json(result->parameters) + ",";
  return fmt::format("{{{}{},\"{}\":{}}}\n", route, field("target", result->target), shown_name,
                     rego::to_json(result->shown));
}

int run_lines(const CommandLine& line, Normalizer& normalizer, std::string_view text) {
  const std::string_view name = line.prints_request ? "request" : line.prints_body ? "body" : "workload";
  while (!text.empty()) {
    const size_t end = text.find('\n');
    const std::string_view item = text.substr(0, end);
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    if (item.find_first_not_of(" \t\r") == std::string_view::npos) continue;
    print(line_of(name, normalizer.normalize_item(item)));
  }
  return kExitOk;
}

// The file that the line names, whatever it holds.
const std::string& source_file(const CommandLine& line) {
  for (const std::string* file : {&line.line_file, &line.inspect_file, &line.image_inspect_file}) {
    if (!file->empty()) return *file;
  }
  return line.request_file;
}

int run_file(const CommandLine& line, Normalizer& normalizer) {
  const std::string& file = source_file(line);
  const auto text = read_bounded_file(file);
  if (!text) return fail(base::Error{"", text.error().message, text.error().place}.to_string());
  if (line.reads_lines) return run_lines(line, normalizer, *text);
  if (!line.line_file.empty()) return print_one(line, normalizer.normalize_line(std::vector{*text}), file);
  if (!line.request_file.empty()) return print_one(line, normalizer.normalize_request(*text), file);
  const InspectKind kind = line.inspect_file.empty() ? InspectKind::kImage : InspectKind::kContainer;
  return print_one(line, normalizer.normalize_inspect(*text, kind), file);
}

int run(const CommandLine& line, const NormalizerOptions& options) {
  base::Arena arena;
  const auto facts = read_facts_file(arena, line.facts_file);
  if (!facts) return fail(base::Error{"", facts.error().message, facts.error().place}.to_string());
  std::optional<HostRoot> root;
  if (!line.root.empty()) {
    auto folder = HostRoot::of_folder(line.root);
    if (!folder) return fail("--root: " + folder.error().message);
    root = *std::move(folder);
  }
  GivenFacts given(*facts, std::move(root));
  Normalizer normalizer(options, given);
  if (line.words.empty()) return run_file(line, normalizer);
  return print_one(line, normalizer.normalize_line(line.words), "");
}

// Turns what was said into what is meant; an empty text when all is well.
std::string settle(const CommandLine& line, NormalizerOptions& options) {
  const std::string* files[] = {&line.request_file, &line.line_file, &line.inspect_file, &line.image_inspect_file};
  const auto named = std::ranges::count_if(files, [](const std::string* file) { return !file->empty(); });
  if (named + static_cast<int>(!line.words.empty()) != 1) {
    return "give one of --request FILE, --line FILE, --inspect FILE, --image-inspect FILE and -- docker run …";
  }
  if (line.prints_body && line.prints_request) return "give one of --body and --show-request";
  const bool is_inspect = !line.inspect_file.empty() || !line.image_inspect_file.empty();
  if (is_inspect && (line.prints_body || line.prints_request))
    return "a document of docker inspect has only a workload";
  if (line.reads_lines && line.request_file.empty()) return "--lines needs --request FILE";
  if (line.prints_body) options.shown = Shown::kBody;
  if (line.prints_request) options.shown = Shown::kRequest;
  if (line.daemon == "20.10.24") options.traits = traits_for(DaemonVersion{"20.10.24", {1, 41}, {1, 12}});
  if (line.daemon == "newest") options.traits = traits_for(DaemonVersion{"", kNewestApi, {1, 40}});
  options.cli = line.cli == "28" ? CliVersion::k28 : CliVersion::k20_10;
  options.api = std::min(newest_api(options.cli), options.traits.api_max);  // what the two would agree on
  if (!line.api_version.empty()) {
    options.api = parse_api_version(line.api_version);
    if (options.api < kVersionMin) return "--api-version: it is no version like 1.41";
    if (options.api > newest_api(options.cli)) return "--api-version: that client does not speak it";
  }
  return {};
}

void declare_options(CLI::App& app, CommandLine& line) {
  app.footer(kFooter);
  app.add_option("--request", line.request_file, "A request")->type_name("FILE");
  app.add_option("--line", line.line_file, "A docker run, create or exec line")->type_name("FILE");
  app.add_option("--inspect", line.inspect_file, "What docker inspect prints of a container")->type_name("FILE");
  app.add_option("--image-inspect", line.image_inspect_file, "What docker inspect prints of an image")
      ->type_name("FILE");
  app.add_flag("--body", line.prints_body, "Print the canonical body, not the workload");
  app.add_flag("--show-request", line.prints_request, "Print the request itself, in the form that --request takes");
  app.add_flag(
      "--lines", line.reads_lines,
      "FILE holds JSON, one request or docker line (text, or a list of words) a line; print one result a line");
  app.add_flag("--compact", line.is_compact, "Print JSON on one line");
  app.add_option("--cli", line.cli, "Docker's client that reads the line")
      ->check(CLI::IsMember({"20.10", "28"}))
      ->capture_default_str();
  app.add_option("--api-version", line.api_version,
                 "The API that the client speaks with the daemon, like 1.41 (default: the newest that both speak)");
  app.add_option("--facts", line.facts_file, "What the daemon would say, as JSON")->type_name("FILE");
  app.add_option("--root", line.root, "Look host paths up below this folder")->type_name("DIR");
  app.add_option("--daemon", line.daemon, "The daemon whose reading counts (default: any)")
      ->check(CLI::IsMember({"20.10.24", "newest"}));
}

}  // namespace

int run_normalize(Arguments arguments) {
  CommandLine line;
  CLI::App app("Prints what the gate sees of a request, a docker line or an inspect document.", "bulkhead normalize");
  declare_options(app, line);
  arguments = take_docker_words(arguments, line.words);
  std::vector<std::string> words(arguments.rbegin(), arguments.rend());
  try {
    app.parse(words);
  } catch (const CLI::CallForHelp&) {
    fmt::print("{}", app.help());
    return kExitOk;
  } catch (const CLI::ParseError& error) {
    return fail(std::string(error.what()) + "; --help lists the options");
  }
  NormalizerOptions options;
  if (const std::string wrong = settle(line, options); !wrong.empty()) return fail(wrong);
  return run(line, options);
}

}  // namespace bulkhead
