// `rego fmt`: formats Rego files, with opa fmt's options, texts and exit codes.

#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <memory>

#include "cli/rego_commands.h"
#include "cli/rego_diff.h"
#include "cli/rego_file.h"
#include "cli/rego_load.h"
#include "rego/engine/loader.h"
#include "rego/syntax/format.h"
#include "rego/syntax/parser.h"

namespace bulkhead {
namespace {

namespace fs = std::filesystem;

constexpr int kExitChanged = 2;

struct FmtCommand {
  std::vector<std::string> paths;
  bool overwrites = false;
  bool lists = false;
  bool shows_diff = false;
  bool fails = false;
  bool is_v0_v1 = false;
  bool is_v0 = false;
  bool is_v1 = false;
  bool checks_result = true;
  bool drops_imports = false;
  std::string capabilities;
};

rego::FormatOptions format_options(const FmtCommand& command) {
  rego::FormatOptions options;
  const bool reads_v0 = command.is_v0 || (command.is_v0_v1 && !command.is_v1);
  options.source = reads_v0 ? rego::RegoVersion::kV0 : rego::RegoVersion::kV1;
  options.target = command.is_v0_v1 ? rego::FormatTarget::kV0AndV1
                   : command.is_v0  ? rego::FormatTarget::kV0
                                    : rego::FormatTarget::kV1;
  if (command.drops_imports) options.directive_imports = rego::DirectiveImports::kDrop;
  return options;
}

// What ends the command: its message and exit code, as opa prints them. An empty message is none.
struct Failure {
  std::string message;
  int code = kExitOk;
};

Failure failure(const std::string& message) { return {message, kExitChanged}; }

std::string errors_text(const rego::Diagnostics& diagnostics) { return opa_text(errors_of(diagnostics)); }

// What went wrong when writing is said with the file's name before it.
std::string failure_text(const std::string& path, const rego::FormatFailure& failed) {
  const bool is_named = failed.stage == rego::FormatStage::kWrite;
  return (is_named ? path + ": " : "") + errors_text(failed.errors);
}

class Formatter {
 public:
  explicit Formatter(const FmtCommand& command) : command_(command), options_(format_options(command)) {}

  Failure format_path(const std::string& path) const {
    std::error_code error;
    const fs::file_status status = fs::symlink_status(path, error);
    if (status.type() == fs::file_type::not_found) {
      return {"lstat " + path + ": no such file or directory", kExitFailure};
    }
    if (error) return {"lstat " + path + ": " + error.message(), kExitFailure};
    if (status.type() == fs::file_type::directory) return format_folder(path);
    return format_file(path);
  }

  Failure format_stdin() const {
    auto formatted = rego::format_source(std::make_shared<const rego::Source>("stdin", read_stdin()), options_);
    if (!formatted) return {failure_text("stdin", formatted.error()), kExitFailure};
    fwrite(formatted->data(), 1, formatted->size(), stdout);
    return {};
  }

 private:
  Failure format_folder(const std::string& path) const {
    std::error_code error;
    std::vector<std::string> names;
    for (fs::directory_iterator each(path, error), end; !error && each != end; each.increment(error)) {
      names.push_back(each->path().filename().string());
    }
    if (error) return {"open " + path + ": " + error.message(), kExitFailure};
    std::ranges::sort(names);
    for (const std::string& name : names) {
      const std::string inner = (fs::path(path) / name).lexically_normal().string();
      const bool is_folder = fs::symlink_status(inner, error).type() == fs::file_type::directory;
      Failure failed = is_folder ? format_folder(inner) : format_file(inner);
      if (!failed.message.empty()) return failed;
    }
    return {};
  }

  Failure format_file(const std::string& path) const {
    if (!path.ends_with(".rego")) return {};
    auto text = rego::read_file(path);
    if (!text) return failure("failed to open file: " + text.error().message);
    auto formatted = rego::format_source(std::make_shared<const rego::Source>(path, *text), options_);
    if (!formatted) return failure("failed to format Rego source file: " + failure_text(path, formatted.error()));
    if (command_.checks_result) {
      if (Failure failed = check_result(path, *formatted); !failed.message.empty()) return failed;
    }
    return hand_out(path, *text, *formatted);
  }

  Failure check_result(const std::string& path, const std::string& formatted) const {
    rego::ParseOptions options{.version = rego::RegoVersion::kV1};
    if (options_.target == rego::FormatTarget::kV0) options.version = rego::RegoVersion::kV0;
    if (options_.target == rego::FormatTarget::kV0AndV1) options.version = rego::RegoVersion::kV0CompatV1;
    auto module = rego::parse_module(std::make_shared<const rego::Source>("formatted", formatted), options);
    if (module) return {};
    return failure(path + " was successfully formatted, but the result is invalid: " + errors_text(module.error()) +
                   "\n\nTo inspect the formatted Rego, you can turn off this check with --check-result=false.");
  }

  Failure hand_out(const std::string& path, const std::string& text, const std::string& formatted) const {
    const bool is_changed = text != formatted;
    if (is_changed && command_.fails && !command_.lists && !command_.shows_diff) return failure("unexpected diff");
    if (command_.lists || command_.shows_diff) {
      if (!is_changed) return {};
      const std::string out = command_.lists ? path : pretty_diff(text, formatted);
      printf("%s\n", out.c_str());
      return command_.fails ? failure("unexpected diff") : Failure{};
    }
    if (!command_.overwrites) {
      fwrite(formatted.data(), 1, formatted.size(), stdout);
      return {};
    }
    if (!is_changed) return {};
    const auto status = overwrite_file(path, formatted);
    return status ? Failure{} : failure(status.error().message);
  }

  const FmtCommand& command_;
  rego::FormatOptions options_;
};

int run(const FmtCommand& command) {
  const Formatter formatter(command);
  Failure failed;
  if (command.paths.empty()) failed = formatter.format_stdin();
  for (const std::string& path : command.paths) {
    failed = formatter.format_path(clean_path(path));
    if (!failed.message.empty()) break;
  }
  if (failed.message.empty()) return kExitOk;
  fflush(stdout);
  fprintf(stderr, "%s\n", failed.message.c_str());
  return failed.code;
}

}  // namespace

int run_rego_fmt(Arguments arguments) {
  CLI::App app("Formats Rego files; without a path, what standard input holds.", "rego fmt");
  FmtCommand command;
  app.add_flag("-w,--write", command.overwrites, "Overwrite the source files");
  app.add_flag("-l,--list", command.lists, "List the files that would change");
  app.add_flag("-d,--diff", command.shows_diff, "Show what would change");
  app.add_flag("--fail", command.fails, "Exit with 2 where a file would change");
  app.add_flag("--v0-v1,--rego-v1", command.is_v0_v1, "Make the text good for Rego v0 and v1");
  app.add_flag("--v0-compatible", command.is_v0, "Sources and results are Rego v0");
  app.add_flag("--v1-compatible", command.is_v1, "Sources are Rego v1");
  app.add_flag("--check-result", command.checks_result, "Parse the result (the default)");
  app.add_flag("--drop-v0-imports", command.drops_imports, "Drop imports of rego.v1 and future.keywords");
  app.add_option("--capabilities", command.capabilities, "A file of capabilities, or a version of opa");
  app.add_option("paths", command.paths, "Files and folders");
  if (const auto code = parse_arguments(app, arguments)) return *code;
  return run(command);
}

}  // namespace bulkhead
