// Lists: arguments, arrays, sets, objects; and comprehensions. Items that shared a line share one again; a list of
// several lines gets a line for each bracket and a comma at its end.

#include <algorithm>

#include "rego/syntax/format_operators.h"
#include "rego/syntax/format_writer.h"

namespace rego {

FormatWriter::Status FormatWriter::write_collection(const Term& term, const Place& place) {
  const bool is_array = term.kind == TermKind::kArray || term.kind == TermKind::kArrayComprehension;
  if (term.kind == TermKind::kSet && term.items.empty()) {
    add("set()");
    return insert_notes(places_.closing_row('(', place));
  }
  const char open = is_array ? '[' : '{';
  add(std::string_view(&open, 1));
  Status status = Status::kOk;
  if (term.kind == TermKind::kArray || term.kind == TermKind::kSet || term.kind == TermKind::kObject) {
    const bool is_object = term.kind == TermKind::kObject;
    Line elements;
    for (size_t i = 0; i < term.items.size(); i += is_object ? 2 : 1) {
      elements.push_back({term.items[i], is_object ? term.items[i + 1] : nullptr});
    }
    const ListKind kind = is_object ? ListKind::kPairs : ListKind::kItems;
    status = write_list(std::move(elements), place, places_.closing_row(open, place), kind);
  } else {
    status = write_comprehension(term, place);
  }
  add(is_array ? "]" : "}");
  return status;
}

// `opening` is the place of the list, `closing_row` that of its closing bracket.
FormatWriter::Status FormatWriter::write_list(Line elements, const Place& opening, int closing_row, ListKind kind) {
  const bool is_empty = elements.empty();
  const std::vector<Line> lines = lines_of(std::move(elements), opening.row);
  bool is_multi_line = lines.size() > 1;
  if (!is_multi_line) {
    // A comment inside the brackets has no place on one line.
    if (has_note_between(opening.row, closing_row)) return Status::kUnexpectedComment;
    is_multi_line = !is_empty && is_on_new_line(opening, lines[0][0]);
  }
  if (is_multi_line) {
    is_line_comment_delayed_ = true;
    end_line();
    up();
    start_line();
  }
  for (size_t i = 0; i < lines.size(); ++i) {
    if (i > 0) {
      add(",");
      end_line();
      start_line();
    }
    if (const Status status = write_list_line(lines[i], kind); status != Status::kOk) {
      drop_notes();
      return status;
    }
  }
  if (!is_multi_line) return Status::kOk;
  add(",");
  end_line();
  if (const Status status = insert_notes(closing_row); status != Status::kOk) {
    drop_notes();
    return status;
  }
  down();
  start_line();
  return Status::kOk;
}

// Elements in the order of the text, split where a new row starts.
std::vector<FormatWriter::Line> FormatWriter::lines_of(Line elements, int row) const {
  std::ranges::stable_sort(elements, {}, [](const Element& element) { return element.key->span.begin; });
  std::vector<Line> lines(1);
  for (const Element& element : elements) {
    const int at = places_.of(*element.key).row;
    if (at > row && !lines.back().empty()) lines.emplace_back();
    row = at;
    lines.back().push_back(element);
  }
  return lines;
}

// Whether a line ends between the bracket and the first item. An item whose text stands in a comment between them was
// found there already.
bool FormatWriter::is_on_new_line(const Place& opening, const Element& first) const {
  const std::string_view item = places_.of(*first.key).text;
  if (item.empty() || opening.text.empty()) return false;
  const uint32_t begin = places_.offset_of(opening.text);
  const uint32_t at = places_.offset_of(item);
  if (at < begin || at >= begin + opening.text.size()) return false;
  const std::string_view gap = opening.text.substr(0, at - begin);
  const size_t line_end = gap.find('\n');
  if (line_end == std::string_view::npos || line_end == 0) return false;
  for (size_t i = 0; i <= line_end; ++i) {
    if (opening.text.substr(i).starts_with(item)) return false;
  }
  return true;
}

FormatWriter::Status FormatWriter::write_list_line(const Line& line, ListKind kind) {
  for (size_t i = 0; i < line.size(); ++i) {
    if (i > 0) add(", ");
    if (const Status status = write_element(line[i], kind); status != Status::kOk) return status;
  }
  return Status::kOk;
}

// A union inside a collection would be read as a comprehension.
FormatWriter::Status FormatWriter::write_element(const Element& element, ListKind kind) {
  const auto write = [&](const Term& term, bool has_parentheses) {
    if (has_parentheses) add("(");
    const Status status = write_term(term);
    if (has_parentheses) add(")");
    return status;
  };
  const Term& key = *element.key;
  const bool was_in_parentheses = places_.of(key).text.starts_with('(');
  const bool is_free = kind == ListKind::kArguments && !was_in_parentheses;
  const Status status = write(key, is_union_call(key) && !is_free);
  if (!element.value) return status;
  if (status != Status::kOk) {
    drop_notes();
    return status;
  }
  add(": ");
  return write(*element.value, is_union_call(*element.value));
}

// The part between the brackets. The value of a pair stays on the line of its key.
FormatWriter::Status FormatWriter::write_comprehension(const Term& term, const Place& place) {
  const bool is_object = term.kind == TermKind::kObjectComprehension;
  if (is_object) {
    if (const Status status = write_element({term.items[0]}, ListKind::kPairs); status != Status::kOk) return status;
    add(": ");
  }
  const Term& item = *term.items[is_object ? 1 : 0];
  Place item_place = places_.of(item);
  if (is_object) item_place.row = place.row;
  if (item_place.row > place.row) {
    end_line();
    start_line();
  }
  const bool has_parentheses =
      item.kind == TermKind::kCall && (is_union_call(item) || item_place.text.starts_with('('));
  const Status status = write_inner(has_parentheses ? Parentheses::kYes : Parentheses::kNo, item, item_place);
  if (status != Status::kOk) return status;
  add(" |");
  const char open = term.kind == TermKind::kArrayComprehension ? '[' : '{';
  return write_comprehension_body(open, term.body, item_place, place);
}

// `term` is what stands before the body, `whole` what the brackets belong to.
FormatWriter::Status FormatWriter::write_comprehension_body(char open, const Body& body, const Place& term,
                                                            const Place& whole) {
  const int first_row = places_.of(body[0]->span).row;
  bool is_multi_line = first_row > term.row;
  for (size_t i = 1; i < body.size() && !is_multi_line; ++i) {
    is_multi_line = places_.of(body[i]->span).row > places_.of(body[i - 1]->span).row;
  }
  Status status = Status::kOk;
  if (is_multi_line) {
    end_line();
    up();
    status = write_body(body);
  } else {
    add(" ");
    for (size_t i = 0; i < body.size() && status == Status::kOk; ++i) {
      if (i > 0) add("; ");
      status = write_expr(*body[i]);
    }
  }
  if (status == Status::kOk) {
    status = insert_notes(places_.closing_row(open, whole));
    if (status != Status::kOk) drop_notes();
  }
  if (is_multi_line) {
    down();
    start_line();
  }
  return status;
}

}  // namespace rego
