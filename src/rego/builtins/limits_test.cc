// What hostile arguments ask for is refused, and quickly.

#include <gtest/gtest.h>

#include "rego/builtins/cases_test.h"

namespace rego {
namespace {

std::string in_quotes(const std::string& text) { return "\"" + text + "\""; }

constexpr BuiltinCase kCases[] = {
    {"numbers.range", "[0, 9223372036854775807]", "halt: range has too many numbers"},
    {"numbers.range", "[-9223372036854775808, 9223372036854775807]", "halt: range has too many numbers"},
    {"numbers.range_step", "[0, 1e30, 1]", "halt: range has too many numbers"},
    {"numbers.range_step", "[-9223372036854775808, 9223372036854775807, 9223372036854775807]",
     "[-9223372036854775808,-1,9223372036854775806]"},
    {"bits.lsh", "[1, 4294967296]", "halt: result has more than 200000 bits"},
    {"net.cidr_expand", R"(["10.0.0.0/8"])", "halt: network has too many addresses"},
    {"net.cidr_expand", R"(["::/0"])", "halt: network has too many addresses"},
    {"units.parse", R"(["1e999999"])", "halt: amount has too many digits"},
    {"units.parse_bytes", R"(["1e-999999"])", "halt: amount has too many digits"},
};

TEST(BuiltinLimits, StopTheEvaluation) { expect_cases(kCases); }

TEST(BuiltinLimits, TextThatGrowsTooLongStops) {
  const std::string ones(20'000, 'a');
  const std::string grown = in_quotes(ones);
  EXPECT_EQ(call_builtin("replace", "[" + grown + ", \"a\", " + grown + "]"), "halt: result is longer than 64 MiB");
  EXPECT_EQ(call_builtin("regex.replace", "[" + grown + ", \"a\", " + grown + "]"),
            "halt: result is longer than 64 MiB");
  EXPECT_EQ(call_builtin("strings.replace_n", "[{\"a\": " + grown + "}, " + grown + "]"),
            "halt: result is longer than 64 MiB");
  std::string widths;
  std::string ones_list = "1";
  for (int i = 0; i < 100; i++) widths += "%1000000d";
  for (int i = 1; i < 100; i++) ones_list += ",1";
  EXPECT_EQ(call_builtin("sprintf", "[" + in_quotes(widths) + ", [" + ones_list + "]]"),
            "halt: result is longer than 64 MiB");
}

TEST(BuiltinLimits, LongPatternsAreComparedInBoundedTime) {
  const std::string text = in_quotes(std::string(20'000, 'a'));
  const std::string pattern = in_quotes(std::string(15'000, 'a') + "b");
  EXPECT_EQ(call_builtin("strings.replace_n", "[{" + pattern + ": \"x\"}, " + text + "]"),
            "halt: patterns take too long to compare");
  EXPECT_EQ(call_builtin("contains", "[" + text + ", " + pattern + "]"), "false");
  EXPECT_EQ(call_builtin("regex.match", "[\"(a*)*b$\", " + text + "]"), "false");
  EXPECT_EQ(call_builtin("glob.match", "[\"*a*a*a*a*a*a*a*b\", [], " + text + "]"), "false");
}

TEST(BuiltinLimits, GlobsAreComparedInBoundedTime) {
  std::string stars;
  for (int i = 0; i < 400; i++) stars += "a*b*";
  EXPECT_EQ(call_builtin("regex.globs_match", "[" + in_quotes(stars + "c") + ", " + in_quotes(stars + "d") + "]"),
            "false");
  EXPECT_EQ(call_builtin("regex.globs_match", "[" + in_quotes(std::string(5000, 'a')) + ", \"a\"]"),
            "halt: glob is too long");
}

TEST(BuiltinLimits, APatchCannotCopyADocumentIntoItselfForEver) {
  std::string operations;
  for (int i = 0; i < 60; i++) {
    if (i > 0) operations += ",";
    operations += R"({"op": "copy", "from": "", "path": "/a"}, {"op": "copy", "from": "/a", "path": "/b"})";
  }
  EXPECT_EQ(call_builtin("json.patch", R"([{"a": 1, "b": 2}, [)" + operations + "]]"),
            "halt: patched document is too large");
}

TEST(BuiltinLimits, PathsAreOfBoundedLength) {
  std::string path;
  for (int i = 0; i < 2000; i++) path += "/a";
  EXPECT_EQ(call_builtin("json.filter", "[{}, [" + in_quotes(path) + "]]"), "halt: path has more than 1000 steps");
}

TEST(BuiltinLimits, GraphsWithTooManyPathsStop) {
  std::string graph;
  for (int i = 0; i < 40; i++) {
    const std::string next = std::to_string(i + 1);
    for (const char* side : {"a", "b"}) {
      graph += (graph.empty() ? "" : ",") + in_quotes(side + std::to_string(i)) + ": [" + in_quotes("a" + next) + ", " +
               in_quotes("b" + next) + "]";
    }
  }
  EXPECT_EQ(call_builtin("graph.reachable_paths", "[{" + graph + R"(}, ["a0"]])"), "halt: graph has too many paths");
}

}  // namespace
}  // namespace rego
