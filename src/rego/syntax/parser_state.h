#pragma once
// Inside of the parser: the state that all of its parts share. The parts are the files parser_*.cc, one a topic; each
// grammar rule is a member function that either returns its node and stands behind it, or returns null and has left an
// error (or, where a comment says so, has left none because the caller tries something else).
//
// Going back. Rego needs it in a few places: "p if {x}" may start a set or a body, "[a | b, c]" is an array after all,
// a statement that is no rule is a query. save() and restore() are cheap because the tokens are lexed already. So that
// nested retries do not multiply, every term is parsed once at each place: `memo_` keeps what was found there, or that
// nothing was.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "rego/syntax/ast.h"
#include "rego/syntax/diagnostic.h"
#include "rego/syntax/lexer.h"
#include "rego/syntax/parser.h"

namespace rego {

enum class KeyValue : uint8_t { kNo, kYes };   // whether "k, v in xs" may stand here
enum class SkipRules : uint8_t { kNo, kYes };  // a query has no rules, imports and packages
enum class LogicalContext : uint8_t { kStatement, kOperand };

// What a module's text holds, in order, before it is known to be a good module.
struct Statement {
  enum class Kind : uint8_t { kPackage, kImport, kRule, kBody };
  Kind kind;
  Span span;
  Term* package = nullptr;
  Import* import = nullptr;
  Rule* rule = nullptr;
  Body* body = nullptr;
};

class ParserState {
 public:
  ParserState(Module& module, LexResult lexed, const ParseOptions& options);

  // Reads all statements; where errors() is not empty afterwards, they are incomplete.
  std::vector<Statement> parse_statements(SkipRules skip_rules);
  // Turns them into the module's package, imports and rules, and checks what the version asks of them.
  void build_module(const std::vector<Statement>& statements);

  Diagnostics& errors() { return now_.errors; }

 private:
  struct State {
    uint32_t position = 0;
    TokenKind kind = TokenKind::kEof;  // of the token here; may be changed to kIdent where a keyword serves as a name
    uint32_t wildcards = 0;
    std::vector<Diagnostic> errors;
    std::vector<std::string> hints;
  };
  struct Memo {
    Term* term = nullptr;
    uint32_t position = 0;  // behind the term; 0 where nothing is known
    uint32_t wildcards = 0;
    uint32_t failure = 0;              // index into failures_ plus one
    TokenKind kind = TokenKind::kEof;  // as which the first token was read: a keyword may serve as a name
  };
  // An operand of "and", "or", "not": its expressions, whether they stood in braces, where it starts.
  struct Operand {
    Body* body = nullptr;
    bool is_explicit = false;
    Span span;
  };
  class Nesting;

  // parser.cc: tokens, errors, nodes
  const Token& token() const { return tokens_[now_.position]; }
  TokenKind kind() const { return now_.kind; }
  bool at(TokenKind kind) const { return now_.kind == kind; }
  std::string_view text() const { return source_text_.substr(token().begin, token().end - token().begin); }
  uint32_t begin() const { return token().begin; }
  uint32_t last_end() const { return now_.position == 0 ? 0 : tokens_[now_.position - 1].end; }
  Span span_here() const { return {source_, token().begin, token().end}; }
  Span span_from(uint32_t begin) const { return {source_, begin, std::max(begin, last_end())}; }
  TokenKind classify(const Token& token) const;
  bool is_active(TokenKind keyword) const { return keywords_ >> static_cast<unsigned>(keyword) & 1; }
  void activate(TokenKind keyword);
  void advance();
  const Token& peek() const { return tokens_[std::min<size_t>(now_.position + 1, tokens_.size() - 1)]; }
  TokenKind peek_kind() const { return classify(peek()); }
  State save() const { return now_; }
  void restore(const State& state) { now_ = state; }
  void error(Span span, std::string message);
  // "unexpected X token: note"
  void illegal(std::string_view note = {});
  void illegal_white_space(std::string_view note);
  void hint(std::string text) { now_.hints.push_back(std::move(text)); }
  bool has_errors() const { return !now_.errors.empty(); }
  Term* new_term(TermKind kind, Span span);
  Term* var(std::string_view name, Span span);
  Term* string(std::string_view text, Span span);
  Term* scalar(const Value& value, Span span);
  Term* call(Terms items, Span span);
  Term* operator_ref(std::string_view name, Span span);
  Term* sealed(Term* term);
  Expr* sealed(Expr* expr);
  Expr* new_expr(ExprKind kind, Span span) { return arena_.create<Expr>(kind, span, &arena_); }
  Body* new_body(Expr* expr);
  Body* true_body(Span span);
  std::string_view next_wildcard();

