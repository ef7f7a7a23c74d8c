#pragma once
// Reading lines from a person: with editing and history in a terminal, plainly otherwise.

#include <optional>
#include <string>

namespace bulkhead {

class LineEditor {
 public:
  // `history_path`: where lines are kept from one session to the next; "" keeps none.
  explicit LineEditor(std::string history_path);
  ~LineEditor();
  LineEditor(const LineEditor&) = delete;
  LineEditor& operator=(const LineEditor&) = delete;

  bool is_interactive() const { return readline_ != nullptr; }
  // The next line without its end; nothing at the end of the input. The prompt is shown in a terminal only.
  std::optional<std::string> read(const std::string& prompt);

 private:
  std::string history_path_;
  char* (*readline_)(const char*) = nullptr;
  int (*add_history_)(const char*) = nullptr;
  int (*write_history_)(const char*) = nullptr;
};

}  // namespace bulkhead
