#include "rego/syntax/lexer.h"

#include <gtest/gtest.h>

#include "rego/syntax/string_literal.h"

namespace rego {
namespace {

std::string kinds(const std::string& text) {
  const Source source("", text);
  std::string out;
  for (const Token& token : lex(source).tokens) {
    if (!out.empty()) out += token.newline_before ? "|" : token.space_before ? " " : ",";
    out += token_name(token.kind);
  }
  return out;
}

std::string first_error(const std::string& text) {
  const Source source("", text);
  const LexResult result = lex(source);
  if (result.errors.empty()) return "";
  return std::string(result.errors[0].message) + " at " + std::to_string(result.tokens[result.errors[0].token].begin);
}

TEST(Lexer, KnowsWhiteSpaceBetweenTokens) {
  EXPECT_EQ(kinds("p[x] := 1\nq"), "identifier,[,identifier,] assign number|identifier,eof");
  EXPECT_EQ(kinds("a# comment\n.b"), "identifier|.,identifier,eof");
  EXPECT_EQ(kinds(""), "eof");
  EXPECT_EQ(kinds("\xEF\xBB\xBFp"), "identifier,eof");
}

TEST(Lexer, ReadsOperators) {
  EXPECT_EQ(kinds("== = := : != < <= > >= + - * / % & | ; ."),
            "equal eq assign : neq lt lte gt gte plus minus mul div rem and or ; .,eof");
}

TEST(Lexer, ReturnsToTheTextOfATemplateAfterItsExpression) {
  EXPECT_EQ(kinds(R"($"a{x}b")"), "template-string-part,identifier,},template-string-end,eof");
  EXPECT_EQ(kinds(R"($"{ {"k": 1} }")"), "template-string-part {,string,: number,} },template-string-end,eof");
  EXPECT_EQ(kinds("$`\n{x}`"), "raw-template-string-part,identifier,},raw-template-string-end,eof");
  EXPECT_EQ(kinds(R"($"\{x}")"), "template-string-end,eof");
}

TEST(Lexer, ReportsWhatCannotBe) {
  EXPECT_EQ(first_error("x @"), "");  // an illegal token that the parser words
  EXPECT_EQ(first_error("!x"), "illegal ! character at 0");
  EXPECT_EQ(first_error("$x"), "illegal $ character at 0");
  EXPECT_EQ(first_error("\"a\nb\""), "non-terminated string at 0");
  EXPECT_EQ(first_error("`a"), "non-terminated string at 0");
  EXPECT_EQ(first_error("$\"a"), "non-terminated string at 0");
  EXPECT_EQ(first_error(R"("\x")"), "illegal escape sequence at 0");
  EXPECT_EQ(first_error("1."), "expected fraction at 0");
  EXPECT_EQ(first_error("1e"), "expected exponent at 0");
  EXPECT_EQ(first_error("0x1"), "illegal number format at 0");
  EXPECT_EQ(first_error(std::string("a \0", 3)), "illegal null character at 1");
  EXPECT_EQ(first_error("ab\xFF"), "illegal utf-8 character at 0");
  EXPECT_EQ(first_error("a \xED\xA0\x80"), "illegal utf-8 character at 1");
  EXPECT_EQ(first_error("a\n\xEF\xBB\xBF"), "illegal byte-order mark at 1");
  EXPECT_EQ(first_error("a\xC2\xA0"), "illegal non-breaking space character, use a regular space instead at 1");
}

TEST(Lexer, KeepsComments) {
  const Source source("", "# one\r\np # two");
  const LexResult result = lex(source);
  ASSERT_EQ(result.comments.size(), 2u);
  EXPECT_EQ(result.comments[0].text(), "# one");
  EXPECT_EQ(result.comments[1].text(), "# two");
}

TEST(StringLiteral, UnescapesAsJsonDoes) {
  EXPECT_EQ(unescape_string(R"(a\n\t\"\\\/)"), "a\n\t\"\\/");
  EXPECT_EQ(unescape_string(R"(\u00e9\u20ac)"), "\xC3\xA9\xE2\x82\xAC");
  EXPECT_EQ(unescape_string(R"(\ud83d\ude00)"), "\xF0\x9F\x98\x80");
  EXPECT_EQ(unescape_string(R"(\ud83dx)"), "\xEF\xBF\xBDx");
  EXPECT_EQ(unescape_string(R"(\ude00)"), "\xEF\xBF\xBD");
  EXPECT_EQ(unescape_string(R"(\u00g0)"), std::nullopt);
  EXPECT_EQ(unescape_string(R"(\u12)"), std::nullopt);
  EXPECT_EQ(unescape_string("\\n\x01"), std::nullopt);
}

TEST(StringLiteral, TakesTheEscapeOffBracesOfTemplates) {
  EXPECT_EQ(unescape_template(R"(a\{b\n)", false), "a{b\n");
  EXPECT_EQ(unescape_template(R"(a\{b\n)", true), "a{b\\n");
  EXPECT_EQ(unescape_template(R"(\\\{)", false), "\\{");
}

}  // namespace
}  // namespace rego
