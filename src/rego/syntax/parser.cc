// What all parts of the parser stand on: moving through the tokens, wording errors, making nodes. And the two
// entrances.

#include "rego/syntax/parser.h"

#include <algorithm>
#include <utility>

#include "base/limits.h"
#include "rego/syntax/annotations.h"
#include "rego/syntax/parser_state.h"
#include "rego/syntax/term_order.h"

namespace rego {
namespace {

// After an error the parser stops soon; this only bounds what one hostile line can say.
constexpr size_t kErrorsMax = 32;
// How many guesses at a missing keyword import one module may cost, and how many terms copies of heads may make.
constexpr int kProbesMax = 16;
constexpr size_t kCopiesMax = 1'000'000;
constexpr size_t kSourceBytesMax = 1u << 30;

uint16_t height_of(const Term& term);

uint16_t height_of(const Body& body) {
  uint16_t height = 0;
  for (const Expr* expr : body) height = std::max(height, expr->height);
  return height;
}

uint16_t height_of(const Terms& terms) {
  uint16_t height = 0;
  for (const Term* term : terms) height = std::max(height, term->height);
  return height;
}

uint16_t height_of(const Term& term) {
  uint16_t height = std::max(height_of(term.items), height_of(term.body));
  for (const Expr* part : term.parts) height = std::max(height, part->height);
  return height + 1;
}

uint16_t height_of(const Expr& expr) {
  uint16_t height = std::max({height_of(expr.terms), height_of(expr.body), height_of(expr.right)});
  for (const Term* term : {expr.term, expr.key, expr.value, expr.domain}) {
    if (term) height = std::max(height, term->height);
  }
  for (const With& with : expr.with) height = std::max({height, with.target->height, with.value->height});
  return height + 1;
}

}  // namespace

ParserState::ParserState(Module& module, LexResult lexed, const ParseOptions& options)
    : module_(module),
      arena_(module.arena),
      source_(module.source.get()),
      source_text_(module.source->text()),
      tokens_(std::move(lexed.tokens)),
      lex_errors_(std::move(lexed.errors)),
      version_(options.version),
      memo_(tokens_.size()),
      probes_left_(kProbesMax),
      copies_left_(kCopiesMax) {
  if (version_ == RegoVersion::kV1) {
    for (const TokenKind word : {TokenKind::kIn, TokenKind::kEvery, TokenKind::kContains, TokenKind::kIf})
      activate(word);
  }
  if (options.keywords == KeywordSet::kOfV2) {
    activate(TokenKind::kLogicalAnd);
    activate(TokenKind::kLogicalOr);
    not_bodies_ = true;
  }
  now_.position = UINT32_MAX;
  advance();
}

ParserState::Nesting::Nesting(ParserState& state) : state_(state), ok_(++state.depth_ <= base::kNestingMax) {
  if (!ok_) state_.error(state_.span_here(), "max parsing recursion depth exceeded");
}

TokenKind ParserState::classify(const Token& token) const {
  return token.kind == TokenKind::kIdent && is_active(token.future) ? token.future : token.kind;
}

void ParserState::activate(TokenKind keyword) {
  keywords_ |= uint64_t{1} << static_cast<unsigned>(keyword);
  if (keyword == TokenKind::kEvery) activate(TokenKind::kIn);
}

void ParserState::advance() {
  if (now_.position + 1 >= tokens_.size() && now_.position != UINT32_MAX) return;
  ++now_.position;
  now_.kind = classify(token());
  if (now_.kind != TokenKind::kIllegal) return;
  const auto first = std::lower_bound(lex_errors_.begin(), lex_errors_.end(), now_.position,
                                      [](const LexError& e, uint32_t position) { return e.token < position; });
  for (auto e = first; e != lex_errors_.end() && e->token == now_.position; ++e) {
    error(span_here(), std::string(e->message));
  }
}

void ParserState::error(Span span, std::string message) {
  if (now_.errors.size() >= kErrorsMax) return;
  for (size_t i = 0; i < now_.hints.size(); ++i) {
    message += i > 0 ? ", " : now_.hints.size() > 1 ? " (hints: " : " (hint: ";
    message += now_.hints[i];
  }
  if (!now_.hints.empty()) message += ")";
  now_.hints.clear();
  now_.errors.push_back({"rego_parse_error", std::move(message), span, "", nullptr, true});
}

void ParserState::illegal(std::string_view note) {
  if (at(TokenKind::kIllegal)) {
    // What is wrong with the token was said when it was read.
    const bool is_said = has_errors() && now_.errors.back().span.begin == begin();
    if (!is_said) error(span_here(), "illegal token");
    return;
  }
  std::string message = "unexpected " + std::string(token_name(kind())) + (is_keyword(kind()) ? " keyword" : " token");
  if (!note.empty()) message += ": " + std::string(note);
  error(span_here(), std::move(message));
}

void ParserState::illegal_white_space(std::string_view note) {
  const uint32_t end = last_end();
  error({source_, end, end + 1}, "unexpected whitespace token: " + std::string(note));
}

Term* ParserState::new_term(TermKind kind, Span span) {
  Term* term = arena_.create<Term>(kind, span, &arena_);
  term->height = 1;
  return term;
}

Term* ParserState::var(std::string_view name, Span span) {
  Term* term = new_term(TermKind::kVar, span);
  term->name = name;
  return term;
}

Term* ParserState::string(std::string_view text, Span span) { return scalar(Value::string(arena_, text), span); }

Term* ParserState::scalar(const Value& value, Span span) {
  Term* term = new_term(TermKind::kScalar, span);
  term->scalar = value;
  return term;
}

Term* ParserState::call(Terms items, Span span) {
  Term* term = new_term(TermKind::kCall, span);
  term->items = std::move(items);
  return sealed(term);
}

Term* ParserState::operator_ref(std::string_view name, Span span) {
  Term* ref = new_term(TermKind::kRef, span);
  const size_t dot = name.find('.');
  ref->items.push_back(var(name.substr(0, dot), span));
  if (dot != std::string_view::npos) ref->items.push_back(string(name.substr(dot + 1), span));
  return sealed(ref);
}

// A node is complete: sets and objects get OPA's order and lose what is there twice, and the height is checked.
Term* ParserState::sealed(Term* term) {
  if (term->kind == TermKind::kSet) sort_set(term->items);
  if (term->kind == TermKind::kObject) sort_object(term->items);
  term->height = height_of(*term);
  if (term->height <= base::kNestingMax) return term;
  error(term->span, "max parsing recursion depth exceeded");
  return nullptr;
}

Expr* ParserState::sealed(Expr* expr) {
  expr->height = height_of(*expr);
  if (expr->height <= base::kNestingMax) return expr;
  error(expr->span, "max parsing recursion depth exceeded");
  return nullptr;
}

Body* ParserState::new_body(Expr* expr) {
  Body* body = arena_.create<Body>(&arena_);
  if (expr) body->push_back(expr);
  return body;
}

Body* ParserState::true_body(Span span) {
  Expr* expr = new_expr(ExprKind::kTerm, span);
  expr->term = scalar(Value::boolean(true), span);
  expr->is_generated = true;
  return new_body(sealed(expr));
}

std::string_view ParserState::next_wildcard() { return arena_.copy("$" + std::to_string(now_.wildcards++)); }

namespace {

// The sources of errors outlive the module that was not to be.
Diagnostics owned(Diagnostics diagnostics, const Module& module) {
  for (Diagnostic& each : diagnostics) each.kept = module.source;
  return diagnostics;
}

Diagnostics single(std::string message, Span span, const Module& module) {
  return owned({{"rego_parse_error", std::move(message), span, ""}}, module);
}

base::Result<std::unique_ptr<Module>, Diagnostics> new_module(std::shared_ptr<const Source> source) {
  auto module = std::make_unique<Module>();
  module->source = std::move(source);
  if (module->source->text().size() > kSourceBytesMax) {
    return single("source is larger than 1 GiB", {module->source.get(), 0, 0}, *module);
  }
  return module;
}

}  // namespace

base::Result<std::unique_ptr<Module>, Diagnostics> parse_module(std::shared_ptr<const Source> source,
                                                                const ParseOptions& options) {
  auto module = new_module(std::move(source));
  if (!module) return module;
  Module& into = **module;
  into.version = options.version;
  LexResult lexed = lex(*into.source);
  into.comments.assign(lexed.comments.size(), Comment{});
  for (size_t i = 0; i < lexed.comments.size(); ++i) into.comments[i].span = lexed.comments[i];

  ParserState state(into, std::move(lexed), options);
  const std::vector<Statement> statements = state.parse_statements(SkipRules::kNo);
  if (options.annotations == AnnotationReading::kYes) read_annotations(into, state.errors());
  if (state.errors().empty()) {
    state.build_module(statements);
    attach_annotations(into, state.errors());
  }
  if (!state.errors().empty()) return owned(std::move(state.errors()), into);
  return module;
}

base::Result<std::unique_ptr<Module>, Diagnostics> parse_query(std::shared_ptr<const Source> source,
                                                               const ParseOptions& options) {
  auto module = new_module(std::move(source));
  if (!module) return module;
  Module& into = **module;
  into.version = options.version;
  ParserState state(into, lex(*into.source), options);
  const std::vector<Statement> statements = state.parse_statements(SkipRules::kYes);
  if (!state.errors().empty()) return owned(std::move(state.errors()), into);

  Rule* query = into.arena.create<Rule>(&into.arena);
  query->module = &into;
  query->span = {into.source.get(), 0, static_cast<uint32_t>(into.source->text().size())};
  for (const Statement& statement : statements) {
    if (statement.kind != Statement::Kind::kBody) {
      return single("expected body", statement.span, into);
    }
    query->body.insert(query->body.end(), statement.body->begin(), statement.body->end());
  }
  if (query->body.empty()) return single("empty query", query->span, into);
  into.rules.push_back(query);
  return module;
}

}  // namespace rego
