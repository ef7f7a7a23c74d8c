// Statements: package, import, rule, or else a query. Which one it is shows late, so each is tried in this order from
// the same place. Then the list of statements becomes a module, with the checks that v1 makes on complete rules.

#include <algorithm>
#include <utility>

#include "rego/syntax/parser_state.h"
#include "rego/syntax/print.h"

namespace rego {
namespace {

// Whether `next`, behind the keyword `word` at the start of a statement, shows that the word is meant as a rule's name.
bool makes_rule_name(TokenKind word, TokenKind next) {
  const bool is_value = next == TokenKind::kAssign || next == TokenKind::kUnify;
  const bool is_condition = next == TokenKind::kIf || next == TokenKind::kContains;
  const bool is_args = next == TokenKind::kLParen;
  switch (word) {
    case TokenKind::kEvery:
    case TokenKind::kIf:
    case TokenKind::kIn:
    case TokenKind::kSome:
    case TokenKind::kAs:
      return is_value || is_condition || is_args;
    case TokenKind::kPackage:
    case TokenKind::kImport:
      return is_value || is_args;
    case TokenKind::kNot:
    case TokenKind::kLogicalAnd:
    case TokenKind::kLogicalOr:
      return is_value || is_condition;
    case TokenKind::kContains:
      return is_condition;
    default:
      return false;
  }
}

bool can_be_rejected(TokenKind word) {
  return makes_rule_name(word, TokenKind::kAssign) || word == TokenKind::kContains;
}

bool is_v1_word(std::string_view name) {
  static constexpr std::string_view kWords[] = {"not",  "package", "import", "as", "default",  "else", "with", "null",
                                                "true", "false",   "some",   "if", "contains", "in",   "every"};
  return std::find(std::begin(kWords), std::end(kWords), name) != std::end(kWords);
}

// The word "if" or "contains" that a statement of v0 was cut at: such a rule, or a body that holds only it.
std::string_view head_word(const Statement& statement) {
  const Term* name = nullptr;
  if (statement.kind == Statement::Kind::kRule && statement.rule->head.reference.size() == 1) {
    name = statement.rule->head.reference[0];
  } else if (statement.kind == Statement::Kind::kBody && statement.body->size() == 1) {
    const Expr& expr = *statement.body->front();
    if (expr.kind == ExprKind::kTerm) name = expr.term;
  }
  const bool is_word = name && name->kind == TermKind::kVar && (name->name == "if" || name->name == "contains");
  return is_word ? name->name : std::string_view{};
}

// In v0 without the import, "p if { … }" is a body "p" and a rule "if": what to import instead.
std::string missing_import(const std::vector<Statement>& statements, size_t index) {
  std::string_view word = head_word(statements[index]);
  if (word.empty() && index + 1 < statements.size()) {
    const Statement& next = statements[index + 1];
    if (next.span.position().row == statements[index].span.position().row) word = head_word(next);
  }
  if (word.empty()) return "";
  const std::string_view example = word == "if" ? "p if { ... }" : "p contains x";
  return " (hint: `import future.keywords." + std::string(word) + "` for `" + std::string(example) + "` rules)";
}

}  // namespace

bool ParserState::is_reference_start() const {
  if (!is_keyword(kind())) return false;
  const TokenKind next = peek().kind;
  return !peek().space_before && (next == TokenKind::kDot || next == TokenKind::kLBrack);
}

bool ParserState::take_keyword_as_name() {
  if (!is_reference_start()) return false;
  now_.kind = TokenKind::kIdent;
  return true;
}

bool ParserState::reject_keyword_rule_name(bool is_default) {
  const TokenKind word = kind();
  const bool is_name = is_default ? can_be_rejected(word) : makes_rule_name(word, peek_kind());
  if (is_name) error(span_here(), std::string(token_name(word)) + " keyword cannot be used for rule name");
  return is_name;
}

std::vector<Statement> ParserState::parse_statements(SkipRules skip_rules) {
  std::vector<Statement> statements;
  while (!at(TokenKind::kEof) && parse_statement(skip_rules, statements)) {
  }
  return statements;
}

// False ends the text: an error was left.
bool ParserState::parse_statement(SkipRules skip_rules, std::vector<Statement>& statements) {
  if (skip_rules == SkipRules::kNo && reject_keyword_rule_name(false)) return false;
  const State start = save();
  if (at(TokenKind::kPackage) || at(TokenKind::kImport)) {
    const Parsed parsed = at(TokenKind::kPackage) ? parse_package(statements) : parse_import(statements);
    if (parsed == Parsed::kFailed) return false;
    if (parsed == Parsed::kYes && at(TokenKind::kSub)) {
      illegal();
      return false;
    }
    if (parsed == Parsed::kYes) return true;
    restore(start);
  }
  if (skip_rules == SkipRules::kNo) {
    const Parsed parsed = parse_rules(statements);
    if (parsed != Parsed::kNo) return parsed == Parsed::kYes;
    if (has_errors()) return false;
    restore(start);
  }
  Body* body = parse_query(TokenKind::kEof, true);
  if (!body) return false;
  Statement statement{Statement::Kind::kBody, body->front()->span};
  statement.body = body;
  statements.push_back(statement);
  return true;
}

void ParserState::report(Span span, std::string_view code, std::string message) {
  now_.errors.push_back({std::string(code), std::move(message), span, ""});
}

void ParserState::build_module(const std::vector<Statement>& statements) {
  if (statements.empty()) return report({source_, 0, 0}, "rego_parse_error", "empty module");
  if (statements[0].kind == Statement::Kind::kPackage) {
    module_.package = statements[0].package;
    module_.package_span = statements[0].span;
  } else {
    report(statements[0].span, "rego_parse_error", "package expected");
  }
  for (size_t i = 1; i < statements.size(); ++i) add_statement(statements, i);
  if (module_.version == RegoVersion::kV0) return;
  for (const Rule* rule : module_.rules) {
    for (const Rule* each = rule; each; each = each->else_rule) check_rule_v1(*each);
  }
}

void ParserState::add_statement(const std::vector<Statement>& statements, size_t index) {
  const Statement& statement = statements[index];
  Rule* rule = statement.rule;
  switch (statement.kind) {
    case Statement::Kind::kPackage:
      return report(statement.span, "rego_parse_error", "unexpected package");
    case Statement::Kind::kImport: {
      module_.imports.push_back(statement.import);
      const Terms& path = statement.import->path->items;
      const bool raises = path.size() == 2 && path[0]->kind == TermKind::kVar && path[0]->name == "rego";
      if (raises && module_.version == RegoVersion::kV0) module_.version = RegoVersion::kV0CompatV1;
      return;
    }
    case Statement::Kind::kRule:
      break;
    case Statement::Kind::kBody: {
      std::string problem;
      rule = rule_from_body(*statement.body, problem);
      if (rule) break;
      if (version_ == RegoVersion::kV0 && module_.version == RegoVersion::kV0)
        problem += missing_import(statements, index);
      return report(statement.span, "rego_parse_error", std::move(problem));
    }
  }
  for (Rule* each = rule; each; each = each->else_rule) each->module = &module_;
  module_.rules.push_back(rule);
}

// What v1 asks of a rule beyond the grammar.
void ParserState::check_rule_v1(const Rule& rule) {
  const Head& head = rule.head;
  const std::string kind = head.args.empty() ? "rule" : "function";
  const std::string_view name = head.reference[0]->name;
  const auto complain = [&](std::string message) { report(rule.span, "rego_parse_error", std::move(message)); };
  if (head.reference.size() == 1 && is_v1_word(name))
    complain(std::string(name) + " keyword cannot be used for rule name");
  if (rule.is_body_generated && head.is_value_generated && !rule.is_default) {
    complain(kind + " must have value assignment and/or body declaration");
  }
  if (!rule.is_body_generated && !head.has_if && !rule.is_default)
    complain("`if` keyword is required before " + kind + " body");
  if (!head.value && !head.has_contains) complain("`contains` keyword is required for partial set rules");
}

}  // namespace rego
