// What the command line's paths mean.

#include "daemon/options.h"

#include <gtest/gtest.h>

namespace bulkhead {
namespace {

TEST(OptionsTest, AllSpellingsOfAnAllowPathMeanOneQuery) {
  for (const std::string_view path : {"data.docker.authz.allow", "docker.authz.allow", "docker/authz/allow",
                                      "/docker/authz/allow", "data/docker/authz/allow", "docker.authz/allow"}) {
    const auto query = normalize_allow_path(path);
    ASSERT_TRUE(query) << path;
    EXPECT_EQ(*query, "data.docker.authz.allow") << path;
  }
  EXPECT_EQ(*normalize_allow_path("/my-team/allow"), "data[\"my-team\"].allow");
}

TEST(OptionsTest, WhatIsNoPathIsRefused) {
  for (const std::string_view path : {"", "/", "data.", "a..b", "a//b", "a.b/", "a[0]", "a b", "a\"]", "x := 1"}) {
    EXPECT_FALSE(normalize_allow_path(path)) << path;
  }
}

TEST(OptionsTest, TheSocketFollowsThePluginName) {
  ServeOptions options;
  EXPECT_EQ(*socket_path_of(options), "/run/docker/plugins/bulkhead.sock");
  options.plugin_name = "/tmp/other.sock";
  EXPECT_EQ(*socket_path_of(options), "/tmp/other.sock");
  options.plugin_name = "../evil";
  EXPECT_FALSE(socket_path_of(options));
  options.socket_path = "/tmp/x.sock";
  EXPECT_EQ(*socket_path_of(options), "/tmp/x.sock");
}

}  // namespace
}  // namespace bulkhead
