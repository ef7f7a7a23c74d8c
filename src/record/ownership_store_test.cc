// On a real file, with other openings of it that stand for other processes.

#include "record/ownership_store.h"

#include <gtest/gtest.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

namespace bulkhead {
namespace {

namespace fs = std::filesystem;

class OwnershipStoreTest : public ::testing::Test {
 protected:
  void SetUp() override {
    char folder[] = "/tmp/bulkhead-owners-XXXXXX";
    root_ = mkdtemp(folder);
    folder_ = root_ + "/state";
  }
  void TearDown() override { fs::remove_all(root_); }

  static OwnedRecord container(const std::string& id, const std::string& owner) {
    return {{OwnedKind::kContainer, id, ""}, owner};
  }
  static std::string owner(const OwnershipStore& store, OwnedKind kind, std::string_view id,
                           std::string_view detail = {}) {
    base::Arena arena;
    return std::string(store.owner_of(kind, id, detail, arena));
  }
  static std::string problem(const OwnershipStore& store) {
    base::Arena arena;
    return std::string(store.problem(arena));
  }

  std::string root_;
  std::string folder_;
};

TEST_F(OwnershipStoreTest, BeforeItIsOpenThatIsTheProblem) {
  OwnershipStore store(folder_);
  EXPECT_EQ(problem(store), "the record of owners has not been opened");
  EXPECT_FALSE(store.record({container("a", "cn:alice")}).ok());
  ASSERT_TRUE(store.refresh().ok());
  EXPECT_EQ(problem(store), "");
}

TEST_F(OwnershipStoreTest, TheFolderIsForItsOwnerAlone) {
  OwnershipStore store(folder_);
  ASSERT_TRUE(store.refresh().ok());
  struct stat status{};
  ASSERT_EQ(stat(folder_.c_str(), &status), 0);
  EXPECT_EQ(status.st_mode & 0777, 0700u);
  ASSERT_EQ(stat((folder_ + "/ownership.db").c_str(), &status), 0);
  EXPECT_EQ(status.st_mode & 0077, 0u);
}

TEST_F(OwnershipStoreTest, TheFirstOwnerStays) {
  OwnershipStore store(folder_);
  ASSERT_TRUE(store.refresh().ok());
  ASSERT_TRUE(store.record({container("a", "cn:alice")}).ok());
  ASSERT_TRUE(store.record({container("a", "cn:bob"), container("b", "cn:bob")}).ok());
  EXPECT_EQ(owner(store, OwnedKind::kContainer, "a"), "cn:alice");
  EXPECT_EQ(owner(store, OwnedKind::kContainer, "b"), "cn:bob");
  EXPECT_EQ(owner(store, OwnedKind::kNetwork, "a"), "");
  EXPECT_EQ(owner(store, OwnedKind::kContainer, ""), "");
  ASSERT_TRUE(store.assign(container("a", "cn:carol")).ok());
  EXPECT_EQ(owner(store, OwnedKind::kContainer, "a"), "cn:carol");
}

TEST_F(OwnershipStoreTest, AVolumeOfThatNameMadeLaterIsAnotherOne) {
  OwnershipStore store(folder_);
  ASSERT_TRUE(store.refresh().ok());
  ASSERT_TRUE(store.record({{{OwnedKind::kVolume, "v", "2026-01-01T00:00:00Z"}, "cn:alice"}}).ok());
  EXPECT_EQ(owner(store, OwnedKind::kVolume, "v", "2026-01-01T00:00:00Z"), "cn:alice");
  EXPECT_EQ(owner(store, OwnedKind::kVolume, "v", "2026-01-01T00:00:01Z"), "");
  ASSERT_TRUE(store.forget({{OwnedKind::kVolume, "v", ""}}).ok());
  EXPECT_EQ(owner(store, OwnedKind::kVolume, "v", "2026-01-01T00:00:00Z"), "");
}

TEST_F(OwnershipStoreTest, AnotherOpeningHasWhatWasRecorded) {
  {
    OwnershipStore store(folder_);
    ASSERT_TRUE(store.refresh().ok());
    ASSERT_TRUE(store.record({container("a", "cn:alice"), container("b", "cn:bob")}).ok());
    ASSERT_TRUE(store.forget({{OwnedKind::kContainer, "b", ""}}).ok());
  }
  OwnershipStore store(folder_);
  ASSERT_TRUE(store.refresh().ok());
  EXPECT_EQ(owner(store, OwnedKind::kContainer, "a"), "cn:alice");
  EXPECT_EQ(owner(store, OwnedKind::kContainer, "b"), "");
  EXPECT_EQ(store.list().size(), 1u);
}

TEST_F(OwnershipStoreTest, WhatAnotherProcessWritesIsSeenAtTheNextRefresh) {
  OwnershipStore store(folder_);
  OwnershipStore other(folder_);
  ASSERT_TRUE(store.refresh().ok());
  ASSERT_TRUE(other.refresh().ok());
  ASSERT_TRUE(other.assign(container("a", "cn:alice")).ok());
  ASSERT_TRUE(store.refresh().ok());
  EXPECT_EQ(owner(store, OwnedKind::kContainer, "a"), "cn:alice");
}

TEST_F(OwnershipStoreTest, ExecsAreBoundedAndGoWithTheirContainer) {
  OwnershipStore store(folder_);
  ASSERT_TRUE(store.refresh().ok());
  for (size_t i = 0; i <= OwnershipStore::kExecsMax; i++) {
    ASSERT_TRUE(store.record({{{OwnedKind::kExec, "e" + std::to_string(i), "c"}, "cn:alice"}}).ok());
  }
  EXPECT_EQ(owner(store, OwnedKind::kExec, "e0", "c"), "");
  EXPECT_EQ(owner(store, OwnedKind::kExec, "e1", "c"), "cn:alice");
  ASSERT_TRUE(store.forget({{OwnedKind::kContainer, "c", ""}}).ok());
  EXPECT_EQ(owner(store, OwnedKind::kExec, "e1", "c"), "");
}

TEST_F(OwnershipStoreTest, ADamagedFileIsAProblemInWordsAndStaysAsItIs) {
  fs::create_directories(folder_);
  const std::string file = folder_ + "/ownership.db";
  std::ofstream(file) << std::string(8192, 'x');
  OwnershipStore store(folder_);
  EXPECT_FALSE(store.refresh().ok());
  EXPECT_NE(problem(store).find("file is not a database"), std::string::npos) << problem(store);
  EXPECT_FALSE(store.record({container("a", "cn:alice")}).ok());
  EXPECT_EQ(owner(store, OwnedKind::kContainer, "a"), "");
  EXPECT_EQ(fs::file_size(file), 8192u);
}

TEST_F(OwnershipStoreTest, AFolderThatCannotBeMadeIsAProblemUntilItCan) {
  OwnershipStore store(folder_ + "/deep/er");
  EXPECT_FALSE(store.refresh().ok());
  EXPECT_NE(problem(store).find("cannot be made: No such file"), std::string::npos) << problem(store);
  fs::create_directories(folder_ + "/deep");
  EXPECT_TRUE(store.refresh().ok());
  EXPECT_EQ(problem(store), "");
}

TEST_F(OwnershipStoreTest, WhileNothingCanBeWrittenWhatWasReadStays) {
  OwnershipStore store(folder_);
  OwnershipStore other(folder_);
  ASSERT_TRUE(store.refresh().ok());
  ASSERT_TRUE(store.record({container("a", "cn:alice")}).ok());
  struct rlimit before{};
  getrlimit(RLIMIT_FSIZE, &before);
  signal(SIGXFSZ, SIG_IGN);
  rlimit none = before;
  none.rlim_cur = 0;
  setrlimit(RLIMIT_FSIZE, &none);
  EXPECT_FALSE(store.record({container("b", "cn:bob")}).ok());
  const std::string said = problem(store);
  EXPECT_FALSE(store.refresh().ok());
  setrlimit(RLIMIT_FSIZE, &before);
  EXPECT_NE(said.find("the record of owners cannot be written"), std::string::npos) << said;
  EXPECT_EQ(owner(store, OwnedKind::kContainer, "a"), "cn:alice");
  EXPECT_EQ(owner(store, OwnedKind::kContainer, "b"), "");
  EXPECT_TRUE(store.refresh().ok());
  EXPECT_EQ(problem(store), "");
  EXPECT_TRUE(store.record({container("b", "cn:bob")}).ok());
}

// A child writes until it is killed; each id that it said was recorded must be there.
TEST_F(OwnershipStoreTest, WhatWasSaidToBeRecordedOutlivesAKill) {
  int ends[2];
  ASSERT_EQ(pipe(ends), 0);
  const pid_t child = fork();
  if (child == 0) {
    OwnershipStore store(folder_);
    if (!store.refresh()) _exit(1);
    for (int i = 0;; i++) {
      if (!store.record({container("c" + std::to_string(i), "cn:alice")})) _exit(1);
      if (write(ends[1], &i, sizeof i) != sizeof i) _exit(1);
    }
  }
  close(ends[1]);
  int last = -1;
  int said = -1;
  while (last < 20 && read(ends[0], &said, sizeof said) == sizeof said) last = said;
  kill(child, SIGKILL);
  while (read(ends[0], &said, sizeof said) == sizeof said) last = said;
  close(ends[0]);
  waitpid(child, nullptr, 0);
  ASSERT_GE(last, 20);
  OwnershipStore store(folder_);
  ASSERT_TRUE(store.refresh().ok());
  for (int i = 0; i <= last; i++)
    EXPECT_EQ(owner(store, OwnedKind::kContainer, "c" + std::to_string(i)), "cn:alice") << i;
}

}  // namespace
}  // namespace bulkhead
