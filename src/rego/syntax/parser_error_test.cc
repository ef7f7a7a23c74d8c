// A table of texts that must be refused, with the first message and its place; opa v1.22.2 says the same.

#include <gtest/gtest.h>

#include "rego/syntax/testing.h"

namespace rego {
namespace {

using testing::first_error;
using testing::parse;
using testing::query;

struct ErrorCase {
  const char* text;
  const char* error;
};

constexpr ErrorCase kErrorsV1[] = {
    {"", "1:0: empty module"},
    {"p := 1", "1:1: package expected"},
    {"package x\npackage y", "2:1: unexpected package"},
    {"package x[1]", "1:11: unexpected number token: expecting string"},
    {"package x-", "1:10: unexpected minus token"},
    {"package f(x)", "1:12: unexpected eof token"},
    {"package x\nimport foo.bar",
     "2:8: unexpected import path, must begin with one of: {data, future, input, rego}, got: foo (hint: if this is "
     "unexpected, try updating OPA)"},
    {"package x\nimport data.foo.in",
     "2:17: unexpected import path, must not end with a keyword, got: in (hint: import a different path or use an "
     "alias)"},
    {"package x\nimport data.foo as 1", "2:20: unexpected number token: expected var"},
    {"package x\nimport data.foo as input", "2:20: unexpected import alias, must not be a reserved name, got: input"},
    {"package x\nimport rego.v3", "2:8: invalid import `rego.v3`, must be one of: `rego.v1`, `rego.v2`"},
    {"package x\nimport rego.v1 as y", "2:19: `rego` imports cannot be aliased"},
    {"package x\nimport future.foo", "2:8: invalid import, must be `future.keywords`"},
    {"package x\nimport future.keywords.foo",
     "2:8: unexpected keyword, must be one of [and contains every if in not or]"},
    {"package x\nimport future.keywords.in as y", "2:30: `future` imports cannot be aliased"},
    {"package x\np { true }", "2:1: `if` keyword is required before rule body"},
    {"package x\nf(x) { true }", "2:1: `if` keyword is required before function body"},
    {"package x\np[1]", "2:1: `contains` keyword is required for partial set rules"},
    {"package x\np.q.r", "2:1: rule must have value assignment and/or body declaration"},
    {"package x\nevery := 1", "2:1: every keyword cannot be used for rule name"},
    {"package x\ndefault if := 1", "2:9: if keyword cannot be used for rule name"},
    {"package x\ndefault p := q", "2:1: illegal default rule (value cannot contain var)"},
    {"package x\ndefault p := [data.x]", "2:1: illegal default rule (value cannot contain ref)"},
    {"package x\ndefault p := 1 + 2", "2:1: illegal default rule (value cannot contain call)"},
    {"package x\ndefault f(x, x) := 1", "2:1: illegal default rule (arguments cannot be repeated x)"},
    {"package x\ndefault f(1) := 1", "2:1: illegal default rule (arguments cannot contain number)"},
    {"package x\nf(x) contains 1",
     "2:6: unexpected contains keyword: the contains keyword can only be used with multi-value rule definitions (e.g., "
     "f "
     "contains <VALUE> { ... })"},
    {"package x\np[i] := 1 if { i := 1 } else := 2",
     "2:25: else keyword cannot be used on rules with variables in head"},
    {"package x\np contains 1 if { true } else := 2", "2:26: else keyword cannot be used on multi-value rules"},
    {"package x\np if {", "2:6: unexpected eof token"},
    {"package x\np if { }\nq if { ; }", "3:8: unexpected ; token"},
    {"package x\np if { x := 1 y := 2 }", "2:15: unexpected identifier token: expected \\n or ; or }"},
    {"package x\np if { not some x }", "2:12: unexpected some keyword: illegal negation of 'some'"},
    {"package x\np if { not every x in y { true } }", "2:12: unexpected every keyword: illegal negation of 'every'"},
    {"package x\np if { some x == 1 }", "2:20: unexpected } token: expected `x in xs` or `x, y in xs` expression"},
    {"package x\np if { some 1 }", "2:13: unexpected number token: expected var"},
    {"package x\np if { every x in y }", "2:21: unexpected } token: missing body"},
    {"package x\np if { every [x] in y { true } }", "2:23: unexpected { token: expected value to be a variable"},
    {"package x\np if { x with y 1 }", "2:17: unexpected number token: expected as keyword"},
    {"package x\np if { x with 1 as 1 }", "2:15: unexpected number token: expected ident"},
    {"package x\np := [1, 2", "2:10: unexpected eof token: expected \",\" or \"]\""},
    {"package x\np := {\"a\": 1, 2}", "2:16: unexpected } token: expected \":\""},
    {"package x\np := {a b}", "2:9: unexpected identifier token: non-terminated set"},
    {"package x\np := {a: b c}", "2:12: unexpected identifier token: non-terminated object"},
    {"package x\np := (1", "2:7: non-terminated expression"},
    {"package x\np := a.[1]", "2:8: unexpected [ token: expected identifier"},
    {"package x\np := \"a\".b", "2:6: illegal ref (head cannot be string)"},
    {"package x\np := 01", "2:6: unexpected number token: expected number without leading zero"},
    {"package x\np := 1e1000000000", "2:6: number too big"},
    {"package x\np := -", "2:6: unexpected eof token: expected number"},
    {"package x\np := \"\\u12g4\"", "2:6: illegal string literal: \"\\u12g4\""},
    {"package x\np := $\"{not x}\"", "2:9: unexpected negation ('not') in template-string expression"},
    {"package x\np := $\"{x := 1}\"", "2:9: unexpected assignment (':=') in template-string expression"},
    {"package x\np := $\"{x = 1}\"", "2:9: unexpected unification ('=') in template-string expression"},
    {"package x\np := $\"{some y}\"", "2:9: unexpected 'some' in template-string expression"},
    {"package x\np := $\"{x y}\"", "2:11: expected } to end template string expression"},
    {"package x\np@", "2:2: illegal token"},
    {"package x\n1 + 2", "2:1: rule name conflicts with built-in function"},
    {"package x\ncount(x)", "2:1: rule name conflicts with built-in function"},
    {"package x\n1 in [1]", "2:1: rule name conflicts with built-in function"},
    {"package x\n\"p\"", "2:1: string cannot be used for rule name"},
    {"package x\n[1][0] := 3", "2:1: invalid rule head: [1][0]"},
    {"package x\np; q", "2:1: multiple expressions cannot be used for rule head"},
    {"package x\nnot p", "2:1: negated expressions cannot be used for rule head"},
    {"package x\np := 1 with input as 2", "2:1: expressions using with keyword cannot be used for rule head"},
    {"package x\nimport future.keywords\np if { a with input as 1 and b }",
     "3:10: `with` modifier is not allowed on operand of `and` (hint: Wrap the operand in `(...)` or `{...}` to scope, "
     "or "
     "move `with` after the `and` expression to apply it to the whole expression)"},
    {"package x\nimport future.keywords\np if { not { {1} | {2} } }",
     "3:12: ambiguous `{ ... | ... }` operand: read as a body holding a set-union expression, not as a comprehension "
     "(hint: "
     "write `not ({ {1} | {2} })` for the comprehension, or `not { ({1} | {2}) }` for the set union)"},
};

TEST(ParserErrors, V1) {
  for (const ErrorCase& each : kErrorsV1) EXPECT_EQ(first_error(parse(each.text)), each.error) << each.text;
}

constexpr ErrorCase kErrorsV0[] = {
    {"package x\np if { true }",
     "2:1: var cannot be used for rule name (hint: `import future.keywords.if` for `p if { ... }` "
     "rules)"},
    {"package x\np { x in [1] }",
     "2:7: unexpected identifier token: expected \\n or ; or } (hint: `import future.keywords.in` for `x in xs` "
     "expressions)"},
    {"package x\np { some x in [1] }",
     "2:12: unexpected identifier token: expected \\n or ; or } (hint: `import future.keywords.in` for `some x in xs` "
     "expressions)"},
    {"package x\np { every x in [1] { x } }",
     "2:11: unexpected identifier token: expected \\n or ; or } (hint: `import future.keywords.every` for `every x in "
     "xs { "
     "... }` expressions)"},
    {"package x\np { $\"a\" }", "2:5: template strings are not supported by current capabilities"},
    {"package x\np { a } else { b } { c }", "2:20: expected else keyword"},
    {"package x\np[x] { x = 1 } else { x = 2 }", "2:16: else keyword cannot be used on multi-value rules"},
    {"package x\nimport rego.v1\np { true }", "3:1: `if` keyword is required before rule body"},
};

TEST(ParserErrors, V0) {
  for (const ErrorCase& each : kErrorsV0) {
    EXPECT_EQ(first_error(parse(each.text, RegoVersion::kV0)), each.error) << each.text;
  }
}

TEST(ParserErrors, Queries) {
  EXPECT_EQ(first_error(query("")), "1:0: empty query");
  EXPECT_EQ(first_error(query("1 +")), "1:3: unexpected eof token");
  EXPECT_EQ(first_error(query("package x")), "1:1: expected body");
}

TEST(ParserErrors, ComeWithCodeAndExcerpt) {
  const auto parsed = parse("package x\np := [1, 2\n");
  ASSERT_FALSE(parsed);
  EXPECT_EQ(parsed.error().front().code, "rego_parse_error");
  const auto middle = parse("package x\nq := {a b}\n");
  EXPECT_NE(to_text(middle.error()).find("\n\tq := {a b}\n\t        ^"), std::string::npos) << to_text(middle.error());
}

std::string repeat(const std::string& text, int times) {
  std::string out;
  for (int i = 0; i < times; ++i) out += text;
  return out;
}

// Deep nesting ends in an error, not in a stack overflow, whatever nests.
TEST(ParserLimits, NestingIsBounded) {
  constexpr int kDeep = 20'000;
  constexpr std::pair<const char*, const char*> kNests[] = {
      {"(", ")"},
      {"[", "]"},
      {"{", "}"},
      {"{1: ", "}"},
      {"[x | ", "]"},
      {"{x: y | ", "}"},
      {"f(", ")"},
      {"a[", "]"},
      {"$\"{", "}\""},
      {"1 + (", ")"},
      {"[x | every x in y { ", "}]"},
      {"{x | not {", "}}"},
  };
  for (const auto& [open, close] : kNests) {
    const auto parsed =
        parse("package x\nimport future.keywords\np := " + repeat(open, kDeep) + "1" + repeat(close, kDeep));
    ASSERT_FALSE(parsed) << open;
    bool is_depth_named = false;
    for (const Diagnostic& each : parsed.error()) {
      is_depth_named = is_depth_named || each.message == "max parsing recursion depth exceeded";
    }
    EXPECT_TRUE(is_depth_named) << open << ": " << first_error(parsed);
  }
}

TEST(ParserLimits, ChainsAreBoundedBecauseTheirTreesAreDeep) {
  const auto sum = parse("package x\np := " + repeat("1 + ", 5000) + "1");
  EXPECT_EQ(first_error(sum), "2:6: max parsing recursion depth exceeded");
  const auto elses = parse("package x\np if false\n" + repeat("else := 1 if false\n", 5000));
  EXPECT_FALSE(elses);
}

// Each of these made a parser without memory try exponentially many ways.
TEST(ParserLimits, GoingBackIsBounded) {
  constexpr std::pair<const char*, const char*> kRetries[] = {
      {"[x | ", ", 1]"}, {"{x | ", ", 1}"}, {"{x: y | ", ", 1: 2}"}, {"({ ", " })"}, {"{ [(x | ", ", 1)] }"},
  };
  for (const auto& [open, close] : kRetries) {
    const auto parsed =
        parse("package x\nimport future.keywords\np if " + repeat(open, 120) + "1" + repeat(close, 120));
    SUCCEED() << first_error(parsed);
  }
}

}  // namespace
}  // namespace rego
