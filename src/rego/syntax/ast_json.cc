// One function a kind of node. OPA's heads carry two fields for older readers: "name" (the first part of a head that
// can be named by it) and "key" (the bracket of a head of two parts); head_view() says when they are there.

#include "rego/syntax/ast_json.h"

#include <optional>
#include <utility>

#include "rego/syntax/ast_json_annotation.h"
#include "rego/syntax/head_key.h"

namespace rego {
namespace {

class AstWriter {
 public:
  explicit AstWriter(const AstJsonOptions& options) : options_(options) {}
  std::string take() { return std::move(out_); }

  void module(const Module& module);
  void body(const Body& body);

 private:
  struct HeadView {
    const Term* name;
    const Term* key;
  };

  // Containers: open, then key() or item() before each value, then close.
  void open(char bracket);
  void close(char bracket);
  void next();
  void key(std::string_view name);
  void string(std::string_view text) { write_json_string(out_, text, HtmlEscape::kYes); }
  void flag(std::string_view name);

  void location(const Span& span) { location(span, span); }
  void location(const Span& span, const Span& text);
  void terms(const Terms& items);
  void term(const Term& term);
  void scalar(const Term& term);
  void pairs(const Terms& items);
  void comprehension(const Term& term);
  void template_string(const Term& term);
  void template_parts(const Term& string);
  void expr(const Expr& expr, size_t index);
  void expr_terms(const Expr& expr);
  void every(const Expr& expr);
  void negation(const Expr& expr);
  void logical(const Expr& expr);
  void withs(const AstVector<With>& withs);
  static HeadView head_view(const Rule& rule);
  void head(const Rule& rule, const HeadView& view);
  void rule(const Rule& rule, const HeadView& view);
  void package(const Module& module);
  void import(const Import& import);
  void comment(const Comment& comment);
  template <typename List>
  void annotations(const List& list);

