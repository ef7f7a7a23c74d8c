// Any bytes as a policy of v1, of v0 and as a query. Whatever comes of it: no crash, no stack overflow, and a tree that
// keeps its promises: spans lie inside the text, heights are true and bounded, the tree prints, and as JSON too.

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <memory>
#include <string>

#include "base/limits.h"
#include "rego/syntax/ast_json.h"
#include "rego/syntax/parser.h"
#include "rego/syntax/print.h"

namespace {

using rego::Body;
using rego::Expr;
using rego::Rule;
using rego::Span;
using rego::Term;

void require(bool is_true) {
  if (!is_true) abort();
}

void check_span(const Span& span) {
  require(span.begin <= span.end);
  if (span.source) require(span.end <= span.source->text().size());
}

int check(const Expr& expr);

int check(const Body& body) {
  int height = 0;
  for (const Expr* expr : body) height = std::max(height, check(*expr));
  return height;
}

int check(const Term& term) {
  check_span(term.span);
  int height = check(term.body);
  for (const Term* item : term.items) height = std::max(height, check(*item));
  for (const Expr* part : term.parts) height = std::max(height, check(*part));
  require(height + 1 <= base::kNestingMax);
  return height + 1;
}

int check(const Expr& expr) {
  check_span(expr.span);
  int height = std::max(check(expr.body), check(expr.right));
  for (const Term* term : expr.terms) height = std::max(height, check(*term));
  for (const Term* term : {expr.term, expr.key, expr.value, expr.domain}) {
    if (term) height = std::max(height, check(*term));
  }
  for (const rego::With& with : expr.with) height = std::max({height, check(*with.target), check(*with.value)});
  require(height + 1 <= base::kNestingMax);
  return height + 1;
}

void check(const Rule& rule) {
  for (const Rule* each = &rule; each; each = each->else_rule) {
    check_span(each->span);
    check_span(each->head.span);
    for (const Term* term : each->head.reference) check(*term);
    for (const Term* term : each->head.args) check(*term);
    if (each->head.key) check(*each->head.key);
    if (each->head.value) check(*each->head.value);
    check(each->body);
  }
}

void check(const base::Result<std::unique_ptr<rego::Module>, rego::Diagnostics>& parsed, bool is_module) {
  if (!parsed) {
    require(!parsed.error().empty());
    for (const rego::Diagnostic& each : parsed.error()) check_span(each.span);
    require(!to_text(parsed.error()).empty());
    return;
  }
  const rego::Module& module = **parsed;
  for (const Rule* rule : module.rules) check(*rule);
  if (is_module) {
    require(!to_text(module).empty());
    require(!to_ast_json(module, {rego::Locations::kYes, rego::Comments::kYes}).empty());
  } else {
    require(!to_text(module.rules[0]->body).empty());
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const auto source =
      std::make_shared<const rego::Source>("fuzz.rego", std::string(reinterpret_cast<const char*>(data), size));
  check(parse_module(source, {rego::RegoVersion::kV1}), true);
  check(parse_module(source, {rego::RegoVersion::kV0}), true);
  check(parse_query(source, {rego::RegoVersion::kV1}), false);
  return 0;
}
