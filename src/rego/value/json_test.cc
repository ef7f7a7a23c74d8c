#include "rego/value/json.h"

#include <gtest/gtest.h>

#include "base/limits.h"
#include "rego/value/builders.h"

namespace rego {
namespace {

// What a text reads as, printed as Rego; or "place: message".
std::string read(std::string_view text) {
  Arena arena;
  const auto result = read_json(arena, text);
  if (result.ok()) return to_rego(*result);
  EXPECT_EQ(result.error().code, "json_error");
  return result.error().place + ": " + result.error().message;
}

TEST(JsonReader, ReadsEveryKindOfValue) {
  EXPECT_EQ(read(" null "), "null");
  EXPECT_EQ(read("[true,false]"), "[true, false]");
  EXPECT_EQ(read("\t[ 1 , \"a\" , { \"b\" : [ ] , \"c\": {} } ] \n"), R"([1, "a", {"b": [], "c": {}}])");
  EXPECT_EQ(read(R"({"b":1,"a":{"":[]}})"), R"({"a": {"": []}, "b": 1})");
}

TEST(JsonReader, KeepsTheSpellingOfNumbers) {
  EXPECT_EQ(read("[1.10,1e2,-0,-0.0,1E+2,100000000000000000000]"),
            "[1.10, 1e2, -0, -0.0, 1E+2, 100000000000000000000]");
  EXPECT_EQ(read("[9223372036854775807,-9223372036854775808,123456789012345678]"),
            "[9223372036854775807, -9223372036854775808, 123456789012345678]");
}

TEST(JsonReader, KeepsTheLastOfEqualKeys) {
  EXPECT_EQ(read(R"({"a":1,"b":2,"a":{"c":3}})"), R"({"a": {"c": 3}, "b": 2})");
}

TEST(JsonReader, ResolvesEscapes) {
  EXPECT_EQ(read(R"("\"\\\/\b\f\n\r\t\u0041\u00e9")"), R"("\"\\/\b\f\n\r\tAé")");
  EXPECT_EQ(read(R"("\ud83d\ude00")"), "\"😀\"");
  EXPECT_EQ(read(R"({"\u0061":1,"a":2})"), R"({"a": 2})");
}

TEST(JsonReader, ReplacesHalvesOfSurrogatePairs) {
  EXPECT_EQ(read(R"("\ud800x")"), "\"\uFFFDx\"");
  EXPECT_EQ(read(R"("\ud800\u0041")"), "\"\uFFFDA\"");
  EXPECT_EQ(read(R"("\ude00\ud83d")"), "\"\uFFFD\uFFFD\"");
}

TEST(JsonReader, SaysWhatIsWrongAndWhere) {
  EXPECT_EQ(read(""), "1:1: EOF");
  EXPECT_EQ(read(" \n"), "1:1: EOF");
  EXPECT_EQ(read("[1,"), "1:4: unexpected EOF");
  EXPECT_EQ(read("\"abc"), "1:5: unexpected EOF");
  EXPECT_EQ(read("{\"a\":1,}"), "1:8: invalid character '}' looking for beginning of object key string");
  EXPECT_EQ(read("{\n \"a\" 1}"), "2:6: invalid character '1' after object key");
  EXPECT_EQ(read("{\"a\":1 \"b\"}"), "1:8: invalid character '\"' after object key:value pair");
  EXPECT_EQ(read("[1 2]"), "1:4: invalid character '2' after array element");
  EXPECT_EQ(read("[1]]"), "1:4: invalid character ']' after top-level value");
  EXPECT_EQ(read("[,]"), "1:2: invalid character ',' looking for beginning of value");
  EXPECT_EQ(read("\"a\x01\""), "1:3: invalid character '\\x01' in string literal");
  EXPECT_EQ(read("[\"\xC3\x28\"]"), "1:3: invalid UTF-8");
  EXPECT_EQ(read(R"(["a\x"])"), "1:4: invalid character in string escape code");
  EXPECT_EQ(read("[nulll]"), "1:2: invalid character in literal null");
  EXPECT_EQ(read("[01]"), "1:2: invalid number: '01'");
  EXPECT_EQ(read("1e999999"), "1:1: invalid number: '1e999999'");
}

TEST(JsonReader, RefusesLaxTexts) {
  for (const char* text :
       {"'a'",       "{a:1}",      "[1,]",           "+1",        ".5",    "1.", "0x1", "NaN",  "tru",
        "truefalse", "true false", "[12\"a\"]",      "[\"a\"12]", "{1:2}", ":",  "\\",  "\"\\", "[\"a\":1]",
        "{\"a\"}",   "// c\n1",    "\xEF\xBB\xBF[]", "\"\\u12\"", "]",     "}",  "[}",  "{]"}) {
    Arena arena;
    EXPECT_FALSE(read_json(arena, text).ok()) << text;
  }
}

TEST(JsonReader, BoundsNesting) {
  const auto nested = [](size_t depth) { return std::string(depth, '[') + std::string(depth, ']'); };
  Arena arena;
  EXPECT_TRUE(read_json(arena, nested(base::kNestingMax)).ok());
  EXPECT_FALSE(read_json(arena, nested(base::kNestingMax + 1)).ok());
  EXPECT_FALSE(read_json(arena, std::string(1'000'000, '[')).ok());
}

TEST(JsonReader, ServesAgainAfterAFailureAndAfterALargerText) {
  Arena arena;
  JsonReader reader;
  EXPECT_FALSE(reader.read(arena, "[[{\"a\":[1,2,x]}]]").ok());
  EXPECT_EQ(to_rego(*reader.read(arena, "[3]")), "[3]");
  const std::string large = "[" + std::string(100'000, ' ') + "4]";
  EXPECT_EQ(to_rego(*reader.read(arena, large)), "[4]");
  EXPECT_EQ(to_rego(*reader.read(arena, "[5]")), "[5]");
}

TEST(JsonReader, ReadsTextsThatEndAtAnyByteOfABlock) {
  for (size_t padding = 0; padding < 200; padding++) {
    const std::string text = "[\"" + std::string(padding, 'x') + "\",12]";
    const auto heap = std::make_unique<char[]>(text.size());  // so that a read past the end is seen
    std::copy(text.begin(), text.end(), heap.get());
    Arena arena;
    const auto value = read_json(arena, {heap.get(), text.size()});
    ASSERT_TRUE(value.ok()) << padding;
    EXPECT_EQ(value->items()[0].as_string().size(), padding);
  }
}

std::string written(const Value& value, HtmlEscape escape) {
  std::string out;
  write_json(out, value, JsonStyle::kCompact, escape);
  return out;
}

TEST(JsonWriter, EscapesAsGo) {
  Arena arena;
  const Value text = Value::string(arena, "<&>\"\\\b\f\n\r\t\x01\x7F\u0085é\u2028\u2029😀");
  EXPECT_EQ(written(text, HtmlEscape::kYes),
            "\"\\u003c\\u0026\\u003e\\\"\\\\\\b\\f\\n\\r\\t\\u0001\x7F\u0085é\\u2028\\u2029😀\"");
  EXPECT_EQ(written(Value::string(arena, "<&>"), HtmlEscape::kNo), "\"<&>\"");
  EXPECT_EQ(written(Value::string(arena, "a\xFF\xC3"), HtmlEscape::kNo), "\"a\\ufffd\\ufffd\"");
}

TEST(JsonWriter, NamesKeysThatAreNoStringsByTheirJson) {
  Arena arena;
  ObjectBuilder object(arena);
  object.add(Value::integer(1), Value::integer(2));
  object.add(Value::string(arena, "0"), Value::integer(1));
  object.add(Value::null(), Value::integer(3));
  const Value items[] = {Value::string(arena, "<")};
  object.add(Value::array(arena, items), Value::integer(4));
  object.add(Value::string(arena, "1"), Value::integer(5));
  EXPECT_EQ(to_json(object.finish()), R"({"0":1,"1":5,"[\"\\u003c\"]":4,"null":3})");
}

TEST(JsonWriter, IndentsByTwo) {
  Arena arena;
  const auto value = read_json(arena, R"({"b":[1,{"c":[]},{}],"a":"x"})");
  EXPECT_EQ(to_json(*value, JsonStyle::kPretty), R"({
  "a": "x",
  "b": [
    1,
    {
      "c": []
    },
    {}
  ]
})");
}

}  // namespace
}  // namespace rego
