// Terms. Strings keep the spelling of the source. A term in which two comments claim one line is written as it stood.

#include <algorithm>

#include "rego/syntax/format_operators.h"
#include "rego/syntax/format_writer.h"
#include "rego/syntax/print.h"
#include "rego/value/json.h"

namespace rego {
namespace {

bool is_string(const Term& term) { return term.kind == TermKind::kScalar && term.scalar.is_string(); }

bool is_name(std::string_view text) {
  const auto is_letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; };
  const auto is_part = [&](char c) { return is_letter(c) || (c >= '0' && c <= '9'); };
  return !text.empty() && is_letter(text[0]) && std::ranges::all_of(text, is_part);
}

// Keywords in the order of their versions.
constexpr std::string_view kKeywords[] = {"not",      "package", "import", "as",    "default", "else",
                                          "with",     "null",    "true",   "false", "some",    "if",
                                          "contains", "in",      "every",  "and",   "or"};
constexpr size_t kKeywordsV0 = 11;
constexpr size_t kKeywordsV1 = 15;

bool is_keyword(std::string_view word, size_t count) {
  return std::find(std::begin(kKeywords), kKeywords + count, word) != kKeywords + count;
}

// Whether "{ # comment" comes before the expression of a template: a scalar there stays an expression.
bool stands_behind_comment(const Expr& part, std::string_view source) {
  const bool is_text = source[part.span.begin] == '$' || source[part.span.begin - 1] == '}';
  const size_t last = source.find_last_not_of(" \t\r\n", part.span.begin - 1);
  return !is_text && source[last] != '{';
}

bool starts_with_parenthesis(const Place& place) { return place.text.starts_with('('); }

}  // namespace

FormatWriter::Status FormatWriter::write_term(const Term& term, const Place& place) {
  if (!has_notes()) return write_inner(Parentheses::kNo, term, place);
  const size_t length = out_.size();
  const int level = level_;
  const size_t next = next_;
  const Status status = write_inner(Parentheses::kNo, term, place);
  if (status == Status::kOk || place.text.empty()) return status;
  out_.resize(length);
  level_ = level;
  // The comment is part of the text that comes out now.
  const bool is_inside =
      line_comment_ && line_comment_->row >= place.row && line_comment_->row <= places_.end_row(place);
  if (is_inside) line_comment_ = nullptr;
  next_ = next;
  write_as_it_was(place);
  return status;
}

FormatWriter::Status FormatWriter::write_inner(Parentheses parentheses, const Term& term, const Place& place) {
  if (parenthesised_term_ == &term) {
    parenthesised_term_ = nullptr;
    parentheses = Parentheses::kYes;
  }
  Status status = insert_notes(place);
  if (status == Status::kOk) {
    if (!is_inside_line_) start_line();
    status = write_value(parentheses, term, place);
  }
  if (status != Status::kOk) {
    drop_notes();
    return status;
  }
  if (!is_inside_line_) start_line();
  return Status::kOk;
}

FormatWriter::Status FormatWriter::write_value(Parentheses parentheses, const Term& term, const Place& place) {
  switch (term.kind) {
    case TermKind::kScalar:
      write_scalar(term, place);
      return Status::kOk;
    case TermKind::kVar:
      add(term.name.starts_with('$') ? "_" : term.name);
      return Status::kOk;
    case TermKind::kRef:
      return write_reference(term.items);
    case TermKind::kCall:
      return write_call(term, parentheses);
    case TermKind::kTemplateString:
      return write_template(term);
    default:
      return write_collection(term, place);
  }
}

// The literal of the source where there is one: the text may start with "else :=".
void FormatWriter::write_scalar(const Term& term, const Place& place) {
  if (!is_string(term) || place.text.empty()) return add(to_text(term));
  if (place.text.starts_with('`')) return add(place.text);
  const char quote = place.text.back();
  const size_t begin = quote == '"' || quote == '`' ? place.text.find(quote) : std::string_view::npos;
  if (begin == std::string_view::npos) return add(to_text(term));
  add(place.text.substr(begin));
}

