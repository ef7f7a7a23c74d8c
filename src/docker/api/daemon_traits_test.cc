#include "docker/api/daemon_traits.h"

#include <gtest/gtest.h>

namespace bulkhead {
namespace {

DaemonTraits traits(std::string_view engine, std::string_view api_max, std::string_view api_min) {
  return traits_for(DaemonVersion{engine, parse_api_version(api_max), parse_api_version(api_min)});
}

TEST(DaemonTraits, KnowsDebians) {
  const DaemonTraits debian = traits("20.10.24+dfsg1", "1.41", "1.12");
  EXPECT_EQ(debian.certainty, Certainty::kKnown);
  EXPECT_EQ(debian.rules, BodyRules::kMoby20);
  EXPECT_TRUE(debian.ignores_trailing_bytes);
  EXPECT_TRUE(debian.hides_large_bodies);
  EXPECT_TRUE(debian.takes_host_config_at_top);
  EXPECT_TRUE(debian.configures_at_start);
  EXPECT_FALSE(debian.accepts_empty_bodies);
  EXPECT_FALSE(debian.answers_grpc_unasked);
}

TEST(DaemonTraits, KnowsTheNewest) {
  const DaemonTraits newest = traits("library-import", "1.56", "1.40");
  EXPECT_EQ(newest.rules, BodyRules::kMoby156);
  EXPECT_FALSE(newest.ignores_trailing_bytes);
  EXPECT_FALSE(newest.hides_large_bodies);
  EXPECT_FALSE(newest.takes_host_config_at_top);
  EXPECT_FALSE(newest.configures_at_start);
  EXPECT_TRUE(newest.accepts_empty_bodies);
  EXPECT_TRUE(newest.answers_grpc_unasked);
}

TEST(DaemonTraits, HoldsAllOthersToBothRules) {
  EXPECT_EQ(traits("19.03.15", "1.40", "1.12").rules, BodyRules::kBoth);
  EXPECT_EQ(traits("28.5.2", "1.51", "1.24").rules, BodyRules::kBoth);
  EXPECT_EQ(traits("30.0.0", "1.57", "1.44").rules, BodyRules::kBoth);
}

TEST(DaemonTraits, KnowsWhichReleasesHideLargeBodies) {
  EXPECT_TRUE(traits("25.0.15", "1.44", "1.24").hides_large_bodies);
  EXPECT_FALSE(traits("25.0.16", "1.44", "1.24").hides_large_bodies);
  EXPECT_TRUE(traits("28.5.2", "1.51", "1.24").hides_large_bodies);
  EXPECT_TRUE(traits("29.3.0", "1.54", "1.40").hides_large_bodies);
  EXPECT_FALSE(traits("29.3.1", "1.54", "1.40").hides_large_bodies);
  EXPECT_TRUE(traits("dev", "1.54", "1.40").hides_large_bodies);
}

TEST(DaemonTraits, KnowsWhichReleasesAnswerGrpcUnasked) {
  EXPECT_FALSE(traits("29.1.0", "1.52", "1.40").answers_grpc_unasked);
  EXPECT_TRUE(traits("29.2.0", "1.53", "1.40").answers_grpc_unasked);
}

TEST(DaemonTraits, AreAtTheirWorstWhileTheVersionIsUnknown) {
  const DaemonTraits unknown = traits_for(std::nullopt);
  EXPECT_EQ(unknown.certainty, Certainty::kUnknown);
  EXPECT_EQ(unknown.rules, BodyRules::kBoth);
  EXPECT_TRUE(unknown.hides_large_bodies);
  EXPECT_TRUE(unknown.takes_host_config_at_top);
  EXPECT_TRUE(unknown.accepts_empty_bodies);
  EXPECT_TRUE(unknown.answers_grpc_unasked);
}

TEST(ApiVersion, ComparesAsTheDaemonDoes) {
  const auto version = parse_api_version;
  EXPECT_EQ(version("1.47"), version("01.47"));
  EXPECT_EQ(version("1.47"), version("1.47.0.0"));
  EXPECT_EQ(version("1.47"), version("1.047."));
  EXPECT_EQ(version("1..47"), (ApiVersion{1, 0, 47}));
  EXPECT_EQ(version("."), ApiVersion{});
  EXPECT_LT(version("1.9"), version("1.10"));
  EXPECT_GT(version("1.41.0.1"), version("1.41"));
  EXPECT_LT(version("1.41.9"), version("1.42"));
  EXPECT_GT(version("99999999999999999999.1"), version("2.0"));
}

TEST(VersionRules, TellWhatAnOldVersionIgnores) {
  EXPECT_TRUE(is_before_rule("container.create", "HostConfig.IpcMode", {1, 39}));
  EXPECT_FALSE(is_before_rule("container.create", "HostConfig.IpcMode", {1, 40}));
  EXPECT_TRUE(is_before_rule("service.update", "TaskTemplate.ContainerSpec.Privileges.Seccomp", {1, 43, 9}));
  EXPECT_FALSE(is_before_rule("service.update", "TaskTemplate.ContainerSpec.Privileges.Seccomp", {1, 44}));
  EXPECT_FALSE(is_before_rule("container.create", "HostConfig.Privileged", {1, 24}));
}

}  // namespace
}  // namespace bulkhead
