// libedit, opened when the first editor is made: no other command pays for loading it. Where it is not installed, lines
// are read as they come.

#include "cli/rego_line_editor.h"

#include <dlfcn.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <utility>

namespace bulkhead {
namespace {

constexpr const char* kLibrary = "libedit.so.2";
constexpr int kHistoryLinesMax = 1000;
constexpr size_t kLineBytesMax = size_t{1} << 20;

template <typename Function>
Function* symbol(void* library, const char* name) {
  return reinterpret_cast<Function*>(dlsym(library, name));
}

}  // namespace

LineEditor::LineEditor(std::string history_path) : history_path_(std::move(history_path)) {
  if (!isatty(STDIN_FILENO) || !isatty(STDOUT_FILENO)) return;
  void* library = dlopen(kLibrary, RTLD_NOW | RTLD_LOCAL);
  if (!library) return;
  readline_ = symbol<char*(const char*)>(library, "readline");
  add_history_ = symbol<int(const char*)>(library, "add_history");
  write_history_ = symbol<int(const char*)>(library, "write_history");
  if (auto* stifle = symbol<void(int)>(library, "stifle_history")) stifle(kHistoryLinesMax);
  auto* read_history = symbol<int(const char*)>(library, "read_history");
  if (read_history && !history_path_.empty()) read_history(history_path_.c_str());
}

LineEditor::~LineEditor() {
  if (write_history_ && !history_path_.empty()) write_history_(history_path_.c_str());
}

std::optional<std::string> LineEditor::read(const std::string& prompt) {
  if (readline_) {
    char* line = readline_(prompt.c_str());
    if (!line) return std::nullopt;
    std::string text(line);
    free(line);
    if (add_history_ && !text.empty()) add_history_(text.c_str());
    return text;
  }
  if (isatty(STDIN_FILENO)) {
    fputs(prompt.c_str(), stdout);
    fflush(stdout);
  }
  std::string text;
  for (int c = getchar(); c != '\n'; c = getchar()) {
    if (c == EOF) return text.empty() ? std::nullopt : std::optional(text);
    if (text.size() < kLineBytesMax) text += static_cast<char>(c);
  }
  return text;
}

}  // namespace bulkhead
