#include <gtest/gtest.h>

#include "rego/value/builders.h"
#include "rego/value/json.h"

namespace rego {
namespace {

std::string quoted(std::string_view text) {
  Arena arena;
  return to_rego(Value::string(arena, text));
}

TEST(RegoWriter, QuotesAsGo) {
  EXPECT_EQ(quoted("\a\b\f\n\r\t\v\x1F\x7F"), R"("\a\b\f\n\r\t\v\x1f\x7f")");
  EXPECT_EQ(quoted("\"\\/'é\u3000\u2028"), R"("\"\\/'é\u3000\u2028")");
  EXPECT_EQ(quoted("\u200B\u00A0\u00AD\u0085\uFFFF\uFFFD😀\u0378"),
            "\"\\u200b\\u00a0\\u00ad\\u0085\\uffff\uFFFD😀\\u0378\"");
  EXPECT_EQ(quoted("\U000E0001"), R"("\U000e0001")");
  EXPECT_EQ(quoted("a\xFF\xC3"), R"("a\xff\xc3")");
  EXPECT_EQ(quoted(std::string_view("\0", 1)), R"("\x00")");
}

TEST(RegoWriter, WritesCollectionsInTermOrder) {
  Arena arena;
  SetBuilder set(arena);
  set.add(Value::integer(3));
  set.add(Value::integer(1));
  ObjectBuilder object(arena);
  object.add(Value::string(arena, "a"), set.finish());
  object.add(Value::integer(1), Value::empty_set());
  object.add(Value::null(), Value::empty_object());
  EXPECT_EQ(to_rego(object.finish()), R"({null: {}, 1: set(), "a": {1, 3}})");
  EXPECT_EQ(to_rego(Value::empty_array()), "[]");
}

}  // namespace
}  // namespace rego
