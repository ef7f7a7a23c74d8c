// The profiles that are part of the program against every power that a call can ask for, and every way to hide one.

#include <gtest/gtest.h>

#include <algorithm>

#include "gate/attack_cases.h"
#include "gate/gate_testing.h"
#include "gate/known_world.h"
#include "gate/power_cases.h"

namespace bulkhead {
namespace {

using testing::gate_with;
using testing::Message;
using testing::PowerCase;

const Snapshot& profile(std::string_view name) {
  static const Snapshot kOpen = gate_with(R"({"profile":"open"})");
  static const Snapshot kSeed = gate_with(R"({"profile":"seed"})");
  static const Snapshot kBaseline = gate_with("{}");
  static const Snapshot kRestricted = gate_with(R"({"profile":"restricted"})");
  if (name == "open") return kOpen;
  if (name == "seed") return kSeed;
  return name == "baseline" ? kBaseline : kRestricted;
}

// What came of a decision, copied out of the worker.
struct Told {
  bool allow = false;
  std::string code;
  std::string reason;
  std::vector<std::string> refused;
  std::vector<std::string> reported;

  bool refuses(std::string_view elevation) const { return std::ranges::find(refused, elevation) != refused.end(); }
  bool reports(std::string_view elevation) const { return std::ranges::find(reported, elevation) != reported.end(); }
};

Told decide(const Snapshot& snapshot, const Message& message) {
  static const testing::KnownWorld kWorld(testing::kPowerWorld);
  Worker worker;
  FactStore facts;
  const Decision decision = kWorld.decide(worker, facts, snapshot, testing::to_text(message));
  Told told{decision.allow, std::string(decision.code), std::string(decision.reason), {}, {}};
  for (const DecidedElevation& each : decision.refused) told.refused.emplace_back(each.name);
  for (const DecidedElevation& each : decision.reported) told.reported.emplace_back(each.name);
  return told;
}

// The request of a case; `body` keeps what it is made of.
Message message_of(const PowerCase& power, std::string& body) {
  if (!power.method.empty()) return {.method = power.method, .target = power.target, .body = power.body};
  body = R"({"Image":"a","HostConfig":{)" + std::string(power.body) + "}}";
  return {.target = testing::kCreateTarget, .body = body};
}

void check_refused(const PowerCase& power) {
  std::string body;
  const Message message = message_of(power, body);
  for (const std::string_view name : {"baseline", "restricted"}) {
    const Told told = decide(profile(name), message);
    EXPECT_FALSE(told.allow) << name << ": " << power.name;
    EXPECT_TRUE(told.refuses(power.elevation)) << name << ": " << power.name << ": " << told.code << told.reason;
    EXPECT_NE(told.reason.find("(" + std::string(power.elevation) + ", BH"), std::string::npos) << told.reason;
    EXPECT_NE(told.reason.find("Instead: "), std::string::npos) << told.reason;
  }
  const Told open = decide(profile("open"), message);
  EXPECT_TRUE(open.allow) << power.name << ": " << open.reason;
  EXPECT_TRUE(open.reports(power.elevation)) << power.name;
}

TEST(Profiles, RefuseEveryPowerOfACreate) {
  for (const PowerCase& power : testing::kCreateCases) check_refused(power);
}

TEST(Profiles, RefuseEveryPowerOfOtherCalls) {
  for (const PowerCase& power : testing::kCallCases) check_refused(power);
}

TEST(Profiles, LetNoHiddenPowerPass) {
  for (const testing::Attack& attack : testing::all_attacks()) {
    for (const std::string_view name : {"baseline", "restricted"}) {
      const Told told = decide(profile(name), attack.message);
      EXPECT_FALSE(told.allow) << name << ": " << attack.name;
      EXPECT_FALSE(told.reason.empty()) << attack.name;
    }
    const bool is_seeds = !attack.code.empty() || attack.shows.find("Privileged") != std::string_view::npos;
    EXPECT_FALSE(is_seeds && decide(profile("seed"), attack.message).allow) << attack.name;
  }
}

// What everyday work sends; baseline lets it pass.
constexpr PowerCase kEveryday[] = {
    {"a container", "POST", "/v1.41/containers/create", R"({"Image":"a"})", ""},
    {"one of an image that must be pulled", "POST", "/containers/create", R"({"Image":"new"})", ""},
    {"one with a volume", "POST", "/containers/create", R"({"Image":"a","HostConfig":{"Binds":["shelf:/s"]}})", ""},
    {"one with a new volume", "POST", "/containers/create", R"({"Image":"a","HostConfig":{"Binds":["new:/s"]}})", ""},
    {"one with a port", "POST", "/containers/create",
     R"({"Image":"a","HostConfig":{"PortBindings":{"80/tcp":[{"HostPort":"8080"}]}}})", ""},
    {"one in a network", "POST", "/containers/create", R"({"Image":"a","HostConfig":{"NetworkMode":"app_default"}})",
     ""},
    {"one with limits", "POST", "/containers/create",
     R"({"Image":"a","HostConfig":{"Memory":1048576,"RestartPolicy":{"Name":"always"},"Init":true}})", ""},
    {"one that gives up capabilities", "POST", "/containers/create",
     R"({"Image":"a","HostConfig":{"CapDrop":["ALL"],"CapAdd":["NET_BIND_SERVICE","CHOWN"]}})", ""},
    {"one that joins another", "POST", "/containers/create",
     R"({"Image":"a","HostConfig":{"NetworkMode":"container:plain","VolumesFrom":["plain"]}})", ""},
    {"a start", "POST", "/v1.41/containers/plain/start", "", ""},
    {"an attach", "POST", "/v1.41/containers/plain/attach?stream=1&stdin=1&stdout=1", "", ""},
    {"an exec", "POST", "/containers/plain/exec", R"({"Cmd":["sh"],"AttachStdin":true,"Tty":true})", ""},
    {"a copy in", "PUT", "/containers/plain/archive?path=/", "", ""},
    {"a copy out", "GET", "/containers/plain/archive?path=/", "", ""},
    {"an update", "POST", "/containers/plain/update", R"({"Memory":1048576})", ""},
    {"a commit", "POST", "/commit?container=plain&repo=x", "", ""},
    {"a stop", "POST", "/containers/elevated/stop", "", ""},
    {"a removal", "DELETE", "/containers/elevated?force=1", "", ""},
    {"a look", "GET", "/containers/elevated/json", "", ""},
    {"a pull", "POST", "/images/create?fromImage=alpine&tag=latest", "", ""},
    {"a push", "POST", "/images/app/push?tag=1", "", ""},
    {"a tag", "POST", "/images/app/tag?repo=x&tag=1", "", ""},
    {"a build", "POST", "/build?t=app&networkmode=default", "", ""},
    {"a volume", "POST", "/volumes/create", R"({"Name":"v"})", ""},
    {"a network", "POST", "/networks/create", R"({"Name":"n","Driver":"bridge"})", ""},
    {"a connection", "POST", "/networks/n/connect", R"({"Container":"plain"})", ""},
    {"a cleaning", "POST", "/containers/prune", "", ""},
    {"a login", "POST", "/auth", "", ""},
    {"a service", "POST", "/services/create", R"({"Name":"s","TaskTemplate":{"ContainerSpec":{"Image":"a"}}})", ""},
    {"events", "GET", "/events?since=0", "", ""},
    {"a ping", "GET", "/_ping", "", ""},
};

TEST(Profiles, LetEverydayWorkPassUnderBaseline) {
  for (const PowerCase& power : kEveryday) {
    std::string body;
    for (const std::string_view name : {"open", "seed", "baseline"}) {
      const Told told = decide(profile(name), message_of(power, body));
      EXPECT_TRUE(told.allow) << name << ": " << power.name << ": " << told.reason;
    }
  }
}

// What is found by way of the index, and what is found when every elevation is asked.
constexpr std::string_view kCompared = R"(package docker.authz

indexed := data.bulkhead.gate.found.names

asked contains replace(stem, "_", "-") if {
    some stem
    count(data.bulkhead.elevations[stem].found) > 0
}

allow := {"allow": indexed == asked, "reason": sprintf("%v", [(indexed - asked) | (asked - indexed)])}
)";

TEST(Profiles, TheIndexMissesNoElevation) {
  const Snapshot snapshot = gate_with(R"({"profile":"none"})", kCompared);
  const auto check = [&](const Message& message, std::string_view name) {
    const Told told = decide(snapshot, message);
    EXPECT_TRUE(told.allow || told.code != "policy") << name << ": " << told.reason;
  };
  std::string body;
  for (const PowerCase& power : testing::kCreateCases) check(message_of(power, body), power.name);
  for (const PowerCase& power : testing::kCallCases) check(message_of(power, body), power.name);
  for (const PowerCase& power : kEveryday) check(message_of(power, body), power.name);
  for (const testing::Attack& attack : testing::all_attacks()) check(attack.message, attack.name);
}

TEST(Profiles, RestrictedLetsACarefulContainerPass) {
  const Told told = decide(profile("restricted"),
                           {.body = R"({"Image":"a","User":"1000:1000","HostConfig":{"CapDrop":["ALL"],)"
                                    R"("SecurityOpt":["no-new-privileges"],"Memory":1048576,"PidsLimit":10,)"
                                    R"("PortBindings":{"80/tcp":[{"HostIp":"127.0.0.1","HostPort":"8080"}]}}})"});
  EXPECT_TRUE(told.allow) << told.reason;
}

}  // namespace
}  // namespace bulkhead
