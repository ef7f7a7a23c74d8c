// `bulkhead init`: writes a first configuration by asking. Nothing is written before the last answer.

#include <fcntl.h>
#include <fmt/core.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>

#include "base/unique_fd.h"
#include "cli/cli11.h"
#include "cli/command.h"
#include "cli/init_answers.h"
#include "daemon/config/text_check.h"
#include "daemon/configuration.h"

namespace bulkhead {
namespace {

constexpr const char* kFooter =
    R"(Answers are read from the standard input, a line each; questions go to the standard error.

Exit codes: 0 written; 1 not written; 2 the command line is wrong.
)";

struct CommandLine {
  std::string file = "bulkhead.yaml";
  InitAnswers answers;
  bool takes_defaults = false;
  bool overwrites = false;
};

int fail(const std::string& message, int exit_code) {
  fmt::print(stderr, "bulkhead init: {}\n", message);
  return exit_code;
}

bool exists(const std::string& file) { return file != "-" && access(file.c_str(), F_OK) == 0; }

bool write_all(int fd, std::string_view text) {
  while (!text.empty()) {
    const ssize_t wrote = ::write(fd, text.data(), text.size());
    if (wrote < 0 && errno == EINTR) continue;
    if (wrote <= 0) return false;
    text.remove_prefix(static_cast<size_t>(wrote));
  }
  return true;
}

base::Status io_error(const std::string& what, const std::string& file) {
  return base::Error{"", what + ": " + strerror(errno), file};
}

// A new file first, which then takes the name: who reads it finds the old text or the new one.
base::Status write_file(const std::string& file, std::string_view text, bool overwrites) {
  const std::string fresh = fmt::format("{}.new-{}", file, getpid());
  const base::UniqueFd fd(::open(fresh.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0644));
  if (!fd.is_open()) return io_error("cannot create", fresh);
  base::Status status = base::Ok();
  if (!write_all(fd.get(), text) || fsync(fd.get()) != 0) status = io_error("cannot write", fresh);
  const auto give_name = overwrites ? ::rename : ::link;  // link fails where somebody else was faster
  if (status && give_name(fresh.c_str(), file.c_str()) != 0) status = io_error("cannot write", file);
  if (!status || !overwrites) unlink(fresh.c_str());
  return status;
}

int finish(const CommandLine& line, const InitAnswers& answers, bool overwrites) {
  const std::string text = configuration_text(answers);
  base::Arena arena;
  const auto read = read_configuration_file(arena, {line.file, text, {}});
  if (!read) return fail("this would be no good configuration:\n" + read.error().message, kExitFailure);
  if (line.file == "-") {
    fwrite(text.data(), 1, text.size(), stdout);
    return kExitOk;
  }
  if (const base::Status written = write_file(line.file, text, overwrites); !written) {
    return fail(written.error().to_string(), kExitFailure);
  }
  fmt::print(stderr, "\nwrote {}\n  bulkhead check-config {}\n  bulkhead serve --config {}\n", line.file, line.file,
             line.file);
  return kExitOk;
}

int ask_and_write(const CommandLine& line) {
  Prompter prompter(stdin, stderr);
  bool overwrites = line.overwrites;
  if (exists(line.file) && !overwrites) {
    const auto agreed = prompter.yes_or_no(line.file + " exists. Replace it?", false);
    if (!agreed || !*agreed) return fail(line.file + " stays as it is", kExitFailure);
    overwrites = true;
  }
  const auto answers = ask_for_configuration(prompter, line.answers);
  if (!answers) return fail("no answer; nothing was written", kExitFailure);
  return finish(line, *answers, overwrites);
}

int write_defaults(const CommandLine& line) {
  if (exists(line.file) && !line.overwrites) {
    return fail(line.file + " exists; --force replaces it", kExitFailure);
  }
  return finish(line, line.answers, line.overwrites);
}

}  // namespace

int run_init(Arguments arguments) {
  CommandLine line;
  CLI::App app("Writes a configuration by asking.", "bulkhead init");
  app.footer(kFooter);
  app.add_option("FILE", line.file, "The file to write; - for the standard output")->capture_default_str();
  app.add_flag("--yes,-y", line.takes_defaults, "Ask nothing: take the defaults and what the options say");
  app.add_flag("--force", line.overwrites, "Replace a file that exists");
  app.add_option("--profile", line.answers.profile, "The profile that is proposed")
      ->check(CLI::IsMember({"open", "baseline", "restricted", "seed"}))
      ->capture_default_str();
  app.add_option("--mode", line.answers.mode, "The mode that is proposed")
      ->check(CLI::IsMember({"enforce", "warn", "audit"}))
      ->capture_default_str();
  app.add_option("--contact", line.answers.contact, "Who can grant more");
  std::vector<std::string> words(arguments.rbegin(), arguments.rend());
  try {
    app.parse(words);
  } catch (const CLI::CallForHelp&) {
    fmt::print("{}", app.help());
    return kExitOk;
  } catch (const CLI::ParseError& error) {
    return fail(std::string(error.what()) + "; --help lists the options", kExitUsage);
  }
  return line.takes_defaults ? write_defaults(line) : ask_and_write(line);
}

}  // namespace bulkhead