FormatWriter::Status FormatWriter::write_reference(const Terms& items) {
  const Term& head = *items[0];
  const bool in_parentheses = head.kind == TermKind::kCall && starts_with_parenthesis(places_.of(head));
  const Status status = write_inner(in_parentheses ? Parentheses::kYes : Parentheses::kNo, head);
  if (status != Status::kOk) return status;
  for (size_t i = 1; i < items.size(); ++i) {
    const Term& item = *items[i];
    if (is_string(item)) {
      write_reference_key(item);
    } else if (item.kind == TermKind::kVar) {
      add("[");
      add(item.name.starts_with('$') ? "_" : item.name);
      add("]");
    } else {
      add("[");
      // The closing bracket must not become part of a comment.
      if (write_term(item) != Status::kOk) add("\n");
      add("]");
    }
  }
  return Status::kOk;
}

void FormatWriter::write_reference_key(const Term& item) {
  const std::string_view name = item.scalar.as_string();
  const bool is_v2 = is_v2_ || imports_v2_;
  const size_t known = is_v2 ? std::size(kKeywords) : is_v1_ ? kKeywordsV1 : kKeywordsV0;
  const bool is_word =
      is_keyword(name, known) || std::ranges::find(imported_keywords_, name) != imported_keywords_.end();
  const bool was_quoted = places_.of(item).text.starts_with('"');
  const bool is_bracketed = options_.keywords_in_refs == KeywordsInRefs::kBracket || was_quoted;
  if (is_name(name) && !(is_word && is_bracketed)) {
    add(".");
    return add(name);
  }
  add("[");
  add(to_text(item));
  add("]");
}

FormatWriter::Status FormatWriter::write_template(const Term& term) {
  const std::string_view quote = term.is_multi_line ? "`" : "\"";
  add("$");
  add(quote);
  for (size_t i = 0; i < term.parts.size(); ++i) {
    const Expr& part = *term.parts[i];
    const bool is_scalar = part.kind == ExprKind::kTerm && part.term->kind == TermKind::kScalar &&
                           !stands_behind_comment(part, places_.source());
    if (is_scalar && is_string(*part.term)) {
      write_template_text(part.term->scalar, term.is_multi_line);
    } else if (is_scalar) {
      add(to_text(*part.term));
    } else {
      const Status status = write_template_expr(part, i + 1 < term.parts.size() ? term.parts[i + 1] : nullptr);
      if (status != Status::kOk) return status;
    }
  }
  add(quote);
  return Status::kOk;
}

FormatWriter::Status FormatWriter::write_template_expr(const Expr& part, const Expr* next) {
  add("{");
  up();
  const int row = places_.of(part.span).row;
  if (line_comment_) {
    end_line();
    start_line();
  } else if (has_notes() && first_note().row < row) {
    add(" ");
    is_inside_line_ = true;
    const size_t end = notes_before(row);
    write_notes(next_, end);
    next_ = end;
  }
  if (const Status status = write_expr(part); status != Status::kOk) return status;
  if (next) {
    const int next_row = places_.of(next->span).row;
    if (has_notes() && first_note().row < next_row) {
      end_line();
      const size_t end = notes_before(next_row);
      write_notes(next_, end);
      next_ = end;
      start_line();
    }
  }
  add("}");
  down();
  return Status::kOk;
}

// A brace that opens nothing is escaped.
void FormatWriter::write_template_text(const Value& text, bool is_multi_line) {
  std::string quoted;
  if (!is_multi_line) write_rego(quoted, text);
  std::string_view inner = is_multi_line ? text.as_string() : std::string_view(quoted).substr(1, quoted.size() - 2);
  for (size_t i = 0; i < inner.size(); ++i) {
    if (inner[i] == '{' && (i == 0 || inner[i - 1] != '\\')) add("\\");
    add(inner.substr(i, 1));
  }
}

}  // namespace rego
