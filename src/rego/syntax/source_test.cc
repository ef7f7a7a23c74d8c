#include "rego/syntax/source.h"

#include <gtest/gtest.h>

#include "rego/syntax/diagnostic.h"

namespace rego {
namespace {

TEST(Source, CountsRowsAndCodePoints) {
  const Source source("a.rego", "ab\n\xC3\xA9x\r\nlast");
  EXPECT_EQ(source.position(0).row, 1);
  EXPECT_EQ(source.position(0).column, 1);
  EXPECT_EQ(source.position(5).row, 2);
  EXPECT_EQ(source.position(5).column, 2);
  EXPECT_EQ(source.line_at(5), "\xC3\xA9x");
  EXPECT_EQ(source.line_at(9), "last");
}

TEST(Source, PutsTheEndOfTheTextAtItsLastCharacter) {
  const Source source("", "p\n");
  EXPECT_EQ(source.position(2).row, 2);
  EXPECT_EQ(source.position(2).column, 0);
  const Source empty("", "");
  EXPECT_EQ(empty.position(99).row, 1);
  EXPECT_EQ(empty.line_at(99), "");
}

TEST(Diagnostic, ShowsTheLineAndACaret) {
  const Source source("a.rego", "package x\n\tp := foo(1)\n");
  const Diagnostic diagnostic{"rego_type_error", "undefined function foo", {&source, 16, 22}, "did you mean fooo?"};
  EXPECT_EQ(to_text(diagnostic),
            "a.rego:2:7: rego_type_error: undefined function foo\n\t p := foo(1)\n\t      ^^^^^^\n\thint: did you mean "
            "fooo?");
}

TEST(Diagnostic, CutsLongLinesAndHidesControlCharacters) {
  const Source source("", std::string(5000, 'x') + "\x1B[31m" + std::string(5000, 'y'));
  const std::string text = to_text(Diagnostic{"rego_parse_error", "odd", {&source, 5000, 5001}, ""});
  EXPECT_LT(text.size(), 600u);
  EXPECT_EQ(text.find('\x1B'), std::string::npos);
}

TEST(Diagnostic, CountsSeveralErrors) {
  const Diagnostic one{"rego_parse_error", "one", {}, ""};
  EXPECT_EQ(to_text(Diagnostics{one}), "rego_parse_error: one");
  EXPECT_EQ(to_text(Diagnostics{one, one}), "2 errors occurred:\nrego_parse_error: one\nrego_parse_error: one");
}

}  // namespace
}  // namespace rego
