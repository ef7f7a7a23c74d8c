// `bulkhead decide`: what the gate would say of a docker line or a request, without a daemon.

#include <fmt/core.h>

#include <algorithm>
#include <cstdio>

#include "base/tame_text.h"
#include "cli/bounded_file.h"
#include "cli/cli11.h"
#include "cli/cli_format.h"
#include "cli/command.h"
#include "cli/decision_text.h"
#include "cli/decision_trace.h"
#include "cli/disk_world.h"
#include "cli/docker_words.h"
#include "cli/gate_snapshot.h"
#include "cli/given_facts.h"
#include "cli/message_source.h"
#include "cli/offline_gate.h"
#include "rego/value/json.h"

namespace bulkhead {
namespace {

constexpr const char* kFooter =
    R"(A FILE may be - for the standard input. A request file holds what `bulkhead normalize --help` says; a message of a
daemon to its plugin names the caller itself, unless --as names another.

No daemon is asked. What it would know (images, volumes, other containers) stands in the file of --facts, host paths are
looked up below --root; what is missing is unknown, and counts as the gate counts it.

Examples:
  bulkhead decide -- docker run --privileged busybox
  bulkhead decide --config /etc/bulkhead/bulkhead.yaml --as cn:ci-runner -- docker run --cap-add NET_ADMIN app
  bulkhead decide --profile restricted --root / --format json -- docker run -v /srv:/srv app
  bulkhead decide --request request.json --explain

Exit codes: 0 allowed; 1 refused; 2 the question, the configuration or a file is wrong.
)";

// What the command line says.
struct CommandLine {
  ServeOptions policy;  // config_file or policy_file
  std::string profile;
  std::string caller;
  std::string request_file;
  std::string line_file;
  std::string facts_file;
  std::string root;
  std::string daemon;
  std::string cli = "28";
  std::string format = "text";
  std::vector<std::string> words;  // behind --
  bool explains = false;
};

int fail(const std::string& message) {
  std::string text = "bulkhead decide: ";
  base::append_tame_lines(text, message);
  fmt::print(stderr, "{}\n", text);
  return kExitUsage;
}

int fail(const base::Error& error) { return fail(base::Error{"", error.message, error.place}.to_string()); }

DaemonTraits traits_of(const CommandLine& line) {
  if (line.daemon == "20.10.24") return traits_for(DaemonVersion{"20.10.24", {1, 41}, {1, 12}});
  if (line.daemon == "newest") return traits_for(DaemonVersion{"", kNewestApi, {1, 40}});
  return {};
}

base::Result<std::string> read_message(const CommandLine& line, const DaemonTraits& traits) {
  const CliVersion cli = line.cli == "28" ? CliVersion::k28 : CliVersion::k20_10;
  const DiskWorld world;
  const CliContext context{cli, std::min(newest_api(cli), traits.api_max), world};
  if (!line.words.empty()) return message_of_line(line.words, context);
  const std::string& file = line.line_file.empty() ? line.request_file : line.line_file;
  auto text = read_bounded_file(file);
  if (!text) return text.take_error();
  if (line.line_file.empty()) return message_of_request(*text);
  return message_of_line(std::vector{*std::move(text)}, context);
}

base::Result<std::shared_ptr<const Snapshot>> read_snapshot(const CommandLine& line) {
  const bool has_file = !line.policy.config_file.empty() || !line.policy.policy_file.empty();
  return has_file ? load_snapshot(line.policy) : snapshot_of_profile(line.profile.empty() ? "baseline" : line.profile);
}

// Who asks: by --as, by the message, or else by the socket.
base::Result<std::optional<OfflineCaller>> read_caller(const CommandLine& line) {
  if (!line.caller.empty()) {
    auto caller = parse_caller(line.caller);
    if (!caller) return caller.take_error();
    return std::optional(*std::move(caller));
  }
  return std::optional<OfflineCaller>();
}

int print(const CommandLine& line, const Decision& decision, const std::optional<DecisionTrace>& trace) {
  std::string text;
  if (line.format == "json") {
    base::Arena arena;
    rego::Value document = decision_document(arena, decision);
    if (trace) document = with_trace(arena, document, *trace);
    text = rego::to_json(document, rego::JsonStyle::kPretty) + "\n";
  } else {
    text = decision_text(decision);
    if (trace) text += "\n" + trace_text(decision, *trace);
  }
  fwrite(text.data(), 1, text.size(), stdout);
  return decision.allow ? kExitOk : kExitFailure;
}

int run(const CommandLine& line) {
  const DaemonTraits traits = traits_of(line);
  const auto message = read_message(line, traits);
  if (!message) return fail(message.error());
  const auto snapshot = read_snapshot(line);
  if (!snapshot) return fail(snapshot.error());
  const auto caller = read_caller(line);
  if (!caller) return fail(caller.error());
  base::Arena arena;
  const auto documents = read_facts_file(arena, line.facts_file);
  if (!documents) return fail(documents.error());
  std::optional<HostRoot> root;
  if (!line.root.empty()) {
    auto folder = HostRoot::of_folder(line.root);
    if (!folder) return fail("--root: " + folder.error().message);
    root = *std::move(folder);
  }
  GivenFacts facts(*documents, std::move(root));
  OfflineGate gate(*snapshot, traits, facts);
  const Decision decision = gate.decide(*message, *caller ? &**caller : nullptr);
  if (!line.explains) return print(line, decision, std::nullopt);
  const auto trace = trace_decision(arena, line.policy, line.profile, decision);
  if (!trace) return fail(trace.error());
  return print(line, decision, *trace);
}

// What is wrong with the command line; empty when all is well.
std::string mistake_in(const CommandLine& line) {
  const auto sources = static_cast<int>(!line.words.empty()) + static_cast<int>(!line.request_file.empty()) +
                       static_cast<int>(!line.line_file.empty());
  return sources == 1 ? "" : "give one of -- docker run …, --request FILE and --line FILE";
}

void declare_options(CLI::App& app, CommandLine& line) {
  app.footer(kFooter);
  auto* config = app.add_option("--config", line.policy.config_file, "Decide by this configuration")->type_name("FILE");
  auto* profile = app.add_option("--profile", line.profile, "Decide by this profile alone (default: baseline)")
                      ->check(CLI::IsMember({"open", "baseline", "restricted", "seed", "none"}))
                      ->excludes(config);
  app.add_option("--policy-file", line.policy.policy_file, "Decide by this Rego policy alone")
      ->type_name("FILE")
      ->excludes(config)
      ->excludes(profile);
  app.add_option("--as", line.caller, "Who asks: cn:NAME, dns:NAME, fingerprint:HEX, or socket (default)")
      ->type_name("CALLER");
  app.add_option("--request", line.request_file, "A request")->type_name("FILE");
  app.add_option("--line", line.line_file, "A docker run, create or exec line")->type_name("FILE");
  app.add_option("--facts", line.facts_file, "What the daemon would say, as JSON")->type_name("FILE");
  app.add_option("--root", line.root, "Look host paths up below this folder")->type_name("DIR");
  app.add_option("--daemon", line.daemon, "The daemon whose reading counts (default: any)")
      ->check(CLI::IsMember({"20.10.24", "newest"}));
  app.add_option("--cli", line.cli, "Docker's client that reads the line")
      ->check(CLI::IsMember({"20.10", "28"}))
      ->capture_default_str();
  app.add_flag("--explain", line.explains, "Show how the decision came about");
  app.add_option("--format", line.format, "text or json")
      ->check(CLI::IsMember({"text", "json"}))
      ->capture_default_str();
}

}  // namespace

int run_decide(Arguments arguments) {
  CommandLine line;
  CLI::App app("Says what the gate would decide of a docker line or a request, without a daemon.", "bulkhead decide");
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
  if (const std::string wrong = mistake_in(line); !wrong.empty()) return fail(wrong);
  return run(line);
}

}  // namespace bulkhead
