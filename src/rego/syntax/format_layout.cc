// Lines and comments. The list of comments is sorted by rows, so what waits is always its tail.

#include <algorithm>

#include "rego/syntax/format_writer.h"

namespace rego {
namespace {

bool is_metadata(int column, std::string_view text) {
  const size_t first = text.find_first_not_of(" \t\r\n\v\f", 1);
  return column == 1 && first != std::string_view::npos && text.substr(first).starts_with("METADATA");
}

}  // namespace

void FormatWriter::start_line() {
  is_inside_line_ = true;
  out_.append(static_cast<size_t>(level_), '\t');
}

void FormatWriter::end_line() {
  is_inside_line_ = false;
  if (line_comment_ && !is_line_comment_delayed_) {
    add(" ");
    add(line_comment_->text);
    line_comment_ = nullptr;
  }
  is_line_comment_delayed_ = false;
  add("\n");
}

void FormatWriter::blank_line() {
  if (is_inside_line_) end_line();
  add("\n");
}

void FormatWriter::write_line(std::string_view text) {
  if (!is_inside_line_) start_line();
  add(text);
  end_line();
}

void FormatWriter::skip_taken() {
  while (next_ < notes_.size() && notes_[next_].is_taken) ++next_;
}

bool FormatWriter::has_notes() {
  skip_taken();
  return next_ < notes_.size();
}

// The index of the first waiting comment at or below the row.
size_t FormatWriter::notes_before(int row) const {
  const auto found = std::partition_point(notes_.begin() + static_cast<ptrdiff_t>(next_), notes_.end(),
                                          [&](const Note& note) { return note.row < row; });
  return static_cast<size_t>(found - notes_.begin());
}

// Both rows excluded.
bool FormatWriter::has_note_between(int row, int other_row) {
  for (size_t i = notes_before(row + 1); i < notes_.size() && notes_[i].row < other_row; ++i) {
    if (!notes_[i].is_taken) return true;
  }
  return false;
}

// Comments of earlier rows, each on its line; that of the row itself is kept for the end of the line.
FormatWriter::Status FormatWriter::insert_notes(int row) {
  const size_t begin = next_;
  const size_t end = notes_before(row);
  const Note* at = nullptr;
  next_ = end;
  for (; next_ < notes_.size() && notes_[next_].row == row; ++next_) {
    if (!notes_[next_].is_taken) at = &notes_[next_];
  }
  const int last_row = write_notes(begin, end);
  if (last_row > 0 && row - last_row > 1) blank_line();
  return keep_for_line_end(at);
}

// The row of the last one, or 0.
int FormatWriter::write_notes(size_t begin, size_t end) {
  bool is_in_metadata = false;
  const Note* last = nullptr;
  for (size_t i = begin; i < end; ++i) {
    const Note& note = notes_[i];
    if (note.is_taken) continue;
    const bool is_header = is_metadata(note.column, note.text);
    if (last && note.row - last->row > 1) {
      blank_line();
      is_in_metadata = false;
    } else if (last && is_in_metadata && is_header) {
      blank_line();
    }
    is_in_metadata |= is_header;
    write_line(note.text);
    last = &note;
  }
  return last ? last->row : 0;
}

FormatWriter::Status FormatWriter::keep_for_line_end(const Note* note) {
  if (!line_comment_) {
    line_comment_ = note;
    return Status::kOk;
  }
  if (!note) return Status::kOk;
  line_comment_ = nullptr;
  return Status::kUnexpectedComment;
}

// The source's text in place of a layout, with the comments that it holds.
FormatWriter::Status FormatWriter::write_as_it_was(const Place& place) {
  add(place.text);
  const int last_row = places_.end_row(place);
  for (; next_ < notes_.size(); ++next_) {
    const Note& note = notes_[next_];
    if (note.is_taken) continue;
    if (note.row > last_row || (note.row == last_row && !writes_comment_on_last_line_)) break;
    if (note.row < last_row) continue;
    add(" ");
    add(note.raw);
  }
  return Status::kOk;
}

}  // namespace rego
