// The cache of patterns: what it keeps, and that it stays small.

#include "rego/builtins/pattern_cache.h"

#include <gtest/gtest.h>

namespace rego {
namespace {

TEST(PatternCache, KeepsAPatternAndItsError) {
  PatternCache cache;
  const RegexPattern* first = &cache.regex("a+");
  EXPECT_EQ(&cache.regex("a+"), first);
  EXPECT_TRUE(first->matches("baab"));
  EXPECT_FALSE(cache.regex("(").ok());
  EXPECT_EQ(cache.regex("(").error(), "error parsing regexp: missing closing ): `(`");
}

TEST(PatternCache, StaysBoundedAndDropsWhatWasUsedLongestAgo) {
  BoundedCache<int> cache(3);
  cache.add("a", 1);
  cache.add("b", 2);
  cache.add("c", 3);
  EXPECT_NE(cache.find("a"), nullptr);
  cache.add("d", 4);
  EXPECT_EQ(cache.size(), 3u);
  EXPECT_EQ(cache.find("b"), nullptr);
  ASSERT_NE(cache.find("a"), nullptr);
  EXPECT_EQ(*cache.find("a"), 1);
}

TEST(PatternCache, GlobsWithOtherDelimitersAreOthers) {
  PatternCache cache;
  Arena arena;
  EXPECT_FALSE(cache.glob(arena, "a*", ".").matches("a.b"));
  EXPECT_TRUE(cache.glob(arena, "a*", "/").matches("a.b"));
  EXPECT_TRUE(cache.glob(arena, "a*", "").matches("a.b/c"));
}

}  // namespace
}  // namespace rego
