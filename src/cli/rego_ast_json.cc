// The tree as JSON. The recursion follows the tree, whose depth the parser has bounded.

#include "cli/rego_ast_json.h"

#include "cli/base64.h"
#include "rego/syntax/print.h"

namespace bulkhead {
namespace {

using rego::Body;
using rego::Expr;
using rego::ExprKind;
using rego::Head;
using rego::Rule;
using rego::Term;
using rego::TermKind;
using rego::Terms;

class Writer {
 public:
  explicit Writer(JsonText& out) : out_(out) {}

  void module(const rego::Module& module) {
    out_.begin_object().key("package").begin_object().key("path");
    terms(module.package->items);
    out_.end_object();
    if (!module.imports.empty()) imports(module);
    if (!module.rules.empty()) {
      out_.key("rules").begin_array();
      for (const Rule* one : module.rules) rule(*one);
      out_.end_array();
    }
    if (!module.comments.empty()) comments(module);
    out_.end_object();
  }

 private:
  void imports(const rego::Module& module) {
    out_.key("imports").begin_array();
    for (const rego::Import* one : module.imports) {
      out_.begin_object();
      if (!one->alias.empty()) out_.key("alias").string(one->alias);
      out_.key("path");
      term(*one->path);
      out_.end_object();
    }
    out_.end_array();
  }

  void comments(const rego::Module& module) {
    out_.key("comments").begin_array();
    for (const rego::Comment& comment : module.comments) {
      out_.begin_object().key("Text").string(to_base64(comment.span.text().substr(1)));
      out_.key("Location").begin_object().key("file").string(module.source->name());
      out_.key("row").integer(comment.span.position().row).key("col").integer(comment.span.position().column);
      out_.end_object().end_object();
    }
    out_.end_array();
  }

  void rule(const Rule& rule_node) {
    out_.begin_object().key("body");
    const bool is_generated = rule_node.is_body_generated;
    out_.begin_array();
    for (size_t i = 0; i < rule_node.body.size(); i++) {
      expr(*rule_node.body[i], i, is_generated ? Origin::kGenerated : Origin::kSource);
    }
    out_.end_array();
    if (rule_node.is_default) out_.key("default").boolean(true);
    if (rule_node.else_rule) {
      out_.key("else");
      rule(*rule_node.else_rule);
    }
    out_.key("head");
    head(rule_node.head);
    out_.end_object();
  }

  // opa names a head's name, and its key where the reference has one operand.
  void head(const Head& head_node) {
    const Terms& reference = head_node.reference;
    const bool is_set = head_node.key && !head_node.value;
    out_.begin_object();
    if (reference.size() == 1 || (reference.size() == 2 && !is_set)) out_.key("name").string(reference[0]->name);
    if (!head_node.args.empty()) {
      out_.key("args");
      terms(head_node.args);
    }
    const Term* key = head_node.key ? head_node.key : reference.size() == 2 ? reference[1] : nullptr;
    if (key) {
      out_.key("key");
      term(*key);
    }
    if (head_node.value) {
      out_.key("value");
      term(*head_node.value);
    }
    if (head_node.is_assign) out_.key("assign").boolean(true);
    out_.key("ref");
    terms(reference);
    out_.end_object();
  }

  enum class Origin { kSource, kGenerated };

  void body(const Body& exprs) {
    out_.begin_array();
    for (size_t i = 0; i < exprs.size(); i++) expr(*exprs[i], i, Origin::kSource);
    out_.end_array();
  }

  void expr(const Expr& node, size_t index, Origin origin) {
    out_.begin_object();
    if (origin == Origin::kGenerated || node.is_generated) out_.key("generated").boolean(true);
    out_.key("index").integer(static_cast<int64_t>(index));
    if (node.negated) out_.key("negated").boolean(true);
    out_.key("terms");
    expr_terms(node);
    if (!node.with.empty()) withs(node);
    out_.end_object();
  }

