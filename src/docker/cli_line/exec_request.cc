// `docker exec`.

#include <fmt/core.h>

#include "docker/cli_line/create_request.h"
#include "docker/cli_line/flag_reader.h"
#include "docker/cli_line/object_maker.h"
#include "rego/value/json.h"

namespace bulkhead::cli_line {
namespace {

constexpr ApiVersion kConsoleSizeFirst{1, 42};

struct ExecOptions {
  std::string detach_keys, user, workdir;
  bool is_interactive = false, has_tty = false, is_detached = false, is_privileged = false;
  Texts env, env_files;
};

using O = ExecOptions;
using enum Takes;

constexpr Flag<O> kFlags[] = {
    {{"detach", 'd', kSwitch}, set_switch<&O::is_detached, O>},
    {{"detach-keys", 0, kValue}, set_text<&O::detach_keys, O>},
    {{"env", 'e', kValue, {1, 25}}, append_parsed<&O::env, parse_env, O>},
    {{"env-file", 0, kValue, {1, 25}}, append_text<&O::env_files, O>},
    {{"help", 0, kSwitch}, ask_for_help<O>},
    {{"interactive", 'i', kSwitch}, set_switch<&O::is_interactive, O>},
    {{"privileged", 0, kSwitch}, set_switch<&O::is_privileged, O>},
    {{"tty", 't', kSwitch}, set_switch<&O::has_tty, O>},
    {{"user", 'u', kValue}, set_text<&O::user, O>},
    {{"workdir", 'w', kValue, {1, 35}}, set_text<&O::workdir, O>},
};
constexpr FlagRows kRows(kFlags);

std::string make_body(const CliContext& context, const ExecOptions& options, const Texts& env, const Texts& command) {
  base::Arena arena;
  ObjectMaker body(arena);
  const bool attaches = !options.is_detached;
  body.text("User", options.user).truth("Privileged", options.is_privileged).truth("Tty", options.has_tty);
  body.truth("AttachStdin", attaches && options.is_interactive).truth("AttachStdout", attaches);
  body.truth("AttachStderr", attaches).text("DetachKeys", options.detach_keys).texts("Env", env);
  body.text("WorkingDir", options.workdir).list("Cmd", command);
  body.truth("Detach", context.is_old() && options.is_detached);
  if (!context.is_old() && options.has_tty && context.api >= kConsoleSizeFirst) {
    const rego::Value console[] = {rego::Value::integer(0), rego::Value::integer(0)};
    body.value("ConsoleSize", rego::Value::array(arena, console));
  }
  return rego::to_json(body.finish());
}

}  // namespace

base::Result<CliRequest> make_exec_request(const CliContext& context, std::span<const std::string> words) {
  ExecOptions options;
  auto rest = read_flags<O>(kFlags, kRows.rows, words, context, options);
  if (!rest) return rest.take_error();
  if (rest->size() < 2) return line_mistake("'docker exec' requires at least 2 arguments: a container and a command");
  const std::string& container = rest->front();
  if (trim_space(container).empty()) return line_mistake("invalid container name or ID: value is empty");
  auto env = read_pairs_files(context, options.env_files, MissingValue::kFromEnvironment);
  if (!env) return env.take_error();
  env->insert(env->end(), options.env.begin(), options.env.end());
  const Texts command(rest->begin() + 1, rest->end());
  return CliRequest{"POST", fmt::format("{}/containers/{}/exec", version_prefix(context), escape_path(container)),
                    make_body(context, options, *env, command)};
}

}  // namespace bulkhead::cli_line
