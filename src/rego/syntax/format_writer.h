#pragma once
// Inside of the formatter: the state that its parts share. The parts are the files format_*.cc, one a topic.
//
// Comments. They are no nodes: all of them wait in one list, in the order of their rows, and before a node is written
// those of earlier rows come out, and that of its own row is kept for the end of the line (`line_comment_`). Where two
// want the same end of a line, the layout would lose one: kUnexpectedComment then travels up to the closest term, which
// is written as it stood in the source. A Status other than kOk is handed on by whoever cannot do that.

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "rego/syntax/format.h"
#include "rego/syntax/format_places.h"

namespace rego {

class FormatWriter {
 public:
  FormatWriter(Module& module, const FormatOptions& options);

  // The whole module. Where errors() is not empty afterwards, the text is good for nothing.
  std::string write_module();
  Diagnostics& errors() { return errors_; }

 private:
  enum class Status : uint8_t { kOk, kUnexpectedComment };
  enum class Parentheses : uint8_t { kNo, kYes };
  enum class Continuation : uint8_t { kSameLine, kOwnLine };
  enum class Chain : uint8_t { kRule, kElse };

  struct Note {  // a comment
    int row;
    int column;
    std::string_view text;  // from the "#", without white space at the end
    std::string_view raw;
    bool is_taken = false;  // written beside an import already
  };
  struct ImportItem {
    const Import* import;
    int row;
    uint32_t begin;
    bool is_added;  // by the formatter: no text stands behind it
  };
  // A term of a list; `value` is set where it is a pair of an object.
  struct Element {
    const Term* key;
    const Term* value = nullptr;
  };
  using Line = std::vector<Element>;
  enum class ListKind : uint8_t { kArguments, kItems, kPairs };

  struct Operand;
  struct Step;
  struct LogicalChain;

  // format_layout.cc: lines and comments
  void add(std::string_view text) { out_ += text; }
  void start_line();
  void end_line();
  void blank_line();
  void write_line(std::string_view text);
  void up() { ++level_; }
  void down() { --level_; }
  void skip_taken();
  bool has_notes();
  void drop_notes() { next_ = notes_.size(); }
  // The first that waits; only when has_notes().
  const Note& first_note() { return notes_[next_]; }
  bool has_note_between(int row, int other_row);
  Status insert_notes(int row);
  Status insert_notes(const Place& place) { return insert_notes(place.row); }
  int write_notes(size_t begin, size_t end);
  size_t notes_before(int row) const;
  Status keep_for_line_end(const Note* note);
  Status write_as_it_was(const Place& place);

  // format_imports.cc
  void survey_imports();
  void settle_imports();
  void add_import(std::initializer_list<std::string_view> path);
  void add_keyword_import(std::string_view keyword);
  int row_for_added_import() const;
  Status write_imports(std::span<const ImportItem> imports);
  Status write_import_group(std::span<const ImportItem> group,
                            const std::vector<std::pair<const Import*, const Note*>>& beside);
  void write_import(const Import& import);

  // format_module.cc
  void survey_rules();
  void survey_body(const Body& body);
  void survey_expr(const Expr& expr);
  void survey_term(const Term& term);
  void collect_notes();
  void write_package();
  void write_statements();
  void write_rules(std::span<const Rule* const> rules);
  bool is_groupable(const Rule& rule) const;

  // format_rule.cc
  Status write_rule(const Rule& rule, Chain chain);
  std::optional<Status> write_inline_body(const Rule& rule);
  Status write_block(const Rule& rule, Chain chain, bool starts_behind_comment);
  Status write_else(const Rule& rule);
  bool starts_behind_brace(const Rule& rule) const;
  bool uses_if(const Rule& rule) const;

  // format_head.cc
  Status write_head(const Rule& rule, Chain chain, bool is_constant);
  Status write_head_reference(const Rule& rule, Chain chain);
  Status write_head_key(const Rule& rule);
  Status write_head_value(const Rule& rule, Chain chain, bool is_constant);

  // format_expr.cc
  Status write_body(const Body& body);
  Status write_expr(const Expr& expr);
  Status write_expr_terms(const Expr& expr);
  Status write_withs(const Expr& expr);
  Status write_with(const With& with, Continuation continuation);
  int last_row_of_terms(const Expr& expr) const;
  Status write_some(const Expr& expr);
  Status write_every(const Expr& expr);
  Status write_not(const Expr& expr);
  void mark_leading_union(const Expr& expr);

  // format_logical.cc
  Status write_logical(const Expr& expr);
  Status write_operand(const Operand& operand);
  LogicalChain flatten(const Expr& expr) const;
  Operand operand_of(const Body& body, bool is_explicit, ExprKind parent, bool is_right, const Span& whole) const;
  Place brace_before(const Body& body, const Span& whole) const;
  int last_row(const Body& body) const;
  int last_row(const Operand& operand) const;

  // format_call.cc
  Status write_call_expr(const Term& call);
  Status write_call(const Term& call, Parentheses parentheses);
  Status write_plain_call(const Term& call);
  Status write_member(const Terms& operands, Parentheses parentheses);
  bool has_arity(const Term& call, size_t arity);

  // format_term.cc
  Status write_term(const Term& term) { return write_term(term, places_.of(term)); }
  Status write_term(const Term& term, const Place& place);
  Status write_inner(Parentheses parentheses, const Term& term) {
    return write_inner(parentheses, term, places_.of(term));
  }
  Status write_inner(Parentheses parentheses, const Term& term, const Place& place);
  Status write_value(Parentheses parentheses, const Term& term, const Place& place);
  void write_scalar(const Term& term, const Place& place);
  Status write_reference(const Terms& items);
  void write_reference_key(const Term& item);
  Status write_template(const Term& term);
  Status write_template_expr(const Expr& part, const Expr* next);
  void write_template_text(const Value& text, bool is_multi_line);

  // format_collection.cc
  Status write_collection(const Term& term, const Place& place);
  Status write_list(Line elements, const Place& opening, int closing_row, ListKind kind);
  Status write_list_line(const Line& line, ListKind kind);
  Status write_element(const Element& element, ListKind kind);
  std::vector<Line> lines_of(Line elements, int row) const;
  bool is_on_new_line(const Place& opening, const Element& first) const;
  Status write_comprehension(const Term& term, const Place& place);
  Status write_comprehension_body(char open, const Body& body, const Place& term, const Place& whole);

  const FormatOptions options_;
  Module& module_;
  Places places_;

  std::string out_;
  int level_ = 0;
  bool is_inside_line_ = false;
  const Note* line_comment_ = nullptr;
  bool is_line_comment_delayed_ = false;
  bool writes_comment_on_last_line_ = false;
  const Expr* parenthesised_expr_ = nullptr;  // takes parentheses when its turn comes
  const Term* parenthesised_term_ = nullptr;

  std::vector<Note> notes_;
  size_t next_ = 0;
  std::vector<ImportItem> imports_;
  std::vector<std::string_view> needed_keywords_;  // that expressions use, by name
  std::vector<std::string_view> imported_keywords_;

  bool is_v1_ = false;  // the target, at its newest end
  bool is_v2_ = false;
  bool uses_contains_ = false;
  bool uses_if_ = false;
  bool has_long_heads_ = false;
  bool imports_v2_ = false;
  Diagnostics errors_;
};

}  // namespace rego