  void expr_terms(const Expr& node) {
    switch (node.kind) {
      case ExprKind::kTerm:
        return node.term->kind == TermKind::kCall ? terms(node.term->items) : term(*node.term);
      case ExprKind::kSome:
        out_.begin_object().key("symbols");
        terms(node.terms);
        break;
      case ExprKind::kEvery:
        every(node);
        break;
      case ExprKind::kNot:
        out_.begin_object().key("body");
        body(node.body);
        out_.key("explicit_body").boolean(node.is_explicit_left).key("type").string("not");
        break;
      case ExprKind::kAnd:
      case ExprKind::kOr:
        logical(node);
        break;
    }
    out_.end_object();
  }

  void every(const Expr& node) {
    out_.begin_object().key("body");
    body(node.body);
    out_.key("domain");
    term(*node.domain);
    out_.key("key");
    if (node.key) {
      term(*node.key);
    } else {
      out_.raw("null");
    }
    out_.key("value");
    term(*node.value);
  }

  void logical(const Expr& node) {
    out_.begin_object();
    if (node.is_explicit_left) out_.key("explicit_lhs").boolean(true);
    if (node.is_explicit_right) out_.key("explicit_rhs").boolean(true);
    out_.key("lhs");
    body(node.body);
    out_.key("rhs");
    body(node.right);
    out_.key("type").string(node.kind == ExprKind::kAnd ? "and" : "or");
  }

  void withs(const Expr& node) {
    out_.key("with").begin_array();
    for (const rego::With& with : node.with) {
      out_.begin_object().key("target");
      term(*with.target);
      out_.key("value");
      term(*with.value);
      out_.end_object();
    }
    out_.end_array();
  }

  void terms(const Terms& items) {
    out_.begin_array();
    for (const Term* item : items) term(*item);
    out_.end_array();
  }

  void term(const Term& node) {
    out_.begin_object().key("type").string(rego::value_name(node)).key("value");
    term_value(node);
    out_.end_object();
  }

  void term_value(const Term& node) {
    switch (node.kind) {
      case TermKind::kScalar:
        return scalar(node.scalar);
      case TermKind::kVar:
        out_.string(node.name);
        return;
      case TermKind::kObject:
        return object(node);
      case TermKind::kArrayComprehension:
      case TermKind::kSetComprehension:
      case TermKind::kObjectComprehension:
        return comprehension(node);
      case TermKind::kTemplateString:
        return template_string(node);
      default:
        return terms(node.items);
    }
  }

  void scalar(const rego::Value& value) {
    if (value.is_null()) {
      out_.raw("{}");
    } else {
      out_.value(value);
    }
  }

  void object(const Term& node) {
    out_.begin_array();
    for (size_t i = 0; i + 1 < node.items.size(); i += 2) {
      out_.begin_array();
      term(*node.items[i]);
      term(*node.items[i + 1]);
      out_.end_array();
    }
    out_.end_array();
  }

  void comprehension(const Term& node) {
    const bool is_object = node.kind == TermKind::kObjectComprehension;
    out_.begin_object().key(is_object ? "key" : "term");
    term(*node.items[0]);
    if (is_object) {
      out_.key("value");
      term(*node.items[1]);
    }
    out_.key("body");
    body(node.body);
    out_.end_object();
  }

  void template_string(const Term& node) {
    out_.begin_object().key("parts").begin_array();
    for (const Expr* part : node.parts) {
      const bool is_text = part->kind == ExprKind::kTerm && part->term->kind == TermKind::kScalar;
      if (is_text) {
        term(*part->term);
      } else {
        expr(*part, 0, Origin::kSource);
      }
    }
    out_.end_array().key("multi_line").boolean(node.is_multi_line).end_object();
  }

  JsonText& out_;
};

}  // namespace

void write_module(JsonText& out, const rego::Module& module) { Writer(out).module(module); }

}  // namespace bulkhead
