// The log: what a line looks like, and what happens when it cannot be written.

#include "daemon/log.h"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <algorithm>
#include <csignal>

#include "daemon/random_id.h"
#include "daemon/test_support.h"

namespace bulkhead {
namespace {

std::string escaped(std::string_view text, size_t bytes_max = kLogTextBytesMax) {
  std::string out;
  append_log_text(out, text, bytes_max);
  return out;
}

TEST(LogLineTest, EscapesWhatMovesCursorsEndsLinesOrIsNoText) {
  EXPECT_EQ(escaped("plain é 容"), "\"plain é 容\"");
  EXPECT_EQ(escaped("a\"b\\c\n\x1b[31m\x7f"), R"("a\u0022b\u005cc\u000a\u001b[31m\u007f")");
  EXPECT_EQ(escaped("\u202e\u2028\u0085"), R"("\u202e\u2028\u0085")");
  EXPECT_EQ(escaped(std::string_view("\0", 1)), R"("\u0000")");
  EXPECT_EQ(escaped("\xff\xc0\xaf\xed\xa0\x80|"), R"("\ufffd\ufffd\ufffd\ufffd\ufffd\ufffd|")");
  EXPECT_EQ(escaped("\xe2\x82"), R"("\ufffd\ufffd")");
}

TEST(LogLineTest, CutsAtWholeCharacters) {
  EXPECT_EQ(escaped("abcdef", 6), "\"abcdef\"");
  EXPECT_EQ(escaped("abcdefg", 6), "\"abcdef…\"");
  EXPECT_EQ(escaped("abcdeé", 6), "\"abcde…\"");
  EXPECT_LE(escaped(std::string(100000, '\n')).size(), 6 * kLogTextBytesMax + 10);
}

// The text with every hexadecimal digit as 'x'.
std::string shape_of(std::string_view id) {
  std::string shape(id);
  std::ranges::replace_if(shape, [](unsigned char c) { return std::isxdigit(c) && !std::isupper(c); }, 'x');
  return shape;
}

TEST(RandomIdsTest, AreVersionFourUuidsAndDiffer) {
  RandomIds ids;
  std::string last;
  for (int i = 0; i < 100; ++i) {
    const std::string id(ids.next());
    EXPECT_EQ(shape_of(id), "xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx");
    EXPECT_EQ(id[14], '4');
    EXPECT_NE(std::string_view("89ab").find(id[19]), std::string_view::npos) << id;
    EXPECT_NE(id, last);
    last = id;
  }
}

TEST(LogTest, WritesOneObjectALineInOrder) {
  test::TempFolder folder;
  const std::string path = folder.file("log");
  Log log(STDERR_FILENO);
  ASSERT_TRUE(log.open_file(path));
  for (uint64_t i = 0; i < 1000; ++i) {
    log.write(LogLevel::kInfo, "event", [&](LogLine& line) { line.text("text", "a\nb").number("i", i); });
  }
  log.flush();
  const std::string text = test::read_file(path);
  EXPECT_EQ(std::count(text.begin(), text.end(), '\n'), 1000);
  const std::string first = text.substr(0, text.find('\n'));
  EXPECT_EQ(shape_of(first.substr(7, 27)), "xxxx-xx-xxTxx:xx:xx.xxxxxxZ") << first;
  EXPECT_EQ(first.substr(34), R"(","level":"info","event":"event","text":"a\u000ab","i":0})") << first;
  EXPECT_LT(text.find("\"i\":998}"), text.find("\"i\":999}"));
}

TEST(LogTest, ReopensItsFileAfterARotation) {
  test::TempFolder folder;
  const std::string path = folder.file("log");
  Log log(STDERR_FILENO);
  ASSERT_TRUE(log.open_file(path));
  log.write(LogLevel::kInfo, "before");
  log.flush();
  ASSERT_EQ(rename(path.c_str(), folder.file("log.1").c_str()), 0);
  ASSERT_TRUE(log.reopen());
  log.write(LogLevel::kInfo, "after");
  log.flush();
  EXPECT_NE(test::read_file(path).find("\"after\""), std::string::npos);
  EXPECT_EQ(test::read_file(path).find("\"before\""), std::string::npos);
}

TEST(LogTest, AFullDiskCostsLinesAndNothingElse) {
  const base::UniqueFd full(::open("/dev/full", O_WRONLY | O_CLOEXEC));
  if (!full.is_open()) GTEST_SKIP() << "no /dev/full here";
  Log log(full.get());
  log.write(LogLevel::kInfo, "lost");
  log.flush();
  test::TempFolder folder;
  ASSERT_TRUE(log.open_file(folder.file("log")));
  log.write(LogLevel::kInfo, "kept");
  log.flush();
  const std::string text = test::read_file(folder.file("log"));
  EXPECT_NE(text.find("\"event\":\"log_lines_lost\",\"lines\":1}"), std::string::npos) << text;
}

TEST(LogTest, AReaderThatHangsOrIsGoneBlocksNobody) {
  signal(SIGPIPE, SIG_IGN);
  int ends[2];
  ASSERT_EQ(pipe2(ends, O_CLOEXEC), 0);
  base::UniqueFd reader(ends[0]);
  const base::UniqueFd writer(ends[1]);
  const auto start = std::chrono::steady_clock::now();
  {
    Log log(writer.get());
    for (int i = 0; i < 100000; ++i) log.write(LogLevel::kInfo, "event");
    reader.reset();
    log.write(LogLevel::kInfo, "event");
  }
  EXPECT_LT(std::chrono::steady_clock::now() - start, test::kPatience);
}

}  // namespace
}  // namespace bulkhead
