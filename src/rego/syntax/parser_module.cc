// Packages and imports. An import of future.keywords or rego.v1 changes what the words after it mean, at once.

#include <utility>

#include "rego/syntax/parser_state.h"
#include "rego/syntax/print.h"

namespace rego {
namespace {

bool is_var(const Term& term, std::string_view name) { return term.kind == TermKind::kVar && term.name == name; }

bool is_string(const Term& term) { return term.kind == TermKind::kScalar && term.scalar.is_string(); }

bool is_path(const Terms& path, std::string_view first, std::string_view second) {
  return path.size() == 2 && is_var(*path[0], first) && is_string(*path[1]) && path[1]->scalar.as_string() == second;
}

bool is_language_word(std::string_view word, RegoVersion version) {
  static constexpr std::string_view kWords[] = {"not", "package", "import", "as", "default", "else", "with", "null",
                                                "true", "false", "some",
                                                // from here on of v1 only
                                                "if", "contains", "in", "every"};
  constexpr size_t kWordsV0 = 11;
  const size_t count = version == RegoVersion::kV0 ? kWordsV0 : std::size(kWords);
  for (size_t i = 0; i < count; ++i) {
    if (kWords[i] == word) return true;
  }
  return false;
}

constexpr std::pair<std::string_view, TokenKind> kFutureWords[] = {
    {"and", TokenKind::kLogicalAnd}, {"contains", TokenKind::kContains},
    {"every", TokenKind::kEvery},    {"if", TokenKind::kIf},
    {"in", TokenKind::kIn},          {"not", TokenKind::kNot},
    {"or", TokenKind::kLogicalOr},
};

}  // namespace

// An identifier, or a keyword that serves as one.
bool ParserState::take_name() {
  if (!at(TokenKind::kIdent) && !is_keyword(kind())) {
    illegal();
    return false;
  }
  now_.kind = TokenKind::kIdent;
  return true;
}

ParserState::Parsed ParserState::parse_package(std::vector<Statement>& statements) {
  const Span span = span_here();
  advance();
  const bool is_ref = !token().space_before && (at(TokenKind::kDot) || at(TokenKind::kLBrack));
  if (is_ref) return Parsed::kNo;
  if (!take_name()) return Parsed::kFailed;
  Term* term = parse_term();
  Term* path = term ? package_path(term) : nullptr;
  if (!path) return Parsed::kFailed;
  Statement statement{Statement::Kind::kPackage, span};
  statement.package = path;
  statements.push_back(statement);
  return Parsed::kYes;
}

// a.b → data.a.b
Term* ParserState::package_path(Term* term) {
  if (term->kind != TermKind::kVar && term->kind != TermKind::kRef) {
    illegal();
    return nullptr;
  }
  Term* path = new_term(TermKind::kRef, term->span);
  const Term& first = term->kind == TermKind::kRef ? *term->items[0] : *term;
  if (first.kind != TermKind::kVar) {
    error(first.span, "unexpected " + std::string(value_name(first)) + " token: expecting var");
    return nullptr;
  }
  path->items.push_back(var("data", first.span));
  path->items.push_back(string(first.name, first.span));
  for (size_t i = 1; i < term->items.size(); ++i) {
    Term* item = term->items[i];
    if (!is_string(*item)) {
      error(item->span, "unexpected " + std::string(value_name(*item)) + " token: expecting string");
      return nullptr;
    }
    path->items.push_back(item);
  }
  return sealed(path);
}

ParserState::Parsed ParserState::parse_import(std::vector<Statement>& statements) {
  Import* import = arena_.create<Import>();
  import->span = span_here();
  advance();
  const bool is_ref = !token().space_before && (at(TokenKind::kDot) || at(TokenKind::kLBrack));
  if (is_ref) return Parsed::kNo;
  if (!take_name()) return Parsed::kFailed;
  import->path = parse_import_path();
  if (!import->path) return Parsed::kFailed;
  if (at(TokenKind::kAs)) {
    if (!parse_import_alias(*import)) return Parsed::kFailed;
  } else {
    check_import_name(*import);
  }
  if (at(TokenKind::kSub)) {
    illegal();
    return Parsed::kFailed;
  }
  apply_import(*import);
  Statement statement{Statement::Kind::kImport, import->span};
  statement.import = import;
  statements.push_back(statement);
  return Parsed::kYes;
}

Term* ParserState::parse_import_path() {
  // The words that earlier imports made keywords are names in a path.
  const uint64_t keywords = std::exchange(keywords_, 0);
  Term* term = parse_term();
  keywords_ = keywords;
  if (at(TokenKind::kNot)) now_.kind = TokenKind::kIdent;  // one of them as well: it opens no negation here
  if (!term) return nullptr;
  if (term->kind == TermKind::kVar) {
    Term* ref = new_term(TermKind::kRef, term->span);
    ref->items.push_back(term);
    term = sealed(ref);
  }
  if (term->kind != TermKind::kRef) {
    error(span_here(), "expected path");
    return nullptr;
  }
  for (size_t i = 1; i < term->items.size(); ++i) {
    const Term& item = *term->items[i];
    if (is_string(item)) continue;
    error(item.span, "unexpected " + std::string(value_name(item)) + " token: expecting string");
    return nullptr;
  }
  const Term& root = *term->items[0];
  for (const std::string_view name : {"data", "input", "future", "rego"}) {
    if (is_var(root, name)) return term;
  }
  hint("if this is unexpected, try updating OPA");
  error(term->span,
        "unexpected import path, must begin with one of: {data, future, input, rego}, got: " + to_text(root));
  return nullptr;
}

bool ParserState::parse_import_alias(Import& import) {
  advance();
  if (!at(TokenKind::kIdent)) {
    illegal("expected var");
    return false;
  }
  Term* alias = parse_term();
  if (!alias) return false;
  if (alias->kind == TermKind::kVar) {
    import.alias = alias->name;
    import.alias_span = alias->span;
    return true;
  }
  if (alias->kind == TermKind::kRef && alias->items.size() == 1) {
    error(alias->span, "unexpected import alias, must not be a reserved name, got: " + to_text(*alias));
  } else {
    illegal("expected var");
  }
  return false;
}

// Without an alias the last part is the name, which no keyword can be.
void ParserState::check_import_name(const Import& import) {
  const Terms& path = import.path->items;
  if (path.size() > 1 && is_var(*path[0], "future")) return;
  const Term& last = *path.back();
  const std::string name(last.kind == TermKind::kVar ? last.name : last.scalar.as_string());
  if (!is_language_word(name, version_)) return;
  hint("import a different path or use an alias");
  error(last.span, "unexpected import path, must not end with a keyword, got: " + name);
}

void ParserState::apply_import(const Import& import) {
  const Term& root = *import.path->items[0];
  if (is_var(root, "future")) {
    apply_future_import(import);
  } else if (is_var(root, "rego")) {
    apply_rego_import(import);
  } else {
    return;
  }
  // The next token was read before the keyword was known.
  if (at(TokenKind::kIdent)) now_.kind = classify(token());
}

void ParserState::apply_future_import(const Import& import) {
  const Terms& path = import.path->items;
  if (path.size() == 1 || path[1]->scalar.as_string() != "keywords") {
    return error(import.path->span, "invalid import, must be `future.keywords`");
  }
  if (!import.alias.empty()) return error(import.alias_span, "`future` imports cannot be aliased");
  bool is_known = false;
  for (const auto& [word, keyword] : kFutureWords) {
    if (path.size() == 3 && path[2]->scalar.as_string() != word) continue;
    is_known = true;
    if (keyword == TokenKind::kNot) {
      not_bodies_ = true;
    } else {
      activate(keyword);
    }
  }
  if (!is_known) error(import.path->span, "unexpected keyword, must be one of [and contains every if in not or]");
}

void ParserState::apply_rego_import(const Import& import) {
  const Terms& path = import.path->items;
  const bool is_v1 = is_path(path, "rego", "v1");
  const bool is_v2 = is_path(path, "rego", "v2");
  if (!is_v1 && !is_v2) {
    return error(import.path->span,
                 "invalid import `" + to_text(*import.path) + "`, must be one of: `rego.v1`, `rego.v2`");
  }
  if (!import.alias.empty()) return error(import.alias_span, "`rego` imports cannot be aliased");
  for (const auto& [word, keyword] : kFutureWords) {
    const bool is_of_v2 = word == "not" || word == "and" || word == "or";
    if (is_of_v2 && !is_v2) continue;
    if (keyword == TokenKind::kNot) {
      not_bodies_ = true;
    } else {
      activate(keyword);
    }
  }
}

}  // namespace rego