  AstJsonOptions options_;
  std::string out_;
  int depth_ = 0;
  bool is_first_ = true;
};

std::string base64(std::string_view bytes) {
  static constexpr std::string_view kDigits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string out;
  for (size_t i = 0; i < bytes.size(); i += 3) {
    uint32_t group = 0;
    for (size_t j = 0; j < 3; ++j)
      group = group << 8 | (i + j < bytes.size() ? static_cast<unsigned char>(bytes[i + j]) : 0);
    for (size_t j = 0; j < 4; ++j) out += i + j > bytes.size() ? '=' : kDigits[group >> (18 - 6 * j) & 63];
  }
  return out;
}

void AstWriter::open(char bracket) {
  out_ += bracket;
  ++depth_;
  is_first_ = true;
}

void AstWriter::close(char bracket) {
  --depth_;
  if (!is_first_) {
    out_ += '\n';
    out_.append(static_cast<size_t>(depth_) * 2, ' ');
  }
  out_ += bracket;
  is_first_ = false;
}

void AstWriter::next() {
  out_ += is_first_ ? "\n" : ",\n";
  out_.append(static_cast<size_t>(depth_) * 2, ' ');
  is_first_ = false;
}

void AstWriter::key(std::string_view name) {
  next();
  string(name);
  out_ += ": ";
}

void AstWriter::flag(std::string_view name) {
  key(name);
  out_ += "true";
}

void AstWriter::location(const Span& span, const Span& text) {
  if (options_.locations == Locations::kNo || !span.source) return;
  const Position position = span.position();
  key("location");
  open('{');
  key("file");
  string(span.source->name());
  key("row");
  out_ += std::to_string(position.row);
  key("col");
  out_ += std::to_string(position.column);
  key("text");
  string(base64(text.text()));
  close('}');
}

void AstWriter::terms(const Terms& items) {
  open('[');
  for (const Term* item : items) {
    next();
    term(*item);
  }
  close(']');
}

std::string_view type_of(const Term& term) {
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
  return "";
}

void AstWriter::scalar(const Term& term) {
  if (term.scalar.is_null()) {
    open('{');
    return close('}');
  }
  write_json(out_, term.scalar, JsonStyle::kCompact, HtmlEscape::kYes);
}

void AstWriter::pairs(const Terms& items) {
  open('[');
  for (size_t i = 0; i < items.size(); i += 2) {
    next();
    open('[');
    next();
    term(*items[i]);
    next();
    term(*items[i + 1]);
    close(']');
  }
  close(']');
}

void AstWriter::comprehension(const Term& comprehension) {
  const bool is_object = comprehension.kind == TermKind::kObjectComprehension;
  open('{');
  if (is_object) {
    key("key");
    term(*comprehension.items[0]);
    key("value");
    term(*comprehension.items[1]);
  } else {
    key("term");
    term(*comprehension.items[0]);
  }
  key("body");
  body(comprehension.body);
  close('}');
}

void AstWriter::template_parts(const Term& string) {
  if (string.parts.empty()) {
    out_ += "null";
    return;
  }
  open('[');
  for (const Expr* part : string.parts) {
    next();
    const bool is_scalar = part->kind == ExprKind::kTerm && part->term->kind == TermKind::kScalar;
    if (is_scalar) {
      term(*part->term);
    } else {
      expr(*part, 0);
    }
  }
  close(']');
}

void AstWriter::template_string(const Term& string) {
  open('{');
  key("parts");
  template_parts(string);
  key("multi_line");
  out_ += string.is_multi_line ? "true" : "false";
  close('}');
}

void AstWriter::term(const Term& term) {
  open('{');
  location(term.span, term.text_span());
  key("type");
  string(type_of(term));
  key("value");
  switch (term.kind) {
    case TermKind::kScalar:
      scalar(term);
      break;
    case TermKind::kVar:
      string(term.name);
      break;
    case TermKind::kObject:
      pairs(term.items);
      break;
    case TermKind::kArrayComprehension:
    case TermKind::kSetComprehension:
    case TermKind::kObjectComprehension:
      comprehension(term);
      break;
    case TermKind::kTemplateString:
      template_string(term);
      break;
    default:
      terms(term.items);
      break;
  }
  close('}');
}

void AstWriter::every(const Expr& expr) {
  open('{');
  key("body");
  body(expr.body);
  key("domain");
  term(*expr.domain);
  key("key");
  if (expr.key) {
    term(*expr.key);
  } else {
    out_ += "null";
  }
  location(expr.span);
  key("value");
  term(*expr.value);
  close('}');
}

void AstWriter::negation(const Expr& expr) {
  open('{');
  key("body");
  body(expr.body);
  key("explicit_body");
  out_ += expr.is_explicit_left ? "true" : "false";
  location(expr.span);
  key("type");
  string("not");
  close('}');
}

void AstWriter::logical(const Expr& expr) {
  open('{');
  if (expr.is_explicit_left) flag("explicit_lhs");
  if (expr.is_explicit_right) flag("explicit_rhs");
  key("lhs");
  body(expr.body);
  location(expr.span);
  key("rhs");
  body(expr.right);
  key("type");
  string(expr.kind == ExprKind::kAnd ? "and" : "or");
  close('}');
}

void AstWriter::expr_terms(const Expr& expr) {
  switch (expr.kind) {
    case ExprKind::kTerm:
      return expr.term->kind == TermKind::kCall ? terms(expr.term->items) : term(*expr.term);
    case ExprKind::kEvery:
      return every(expr);
    case ExprKind::kNot:
      return negation(expr);
    case ExprKind::kAnd:
    case ExprKind::kOr:
      return logical(expr);
    case ExprKind::kSome:
      open('{');
      location(expr.span);
      key("symbols");
      terms(expr.terms);
      return close('}');
  }
}

void AstWriter::withs(const AstVector<With>& withs) {
  key("with");
  open('[');
  for (const With& with : withs) {
    next();
    open('{');
    location(with.span);
    key("target");
    term(*with.target);
    key("value");
    term(*with.value);
    close('}');
  }
  close(']');
}

void AstWriter::expr(const Expr& expr, size_t index) {
  open('{');
  if (expr.is_generated) flag("generated");
  key("index");
  out_ += std::to_string(index);
  location(expr.span);
  if (expr.negated) flag("negated");
  key("terms");
  expr_terms(expr);
  if (!expr.with.empty()) withs(expr.with);
  close('}');
}

void AstWriter::body(const Body& body) {
  open('[');
  for (size_t i = 0; i < body.size(); ++i) {
    next();
    expr(*body[i], i);
  }
  close(']');
}

AstWriter::HeadView AstWriter::head_view(const Rule& rule) {
  const Head& head = rule.head;
  HeadView view{head.reference.size() == 1 ? head.reference[0] : nullptr, head_key(rule)};
  const bool is_pair = head.reference.size() == 2 && !rule.is_default && !head.has_contains;
  if (!is_pair) return view;
  const bool is_function = rule.is_body_generated ? head.has_args : !head.args.empty();
  const bool has_own_value = !head.is_value_generated || is_function;
  if (head.has_if ? has_own_value : !is_function) view.name = head.reference[0];
  return view;
}

void AstWriter::head(const Rule& rule, const HeadView& view) {
  const Head& head = rule.head;
  open('{');
  if (view.name) {
    key("name");
    string(view.name->name);
  }
  if (!head.args.empty()) {
    key("args");
    terms(head.args);
  }
  if (view.key) {
    key("key");
    term(*view.key);
  }
  if (head.value) {
    key("value");
    term(*head.value);
  }
  if (head.is_assign) flag("assign");
  key("ref");
  terms(head.reference);
  location(head.span);
  close('}');
}

template <typename List>
void AstWriter::annotations(const List& list) {
  if (list.empty()) return;
  key("annotations");
  open('[');
  for (const Annotation* each : list) {
    next();
    out_ += to_annotation_json(*each, options_.locations, depth_);
  }
  close(']');
}

void AstWriter::rule(const Rule& rule, const HeadView& view) {
  open('{');
  annotations(rule.annotations);
  key("body");
  body(rule.body);
  if (rule.is_default) flag("default");
  if (rule.else_rule) {
    key("else");
    this->rule(*rule.else_rule, view);
  }
  key("head");
  head(rule, view);
  location(rule.span);
  close('}');
}

void AstWriter::package(const Module& module) {
  open('{');
  location(module.package_span);
  key("path");
  terms(module.package->items);
  close('}');
}

void AstWriter::import(const Import& import) {
  open('{');
  if (!import.alias.empty()) {
    key("alias");
    string(import.alias);
  }
  location(import.span);
  key("path");
  term(*import.path);
  close('}');
}

void AstWriter::comment(const Comment& comment) {
  const Position position = comment.span.position();
  open('{');
  key("Text");
  string(base64(comment.span.text().substr(1)));
  key("Location");
  open('{');
  key("file");
  string(comment.span.source->name());
  key("row");
  out_ += std::to_string(position.row);
  key("col");
  out_ += std::to_string(position.column);
  close('}');
  close('}');
}

void AstWriter::module(const Module& module) {
  open('{');
  key("package");
  package(module);
  if (!module.imports.empty()) {
    key("imports");
    open('[');
    for (const Import* each : module.imports) {
      next();
      import(*each);
    }
    close(']');
  }
  annotations(module.annotations);
  if (!module.rules.empty()) {
    key("rules");
    open('[');
    for (const Rule* each : module.rules) {
      next();
      rule(*each, head_view(*each));
    }
    close(']');
  }
  if (options_.comments == Comments::kYes && !module.comments.empty()) {
    key("comments");
    open('[');
    for (const Comment& each : module.comments) {
      next();
      comment(each);
    }
    close(']');
  }
  close('}');
}

}  // namespace

std::string to_ast_json(const Module& module, const AstJsonOptions& options) {
  AstWriter writer(options);
  writer.module(module);
  return writer.take();
}

std::string to_ast_json(const Body& body, const AstJsonOptions& options) {
  AstWriter writer(options);
  writer.body(body);
  return writer.take();
}

}  // namespace rego
