#include "docker/api/request_target.h"

#include <gtest/gtest.h>

namespace bulkhead {
namespace {

struct Parsed {
  base::Arena arena;
  Decoded<RequestTarget> target;
  explicit Parsed(std::string_view raw) : target(parse_request_target(arena, raw)) {}
};

std::string code_of(std::string_view raw) {
  const Parsed parsed(raw);
  return parsed.target ? "served as " + std::string(parsed.target->route_path)
                       : std::string(parsed.target.error().code);
}

TEST(RequestTarget, FindsTheRoutePathAsTheRouterDoes) {
  for (const std::string_view raw :
       {"/containers/create", "/v1.47/containers/create", "/v1.47/%63ontainers/create", "/v1.47/containers%2Fcreate",
        "/v1.47/containers%2fcreate", "/v1.4%31/containers/create", "http://anything/v1.47/containers/create",
        "http:/v1.47/containers/create", "HTTP://h:1/containers/create?name=a", "/v01.47/containers/create",
        "/v1.47.0.0/containers/create", "/v1..47/containers/create", "/v./containers/create",
        "/v1.41/containers/create?x=/_ping", "/v1.41/containers/create?x=/auth&name=a&name=b"}) {
    EXPECT_EQ(code_of(raw), "served as /containers/create") << raw;
  }
}

TEST(RequestTarget, ReadsVersionsAsTheDaemonCompares) {
  const auto version = [](std::string_view raw) { return Parsed(raw).target->version; };
  EXPECT_EQ(version("/v1.41/info"), (ApiVersion{1, 41}));
  EXPECT_EQ(version("/v01.47/info"), (ApiVersion{1, 47}));
  EXPECT_EQ(version("/v1.47.0.0/info"), (ApiVersion{1, 47}));
  EXPECT_EQ(version("/v1..47/info"), (ApiVersion{1, 0, 47}));
  EXPECT_EQ(version("/v./info"), (ApiVersion{0, 0}));
  EXPECT_GT(version("/v99999999999999999999.1/info"), (ApiVersion{1, 24}));
  EXPECT_FALSE(Parsed("/info").target->has_version);
  EXPECT_FALSE(Parsed("/version").target->has_version);
  EXPECT_FALSE(Parsed("/v1.41").target->has_version);
  EXPECT_EQ(Parsed("/version").target->route_path, "/version");
}

TEST(RequestTarget, RefusesHostsThatReadersMayReadDifferently) {
  EXPECT_EQ(Parsed("http://docker:2375/v1.41/info").target->path, "/v1.41/info");
  EXPECT_EQ(Parsed("http:///v1.41/info").target->path, "/v1.41/info");
  for (const std::string_view raw : {"http://h%2fv1.41/info", "http://u:p@h/info", "http://h:1x/info",
                                     "http://[::1]/info", "http://h:1:2/info", "http://h"}) {
    EXPECT_EQ(code_of(raw), "bad_target") << raw;
  }
}

TEST(RequestTarget, RefusesWhatTheRouterRedirects) {
  for (const std::string_view raw :
       {"//containers/create", "/v1.41//containers/create", "/./containers/create", "/v1.41/../containers/create",
        "/containers/create/..", "/containers/.", "/%2fcontainers/create", "/v1.41/%2e%2e/x"}) {
    EXPECT_EQ(code_of(raw), "unclean_path") << raw;
  }
  EXPECT_EQ(code_of("/networks/"), "served as /networks/");
}

TEST(RequestTarget, RefusesWhatGoDoesNotParse) {
  for (const std::string_view raw : {"", "*", "containers/create", "http://host", "http:opaque", "/a%2", "/a%zz",
                                     "/%ff", "/a b", "/a\n", "/caf\xC3\xA9", "/\x7F"}) {
    EXPECT_EQ(code_of(raw), "bad_target") << raw;
  }
  EXPECT_EQ(code_of("/" + std::string(kTargetBytesMax, 'a')), "bad_target");
}

TEST(RequestTarget, RefusesFragmentsAndBrokenQueries) {
  EXPECT_EQ(code_of("/v1.47/images/create?a=b#&fromImage=evil"), "fragment");
  EXPECT_EQ(code_of("/images/create?a=b;c=d"), "bad_query");
  EXPECT_EQ(code_of("/images/create?a=%zz"), "bad_query");
  EXPECT_EQ(code_of("/images/create?a=%ff"), "bad_query");
}

TEST(RequestTarget, ReadsQueries) {
  const Parsed parsed("/x?a=1&b&&a=%20+%2B&=v&c=d=e");
  ASSERT_TRUE(parsed.target.ok());
  std::string text;
  for (const QueryPair& pair : parsed.target->query) {
    text.append(pair.key).append("=").append(pair.value).append("|");
  }
  EXPECT_EQ(text, "a=1|b=|a=  +|=v|c=d=e|");
  EXPECT_EQ(path_of("/x?a=1"), "/x");
  EXPECT_EQ(path_of("/x#secret"), "/x");
  EXPECT_EQ(path_of("http://user:password@host/v1.41/info?a"), "/v1.41/info");
  EXPECT_EQ(path_of("http://user:password@host"), "");
}

}  // namespace
}  // namespace bulkhead
