// Rego in, values out: one case a construct of the language, with what must come of it. opa's own cases are run by
// tests/conformance; these stand for a clone that has no access to them.

#include <gtest/gtest.h>

#include <thread>

#include "rego/engine/dialect.h"
#include "rego/engine/policy.h"
#include "rego/value/json.h"

namespace rego {
namespace {

std::shared_ptr<const Source> source(std::string_view text) {
  return std::make_shared<const Source>("p.rego", std::string(text));
}

struct World {
  std::string_view modules;  // of package p; v1
  std::string_view input = "{}";
  std::string_view data = "{}";
  RegoVersion version = RegoVersion::kV1;
  EvalOptions options = {};
};

// The value of a query as Rego prints it; "undefined"; or the error.
std::string evaluate(const World& world, std::string_view query) {
  base::Arena arena;
  PolicyInput input;
  if (!world.modules.empty()) input.sources.push_back(source(world.modules));
  input.data = *read_json(arena, world.data);
  input.options.version = world.version;
  auto policy = Policy::compile(input);
  if (!policy) return to_text(policy.error());
  auto prepared = (*policy)->prepare(query);
  if (!prepared) return to_text(prepared.error());
  Evaluator evaluator(world.options);
  auto value = evaluator.evaluate(**prepared, *read_json(arena, world.input));
  if (!value) return value.error().place + ": " + value.error().code + ": " + value.error().message;
  return value->is_undefined() ? "undefined" : to_rego(*value);
}

struct Case {
  std::string_view name;
  std::string_view module;  // follows "package p\n"
  std::string_view query;
  std::string_view want;
  std::string_view input = "{}";
};

constexpr Case kCases[] = {
    {"complete rule", "x := 1", "data.p.x", "1"},
    {"default", "default x := 7\nx := 1 if input.a", "data.p.x", "7"},
    {"default is left where a definition holds", "default x := 7\nx := 1 if input.a", "data.p.x", "1",
     R"({"a": true})"},
    {"false does not hold", "x if input.a", "data.p.x", "undefined", R"({"a": false})"},
    {"several definitions", "x if input.a\nx if input.b", "data.p.x", "true", R"({"b": 1})"},
    {"conflict", "x := 1 if true\nx := 2 if true", "data.p.x",
     "p.rego:3:1: eval_conflict_error: rule data.p.x produced conflicting values"},
    {"else", "x := 1 if input.a else := 2 if input.b else := 3", "data.p.x", "2", R"({"b": 1})"},
    {"partial set", "x contains y if some y in [3, 1, 3]", "data.p.x", "{1, 3}"},
    {"partial object", "x[k] := v if some k, v in {\"a\": 1}", "data.p.x", "{\"a\": 1}"},
    {"general reference", "x.a[k].c := v if some k, v in [5]\nx.b := 2", "data.p.x",
     "{\"a\": {0: {\"c\": 5}}, \"b\": 2}"},
    {"function", "f(a, b) := a + b", "data.p.f(1, 2)", "3"},
    {"function by pattern", "f([1, x]) := x\nf([2, x]) := x * 10", "data.p.f([2, 3])", "30"},
    {"comprehensions", "x := [[a | some a in [2, 1]], {a | some a in [2, 1]}, {b: a | some b, a in [9]}]", "data.p.x",
     "[[2, 1], {1, 2}, {0: 9}]"},
    {"every holds", "x if every a in [1, 2] { a > 0 }", "data.p.x", "true"},
    {"every fails", "x if every a in [1, 2] { a > 1 }", "data.p.x", "undefined"},
    {"every of nothing", "x if every a in [] { a > 1 }", "data.p.x", "true"},
    {"not undefined", "x if not input.a.b.c", "data.p.x", "true"},
    {"an undefined argument outside of not", "x if not startswith(input.a, \"b\")", "data.p.x", "undefined"},
    {"unification of patterns", "x := [a, b] if [a, 2] = [1, b]", "data.p.x", "[1, 2]"},
    {"unification takes objects apart", "x := v if {\"a\": v, \"b\": 2} = input", "data.p.x", "1",
     R"({"a": 1, "b": 2})"},
    {"expressions are put in order", "x := b if { b = a + 1; a = 1 }", "data.p.x", "2"},
    {"iteration with two loops", "x contains [i, j] if { input.a[i] == input.b[j] }", "data.p.x", "{[0, 1], [1, 0]}",
     R"({"a": [1, 2], "b": [2, 1]})"},
    {"a set is iterated by its members", "s := {1, 2}\nx contains y if s[y]", "data.p.x", "{1, 2}"},
    {"with input in a body", "x := input.a\ny := z if z := x with input.a as 5", "data.p.y", "5"},
    {"with a function", "f(a) := a\ng(a) := a * 2\nx := y if y := f(4) with f as g", "data.p.x", "8"},
    {"with a built-in by a value", "x := y if y := count([1]) with count as 9", "data.p.x", "9"},
    {"with ends with its expression", "x := input.a\ny if { x == 5 with input.a as 5; not x }", "data.p.y", "true"},
    {"a loop inside of with",
     "x[i] := input.a[i] if some i in [0, 1]\ny contains z if { z := x[_] with input.a as [7, 8] }", "data.p.y",
     "{7, 8}"},
    {"the document of a package", "x := 1\ny contains 2", "data.p", "{\"x\": 1, \"y\": {2}}"},
    {"numbers keep their spelling", "x := [1.10, 1e2, 100000000000000000000]", "data.p.x",
     "[1.10, 1e2, 100000000000000000000]"},
    {"numbers compare by value", "x := {1.0, 1, 2}", "data.p.x", "{1.0, 2}"},
    {"membership", "x if { 1 in [1]; \"a\" in {\"k\": \"a\"}; not 2 in {1} }", "data.p.x", "true"},
    {"with iterates over the values of its modifier", "x contains y if y := input.a with input.a as input.b[_]",
     "data.p.x", "{1, 2}", R"({"b": [1, 2]})"},
    {"some iterates over a literal that iterates itself", "x contains y if some y in [input.b[_]]", "data.p.x",
     "{1, 2}", R"({"b": [1, 2]})"},
    {"an undefined part of a literal outside of not", "x if not [input.a]", "data.p.x", "undefined"},
    {"computed keys of a literal may be equal", "x := {input.a: 1, input.b: 2}", "data.p.x", "{\"k\": 2}",
     R"({"a": "k", "b": "k"})"},
    {"template string", "x := $\"<{input.a}> <{input.b}>\"", "data.p.x", "\"<1> <<undefined>>\"", R"({"a": 1})"},
    {"walk", "x contains v if walk({\"a\": [1]}, [_, v])", "data.p.x", "{1, [1], {\"a\": [1]}}"},
    {"a wrong operand makes a call undefined", "x := count(input.n)", "data.p.x", "undefined", R"({"n": 1})"},
};

TEST(Engine, EvaluatesTheLanguage) {
  for (const Case& each : kCases) {
    const std::string module = "package p\n" + std::string(each.module);
    EXPECT_EQ(evaluate({.modules = module, .input = each.input}, each.query), each.want) << each.name << "\n" << module;
  }
}

constexpr Case kErrors[] = {
    {"unsafe", "x if y > 1", "", "p.rego:2:6: rego_unsafe_var_error: var y is unsafe"},
    {"unsafe in a head", "x := y if true", "", "p.rego:2:6: rego_unsafe_var_error: var y is unsafe"},
    {"unknown function", "x := nope(1)", "", "p.rego:2:6: rego_type_error: undefined function nope"},
    {"recursion", "x if y\ny if x", "",
     "p.rego:2:1: rego_recursion_error: rule data.p.x is recursive: data.p.x -> data.p.y -> data.p.x"},
    {"conflicting kinds", "x := 1\nx contains 2", "", "p.rego:2:1: rego_type_error: conflicting rules data.p.x found"},
    {"declared twice", "x if { a := 1; a := 2 }", "", "p.rego:2:16: rego_compile_error: var a assigned above"},
    {"a declared variable that nothing reads", "x if { some a, b; input.c[a] }", "",
     "p.rego:2:8: rego_compile_error: declared var b unused"},
    {"a key of every that nothing reads", "x if { every k, v in [1] { v } }", "",
     "p.rego:2:28: rego_compile_error: declared var k unused"},
    {"syntax", "x := ", "", "2 errors occurred:\np.rego:2:5: rego_parse_error: unexpected eof token"},
};

TEST(Engine, NamesWhatIsWrongAndWhere) {
  for (const Case& each : kErrors) {
    const std::string module = "package p\n" + std::string(each.module);
    const std::string got = evaluate({.modules = module}, "true");
    EXPECT_EQ(got.substr(0, each.want.size()), each.want) << each.name << "\n" << got;
  }
}

TEST(Engine, ReadsTheSeedPolicyInBothDialects) {
  constexpr std::string_view kV0 =
      "package docker.authz\ndefault allow = false\nallow { not deny }\ndeny { privileged }\n"
      "privileged { input.Body.HostConfig.Privileged == true }\n";
  constexpr std::string_view kV1 =
      "package docker.authz\ndefault allow := false\nallow if not deny\ndeny if privileged\n"
      "privileged if input.Body.HostConfig.Privileged == true\n";
  constexpr std::string_view kPrivileged = R"({"Body": {"HostConfig": {"Privileged": true}}})";
  for (const auto version : {RegoVersion::kV0, RegoVersion::kV1}) {
    const std::string_view policy = version == RegoVersion::kV0 ? kV0 : kV1;
    EXPECT_EQ(*guess_dialect(source(policy)), version);
    EXPECT_EQ(evaluate({.modules = policy, .input = kPrivileged, .version = version}, "data.docker.authz.allow"),
              "false");
    EXPECT_EQ(evaluate({.modules = policy, .version = version}, "data.docker.authz.allow"), "true");
  }
}

TEST(Engine, SaysWhereBothDialectsFail) {
  const auto guessed = guess_dialect(source("package p\nx { }{\n"));
  ASSERT_FALSE(guessed);
  EXPECT_NE(to_text(guessed.error()).find("read as Rego v0 it fails too"), std::string::npos)
      << to_text(guessed.error());
}

TEST(Engine, TellsWhichKeysOfTheInputItReads) {
  const auto reads = [](std::string_view rule, std::string_view query) {
    PolicyInput input;
    input.sources.push_back(source("package p\n" + std::string(rule)));
    return (*(*Policy::compile(input))->prepare(query))->reads_input("workload");
  };
  EXPECT_TRUE(reads("x if input.workload.privileged", "data.p.x"));
  EXPECT_FALSE(reads("x if input.Body.HostConfig.Privileged", "data.p.x"));
  EXPECT_FALSE(reads("x if data.q.workload", "data.p.x"));
  EXPECT_TRUE(reads("x if { some k; input[k] }", "data.p.x"));
  EXPECT_TRUE(reads("x if count(input) > 1", "data.p.x"));
  EXPECT_TRUE(reads("x := 1", "input.workload"));
}

TEST(Engine, ReadsDataBesideRules) {
  const World world{.modules = "package p\nx := data.q.list[1]\n", .data = R"({"q": {"list": [1, 2]}, "p": {"y": 3}})"};
  EXPECT_EQ(evaluate(world, "data.p.x"), "2");
  EXPECT_EQ(evaluate(world, "data.p"), "{\"x\": 2, \"y\": 3}");
  EXPECT_EQ(evaluate(world, "data.q.list[_] > 1"), "true");
}

TEST(Engine, RefusesARuleWhereDataHasAValue) {
  const World world{.modules = "package p\nx := 1\n", .data = R"({"p": {"x": 2}})"};
  EXPECT_NE(evaluate(world, "true").find("conflicting rule for data path p.x found"), std::string::npos);
}

TEST(Engine, StopsAtItsLimits) {
  World world{.modules = "package p\nx := count([1 | numbers.range(1, 3000)[_]; numbers.range(1, 3000)[_]])\n"};
  world.options.steps_max = 100'000;
  EXPECT_NE(evaluate(world, "data.p.x").find("eval_cancel_error"), std::string::npos);
  world.options = {};
  world.options.memory_bytes_max = size_t{1} << 20;
  EXPECT_NE(evaluate(world, "data.p.x").find("memory limit"), std::string::npos);
}

TEST(Engine, TotalsOfTooManyDigitsAreAnErrorNotACrash) {
  const World world{.modules =
                        "package p\nx := product(numbers.range(1, 30000))\n"
                        "wide := json.unmarshal(concat(\"\", [\"1\", digits]))\n"
                        "digits := concat(\"\", [\"9\" | numbers.range(1, 65534)[_]])\n"
                        "y := product([wide, wide, wide])\n"};
  EXPECT_NE(evaluate(world, "data.p.x").find("product: result has too many digits"), std::string::npos);
  EXPECT_NE(evaluate(world, "data.p.y").find("product: result has too many digits"), std::string::npos);
  EXPECT_EQ(evaluate({}, "product(numbers.range(1, 25))"), "15511210043330985984000000");
  EXPECT_EQ(evaluate({}, "sum([9223372036854775807, 1.0, 1e2])"), "9223372036854775908");
}

TEST(Engine, MemoryIsLookedAtAfterEachCallNotAfterAThousand) {
  World world{.modules =
                  "package p\nlong := concat(\"\", [\"aaaaaaaaaaaaaaaa\" | numbers.range(1, 10000)[_]])\n"
                  "x if { count([1 | some i in numbers.range(1, 300); base64.encode(long) != \"\"]) > 0 }\n"};
  world.options.memory_bytes_max = size_t{8} << 20;
  EXPECT_NE(evaluate(world, "data.p.x").find("memory limit"), std::string::npos);
}

TEST(Engine, StrictBuiltinErrorsStop) {
  World world{.modules = "package p\nx := 1 / input.zero\n", .input = R"({"zero": 0})"};
  EXPECT_EQ(evaluate(world, "data.p.x"), "undefined");
  world.options.strict_builtin_errors = true;
  EXPECT_EQ(evaluate(world, "data.p.x"), "p.rego:2:6: eval_builtin_error: div: divide by zero");
}

TEST(Engine, DeepSourcesAreRefusedOrEvaluated) {
  std::string nested = "package p\nx := ";
  for (int i = 0; i < 100'000; i++) nested += "(";
  EXPECT_NE(evaluate({.modules = nested}, "true").find("rego_parse_error"), std::string::npos);
  std::string chain = "package p\nr0 := 1\n";
  for (int i = 1; i < 2000; i++) chain += "r" + std::to_string(i) + " := r" + std::to_string(i - 1) + " + 1\n";
  EXPECT_EQ(evaluate({.modules = chain}, "data.p.r1999"), "2000");
}

TEST(Engine, ValuesThatRulesNestTooDeepAreAnError) {
  std::string chain = "package p\nr0 := 1\n";
  for (int i = 1; i < 5000; i++) chain += "r" + std::to_string(i) + " := [r" + std::to_string(i - 1) + "]\n";
  EXPECT_NE(evaluate({.modules = chain}, "data.p.r4999").find("nests deeper than 1000 levels"), std::string::npos);
  EXPECT_EQ(evaluate({.modules = chain}, "count(data.p.r900)"), "1");
}

TEST(Engine, LongReferencesAreRefused) {
  std::string parts;
  for (int i = 0; i < 100'000; i++) parts += ".b";
  for (const std::string& module :
       {"package a" + parts + "\nx := 1", "package p\na" + parts + " := 1",
        "package p\nimport data" + parts + "\nx := b", "package p\nx if { input with input" + parts + " as 1 }"}) {
    EXPECT_NE(evaluate({.modules = module}, "true").find("rego_parse_error"), std::string::npos);
  }
}

TEST(Engine, ARuleMayHaveMoreDefinitionsThanRegisters) {
  std::string module = "package p\n";
  for (int i = 0; i < 70'000; i++) module += "x contains " + std::to_string(i) + "\n";
  EXPECT_EQ(evaluate({.modules = module}, "count(data.p.x)"), "70000");
}

TEST(Engine, SourcesMayBeOfDifferentDialects) {
  PolicyInput input;
  input.data = Value::empty_object();
  input.sources = {source("package a\nx { not data.b.y }\n"), source("package b\ny if input.n > 1\n")};
  input.versions = {RegoVersion::kV0, RegoVersion::kV1};
  const auto policy = Policy::compile(input);
  ASSERT_TRUE(policy.ok());
  const auto query = *(*policy)->prepare("data.a.x");
  base::Arena arena;
  Evaluator evaluator;
  EXPECT_TRUE(evaluator.evaluate(*query, *read_json(arena, R"({"n": 1})"))->is_true());
  EXPECT_TRUE(evaluator.evaluate(*query, *read_json(arena, R"({"n": 2})"))->is_undefined());
}

TEST(Engine, ASecondQueryKeepsTheFirstOnesResult) {
  PolicyInput input;
  input.data = Value::empty_object();
  input.sources = {source("package p\nfirst := [x | some x in numbers.range(1, 9)]\nsecond := {input.n: 1}\n")};
  const auto policy = *Policy::compile(input);
  const auto first = *policy->prepare("data.p.first");
  const auto second = *policy->prepare("data.p.second");
  Evaluator evaluator;
  for (int i = 0; i < 3; i++) {
    base::Arena& arena = evaluator.begin();
    const Value asked = *read_json(arena, R"({"n": "a"})");
    const Value one = *evaluator.evaluate(*first, asked);
    const Value other = *evaluator.evaluate_next(*second, asked);
    EXPECT_EQ(to_rego(one), "[1, 2, 3, 4, 5, 6, 7, 8, 9]");
    EXPECT_EQ(to_rego(other), R"({"a": 1})");
  }
}

TEST(Engine, ThreadsShareAPolicy) {
  PolicyInput input;
  base::Arena arena;
  input.data = *read_json(arena, R"({"m": {"z": 1, "y": 2, "x": 3, "w": 4, "v": 5, "u": 6, "t": 7, "s": 8, "r": 9}})");
  input.sources.push_back(source("package p\nx := [k | data.m[k] > input.n]\nc := {\"b\": 1, \"a\": 2}\n"));
  const auto policy = *Policy::compile(input);
  const auto query = *policy->prepare("[data.p.x, data.p.c]");
  std::vector<std::thread> threads;
  std::atomic<int> wrong = 0;
  for (int t = 0; t < 4; t++) {
    threads.emplace_back([&] {
      Evaluator evaluator;
      for (int i = 0; i < 200; i++) {
        base::Arena& worker = evaluator.begin();
        const auto value = evaluator.evaluate(*query, *read_json(worker, R"({"n": 7})"));
        if (!value || to_rego(*value) != R"([["r", "s"], {"a": 2, "b": 1}])") wrong++;
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(wrong, 0);
}

}  // namespace
}  // namespace rego
