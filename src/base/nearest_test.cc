#include "base/nearest.h"

#include <gtest/gtest.h>

#include <string>

namespace base {
namespace {

constexpr std::string_view kKnown[] = {"profile", "mode", "privileged", "container.list", "container.logs"};

TEST(Nearest, a_slip_finds_its_word) {
  EXPECT_EQ(nearest("profle", kKnown), "profile");          // one left out
  EXPECT_EQ(nearest("moed", kKnown), "mode");               // two swapped
  EXPECT_EQ(nearest("Priviledged", kKnown), "privileged");  // one too many, and a capital
  EXPECT_EQ(nearest("container.lst", kKnown), "container.list");
}

TEST(Nearest, the_fewest_steps_win_and_the_first_of_equals) {
  EXPECT_EQ(nearest("container.log", kKnown), "container.logs");
  constexpr std::string_view kEquals[] = {"abc", "abd"};
  EXPECT_EQ(nearest("abe", kEquals), "abc");
}

TEST(Nearest, what_is_far_from_all_finds_nothing) {
  EXPECT_EQ(nearest("xyz", kKnown), "");
  EXPECT_EQ(nearest("", kKnown), "");
  EXPECT_EQ(nearest(std::string(1000, 'p'), kKnown), "");
  EXPECT_EQ(nearest("mode", {}), "");
}

}  // namespace
}  // namespace base
