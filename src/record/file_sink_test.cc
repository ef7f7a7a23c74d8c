// The file: whole lines whatever happens, and never more than the cap.

#include <fcntl.h>
#include <gtest/gtest.h>
#include <sched.h>
#include <signal.h>
#include <sys/file.h>
#include <sys/mount.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>

#include <filesystem>
#include <fstream>
#include <thread>

#include "base/unique_fd.h"
#include "record/sink.h"
#include "record/testing.h"

namespace bulkhead {
namespace {

using testing::Folder;
using testing::read_text;

std::unique_ptr<Sink> open_sink(const std::string& path, const FileSinkLimits& limits = {}) {
  auto sink = open_file_sink(path, limits);
  EXPECT_TRUE(sink) << sink.error().to_string();
  return sink ? *std::move(sink) : nullptr;
}

TEST(FileSinkTest, AppendsToWhatIsThere) {
  const Folder folder;
  for (const char* line : {"a\n", "b\n"}) ASSERT_TRUE(open_sink(folder.file("log"))->write(line));
  EXPECT_EQ(read_text(folder.file("log")), "a\nb\n");
  struct stat file{};
  ASSERT_EQ(stat(folder.file("log").c_str(), &file), 0);
  EXPECT_EQ(file.st_mode & 07777, 0600U);
}

TEST(FileSinkTest, ATornEndIsCutAwayAtTheStart) {
  const Folder folder;
  for (const auto& [before, wanted] : std::initializer_list<std::pair<std::string, std::string>>{
           {"whole\ntorn", "whole\nnew\n"}, {"torn", "new\n"}, {"a\n" + std::string(200000, 'x'), "a\nnew\n"}}) {
    std::ofstream(folder.file("log"), std::ios::trunc) << before;
    ASSERT_TRUE(open_sink(folder.file("log"))->write("new\n"));
    EXPECT_EQ(read_text(folder.file("log")), wanted);
  }
}

// In a process of its own, because the limit holds for all that a process writes.
TEST(FileSinkTest, AShortWriteLeavesNothingOfItsLine) {
  const Folder folder;
  const pid_t child = fork();
  if (child == 0) {
    signal(SIGXFSZ, SIG_IGN);
    auto sink = open_sink(folder.file("log"));
    const rlimit small{150, RLIM_INFINITY};
    const rlimit large{RLIM_INFINITY, RLIM_INFINITY};
    const std::string line = std::string(99, 'x') + "\n";
    bool is_right = static_cast<bool>(sink->write(line));
    setrlimit(RLIMIT_FSIZE, &small);
    is_right = is_right && !sink->write(line) && !sink->write(line);
    setrlimit(RLIMIT_FSIZE, &large);
    is_right = is_right && sink->write("end\n");
    _exit(is_right ? 0 : 1);
  }
  int status = 0;
  waitpid(child, &status, 0);
  EXPECT_EQ(status, 0);
  EXPECT_EQ(read_text(folder.file("log")), std::string(99, 'x') + "\nend\n");
}

TEST(FileSinkTest, AFullDiskIsAnErrorAndTheNextLineAfterItIsWhole) {
  const Folder folder;
  const pid_t child = fork();
  if (child == 0) {
    if (unshare(CLONE_NEWNS) != 0 || mount(nullptr, "/", nullptr, MS_REC | MS_PRIVATE, nullptr) != 0) _exit(77);
    if (mount("small", folder.path().c_str(), "tmpfs", 0, "size=64k") != 0) _exit(77);
    auto sink = open_sink(folder.file("log"));
    const std::string line = std::string(4999, 'x') + "\n";
    size_t written = 0;
    while (sink->write(line)) ++written;
    const std::string full = read_text(folder.file("log"));
    bool is_right = written > 5 && full.size() == written * line.size();
    is_right = is_right && truncate(folder.file("log").c_str(), static_cast<off_t>(line.size())) == 0;
    is_right = is_right && sink->write("end\n") && read_text(folder.file("log")) == line + "end\n";
    _exit(is_right ? 0 : 1);
  }
  int status = 0;
  waitpid(child, &status, 0);
  if (WEXITSTATUS(status) == 77) GTEST_SKIP() << "no file system can be mounted here";
  EXPECT_EQ(status, 0);
}

TEST(FileSinkTest, RotatesAndKeepsAllFilesUnderTheCap) {
  const Folder folder;
  std::ofstream(folder.file("log.3")) << "left from a larger cap\n";
  auto sink = open_sink(folder.file("log"), {.file_bytes_max = 100, .files_max = 3});
  for (int i = 0; i < 100; ++i) ASSERT_TRUE(sink->write("line " + std::to_string(i + 100) + "\n"));
  uint64_t bytes = 0;
  size_t files = 0;
  for (const auto& entry : std::filesystem::directory_iterator(folder.path())) {
    EXPECT_LE(entry.file_size(), 100U);
    bytes += entry.file_size();
    ++files;
  }
  EXPECT_EQ(files, 3U);
  EXPECT_LE(bytes, 300U);
  EXPECT_TRUE(read_text(folder.file("log")).ends_with("line 199\n"));
  EXPECT_TRUE(read_text(folder.file("log.2")).starts_with("line 1"));
}

TEST(FileSinkTest, OneFileAloneBeginsAnewAtItsCap) {
  const Folder folder;
  auto sink = open_sink(folder.file("log"), {.file_bytes_max = 20, .files_max = 1});
  for (int i = 0; i < 10; ++i) ASSERT_TRUE(sink->write("line " + std::to_string(i) + "\n"));
  EXPECT_EQ(read_text(folder.file("log")), "line 8\nline 9\n");
}

TEST(FileSinkTest, WhatCannotBeRotatedIsAnErrorAndStaysUnderTheCap) {
  const Folder folder;
  auto sink = open_sink(folder.file("log"), {.file_bytes_max = 20, .files_max = 2});
  std::filesystem::create_directories(folder.file("log.1/in the way"));
  ASSERT_TRUE(sink->write("0123456789abcde\n"));
  EXPECT_FALSE(sink->write("0123456789abcde\n"));
  EXPECT_EQ(read_text(folder.file("log")), "0123456789abcde\n");
}

TEST(FileSinkTest, AFileThatWasMovedAwayIsMadeAnew) {
  const Folder folder;
  auto sink = open_sink(folder.file("log"));
  ASSERT_TRUE(sink->write("a\n"));
  std::filesystem::rename(folder.file("log"), folder.file("old"));
  ASSERT_TRUE(sink->write("b\n"));
  sink->look_after();
  ASSERT_TRUE(sink->write("c\n"));
  EXPECT_EQ(read_text(folder.file("old")), "a\nb\n");
  EXPECT_EQ(read_text(folder.file("log")), "c\n");
}

TEST(FileSinkTest, OnlyAnOrdinaryFileOfItsOwnWillDo) {
  const Folder folder;
  const auto held = open_sink(folder.file("held"));
  std::filesystem::create_symlink(folder.file("held"), folder.file("link"));
  ASSERT_EQ(mkfifo(folder.file("fifo").c_str(), 0600), 0);
  for (const std::string& name :
       {std::string("held"), std::string("link"), std::string("fifo"), std::string("no/where")}) {
    EXPECT_FALSE(open_file_sink(folder.file(name), {})) << name;
  }
}

}  // namespace
}  // namespace bulkhead