  // parser_statement.cc: the order of trying, and what makes a list of statements a module
  bool parse_statement(SkipRules skip_rules, std::vector<Statement>& statements);
  bool is_reference_start() const;  // the keyword here is followed by "." or "[": it is a name
  bool take_keyword_as_name();      // so it becomes an identifier
  bool reject_keyword_rule_name(bool is_default);
  void add_statement(const std::vector<Statement>& statements, size_t index);
  void check_rule_v1(const Rule& rule);
  void report(Span span, std::string_view code, std::string message);

  // parser_module.cc: packages and imports
  enum class Parsed : uint8_t { kYes, kNo, kFailed };  // kNo: something else starts here, and nothing was said
  Parsed parse_package(std::vector<Statement>& statements);
  Term* package_path(Term* term);
  Parsed parse_import(std::vector<Statement>& statements);
  bool take_name();
  Term* parse_import_path();
  bool parse_import_alias(Import& import);
  void check_import_name(const Import& import);
  void apply_import(const Import& import);
  void apply_future_import(const Import& import);
  void apply_rego_import(const Import& import);

  // parser_rule.cc
  Parsed parse_rules(std::vector<Statement>& statements);
  Parsed parse_default(Rule& rule, std::vector<Statement>& statements);
  bool settle_head(Head& head, bool has_if);
  Parsed parse_rule_body(Rule& rule, bool has_if);
  Parsed parse_if_literal(Rule& rule);
  bool parse_braced_body(Body& into);
  bool parse_else_chain(Rule& rule);
  void finish_else(Rule& rule);
  Rule* parse_else(const Head& head);
  bool parse_else_body(Rule& rule);
  bool parse_chained_bodies(const Rule& rule, std::vector<Statement>& statements);
  void add_rule(Rule* rule, std::vector<Statement>& statements);
  bool check_default_value(const Rule& rule, const Term& term);
  bool check_default_args(const Rule& rule);

  // parser_head.cc
  Parsed parse_head(Head& head, bool is_default);
  Term* parse_head_name();
  bool parse_head_key(Head& head);
  bool parse_head_value(Head& head, bool is_default);

  // parser_copy.cc: a second rule with the same head gets nodes of its own
  bool copy_head(const Head& from, Head& to, const Span* moved);
  Term* copy_term(const Term* term, const Span* moved);
  Expr* copy_expr(const Expr* expr, const Span* moved);
  void copy_terms(const Terms& from, Terms& to, const Span* moved);
  void copy_body(const Body& from, Body& to, const Span* moved);

  // parser_bodiless.cc: rules without a body parse as queries first
  Rule* rule_from_body(const Body& body, std::string& problem);
  Rule* rule_from_assignment(const Expr& expr, std::string& problem);
  Rule* rule_from_term(Term& term, std::string& problem);
  Rule* rule_from_call(const Term& call, std::string& problem);
  Rule* bodiless_rule(Span span, Span body_span);

  // parser_query.cc
  Body* parse_body(TokenKind end);
  Body* parse_query(TokenKind end, bool one_expression_suffices);
  Expr* parse_literal();
  Expr* parse_literal_inner();
  Expr* parse_plain_literal(std::optional<Span> negation);
  Expr* parse_expr();
  Expr* parse_some();
  Expr* parse_some_variables(Expr* expr);
  Expr* parse_every();
  bool parse_withs(Expr& expr);
  bool parse_withs_if_any(Expr& expr) { return !at(TokenKind::kWith) || parse_withs(expr); }
  void hint_missing_infix_keyword();
  void hint_missing_every(const Expr& expr, const State& start);
  bool probe_member();
  bool start_probe();
  void end_probe(uint64_t keywords);

