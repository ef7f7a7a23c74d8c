// What texts parse to, as the canonical text of their trees; and that this text parses to the same again.

#include "rego/syntax/parser.h"

#include <gtest/gtest.h>

#include "rego/syntax/print.h"
#include "rego/syntax/testing.h"

namespace rego {
namespace {

using testing::first_error;
using testing::parse;
using testing::query;

struct TextCase {
  const char* text;
  const char* printed;
};

// The rules of a module with this text behind its package.
std::string rules_of(const std::string& text, RegoVersion version) {
  auto parsed = parse("package x\n" + text, version);
  if (!parsed) return first_error(parsed);
  std::string out;
  for (const Rule* rule : (*parsed)->rules) {
    if (!out.empty()) out += " | ";
    out += to_text(*rule);
  }
  return out;
}

constexpr TextCase kQueries[] = {
    {"1 + 2 * 3 - 4", "minus(plus(1, mul(2, 3)), 4)"},
    {"(1 + 2) * 3 % 4 / 5", "div(rem(mul(plus(1, 2), 3), 4), 5)"},
    {"a | b & c + 1 == d", "equal(or(a, and(b, plus(c, 1))), d)"},
    {"a < b; c >= d; e != f", "lt(a, b); gte(c, d); neq(e, f)"},
    {"1 in [1] == x", "internal.member_2(1, equal([1], x))"},
    {"a in b in c", "internal.member_2(internal.member_2(a, b), c)"},
    {"(k, v in xs)", "internal.member_3(k, v, xs)"},
    {"f((k, v in xs), [1 in x, y])", "f(internal.member_3(k, v, xs), [internal.member_2(1, x), y])"},
    {"x := 1; y = 2", "assign(x, 1); y = 2"},
    {"-x + -1", "plus(minus(0, x), -1)"},
    {"- 5 - -input.x[0]", "minus(-5, minus(0, input.x[0]))"},
    {"a.b[\"c\"].d[e][_]", "a.b.c.d[e][_]"},
    {"input[\"a b\"].if", "input[\"a b\"][\"if\"]"},
    {"[1, 2][i]; {\"a\": 1}[k]; f(x)[0].y; f(x).g(y)", "[1, 2][i]; {\"a\": 1}[k]; f(x)[0].y; f(x).g(y)"},
    {"set(); {}; [], {1} == x", "set(); {}; 1:11: "},
    {"{3, 1, 2, 1}; {\"b\": 1, \"a\": 2,}; [1, 2,]", "{1, 2, 3}; {\"a\": 2, \"b\": 1}; [1, 2]"},
    {"{\"a\": 1, \"a\": 2}", "{\"a\": 2}"},
    {"[x | x := a[_]; x > 1]", "[x | assign(x, a[_]); gt(x, 1)]"},
    {"{x | y}; {x: y | z}; [x + 1 | y]", "{x | y}; {x: y | z}; [or(plus(x, 1), y)]"},
    {"[a | b, c]; {a | b, c}; {a: b | c, d: e}", "[or(a, b), c]; {c, or(a, b)}; {a: or(b, c), d: e}"},
    {"some x, y; some v in xs; some k, v in xs", "some x, y; some v in xs; some k, v in xs"},
    {"every k, v in xs { k != v; v }", "every k, v in xs { neq(k, v); v }"},
    {"not x with input.a as 1 with data.b as 2", "not x with input.a as 1 with data.b as 2"},
    {"\"a\\n\\u00e9\"; `raw\\n`", "\"a\\n\xC3\xA9\"; \"raw\\\\n\""},
    {"1.10; 1e2; -0.5; 12345678901234567890", "1.10; 1e2; -0.5; 12345678901234567890"},
    {"$\"a{x + 1}b{1}\\{c\"", "$\"a{plus(x, 1)}b1\\{c\""},
    {"not.a; data.not; every.x[1]", "not.a; data[\"not\"]; every.x[1]"},
    {"x\n.y", "1:2: "},
    {"a # comment\nb;c", "a; b; c"},
};

std::string query_text(const std::string& text) {
  auto parsed = query(text);
  if (!parsed) return first_error(parsed);
  return to_text((*parsed)->rules[0]->body);
}

TEST(Parser, Queries) {
  for (const TextCase& each : kQueries) {
    const std::string printed = query_text(each.text);
    const std::string wanted = each.printed;
    if (wanted.ends_with(": ")) {  // refused
      EXPECT_FALSE(query(each.text)) << each.text;
      continue;
    }
    EXPECT_EQ(printed, wanted) << each.text;
    EXPECT_EQ(query_text(printed), printed) << "the printed text reads differently";
  }
}

constexpr TextCase kRulesV1[] = {
    {"p := 1", "p := 1 if { true }"},
    {"p = 1", "p = 1 if { true }"},
    {"p if true", "p = true if { true }"},
    {"p if { a; b\n c }", "p = true if { a; b; c }"},
    {"p if {x}", "p = true if { x }"},
    {"p if {x} == y", "p = true if { equal({x}, y) }"},
    {"p contains x if x := 1", "p contains x if { assign(x, 1) }"},
    {"p contains 1", "p contains 1 if { true }"},
    {"p[x] := y if { x := 1; y := 2 }", "p[x] := y if { assign(x, 1); assign(y, 2) }"},
    {"p[x] if x := 1", "p[x] = true if { assign(x, 1) }"},
    {"p.q[x].r := 1 if x := 2", "p.q[x].r := 1 if { assign(x, 2) }"},
    {"p.q contains 1 if true", "p.q contains 1 if { true }"},
    {"f(x, _) := x", "f(x, _) := x if { true }"},
    {"f(x) if x", "f(x) = true if { x }"},
    {"a.b.f(x) := 1 if x", "a.b.f(x) := 1 if { x }"},
    {"default p := false", "default p := false"},
    {"default f(_) := {1}", "default f(_) := {1}"},
    {"p := 1 if a else := 2 if b else := 3", "p := 1 if { a } else = 2 if { b } else = 3 if { true }"},
    {"p if { a } { b }", "p = true if { a } | p = true if { b }"},
    {"import future.keywords.and\nimport future.keywords.or\np if a and (b or c) or { d; e }",
     "p = true if { a and (b or c) or { d; e } }"},
    {"import future.keywords.not\np if not { a; b }", "p = true if { not {a; b} }"},
    {"import rego.v2\np if not (a or b)", "p = true if { not (a or b) }"},
};

TEST(Parser, RulesV1) {
  for (const TextCase& each : kRulesV1) EXPECT_EQ(rules_of(each.text, RegoVersion::kV1), each.printed) << each.text;
}

constexpr TextCase kRulesV0[] = {
    {"p { true }", "p = true { true }"},
    {"p = x { x = 1 }", "p = x { x = 1 }"},
    {"p[x] { x = 1 }", "p[x] { x = 1 }"},
    {"p[x] = y { x = 1; y = 2 }", "p[x] = y { x = 1; y = 2 }"},
    {"p.q[x] { x = 1 }", "p.q[x] = true { x = 1 }"},
    {"p.q { true }", "p[\"q\"] { true }"},
    {"p[1]", "p[1] { true }"},
    {"f(x) = y { y = x } { y = 2 }", "f(x) = y { y = x } | f(x) = y { y = 2 }"},
    {"p { a } else = 1 { b }", "p = true { a } else = 1 { b }"},
    {"in := 1", "in := 1 { true }"},
    {"import future.keywords\np contains x if some x in [1]", "p[x] { some x in [1] }"},
};

TEST(Parser, RulesV0) {
  for (const TextCase& each : kRulesV0) EXPECT_EQ(rules_of(each.text, RegoVersion::kV0), each.printed) << each.text;
}

TEST(Parser, PackagesAndImports) {
  auto parsed = parse("package a.b[\"c d\"].import\nimport data.x.y as z\nimport input");
  ASSERT_TRUE(parsed) << first_error(parsed);
  const Module& module = **parsed;
  EXPECT_EQ(to_text(*module.package), "data.a.b[\"c d\"][\"import\"]");
  ASSERT_EQ(module.imports.size(), 2u);
  EXPECT_EQ(to_text(*module.imports[0]), "import data.x.y as z");
  EXPECT_EQ(to_text(*module.imports[1]), "import input");
}

TEST(Parser, EveryWildcardIsAVariableOfItsOwn) {
  auto parsed = query("a[_] == b[_]");
  ASSERT_TRUE(parsed);
  const Terms& sides = (*parsed)->rules[0]->body[0]->term->items;
  EXPECT_EQ(sides[1]->items[1]->name, "$0");
  EXPECT_EQ(sides[2]->items[1]->name, "$1");
}

TEST(Parser, HeadsSayWhatStoodThere) {
  auto parsed = parse("package x\np if a else := 1 if b\nq := 1\nf() := 2\nr contains 1");
  ASSERT_TRUE(parsed) << first_error(parsed);
  const auto& rules = (*parsed)->rules;
  ASSERT_EQ(rules.size(), 4u);
  EXPECT_TRUE(rules[0]->head.has_if);
  EXPECT_TRUE(rules[0]->head.is_value_generated);
  ASSERT_NE(rules[0]->else_rule, nullptr);
  EXPECT_FALSE(rules[0]->else_rule->head.is_value_generated);
  EXPECT_EQ(rules[0]->else_rule->head.reference[0]->name, "p");
  EXPECT_EQ(rules[0]->else_rule->module, parsed->get());
  EXPECT_TRUE(rules[1]->is_body_generated);
  EXPECT_TRUE(rules[1]->head.is_assign);
  EXPECT_TRUE(rules[2]->head.has_args);
  EXPECT_TRUE(rules[3]->head.has_contains);
  EXPECT_EQ(rules[3]->head.value, nullptr);
}

TEST(Parser, SpansCoverTheirText) {
  auto parsed = parse("package x\np if {\n\tnot f(x)[ 1 ] with input as 2\n\ty := 3 +\n\t\t4\n} else := 5\n");
  ASSERT_TRUE(parsed) << first_error(parsed);
  const Rule& rule = *(*parsed)->rules[0];
  EXPECT_EQ(rule.body[0]->span.text(), "not f(x)[ 1 ] with input as 2");
  EXPECT_EQ(rule.body[0]->term->span.text(), "f(x)[ 1 ]");
  EXPECT_EQ(rule.body[0]->with[0].span.text(), "with input as 2");
  EXPECT_EQ(rule.body[1]->span.text(), "y := 3 +\n\t\t4");
  EXPECT_EQ(rule.body[1]->term->items[0]->span.text(), ":=");
  EXPECT_EQ(rule.else_rule->span.text(), "else := 5");
  EXPECT_EQ(rule.span.position().row, 2);
}

TEST(Parser, ImportOfRegoV1RaisesTheVersion) {
  auto raised = parse("package x\nimport rego.v1\np if { true }", RegoVersion::kV0);
  ASSERT_TRUE(raised) << first_error(raised);
  EXPECT_EQ((*raised)->version, RegoVersion::kV0CompatV1);
}

}  // namespace
}  // namespace rego
