// When files count as settled.

#include "daemon/policy_files.h"

#include <gtest/gtest.h>

#include "daemon/test_support.h"

namespace bulkhead {
namespace {

using Verdict = SettlingWatch::Verdict;

Fingerprint state(int64_t modified_ns, size_t hash) {
  FileStamp stamp;
  stamp.modified_ns = modified_ns;
  return {{stamp}, {hash}};
}

TEST(SettlingWatchTest, AChangeIsTakenWhenSeenTwice) {
  SettlingWatch watch(state(1, 1));
  EXPECT_EQ(watch.observe(state(1, 1)), Verdict::kUnchanged);
  EXPECT_EQ(watch.observe(state(2, 2)), Verdict::kSettling);
  EXPECT_EQ(watch.observe(state(3, 3)), Verdict::kSettling);
  EXPECT_EQ(watch.observe(state(3, 3)), Verdict::kSettled);
  EXPECT_EQ(watch.observe(state(3, 3)), Verdict::kUnchanged);
}

TEST(SettlingWatchTest, ATouchWithoutNewContentLoadsNothing) {
  SettlingWatch watch(state(1, 1));
  EXPECT_EQ(watch.observe(state(2, 1)), Verdict::kSettling);
  EXPECT_EQ(watch.observe(state(2, 1)), Verdict::kUnchanged);
  EXPECT_FALSE(watch.is_waiting());
}

TEST(SettlingWatchTest, ForcedItLoadsWhatIsThereOnceItRests) {
  SettlingWatch watch(state(1, 1));
  watch.force();
  EXPECT_EQ(watch.observe(state(1, 1)), Verdict::kSettling);
  watch.observe_nothing();
  EXPECT_EQ(watch.observe(state(1, 1)), Verdict::kSettling);
  EXPECT_EQ(watch.observe(state(1, 1)), Verdict::kSettled);
  EXPECT_EQ(watch.observe(state(1, 1)), Verdict::kUnchanged);
}

TEST(PolicyFilesTest, StartWaitsForAFileThatWasJustWritten) {
  test::TempFolder folder;
  test::write_file(folder.file("policy.rego"), "text");
  test::write_file(folder.file("data.json"), "{}");
  const PolicyPaths paths{folder.file("policy.rego"), {folder.file("data.json")}};
  const auto files = read_settled_policy_files(paths, std::chrono::milliseconds(5000));
  ASSERT_TRUE(files) << files.error().to_string();
  EXPECT_EQ(files->policy.text, "text");
  EXPECT_EQ(files->data.at(0).file.text, "{}");
  EXPECT_FALSE(read_settled_policy_files({folder.file("missing"), {}}, std::chrono::milliseconds(5000)));
}

}  // namespace
}  // namespace bulkhead
