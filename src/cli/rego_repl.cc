// `rego repl`: an interactive session, with the files of the command line loaded.

#include <cstdio>
#include <cstdlib>

#include "cli/rego_commands.h"
#include "cli/rego_line_editor.h"
#include "cli/rego_load.h"
#include "cli/rego_repl_session.h"
#include "cli/rego_surroundings.h"

namespace bulkhead {
namespace {

struct ReplCommand {
  RegoSurroundings surroundings;
  std::vector<std::string> paths;
  std::vector<std::string> ignored;
  std::string history;
  bool are_bundles = false;
  bool is_v0 = false;
};

std::string default_history() {
  const char* home = getenv("HOME");
  return home && *home ? std::string(home) + "/.rego_history" : "";
}

int run(const ReplCommand& command) {
  base::Arena arena;
  const rego::LoadOptions options{command.ignored};
  auto loaded = command.are_bundles ? rego::load_bundles(arena, command.paths, options)
                                    : rego::load_paths(arena, command.paths, options);
  if (!loaded) {
    fputs(to_text(errors_of(loaded.error()), kWhileLoading).c_str(), stderr);
    return kExitFailure;
  }
  ReplSession session(std::move(*loaded), command.is_v0 ? rego::RegoVersion::kV0 : rego::RegoVersion::kV1,
                      command.surroundings.evaluation_options());
  LineEditor editor(command.history);
  if (editor.is_interactive()) puts("Type 'help' to see a list of commands.");
  while (!session.is_over()) {
    const auto line = editor.read(session.prompt());
    if (!line) break;
    fputs(session.enter(*line).c_str(), stdout);
    fflush(stdout);
  }
  return kExitOk;
}

}  // namespace

int run_rego_repl(Arguments arguments) {
  CLI::App app("Starts an interactive session.", "rego repl");
  ReplCommand command;
  command.history = default_history();
  app.add_option("-H,--history", command.history, "Where lines are kept between sessions (~/.rego_history)");
  app.add_flag("-b,--bundle", command.are_bundles, "The paths are bundles");
  command.surroundings.add_options(app);
  add_paths(app, "--ignore", command.ignored, "Names of files and folders to pass over")->delimiter(',');
  app.add_flag("--v0-compatible", command.is_v0, "Policies are written in Rego v0 unless they say otherwise");
  app.add_option("paths", command.paths, "Files and folders to load");
  if (const auto code = parse_arguments(app, arguments)) return *code;
  if (const auto status = command.surroundings.prepare(); !status) {
    fprintf(stderr, "%s\n", status.error().to_string().c_str());
    return kExitFailure;
  }
  return run(command);
}

}  // namespace bulkhead
