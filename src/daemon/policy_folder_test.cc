#include "daemon/policy_folder.h"

#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include "daemon/test_support.h"

namespace bulkhead {
namespace {

void make_folder(const std::string& path) { ASSERT_EQ(mkdir(path.c_str(), 0755), 0); }

TEST(PolicyFolder, all_policies_below_a_folder_are_listed_in_order) {
  test::TempFolder folder;
  make_folder(folder.file("b"));
  make_folder(folder.file("b/c"));
  for (const char* name : {"z.rego", "a.rego", "b/c/m.rego", "a_test.rego", ".hidden.rego", "data.json"}) {
    test::write_file(folder.file(name), "package p");
  }
  const auto listing = list_policies({folder.path()});
  ASSERT_TRUE(listing) << listing.error().to_string();
  EXPECT_EQ(listing->files,
            (std::vector<std::string>{folder.file("a.rego"), folder.file("b/c/m.rego"), folder.file("z.rego")}));
  EXPECT_EQ(listing->folders.size(), 3u);
}

TEST(PolicyFolder, a_file_is_taken_whatever_its_name_and_once) {
  test::TempFolder folder;
  test::write_file(folder.file("policy"), "package p");
  test::write_file(folder.file("a_test.rego"), "package p");
  const auto listing =
      list_policies({folder.file("policy"), folder.file("policy"), folder.file("a_test.rego"), folder.file("missing")});
  ASSERT_TRUE(listing);
  EXPECT_EQ(listing->files,
            (std::vector<std::string>{folder.file("a_test.rego"), folder.file("missing"), folder.file("policy")}));
}

TEST(PolicyFolder, a_circle_of_links_ends_in_words) {
  test::TempFolder folder;
  ASSERT_EQ(symlink(folder.path().c_str(), folder.file("again").c_str()), 0);
  const auto listing = list_policies({folder.path()});
  ASSERT_FALSE(listing);
  EXPECT_NE(listing.error().message.find("circle"), std::string::npos) << listing.error().to_string();
}

}  // namespace
}  // namespace bulkhead
