// The way to the command: sudo, assignments, docker and its own options, "container".

#include "docker/cli_line/docker_line.h"

#include <fmt/core.h>

#include <map>

#include "docker/cli_line/create_request.h"
#include "docker/cli_line/flag_reader.h"

namespace bulkhead {
namespace cli_line {
namespace {

using enum Takes;

struct ClientOptions {
  bool prints_version = false;
};

base::Status check_log_level(const CliContext&, ClientOptions&, std::string_view value) {
  const std::string level = to_lower(value);
  for (const char* known : {"trace", "debug", "info", "warn", "warning", "error", "fatal", "panic"}) {
    if (level == known) return base::Ok();
  }
  return line_mistake(fmt::format("Unable to parse logging level: {}", value));
}

constexpr Flag<ClientOptions> kClientFlags[] = {
    {{"config", 0, kValue}, ignore_text<ClientOptions>},
    {{"context", 'c', kValue}, ignore_text<ClientOptions>},
    {{"debug", 'D', kSwitch}, ignore_switch<ClientOptions>},
    {{"help", 'h', kSwitch}, ask_for_help<ClientOptions>},
    {{"host", 'H', kValue}, ignore_text<ClientOptions>},
    {{"log-level", 'l', kValue}, check_log_level},
    {{"tls", 0, kSwitch}, ignore_switch<ClientOptions>},
    {{"tlscacert", 0, kValue}, ignore_text<ClientOptions>},
    {{"tlscert", 0, kValue}, ignore_text<ClientOptions>},
    {{"tlskey", 0, kValue}, ignore_text<ClientOptions>},
    {{"tlsverify", 0, kSwitch}, ignore_switch<ClientOptions>},
    {{"version", 'v', kSwitch}, set_switch<&ClientOptions::prints_version, ClientOptions>},
};
constexpr FlagRows kClientRows(kClientFlags);

// The client's world, with the variables that the line itself assigns.
class AssignedWorld final : public CliWorld {
 public:
  explicit AssignedWorld(const CliWorld& world) : world_(world) {}

  void assign(std::string_view assignment) {
    const Cut parts = cut(assignment, '=');
    variables_[std::string(parts.before)] = parts.after;
  }

  base::Result<std::string> read_file(const std::string& path) const override { return world_.read_file(path); }
  bool exists(const std::string& path) const override { return world_.exists(path); }
  std::string working_directory() const override { return world_.working_directory(); }
  std::optional<std::string> variable(const std::string& name) const override {
    const auto found = variables_.find(name);
    return found != variables_.end() ? found->second : world_.variable(name);
  }

 private:
  const CliWorld& world_;
  std::map<std::string, std::string> variables_;
};

bool is_assignment(std::string_view word) {
  const Cut parts = cut(word, '=');
  if (!parts.found || parts.before.empty()) return false;
  const std::string_view kNameBytes = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_";
  return parts.before.find_first_not_of(kNameBytes) == std::string_view::npos &&
         !(parts.before[0] >= '0' && parts.before[0] <= '9');
}

bool is_program(std::string_view word, std::string_view name) {
  return word.substr(word.rfind('/') == word.npos ? 0 : word.rfind('/') + 1) == name;
}

// sudo's options in front of its command; those that take a value are few.
base::Result<std::span<const std::string>> skip_sudo_options(std::span<const std::string> words) {
  while (!words.empty() && words.front().starts_with('-')) {
    const std::string& option = words.front();
    words = words.subspan(1);
    if (option == "--") break;
    const bool takes_value = option == "-u" || option == "-g" || option == "--user" || option == "--group";
    const bool stands_alone = option == "-E" || option == "-n" || option == "-H" || option == "-S" || option == "-b" ||
                              option.starts_with("--preserve-env") || option == "--non-interactive" ||
                              option.starts_with("--user=") || option.starts_with("--group=");
    if (!takes_value && !stands_alone) return line_mistake(fmt::format("sudo's option {} is not known here", option));
    if (takes_value && words.empty()) return line_mistake(fmt::format("sudo's option {} needs a value", option));
    if (takes_value) words = words.subspan(1);
  }
  return words;
}

base::Result<std::span<const std::string>> skip_to_docker(std::span<const std::string> words, AssignedWorld& world) {
  const auto take_assignments = [&] {
    for (; !words.empty() && is_assignment(words.front()); words = words.subspan(1)) world.assign(words.front());
  };
  take_assignments();
  if (!words.empty() && is_program(words.front(), "sudo")) {
    auto rest = skip_sudo_options(words.subspan(1));
    if (!rest) return rest;
    words = *rest;
    take_assignments();
  }
  if (words.empty()) return line_mistake("there is no command; a line begins like \"docker run IMAGE\"");
  if (!is_program(words.front(), "docker")) {
    return line_mistake(fmt::format("\"{}\" is not docker; a line begins like \"docker run IMAGE\"", words.front()));
  }
  return words.subspan(1);
}

base::Result<CliRequest> read_command(std::span<const std::string> words, const CliContext& context) {
  ClientOptions options;
  auto rest = read_flags<ClientOptions>(kClientFlags, kClientRows.rows, words, context, options);
  if (!rest) return rest.take_error();
  if (options.prints_version) return line_mistake("the client would print its version and send nothing");
  std::span<const std::string> command = *rest;
  if (!command.empty() && command.front() == "container") command = command.subspan(1);
  if (command.empty()) return line_mistake("there is no command; run, create and exec can be read");
  const std::string& name = command.front();
  if (name == "run" || name == "create") return make_create_request(context, name, command.subspan(1));
  if (name == "exec") return make_exec_request(context, command.subspan(1));
  return line_mistake(fmt::format("the command is \"{}\"; run, create and exec can be read", name));
}

}  // namespace
}  // namespace cli_line

ApiVersion newest_api(CliVersion cli) { return cli == CliVersion::k20_10 ? ApiVersion{1, 41} : ApiVersion{1, 51}; }

base::Result<CliRequest> read_docker_line(std::span<const std::string> words, const CliContext& context) {
  if (words.size() > kLineWordsMax) {
    return cli_line::line_mistake(fmt::format("the line has more than {} words", kLineWordsMax));
  }
  cli_line::AssignedWorld world(context.world);
  auto rest = cli_line::skip_to_docker(words, world);
  if (!rest) return rest.take_error();
  return cli_line::read_command(*rest, {context.cli, context.api, world});
}

}  // namespace bulkhead
