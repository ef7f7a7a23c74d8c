// Each expectation was taken from opa v1.22.2.

#include "rego/value/yaml.h"

#include <gtest/gtest.h>

#include "rego/value/json.h"

namespace rego {
namespace {

std::string read(std::string_view text) {
  Arena arena;
  const auto result = read_yaml(arena, text);
  if (result.ok()) return to_rego(*result);
  EXPECT_EQ(result.error().code, "yaml_error");
  return "error: " + result.error().message;
}

std::string write(std::string_view json) {
  Arena arena;
  return to_yaml(*read_json(arena, json));
}

TEST(YamlReader, TypesPlainScalarsByTheCoreSchema) {
  EXPECT_EQ(read("[on, off, yes, no, y, n, On]"), R"(["on", "off", "yes", "no", "y", "n", "On"])");
  EXPECT_EQ(read("[true, FALSE, True, tRUE]"), R"([true, false, true, "tRUE"])");
  EXPECT_EQ(read("[~, null, NULL, nULL]"), R"([null, null, null, "nULL"])");
  EXPECT_EQ(read("a:\nb: ''\n"), R"({"a": null, "b": ""})");
  EXPECT_EQ(read("[2023-01-01, 2023-01-01 10:00:00, 1:30]"), R"(["2023-01-01", "2023-01-01 10:00:00", "1:30"])");
}

TEST(YamlReader, ReadsNumbersAsGoYamlDoes) {
  EXPECT_EQ(read("[0777, 0o777, 0b101, 0x1F, -0x1f, 1_000, +12, 08, -0]"), "[511, 511, 5, 31, -31, 1000, 12, 8, 0]");
  EXPECT_EQ(read("[1e3, 1E+02, 1.50, .5, 1., -0.0, 1e-7, 0.000001]"), "[1000, 100, 1.5, 0.5, 1, -0, 1e-7, 0.000001]");
  EXPECT_EQ(read("[18446744073709551615, 18446744073709551616, 1e21]"),
            "[18446744073709551615, 18446744073709552000, 1e+21]");
  EXPECT_EQ(read("[1e999, 0b, 0x, ._1, _1, 1e]"), R"(["1e999", "0b", "0x", "._1", "_1", "1e"])");
  EXPECT_EQ(read("a: .inf"), "error: unsupported value: +Inf");
  EXPECT_EQ(read("[.nan]"), "error: unsupported value: NaN");
}

TEST(YamlReader, MakesEveryKeyAString) {
  EXPECT_EQ(read("1: a\ntrue: b\n1.50: c\n.inf: d\n0x10: e\n"),
            R"({".inf": "d", "1": "a", "1.5": "c", "16": "e", "true": "b"})");
  EXPECT_EQ(read("1: a\n\"1\": b\n"), R"({"1": "b"})");
  EXPECT_EQ(read("a: 1\nb: 9\na: 2\n"), R"({"a": 2, "b": 9})");
  EXPECT_EQ(read("null: a\n"), "error: unsupported map key of type: null");
  EXPECT_EQ(read("? [1]\n: v\n"), "error: invalid map key of type: array");
}

TEST(YamlReader, ResolvesAliasesAndMergeKeys) {
  EXPECT_EQ(read("a: &x [1]\nb: *x\n"), R"({"a": [1], "b": [1]})");
  EXPECT_EQ(read("p: &p {x: 1, y: 1}\nq: {x: 2, <<: *p}\n"), R"({"p": {"x": 1, "y": 1}, "q": {"x": 2, "y": 1}})");
  EXPECT_EQ(read("a: {<<: [{x: 1}, {x: 2, w: 3}], z: 3}\n"), R"({"a": {"w": 3, "x": 1, "z": 3}})");
  EXPECT_EQ(read("p: &p {x: 1}\nq: &q {y: 2, x: 5}\nr:\n  <<: *p\n  <<: *q\n"),
            R"({"p": {"x": 1}, "q": {"x": 5, "y": 2}, "r": {"x": 1, "y": 2}})");
  EXPECT_EQ(read("\"<<\": {a: 1}"), R"({"<<": {"a": 1}})");
  EXPECT_EQ(read("<<: 1"), "error: map merge requires map or sequence of maps as the value");
  EXPECT_EQ(read("b: *y"), "error: unknown anchor 'y' referenced");
  EXPECT_EQ(read("a: &a [*a]"), "error: anchor 'a' value contains itself");
}

TEST(YamlReader, RefusesABombOfAliases) {
  std::string text = "a0: &a0 [x]\n";
  for (int i = 1; i <= 40; i++) {
    const std::string before = "*a" + std::to_string(i - 1);
    text += "a" + std::to_string(i) + ": &a" + std::to_string(i) + " [";
    for (int n = 0; n < 9; n++) text += before + ", ";
    text += before + "]\n";
  }
  EXPECT_EQ(read(text), "error: document contains excessive aliasing");
}

TEST(YamlReader, BoundsNesting) {
  EXPECT_EQ(read(std::string(100'000, '[')), "error: exceeded max depth");
  EXPECT_EQ(read(std::string(900, '[') + std::string(900, ']')).substr(0, 3), "[[[");
}

TEST(YamlReader, HonoursTags) {
  EXPECT_EQ(read("[!!str 1, !!int \"5\", !!float 3, !!binary aGVsbG8=, !foo bar, !!bool true, !!null '']"),
            R"(["1", 5, 3, "hello", "bar", true, null])");
  EXPECT_EQ(read("a: !!int x"), "error: cannot decode `x` as a !!int");
  EXPECT_EQ(read("a: !!binary '@'"), "error: !!binary value contains invalid base64 data");
}

TEST(YamlReader, ReadsTheFirstDocumentButChecksAll) {
  EXPECT_EQ(read(""), "null");
  EXPECT_EQ(read("a: 1\n---\nb: 2\n"), R"({"a": 1})");
  EXPECT_EQ(read("---\n---\na: 1\n"), "null");
  EXPECT_EQ(read("a: 1\n...\n"), R"({"a": 1})");
  EXPECT_EQ(read("\n  test:\ntest1: hello\n"), "error: did not find expected <document start>");
  EXPECT_EQ(read("a: 1\n---\n\tb: 2\n").substr(0, 6), "error:");
  EXPECT_EQ(read("a\x01").substr(0, 6), "error:");
  EXPECT_EQ(read("a: \xFF").substr(0, 6), "error:");
}

TEST(YamlReader, SaysWhere) {
  Arena arena;
  const auto result = read_yaml(arena, "a: 1\nb: *nope\n");
  ASSERT_FALSE(result.ok());
  EXPECT_EQ(result.error().place, "2:4");
}

TEST(YamlWriter, LaysOutCollections) {
  EXPECT_EQ(write(R"({"a":[1,{"b":2,"c":[3,[4,[]]]}],"m":{},"n":{"x":null}})"), R"(a:
  - 1
  - b: 2
    c:
      - 3
      - - 4
        - []
m: {}
"n":
  x: null
)");
  EXPECT_EQ(write("[]"), "[]\n");
  EXPECT_EQ(write("\"a\""), "a\n");
}

TEST(YamlWriter, QuotesWhatWouldReadAsSomethingElse) {
  EXPECT_EQ(write(R"(["true","on","~","","1.5","0x1f","2020-01-01","2020-13-01","1:30","<<"])"), R"(- "true"
- "on"
- "~"
- ""
- "1.5"
- "0x1f"
- "2020-01-01"
- 2020-13-01
- "1:30"
- <<
)");
  EXPECT_EQ(write(R"(["a: b","- a","a #b"," a","it's","'x","\"a\"","a\tb","\\"])"), R"(- 'a: b'
- '- a'
- 'a #b'
- ' a'
- it's
- '''x'
- '"a"'
- "a\tb"
- \
)");
}

TEST(YamlWriter, WritesLinesAsLiterals) {
  EXPECT_EQ(write(R"({"a":"x\ny\n","b":"x\ny","c":"x\n\n","d":"\n x","e":"x \ny"})"), R"(a: |
  x
  y
b: |-
  x
  y
c: |+
  x

d: |2-

   x
e: "x \ny"
)");
  EXPECT_EQ(write(R"({"m\nk":{"x\ny":[]}})"), "? |-\n  m\n  k\n: ? |-\n    x\n    y\n  : []\n");
}

TEST(YamlWriter, WritesNumbersAsGoYamlReadsThem) {
  EXPECT_EQ(write("[1.10,1e2,-0,1e6,123456789012345678901234,18446744073709551615,0.0000001]"),
            "- 1.1\n- 100\n- 0\n- 1e+06\n- 1.2345678901234569e+23\n- 18446744073709551615\n- 1e-07\n");
}

TEST(YamlWriter, SortsKeysAsPeopleDo) {
  EXPECT_EQ(write(R"({"key10":1,"key2":2,"b":3,"B":4,"1":5,"":6})"),
            "\"\": 6\n\"1\": 5\nB: 4\nb: 3\nkey2: 2\nkey10: 1\n");
}

}  // namespace
}  // namespace rego
