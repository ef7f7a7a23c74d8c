// Which files are believed.

#include "daemon/trusted_file.h"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/unique_fd.h"
#include "daemon/test_support.h"

namespace bulkhead {
namespace {

class TrustedFileTest : public testing::Test {
 protected:
  void SetUp() override { test::write_file(path_, "text"); }
  std::string error_code() const {
    const auto file = read_trusted_file(path_);
    return file ? "" : file.error().code;
  }

  test::TempFolder folder_;
  std::string path_ = folder_.file("policy.rego");
};

TEST_F(TrustedFileTest, OwnFilesAreReadWhole) {
  const auto file = read_trusted_file(path_);
  ASSERT_TRUE(file) << file.error().to_string();
  EXPECT_EQ(file->text, "text");
  EXPECT_EQ(file->stamp, *stamp_of(path_));
}

TEST_F(TrustedFileTest, FilesThatOthersMayWriteAreRefused) {
  for (const mode_t mode : {0620U, 0602U, 0666U}) {
    ASSERT_EQ(chmod(path_.c_str(), mode), 0);
    EXPECT_EQ(error_code(), "untrusted_file") << mode;
  }
  ASSERT_EQ(chmod(path_.c_str(), 0644), 0);
  EXPECT_EQ(error_code(), "");
}

TEST_F(TrustedFileTest, FoldersThatOthersMayWriteAreRefusedUnlessSticky) {
  ASSERT_EQ(chmod(folder_.path().c_str(), 0777), 0);
  EXPECT_EQ(error_code(), "untrusted_file");
  ASSERT_EQ(chmod(folder_.path().c_str(), 01777), 0);
  EXPECT_EQ(error_code(), "");
}

TEST_F(TrustedFileTest, LinksAreTrustedWhenBothEndsAre) {
  const test::TempFolder elsewhere;
  const std::string link = elsewhere.file("link.rego");
  ASSERT_EQ(symlink(path_.c_str(), link.c_str()), 0);
  EXPECT_TRUE(read_trusted_file(link));
  ASSERT_EQ(chmod(elsewhere.path().c_str(), 0777), 0);
  EXPECT_FALSE(read_trusted_file(link));
  ASSERT_EQ(chmod(elsewhere.path().c_str(), 0755), 0);
  ASSERT_EQ(chmod(folder_.path().c_str(), 0777), 0);
  EXPECT_FALSE(read_trusted_file(link));
}

TEST_F(TrustedFileTest, FilesOfOtherUsersAreRefused) {
  if (geteuid() != 0) GTEST_SKIP() << "needs root to give a file away";
  ASSERT_EQ(chown(path_.c_str(), 65534, 65534), 0);
  EXPECT_EQ(error_code(), "untrusted_file");
}

TEST_F(TrustedFileTest, WhatIsNoFileIsRefused) {
  EXPECT_FALSE(read_trusted_file(folder_.path()));
  EXPECT_FALSE(read_trusted_file(folder_.file("missing")));
  ASSERT_EQ(mkfifo(folder_.file("fifo").c_str(), 0600), 0);
  EXPECT_FALSE(read_trusted_file(folder_.file("fifo")));
}

TEST_F(TrustedFileTest, AFileOpenForWritingIsBusy) {
  base::UniqueFd writer(::open(path_.c_str(), O_WRONLY | O_CLOEXEC));
  const std::string code = error_code();
  if (code.empty()) GTEST_SKIP() << "this file system has no leases";
  EXPECT_EQ(code, "file_busy");
  writer.reset();
  EXPECT_EQ(error_code(), "");
}

}  // namespace
}  // namespace bulkhead
