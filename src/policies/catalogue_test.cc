#include "policies/catalogue.h"

#include <gtest/gtest.h>

#include <fstream>
#include <set>
#include <sstream>

#include "policies/embedded.h"

namespace bulkhead {
namespace {

TEST(EmbeddedPolicies, each_is_its_file_byte_by_byte) {
  ASSERT_GT(embedded_policies().size(), 200u);
  for (const EmbeddedPolicy& policy : embedded_policies()) {
    std::ifstream file(std::string(BULKHEAD_POLICIES "/") + std::string(policy.path));
    std::ostringstream text;
    text << file.rdbuf();
    EXPECT_EQ(policy.text, text.str()) << policy.path;
  }
}

TEST(EmbeddedPolicies, tests_stay_outside) {
  for (const EmbeddedPolicy& policy : embedded_policies()) {
    EXPECT_FALSE(policy.path.ends_with("_test.rego")) << policy.path;
    EXPECT_FALSE(policy.path.ends_with("testing.rego")) << policy.path;
  }
}

TEST(Catalogue, every_elevation_has_its_metadata) {
  base::Arena arena;
  const auto catalogue = read_catalogue(arena);
  ASSERT_TRUE(catalogue) << catalogue.error().to_string();
  ASSERT_EQ(catalogue->size(), elevation_names().names.size());
  for (const rego::Value& elevation : *catalogue) {
    const rego::Value custom = elevation.get("custom");
    for (const char* key : {"title", "description"}) EXPECT_TRUE(elevation.get(key).is_string()) << key;
    for (const char* key : {"id", "name", "severity", "group"}) EXPECT_TRUE(custom.get(key).is_string()) << key;
    for (const char* key : {"docker", "compose", "kubernetes"}) {
      EXPECT_TRUE(custom.get("instead").get(key).is_string()) << custom.get("name").as_string();
    }
  }
}

TEST(Catalogue, names_are_those_of_the_metadata) {
  base::Arena arena;
  const auto catalogue = read_catalogue(arena);
  ASSERT_TRUE(catalogue);
  std::set<std::pair<std::string_view, std::string_view>> read, named;
  for (const rego::Value& elevation : *catalogue) {
    const rego::Value custom = elevation.get("custom");
    read.emplace(custom.get("name").as_string(), custom.get("id").as_string());
  }
  for (size_t i = 0; i < elevation_names().names.size(); i++) {
    named.emplace(elevation_names().names[i], elevation_names().ids[i]);
  }
  EXPECT_EQ(read, named);
}

TEST(Catalogue, metadata_ends_with_its_comment) {
  base::Arena arena;
  const auto metadata = read_metadata(arena, "# first\n# METADATA\n# title: a\n#\n# custom: {id: X}\npackage p\n");
  ASSERT_TRUE(metadata) << metadata.error().to_string();
  EXPECT_EQ(metadata->get("title").as_string(), "a");
  EXPECT_EQ(metadata->get("custom").get("id").as_string(), "X");
  EXPECT_TRUE(read_metadata(arena, "package p\n")->is_undefined());
  EXPECT_FALSE(read_metadata(arena, "# METADATA\n# title: [\npackage p\n"));
}

}  // namespace
}  // namespace bulkhead
