// Printing follows OPA's String() of nodes, because error messages of parser and compiler quote them. It is no
// formatter: everything stands on one line, operators print as the functions that they are.

#include "rego/syntax/print.h"

#include <array>
#include <utility>

#include "rego/value/json.h"

namespace rego {
namespace {

class Printer {
 public:
  std::string take() { return std::move(out_); }

  void term(const Term& term);
  void expr(const Expr& expr);
  void body(const Body& body);
  void reference(const Terms& items);
  void head(const Head& head, RegoVersion version);
  void rule(const Rule& rule, RegoVersion version);
  void add(std::string_view text) { out_ += text; }

 private:
  void list(const Terms& items, size_t first);
  void object(const Terms& items);
  void string_operand(const Value& operand);
  void comprehension(const Term& term);
  void comprehension_item(const Term& term);
  void template_string(const Term& term);
  void template_text(const Value& text);
  void every(const Expr& expr);
  void some(const Expr& expr);
  void negation(const Expr& expr);
  void logical(const Expr& expr, std::string_view op);
  void logical_operand(const Body& body, bool is_explicit, bool needs_parentheses);
  void braced(const Body& body, std::string_view open, std::string_view close);

  std::string out_;
};

bool is_call_of(const Expr& expr, std::string_view name) {
  if (expr.kind != ExprKind::kTerm || expr.term->kind != TermKind::kCall) return false;
  const Terms& op = expr.term->items[0]->items;
  return op.size() == 1 && op[0]->kind == TermKind::kVar && op[0]->name == name;
}

bool is_name(std::string_view text) {
  if (text.empty() || (text[0] >= '0' && text[0] <= '9')) return false;
  for (const char c : text) {
    const bool is_letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
    if (!is_letter && !(c >= '0' && c <= '9')) return false;
  }
  return true;
}

bool is_keyword_v1(std::string_view text) {
  static constexpr std::string_view kWords[] = {"not",  "package", "import", "as", "default",  "else", "with", "null",
                                                "true", "false",   "some",   "if", "contains", "in",   "every"};
  for (const std::string_view word : kWords) {
    if (word == text) return true;
  }
  return false;
}

bool starts_with_brace(const Term& term) {
  switch (term.kind) {
    case TermKind::kSet:
      return !term.items.empty();
    case TermKind::kObject:
    case TermKind::kSetComprehension:
    case TermKind::kObjectComprehension:
      return true;
    case TermKind::kRef:
      return starts_with_brace(*term.items[0]);
    default:
      return false;
  }
}

bool operand_needs_parentheses(const Body& body, ExprKind parent, bool is_right) {
  if (body.size() != 1) return false;
  const Expr& expr = *body[0];
  if (!expr.with.empty()) return true;
  switch (expr.kind) {
    case ExprKind::kOr:
      return parent == ExprKind::kAnd || is_right;
    case ExprKind::kAnd:
      return parent == ExprKind::kAnd && is_right;
    case ExprKind::kTerm:
      return starts_with_brace(*expr.term);
    default:
      return false;
  }
}

bool negation_needs_parentheses(const Body& body) {
  const Expr& expr = *body[0];
  if (!expr.with.empty()) return true;
  if (expr.kind == ExprKind::kAnd || expr.kind == ExprKind::kOr || expr.kind == ExprKind::kNot) return true;
  return expr.kind == ExprKind::kTerm && starts_with_brace(*expr.term);
}

void Printer::list(const Terms& items, size_t first) {
  for (size_t i = first; i < items.size(); ++i) {
    if (i > first) add(", ");
    term(*items[i]);
  }
}

void Printer::object(const Terms& items) {
  add("{");
  for (size_t i = 0; i < items.size(); i += 2) {
    if (i > 0) add(", ");
    term(*items[i]);
    add(": ");
    term(*items[i + 1]);
  }
  add("}");
}

void Printer::string_operand(const Value& operand) {
  const std::string_view text = operand.as_string();
  if (is_name(text) && !is_keyword_v1(text)) {
    add(".");
    return add(text);
  }
  bool is_plain = true;
  for (const char c : text) is_plain = is_plain && c != '\\' && static_cast<unsigned char>(c) >= 0x20 && c != 0x7F;
  add("[");
  if (is_plain) {
    add("\"");
    add(text);
    add("\"");
  } else {
    write_rego(out_, operand);
  }
  add("]");
}

void Printer::reference(const Terms& items) {
  if (items.empty()) return;
  const bool is_string = items[0]->kind == TermKind::kScalar && items[0]->scalar.is_string();
  if (is_string) {
    add(items[0]->scalar.as_string());
  } else {
    term(*items[0]);
  }
  for (size_t i = 1; i < items.size(); ++i) {
    const Term& item = *items[i];
    if (item.kind == TermKind::kScalar && item.scalar.is_string()) {
      string_operand(item.scalar);
      continue;
    }
    add("[");
    term(item);
    add("]");
  }
}

void Printer::comprehension_item(const Term& item) {
  const bool is_binary = item.kind == TermKind::kCall && item.items.size() == 3;
  const std::string_view sign = is_binary ? infix_of(to_text(*item.items[0])) : std::string_view{};
  if (sign.empty()) return term(item);
  add("(");
  comprehension_item(*item.items[1]);
  add(" ");
  add(sign);
  add(" ");
  comprehension_item(*item.items[2]);
  add(")");
}

void Printer::comprehension(const Term& term) {
  const bool is_array = term.kind == TermKind::kArrayComprehension;
  add(is_array ? "[" : "{");
  comprehension_item(*term.items[0]);
  if (term.kind == TermKind::kObjectComprehension) {
    add(": ");
    comprehension_item(*term.items[1]);
  }
  add(" | ");
  body(term.body);
  add(is_array ? "]" : "}");
}

// Text of a template: escaped as a string, and a brace that opens nothing escaped as well.
void Printer::template_text(const Value& text) {
  std::string quoted;
  write_rego(quoted, text);
  const std::string_view inner = std::string_view(quoted).substr(1, quoted.size() - 2);
  for (size_t i = 0; i < inner.size(); ++i) {
    if (inner[i] == '{' && (i == 0 || inner[i - 1] != '\\')) add("\\");
    out_ += inner[i];
  }
}

void Printer::template_string(const Term& string) {
  add("$\"");
  for (const Expr* part : string.parts) {
    const bool is_scalar = part->kind == ExprKind::kTerm && part->term->kind == TermKind::kScalar && part->with.empty();
    if (is_scalar && part->term->scalar.is_string()) {
      template_text(part->term->scalar);
    } else if (is_scalar) {
      term(*part->term);
    } else {
      add("{");
      expr(*part);
      add("}");
    }
  }
  add("\"");
}

void Printer::term(const Term& term) {
  switch (term.kind) {
    case TermKind::kScalar:
      return write_rego(out_, term.scalar);
    case TermKind::kVar:
      return add(term.name.starts_with('$') ? "_" : term.name);
    case TermKind::kRef:
      return reference(term.items);
    case TermKind::kObject:
      return object(term.items);
    case TermKind::kTemplateString:
      return template_string(term);
    case TermKind::kArrayComprehension:
    case TermKind::kSetComprehension:
    case TermKind::kObjectComprehension:
      return comprehension(term);
    case TermKind::kArray:
      add("[");
      list(term.items, 0);
      return add("]");
    case TermKind::kSet:
      if (term.items.empty()) return add("set()");
      add("{");
      list(term.items, 0);
      return add("}");
    case TermKind::kCall:
      this->term(*term.items[0]);
      add("(");
      list(term.items, 1);
      return add(")");
  }
}

void Printer::braced(const Body& inner, std::string_view open, std::string_view close) {
  add(open);
  body(inner);
  add(close);
}

void Printer::every(const Expr& expr) {
  add("every ");
  if (expr.key) {
    term(*expr.key);
    add(", ");
  }
  term(*expr.value);
  add(" in ");
  term(*expr.domain);
  braced(expr.body, " { ", " }");
}

void Printer::some(const Expr& expr) {
  add("some ");
  const Term& first = *expr.terms[0];
  if (first.kind != TermKind::kCall) return list(expr.terms, 0);
  for (size_t i = 1; i < first.items.size(); ++i) {
    if (i > 1) add(i + 1 == first.items.size() ? " in " : ", ");
    term(*first.items[i]);
  }
}

void Printer::negation(const Expr& expr) {
  if (expr.is_explicit_left || expr.body.size() != 1) return braced(expr.body, "not {", "}");
  if (negation_needs_parentheses(expr.body)) return braced(expr.body, "not (", ")");
  braced(expr.body, "not ", "");
}

void Printer::logical_operand(const Body& inner, bool is_explicit, bool needs_parentheses) {
  if (is_explicit || inner.size() != 1) return braced(inner, "{ ", " }");
  if (needs_parentheses) return braced(inner, "(", ")");
  body(inner);
}

void Printer::logical(const Expr& expr, std::string_view op) {
  logical_operand(expr.body, expr.is_explicit_left, operand_needs_parentheses(expr.body, expr.kind, false));
  add(op);
  logical_operand(expr.right, expr.is_explicit_right, operand_needs_parentheses(expr.right, expr.kind, true));
}

void Printer::expr(const Expr& expr) {
  if (expr.negated) add("not ");
  switch (expr.kind) {
    case ExprKind::kTerm:
      if (is_call_of(expr, "eq") && expr.term->items.size() == 3) {
        term(*expr.term->items[1]);
        add(" = ");
        term(*expr.term->items[2]);
      } else {
        term(*expr.term);
      }
      break;
    case ExprKind::kSome:
      some(expr);
      break;
    case ExprKind::kEvery:
      every(expr);
      break;
    case ExprKind::kNot:
      negation(expr);
      break;
    case ExprKind::kAnd:
      logical(expr, " and ");
      break;
    case ExprKind::kOr:
      logical(expr, " or ");
      break;
  }
  for (const With& with : expr.with) {
    add(" with ");
    term(*with.target);
    add(" as ");
    term(*with.value);
  }
}

void Printer::body(const Body& body) {
  for (size_t i = 0; i < body.size(); ++i) {
    if (i > 0) add("; ");
    expr(*body[i]);
  }
}

void Printer::head(const Head& head, RegoVersion version) {
  reference(head.reference);
  if (!head.args.empty()) {
    add("(");
    list(head.args, 0);
    add(")");
  } else if (head.key) {
    const bool is_bracketed = version == RegoVersion::kV0 && head.reference.size() == 1;
    add(is_bracketed ? "[" : " contains ");
    term(*head.key);
    if (is_bracketed) add("]");
  }
  if (!head.value) return;
  add(head.is_assign ? " := " : " = ");
  term(*head.value);
}

void Printer::rule(const Rule& rule, RegoVersion version) {
  const std::string_view open = version == RegoVersion::kV0 ? " { " : " if { ";
  if (rule.is_default) add("default ");
  head(rule.head, version);
  if (!rule.is_default) braced(rule.body, open, " }");
  for (const Rule* next = rule.else_rule; next; next = next->else_rule) {
    add(" else ");
    if (next->head.value) {
      add("= ");
      term(*next->head.value);
    }
    braced(next->body, open, " }");
  }
}

template <typename F>
std::string printed(F print) {
  Printer printer;
  print(printer);
  return printer.take();
}

}  // namespace

std::string to_text(const Term& term) {
  return printed([&](Printer& printer) { printer.term(term); });
}

std::string to_text(const Terms& reference) {
  return printed([&](Printer& printer) { printer.reference(reference); });
}

std::string to_text(const Expr& expr) {
  return printed([&](Printer& printer) { printer.expr(expr); });
}

std::string to_text(const Body& body) {
  return printed([&](Printer& printer) { printer.body(body); });
}

std::string to_text(const Head& head, RegoVersion version) {
  return printed([&](Printer& printer) { printer.head(head, version); });
}

std::string to_text(const Rule& rule) {
  const RegoVersion version = rule.module ? rule.module->version : RegoVersion::kV1;
  return printed([&](Printer& printer) { printer.rule(rule, version); });
}

std::string to_text(const Import& import) {
  std::string out = "import " + to_text(*import.path);
  if (!import.alias.empty()) out += " as " + std::string(import.alias);
  return out;
}

std::string to_text(const Module& module) {
  Printer printer;
  if (module.package) {
    Terms path(module.package->items.begin() + 1, module.package->items.end());
    printer.add("package ");
    printer.reference(path);
    printer.add("\n");
  }
  if (!module.imports.empty()) printer.add("\n");
  for (const Import* import : module.imports) printer.add(to_text(*import) + "\n");
  for (const Rule* rule : module.rules) {
    printer.add("\n");
    printer.rule(*rule, module.version);
  }
  return printer.take();
}

std::string_view value_name(const Term& term) {
  switch (term.kind) {
    case TermKind::kScalar:
      return type_name(term.scalar.type());
    case TermKind::kVar:
      return "var";
    case TermKind::kRef:
      return "ref";
    case TermKind::kArray:
      return "array";
    case TermKind::kSet:
      return "set";
    case TermKind::kObject:
      return "object";
    case TermKind::kArrayComprehension:
      return "arraycomprehension";
    case TermKind::kSetComprehension:
      return "setcomprehension";
    case TermKind::kObjectComprehension:
      return "objectcomprehension";
    case TermKind::kCall:
      return "call";
    case TermKind::kTemplateString:
      return "templatestring";
  }
  return "unknown";
}

std::string_view infix_of(std::string_view function) {
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 15> kSigns = {{
      {"plus", "+"},
      {"minus", "-"},
      {"mul", "*"},
      {"div", "/"},
      {"rem", "%"},
      {"and", "&"},
      {"or", "|"},
      {"eq", "="},
      {"equal", "=="},
      {"neq", "!="},
      {"lt", "<"},
      {"gt", ">"},
      {"lte", "<="},
      {"gte", ">="},
      {"assign", ":="},
  }};
  for (const auto& [name, sign] : kSigns) {
    if (name == function) return sign;
  }
  return {};
}

}  // namespace rego
