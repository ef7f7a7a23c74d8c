// `bulkhead serve`: the command line of the daemon.

#include <fmt/core.h>

#include <algorithm>
#include <cstdio>

#include "cli/cli11.h"
#include "cli/command.h"
#include "cli/go_flags.h"
#include "daemon/daemon.h"
#include "daemon/gate_decider.h"
#include "daemon/options.h"
#include "daemon/rego_policy.h"

namespace bulkhead {
namespace {

// What the command line says, before it is checked.
struct CommandLine {
  ServeOptions options;
  std::string allow_path = "data.docker.authz.allow";
  std::string config_file;
  bool is_v0 = false;
  bool is_v1 = false;
  bool only_checks = false;
  bool asks_version = false;
};

void declare_policy_options(CLI::App& app, CommandLine& line) {
  app.add_option("--policy-file", line.options.policy_file, "The Rego policy; without one everything is refused");
  app.add_option("--allow-path", line.allow_path, "The decision's path: data.a.b, a/b or /a/b")->capture_default_str();
  app.add_option("--data", line.options.data_files, "JSON or YAML object to have under data; may be repeated")
      ->type_name("FILE");
  auto* v0 = app.add_flag("--v0-compatible", line.is_v0, "Read the policy as Rego v0 (default: v1, then v0)");
  app.add_flag("--v1-compatible", line.is_v1, "Read the policy as Rego v1 only")->excludes(v0);
  app.add_flag("--check", line.only_checks, "Compile the policy, say whether it is good, and end");
  app.add_flag("--skip-ping", line.options.skips_ping, "Allow HEAD /_ping without asking the policy (default: true)");
}

void declare_record_options(CLI::App& app, CommandLine& line) {
  DecisionLogOptions& log = line.options.decision_log;
  app.add_option("--log-file", line.options.log_file, "Append the log to this file (default: stderr)");
  app.add_flag("--quiet", line.options.is_quiet, "No log line a decision");
  app.add_flag("--log-only-denied", line.options.logs_only_denied, "No log line an allowed decision");
  app.add_option("--decision-log", log.target,
                 "Write each decision, masked, before it is answered: stdout, journal or a file")
      ->type_name("TARGET");
  app.add_option_function<std::string>(
         "--on-log-failure",
         [&log](const std::string& word) {
           log.on_failure = word == "deny" ? OnLogFailure::kDeny : OnLogFailure::kGoOn;
         },
         "What becomes of a call whose decision cannot be written (default: deny in the mode enforce)")
      ->check(CLI::IsMember({"deny", "continue"}))
      ->type_name("");
  app.add_option_function<uint64_t>(
         "--decision-log-size", [&log](uint64_t mebibytes) { log.file_bytes_max = mebibytes << 20; },
         "MiB of a decision log file; then it is rotated (default: 64)")
      ->check(CLI::Range(1, 1 << 20));
  app.add_option("--decision-log-files", log.files_max, "Files to keep, the one that is written among them")
      ->check(CLI::Range(1, 1000))
      ->capture_default_str();
  app.add_option("--decision-mask", log.mask_file, "Rego whose data.system.log.mask masks decisions, as in OPA")
      ->type_name("FILE");
  app.add_option("--metrics", line.options.metrics_address,
                 "Serve GET /metrics for Prometheus: the path of a socket, or 127.0.0.1:PORT")
      ->type_name("ADDRESS");
}

void declare_server_options(CLI::App& app, CommandLine& line) {
  app.add_option("--plugin-name", line.options.plugin_name, "The name that the Docker daemon knows the plugin by")
      ->capture_default_str();
  app.add_option("--socket", line.options.socket_path, "The socket (default: /run/docker/plugins/NAME.sock)");
  app.add_option("--docker-socket", line.options.docker_socket, "The Docker daemon's socket, to ask it for facts")
      ->capture_default_str();
  app.add_option_function<unsigned>(
         "--gather-time",
         [&line](unsigned time_ms) { line.options.limits.gather_time_max = std::chrono::milliseconds(time_ms); },
         "Milliseconds for all that one decision asks the daemon (default: 250)")
      ->check(CLI::Range(1, 60000));
  app.add_option("--unprotected", line.options.unprotected,
                 "Give up self-protection for this path and what is below it; may be repeated")
      ->type_name("PATH");
  app.add_option("--workers", line.options.workers, "Decisions at the same time (default: one a core, at least two)")
      ->check(CLI::Range(1, 256));
  app.add_option("--config-file", line.config_file, "Not supported yet");
  app.add_flag("--version", line.asks_version, "Print the version");
}

int fail(const std::string& message, int exit_code) {
  fmt::print(stderr, "bulkhead serve: {}\n", message);
  return exit_code;
}

// Turns what was said into what is meant; an empty text when all is well.
std::string settle(CommandLine& line) {
  if (!line.config_file.empty()) {
    return "--config-file: configuration files come with a later release; use --policy-file and --data";
  }
  if (line.only_checks && line.options.policy_file.empty()) return "--check needs --policy-file";
  if (line.is_v0) line.options.dialect = Dialect::kV0;
  if (line.is_v1) line.options.dialect = Dialect::kV1;
  base::Result<std::string> query = normalize_allow_path(line.allow_path);
  if (!query) return query.error().to_string();
  line.options.query = *std::move(query);
  return {};
}

int check(const ServeOptions& options) {
  const base::Result<std::string> dialect = check_policy(options, make_rego_compiler(options));
  if (!dialect) return fail(dialect.error().to_string(), kExitFailure);
  fmt::print("{}: ok (Rego {})\n", options.policy_file, *dialect);
  return kExitOk;
}

int serve(const ServeOptions& options) {
  const base::Status status = run_daemon(options, {make_rego_compiler(options), make_gate_decider});
  return status ? kExitOk : fail(status.error().to_string(), kExitFailure);
}

}  // namespace

int run_serve(Arguments arguments) {
  CommandLine line;
  CLI::App app("Answers the Docker daemon's authorization questions by a Rego policy.", "bulkhead serve");
  declare_policy_options(app, line);
  declare_server_options(app, line);
  declare_record_options(app, line);
  std::vector<std::string> words = rewrite_go_flags(arguments);
  std::ranges::reverse(words);
  try {
    app.parse(words);
  } catch (const CLI::CallForHelp&) {
    fmt::print("{}", app.help());
    return kExitOk;
  } catch (const CLI::ParseError& error) {
    return fail(std::string(error.what()) + "; --help lists the options", kExitUsage);
  }
  if (line.asks_version) return run_version({});
  if (const std::string wrong = settle(line); !wrong.empty()) return fail(wrong, kExitUsage);
  return line.only_checks ? check(line.options) : serve(line.options);
}

}  // namespace bulkhead
