// A field begins right behind a comma: a quote there opens a quoted field, anywhere else it is a mistake.

#include "docker/cli_line/go_csv.h"

#include <fmt/core.h>

#include "docker/cli_line/go_text.h"

namespace bulkhead::cli_line {
namespace {

bool is_line_end(std::string_view rest) {
  return rest.empty() || rest.starts_with('\n') || rest == "\r" || rest.starts_with("\r\n");
}

class RecordReader {
 public:
  explicit RecordReader(std::string_view text) : rest_(text) {}

  base::Result<std::vector<std::string>> read() {
    while (rest_.starts_with('\n') || rest_.starts_with("\r\n")) rest_.remove_prefix(rest_[0] == '\n' ? 1 : 2);
    if (rest_.empty()) return line_mistake("EOF");
    while (true) {
      if (auto status = rest_.starts_with('"') ? take_quoted() : take_plain(); !status) return status.take_error();
      if (is_line_end(rest_)) return std::move(fields_);
      rest_.remove_prefix(1);
    }
  }

 private:
  base::Status take_plain() {
    size_t end = 0;
    while (!is_line_end(rest_.substr(end)) && rest_[end] != ',') {
      if (rest_[end] == '"') return line_mistake("parse error on line 1: bare \" in non-quoted-field");
      end++;
    }
    fields_.emplace_back(rest_.substr(0, end));
    rest_.remove_prefix(end);
    return base::Ok();
  }

  base::Status take_quoted() {
    std::string field;
    rest_.remove_prefix(1);
    while (true) {
      const size_t quote = rest_.find('"');
      if (quote == std::string_view::npos) return line_mistake("parse error: extraneous or missing \" in quoted-field");
      for (size_t i = 0; i < quote; i++) {
        if (!rest_.substr(i, 2).starts_with("\r\n")) field += rest_[i];
      }
      rest_.remove_prefix(quote + 1);
      if (!rest_.starts_with('"')) break;
      field += '"';
      rest_.remove_prefix(1);
    }
    if (!is_line_end(rest_) && rest_[0] != ',') {
      return line_mistake("parse error: extraneous or missing \" in quoted-field");
    }
    fields_.push_back(std::move(field));
    return base::Ok();
  }

  std::string_view rest_;
  std::vector<std::string> fields_;
};

}  // namespace

base::Result<std::vector<std::string>> read_csv_record(std::string_view text) { return RecordReader(text).read(); }

}  // namespace bulkhead::cli_line