  // parser_logical.cc: and, or, not { … }
  enum class Group : uint8_t { kNone, kFound, kFailed };  // kNone: not such a thing, and everything is as it was
  Group try_braced_operand(Expr*& expr);
  bool logical_active() const { return is_active(TokenKind::kLogicalAnd) || is_active(TokenKind::kLogicalOr); }
  bool at_logical() const { return at(TokenKind::kLogicalAnd) || at(TokenKind::kLogicalOr); }
  bool is_negated() const;
  Expr* parse_not_body(Span negation);
  Expr* fold_logical(Operand left);
  Expr* logical_chain(Operand left);
  bool fold_and(Operand& left);
  bool join_logical(ExprKind kind, Operand& left, const Operand& right);
  bool wrap_negation(Operand& operand, Span negation);
  bool parse_operand(std::string_view op, Operand& operand);
  bool parse_braced_operand(std::string_view op, Operand& operand);
  Group parse_group(LogicalContext context, std::string_view prefix, Operand& operand);
  Group finish_group(LogicalContext context, std::string_view prefix, const State& start, Span open, Operand& operand);
  Group group_with(LogicalContext context, const State& start, Span open, Operand& operand);
  Group group_braces(std::string_view prefix, const State& start, Span open, const Operand& operand);
  Expr* negate_operand(const Operand& operand, Span negation);
  bool close_group(Operand& operand, Span open);
  bool is_ambiguous_union(const Body& body) const;
  void report_ambiguous_union(Span open, const Body& body, std::string_view prefix);
  void check_void_operand(const Body& body, std::string_view op);
  void report_with_on_operand(Span with, std::string_view op);
  void report_brace_operand(Span span, std::string_view operand, std::string_view op);

  // parser_expr.cc: operators
  Term* parse_infix(KeyValue key_value = KeyValue::kYes);
  Term* parse_key_value_member(Term* key);
  Term* parse_member(Term* left);
  Term* parse_binary(int level_min);
  Term* infix_call(Term* op, std::initializer_list<Term*> operands);

  // parser_term.cc
  Term* parse_term();
  Term* parse_term_uncached();
  Term* parse_term_start(std::optional<Span>& unary_minus);
  Term* parse_parenthesised();
  Term* parse_var();
  Term* parse_number();
  Value parse_number_text(const std::string& text);
  Term* parse_string();
  Term* parse_template();
  bool parse_template_expr(Term& term);
  Term* finish_term(Term* head);
  Term* parse_ref(Term* head);
  bool parse_ref_dot(Term& ref);
  bool parse_ref_bracket(Term& ref);
  Term* parse_call(Term* op);
  Term* single_ref(Term* head);

  // parser_collection.cc
  Term* parse_array();
  Term* parse_array_items(Term* array);
  Term* parse_set_or_object();
  Term* parse_braces(Term* term);
  bool parse_set(const State& start, Term* head, bool may_be_comprehension, Term& into);
  bool parse_object(Term* key, bool may_be_comprehension, Term& into);
  bool finish_object(Term* key, Term* value, bool may_be_comprehension, Term& into);
  bool parse_term_list(TokenKind end, Terms& into);
  bool parse_pair_list(Terms& into);
  bool finish_comprehension(TokenKind end, TermKind kind, Term& into);

  Module& module_;
  base::Arena& arena_;
  const Source* source_;
  std::string_view source_text_;
  std::vector<Token> tokens_;
  std::vector<LexError> lex_errors_;
  RegoVersion version_;
  uint64_t keywords_ = 0;  // a bit for each active keyword
  bool not_bodies_ = false;
  bool is_probing_ = false;
  State now_;
  std::vector<Memo> memo_;
  std::vector<Memo> probe_memo_;  // stands in for memo_ while a hint is being looked for
  std::vector<State> failures_;
  int depth_ = 0;
  int probes_left_ = 0;
  size_t copies_left_ = 0;
};

// Counts one level of nesting; ok() is false, with an error left, where it is one too many.
class ParserState::Nesting {
 public:
  explicit Nesting(ParserState& state);
  ~Nesting() { --state_.depth_; }
  Nesting(const Nesting&) = delete;
  Nesting& operator=(const Nesting&) = delete;
  bool ok() const { return ok_; }

 private:
  ParserState& state_;
  bool ok_;
};

}  // namespace rego
