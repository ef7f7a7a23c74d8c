// The tree as an outline, for people.

#include "cli/rego_outline.h"
#include "rego/syntax/print.h"

namespace bulkhead {
namespace {

using rego::Body;
using rego::Expr;
using rego::ExprKind;
using rego::Rule;
using rego::Term;
using rego::TermKind;
using rego::Terms;

class Outline {
 public:
  std::string module(const rego::Module& module) {
    line("module");
    depth_++;
    line("package");
    depth_++;
    reference(module.package->items);
    depth_--;
    for (const rego::Import* one : module.imports) {
      line("import");
      depth_++;
      term(*one->path);
      line(one->alias);
      depth_--;
    }
    for (const Rule* one : module.rules) rule(*one);
    for (size_t i = 0; i < module.comments.size(); i++) line("comment");
    return std::move(text_);
  }

 private:
  void line(std::string_view words) { text_.append(static_cast<size_t>(depth_), ' ').append(words).append("\n"); }

  void children(std::string_view name, const Terms& items) {
    line(name);
    depth_++;
    for (const Term* item : items) term(*item);
    depth_--;
  }

  void reference(const Terms& items) { children("ref", items); }

  void rule(const Rule& node) {
    line("rule");
    depth_++;
    line("head");
    depth_++;
    reference(node.head.reference);
    if (!node.head.args.empty()) children("args", node.head.args);
    if (node.head.value) term(*node.head.value);
    depth_--;
    body(node.body);
    if (node.else_rule) rule(*node.else_rule);
    depth_--;
  }

  void body(const Body& exprs) {
    line("body");
    depth_++;
    for (size_t i = 0; i < exprs.size(); i++) expr(*exprs[i], i);
    depth_--;
  }

  void expr(const Expr& node, size_t index) {
    line(std::string(node.negated ? "expr negated" : "expr") + " index=" + std::to_string(index));
    depth_++;
    terms_of(node);
    for (const rego::With& with : node.with) {
      line("with");
      depth_++;
      term(*with.target);
      term(*with.value);
      depth_--;
    }
    depth_--;
  }

  void terms_of(const Expr& node) {
    switch (node.kind) {
      case ExprKind::kTerm:
        if (node.term->kind != TermKind::kCall) return term(*node.term);
        for (const Term* item : node.term->items) term(*item);
        return;
      case ExprKind::kSome:
        return children("somedecl", node.terms);
      case ExprKind::kEvery:
        line("every");
        depth_++;
        if (node.key) term(*node.key);
        term(*node.value);
        term(*node.domain);
        break;
      case ExprKind::kNot:
        line("not");
        depth_++;
        break;
      default:
        line(node.kind == ExprKind::kAnd ? "logicaland" : "logicalor");
        depth_++;
    }
    body(node.body);
    if (node.kind == ExprKind::kAnd || node.kind == ExprKind::kOr) body(node.right);
    depth_--;
  }

  void term(const Term& node) {
    switch (node.kind) {
      case TermKind::kScalar:
        return line(rego::to_text(node));
      case TermKind::kVar:
        return line(node.name.starts_with("$") ? "_" : node.name);
      case TermKind::kTemplateString:
        return line("templatestring");
      case TermKind::kArrayComprehension:
      case TermKind::kSetComprehension:
      case TermKind::kObjectComprehension:
        children(rego::value_name(node), node.items);
        depth_++;
        body(node.body);
        depth_--;
        return;
      default:
        return children(rego::value_name(node), node.items);
    }
  }

  std::string text_;
  int depth_ = 0;
};

}  // namespace

std::string outline(const rego::Module& module) { return Outline().module(module); }

}  // namespace bulkhead
