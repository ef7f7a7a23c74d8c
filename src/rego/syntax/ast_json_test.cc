#include "rego/syntax/ast_json.h"

#include <gtest/gtest.h>

#include "rego/syntax/testing.h"

namespace rego {
namespace {

std::string compact(const std::string& json) {
  std::string out;
  bool is_at_line_start = false;
  for (const char c : json) {
    if (c == '\n') is_at_line_start = true;
    if (c == '\n' || (is_at_line_start && c == ' ')) continue;
    is_at_line_start = false;
    out += c;
  }
  return out;
}

TEST(AstJson, WritesModulesInOpasShape) {
  auto parsed = testing::parse("package x\nimport input.y\n# c\np contains 1 if not y\n");
  ASSERT_TRUE(parsed);
  EXPECT_EQ(compact(to_ast_json(**parsed)),
            R"({"package": {"path": [{"type": "var","value": "data"},{"type": "string","value": "x"}]},)"
            R"("imports": [{"path": {"type": "ref","value": [{"type": "var","value": "input"},{"type": "string",)"
            R"("value": "y"}]}}],)"
            R"("rules": [{"body": [{"index": 0,"negated": true,"terms": {"type": "var","value": "y"}}],)"
            R"("head": {"name": "p","key": {"type": "number","value": 1},"ref": [{"type": "var","value": "p"}]}}],)"
            R"("comments": [{"Text": "IGM=","Location": {"file": "test.rego","row": 3,"col": 1}}]})");
}

TEST(AstJson, WritesLocationsWhereAsked) {
  auto parsed = testing::query("x");
  ASSERT_TRUE(parsed);
  EXPECT_EQ(compact(to_ast_json((*parsed)->rules[0]->body, {Locations::kYes, Comments::kNo})),
            R"([{"index": 0,"location": {"file": "","row": 1,"col": 1,"text": "eA=="},)"
            R"("terms": {"location": {"file": "","row": 1,"col": 1,"text": "eA=="},"type": "var","value": "x"}}])");
}

TEST(AstJson, NamesHeadsAsOlderReadersExpect) {
  auto parsed = testing::parse("package x\nr[y] := 1 if y := 2\na.b if true\nf(x) := x if true");
  ASSERT_TRUE(parsed);
  const std::string json = compact(to_ast_json(**parsed));
  EXPECT_NE(json.find(R"("head": {"name": "r","key": {"type": "var","value": "y"},"value")"), std::string::npos)
      << json;
  EXPECT_NE(json.find(R"("head": {"value": {"type": "boolean","value": true},"ref": [{"type": "var","value": "a"})"),
            std::string::npos)
      << json;
  EXPECT_NE(json.find(R"("head": {"name": "f","args": [)"), std::string::npos) << json;
}

}  // namespace
}  // namespace rego
