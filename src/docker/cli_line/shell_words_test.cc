// A shell's quoting, and what needs a running shell.

#include "docker/cli_line/shell_words.h"

#include <gtest/gtest.h>

namespace bulkhead {
namespace {

using Words = std::vector<std::string>;

Words words_of(std::string_view text) {
  auto words = split_shell_words(text);
  EXPECT_TRUE(words) << text << ": " << (words ? "" : words.error().message);
  return words ? *words : Words();
}

std::string mistake_in(std::string_view text) {
  const auto words = split_shell_words(text);
  EXPECT_FALSE(words) << text;
  return words ? "" : words.error().message;
}

TEST(ShellWordsTest, splits_at_white_space) {
  EXPECT_EQ(words_of("  docker\trun  -it busybox \n"), Words({"docker", "run", "-it", "busybox"}));
  EXPECT_EQ(words_of(""), Words());
}

TEST(ShellWordsTest, resolves_quotes_and_backslashes) {
  EXPECT_EQ(words_of(R"('a b' "c d" e\ f)"), Words({"a b", "c d", "e f"}));
  EXPECT_EQ(words_of(R"(a'b'"c"\d)"), Words({"abcd"}));
  EXPECT_EQ(words_of(R"('' "" x)"), Words({"", "", "x"}));
  EXPECT_EQ(words_of(R"("a\"b\\c\$d\`e\f")"), Words({R"(a"b\c$d`e\f)"}));
  EXPECT_EQ(words_of(R"('a\$(b)')"), Words({R"(a\$(b))"}));
  EXPECT_EQ(words_of(R"(a\;b \~ x~y)"), Words({"a;b", "~", "x~y"}));
  EXPECT_EQ(words_of("a\\"), Words({"a\\"}));
}

TEST(ShellWordsTest, continues_lines_behind_a_backslash) {
  EXPECT_EQ(words_of("docker run \\\n  -it \\\r\n busybox"), Words({"docker", "run", "-it", "busybox"}));
  EXPECT_EQ(words_of("\"a\\\nb\""), Words({"ab"}));
}

TEST(ShellWordsTest, passes_over_comments_and_blank_lines) {
  EXPECT_EQ(words_of("# first\n\ndocker ps # last\n\n# end"), Words({"docker", "ps"}));
  EXPECT_EQ(words_of("a#b"), Words({"a#b"}));
}

TEST(ShellWordsTest, leaves_patterns_as_they_are) {
  EXPECT_EQ(words_of("ls *.c [a] ?"), Words({"ls", "*.c", "[a]", "?"}));
}

TEST(ShellWordsTest, refuses_what_needs_a_shell) {
  EXPECT_EQ(mistake_in("echo $HOME"),
            "variables and substitutions ($…) need your shell; write their values out or quote the $");
  EXPECT_EQ(mistake_in("echo \"$(id)\""),
            "variables and substitutions ($…) need your shell; write their values out or quote the $");
  EXPECT_EQ(mistake_in("echo `id`"), "command substitutions (`…`) need your shell; write the result out");
  EXPECT_EQ(mistake_in("a | b"), "\"|\" is an operator of the shell; give one command without it, or quote it");
  EXPECT_EQ(mistake_in("a > b"), "\">\" is an operator of the shell; give one command without it, or quote it");
  EXPECT_EQ(mistake_in("cat ~/x"),
            "~ stands for a folder that only your shell knows; write the folder out or quote the ~");
  EXPECT_EQ(mistake_in("a\nb"), "a second command follows; a line that goes on ends in a backslash");
  EXPECT_EQ(mistake_in("'a"), "a ' is not closed");
  EXPECT_EQ(mistake_in("\"a"), "a \" is not closed");
  EXPECT_EQ(mistake_in(std::string_view("a\0b", 3)), "a command has no NUL bytes");
  EXPECT_EQ(mistake_in(std::string(kShellTextBytesMax + 1, 'a')), "the command is longer than a megabyte");
}

}  // namespace
}  // namespace bulkhead
