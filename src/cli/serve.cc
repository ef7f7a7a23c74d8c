// `bulkhead serve`: the command line of the daemon.

#include <fmt/core.h>

#include <algorithm>
#include <cstdio>

#include "cli/check_config.h"
#include "cli/cli11.h"
#include "cli/command.h"
#include "cli/go_flags.h"
#include "daemon/configuration.h"
#include "daemon/daemon.h"
#include "daemon/gate_decider.h"
#include "daemon/options.h"
#include "daemon/rego_policy.h"

namespace bulkhead {
namespace {

// What the command line says, before it is checked.
struct CommandLine {
  CommandLine() = default;
  explicit CommandLine(ServeOptions defaults) : options(std::move(defaults)) {}

  ServeOptions options;
  std::string allow_path = "data.docker.authz.allow";
  bool is_v0 = false;
  bool is_v1 = false;
  bool only_checks = false;
  bool asks_version = false;
};

void declare_policy_options(CLI::App& app, CommandLine& line) {
  auto* config = app.add_option("--config", line.options.config_file,
                                "The configuration: profile, roles, exceptions, own policies (docs/configuration.md)");
  auto* policy =
      app.add_option("--policy-file", line.options.policy_file,
                     "A Rego policy that decides alone; without it and without --config everything is refused")
          ->excludes(config);
  app.add_option("--config-file", line.options.opa_config_file,
                 "OPA's own configuration, as opa-docker-authz takes it: its local bundles hold the policy")
      ->excludes(config)
      ->excludes(policy);
  app.add_option("--allow-path", line.allow_path, "The decision's path: data.a.b, a/b or /a/b")
      ->capture_default_str()
      ->excludes(config);
  app.add_option("--data", line.options.data_files, "JSON or YAML object to have under data; may be repeated")
      ->type_name("FILE");
  auto* v0 = app.add_flag("--v0-compatible", line.is_v0, "Read the policy as Rego v0 (default: v1, then v0)")
                 ->excludes(config);
  app.add_flag("--v1-compatible", line.is_v1, "Read the policy as Rego v1 only")->excludes(v0)->excludes(config);
  app.add_flag("--check", line.only_checks, "Compile the policy or the configuration, say whether it is good, and end");
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
  app.add_option("--state", line.options.state_folder, "The folder of the record of who created what")
      ->type_name("FOLDER")
      ->capture_default_str();
  app.add_option("--unprotected", line.options.unprotected,
                 "Give up self-protection for this path and what is below it; may be repeated")
      ->type_name("PATH");
  app.add_option("--workers", line.options.workers, "Decisions at the same time (default: one a core, at least two)")
      ->check(CLI::Range(1, 256));
  app.add_flag("--version", line.asks_version, "Print the version");
}

constexpr const char* kName = "bulkhead serve";

int fail(const std::string& message, int exit_code) {
  fmt::print(stderr, "{}: {}\n", kName, message);
  return exit_code;
}

// Turns what was said into what is meant; an empty text when all is well.
std::string settle(CommandLine& line) {
  const ServeOptions& options = line.options;
  const bool has_policy =
      !options.policy_file.empty() || !options.config_file.empty() || !options.opa_config_file.empty();
  if (line.only_checks && !has_policy) return "--check needs --config, --policy-file or --config-file";
  if (line.is_v0) line.options.dialect = Dialect::kV0;
  if (line.is_v1) line.options.dialect = Dialect::kV1;
  base::Result<std::string> query = normalize_allow_path(line.allow_path);
  if (!query) return query.error().to_string();
  line.options.query = *std::move(query);
  return {};
}

int serve(const ServeOptions& options) {
  const base::Status status = run_daemon(options, {make_rego_compiler(options), make_gate_decider});
  return status ? kExitOk : fail(status.error().to_string(), kExitFailure);
}

enum class Parsed { kGood, kHelp };

base::Result<Parsed> parse(Arguments arguments, CommandLine& line) {
  CLI::App app("Answers the Docker daemon's authorization questions by a policy.", kName);
  declare_policy_options(app, line);
  declare_server_options(app, line);
  declare_record_options(app, line);
  std::vector<std::string> words = rewrite_go_flags(arguments);
  std::ranges::reverse(words);
  try {
    app.parse(words);
  } catch (const CLI::CallForHelp&) {
    fmt::print("{}", app.help());
    return Parsed::kHelp;
  } catch (const CLI::ParseError& error) {
    return base::Error{"", std::string(error.what()) + "; --help lists the options", ""};
  }
  return Parsed::kGood;
}

// What the configuration says of the daemon itself: the defaults of the options that the command line does not give.
base::Result<ServeOptions> options_of(const std::string& config_file) {
  const base::Result<TrustedFile> file = read_trusted_file(config_file);
  if (!file) return file.error();
  base::Arena arena;
  const auto configuration = read_configuration_file(arena, *file);
  if (!configuration) return configuration.error();
  ServeOptions options;
  apply_configuration(*configuration, config_file, options);
  return options;
}

}  // namespace

int run_serve(Arguments arguments) {
  CommandLine line;
  auto parsed = parse(arguments, line);
  if (!parsed) return fail(parsed.error().to_string(), kExitUsage);
  if (*parsed == Parsed::kHelp) return kExitOk;
  if (line.asks_version) return run_version({});
  if (!line.options.config_file.empty()) {
    auto options = options_of(line.options.config_file);
    if (!options) return fail(options.error().to_string(), kExitFailure);
    line = CommandLine(*std::move(options));
    parsed = parse(arguments, line);
    if (!parsed) return fail(parsed.error().to_string(), kExitUsage);
  }
  if (const std::string wrong = settle(line); !wrong.empty()) return fail(wrong, kExitUsage);
  return line.only_checks ? check_and_print(line.options, kName, Warnings::kAreTold) : serve(line.options);
}

}  // namespace bulkhead
