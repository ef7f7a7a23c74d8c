#include "rego/value/object_template.h"

#include <gtest/gtest.h>

#include <string>

#include "rego/value/builders.h"

namespace rego {
namespace {

std::vector<Entry> numbered(Arena& arena, int count) {
  std::vector<Entry> entries;
  for (int i = 0; i < count; i++) {
    const std::string key = "k" + std::to_string((i * 7) % count);
    entries.push_back({Value::string(arena, key), Value::integer(i)});
  }
  return entries;
}

class ObjectTemplateTest : public testing::TestWithParam<int> {};

TEST_P(ObjectTemplateTest, InstancesHaveTheKeysAndTheReplacedValues) {
  Arena arena;
  const auto entries = numbered(arena, GetParam());
  const ObjectTemplate pattern(arena, entries);
  ObjectInstance instance(arena, pattern);
  instance.set(2, Value::string(arena, "new"));
  const Value object = instance.finish();

  for (size_t field = 0; field < entries.size(); field++) {
    const Value found = object.get(entries[field].key);
    EXPECT_TRUE(field == 2 ? found.is_string() && found.as_string() == "new" : equal(found, entries[field].value))
        << "field " << field;
    EXPECT_TRUE(equal(pattern.value().get(entries[field].key), entries[field].value)) << "the template changed";
  }
  EXPECT_EQ(object.size(), entries.size());
}

TEST_P(ObjectTemplateTest, EqualsTheSameObjectBuiltTheLongWay) {
  Arena arena;
  const auto entries = numbered(arena, GetParam());
  const ObjectTemplate pattern(arena, entries);
  ObjectInstance instance(arena, pattern);
  instance.set(0, Value::null());
  ObjectBuilder builder(arena);
  for (const Entry& entry : entries) builder.add(entry.key, entry.value);
  builder.add(entries[0].key, Value::null());
  EXPECT_TRUE(equal(instance.finish(), builder.finish()));
}

INSTANTIATE_TEST_SUITE_P(BelowAndAboveTheHashIndex, ObjectTemplateTest, testing::Values(3, 8, 9, 64));

TEST(ObjectTemplate, AnInstanceOfWhichNothingIsSetIsTheTemplate) {
  Arena arena;
  const ObjectTemplate pattern(arena, numbered(arena, 9));
  ObjectInstance instance(arena, pattern);
  EXPECT_TRUE(instance.finish().same_words(pattern.value()));
}

TEST(ObjectTemplate, DepthGrowsWithWhatIsSet) {
  Arena arena;
  const ObjectTemplate pattern(arena, numbered(arena, 9));
  ObjectInstance instance(arena, pattern);
  const Value items[] = {Value::empty_array()};
  instance.set(1, Value::array(arena, items));
  EXPECT_EQ(instance.finish().depth(), 3u);
}

TEST(ObjectTemplate, UnorderedEntriesAreTheSameEntries) {
  Arena arena;
  const auto entries = numbered(arena, 20);
  ObjectBuilder builder(arena);
  for (const Entry& entry : entries) builder.add(entry.key, entry.value);
  const Value object = builder.finish();
  int64_t sum = 0;
  for (const Entry& entry : object.unordered_entries()) sum += entry.value.as_integer();
  EXPECT_EQ(object.unordered_entries().size(), 20u);
  EXPECT_EQ(sum, 190);
}

}  // namespace
}  // namespace rego
