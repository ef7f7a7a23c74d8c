#include "docker/api/routes.h"

#include <gtest/gtest.h>

namespace bulkhead {
namespace {

std::string_view name_of(std::string_view method, std::string_view path) {
  return find_route(method_of(method), path).name;
}

TEST(Routes, FindsEachRouteByItsOwnPattern) {
  for (const Route& route : all_routes()) {
    std::string path(route.pattern);
    for (size_t brace; (brace = path.find('{')) != std::string::npos;) {
      path.replace(brace, path.find('}') - brace + 1, "x");
    }
    EXPECT_EQ(find_route(route.method, path).name, route.name) << path;
  }
}

TEST(Routes, TellsCallsApart) {
  EXPECT_EQ(name_of("POST", "/containers/create"), "container.create");
  EXPECT_EQ(name_of("POST", "/containers/abc/start"), "container.start");
  EXPECT_EQ(name_of("POST", "/containers/a/b/start"), "container.start");
  EXPECT_EQ(name_of("POST", "/containers//start"), "container.start");
  EXPECT_EQ(name_of("POST", "/containers/abc/exec"), "exec.create");
  EXPECT_EQ(name_of("GET", "/images/library/alpine/json"), "image.inspect");
  EXPECT_EQ(name_of("DELETE", "/containers/a/checkpoints/b"), "checkpoint.delete");
  EXPECT_EQ(name_of("DELETE", "/containers/a/b/c"), "container.delete");
  EXPECT_EQ(name_of("GET", "/networks/"), "network.list");
  EXPECT_EQ(name_of("GET", "/networks/a"), "network.inspect");
}

TEST(Routes, NamesTheRestUnknown) {
  EXPECT_EQ(name_of("POST", "/containers/create/"), "unknown");
  EXPECT_EQ(name_of("POST", "/Containers/create"), "unknown");
  EXPECT_EQ(name_of("post", "/containers/create"), "unknown");
  EXPECT_EQ(name_of("GET", "/containers/create"), "unknown");
  EXPECT_EQ(name_of("GET", "/services/a/b"), "unknown");
  EXPECT_EQ(name_of("POST", "/containers/a\nb/start"), "unknown");
  EXPECT_EQ(name_of("POST", ""), "unknown");
}

}  // namespace
}  // namespace bulkhead
