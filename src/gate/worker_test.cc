#include <gtest/gtest.h>

#include <fstream>
#include <thread>

#include "gate/attack_cases.h"
#include "gate/gate.h"
#include "rego/syntax/source.h"

namespace bulkhead {
namespace {

using testing::Message;

constexpr std::string_view kSeed = R"(package docker.authz

default allow = false

allow {
    not deny
}

deny {
    privileged
}

privileged {
    input.Body.HostConfig.Privileged == true
}
)";

constexpr std::string_view kSeedV1 = R"(package docker.authz

default allow := false

allow if not deny

deny if privileged

privileged if input.Body.HostConfig.Privileged == true
)";

Snapshot snapshot_of(std::string_view text, rego::RegoVersion version = rego::RegoVersion::kV1) {
  rego::PolicyInput input;
  input.sources.push_back(std::make_shared<rego::Source>("authz.rego", std::string(text)));
  input.data = rego::Value::empty_object();
  input.options.version = version;
  auto policy = rego::Policy::compile(input);
  EXPECT_TRUE(policy.ok()) << text;
  Snapshot snapshot;
  snapshot.policy_name = "docker.authz.allow";
  if (!policy) return snapshot;
  auto query = (*policy)->prepare("data.docker.authz.allow");
  EXPECT_TRUE(query.ok());
  if (query) snapshot.query = *query;
  if (query) snapshot.needs = input_needs_of(**query);
  return snapshot;
}

// "allow CODE" or "deny CODE: REASON".
std::string decide(const Snapshot& snapshot, std::string_view message) {
  Worker worker;
  const Decision decision = worker.decide(snapshot, message);
  if (decision.allow) return "allow " + std::string(decision.code);
  EXPECT_FALSE(decision.reason.empty()) << message;
  return "deny " + std::string(decision.code) + ": " + std::string(decision.reason);
}

std::string decide(const Snapshot& snapshot, const Message& message) {
  return decide(snapshot, testing::to_text(message));
}

constexpr std::string_view kPlain = R"({"Image":"a","HostConfig":{"Privileged":false}})";

TEST(Worker, FollowsTheSeedPolicy) {
  for (const Snapshot& snapshot : {snapshot_of(kSeed, rego::RegoVersion::kV0), snapshot_of(kSeedV1)}) {
    EXPECT_EQ(decide(snapshot, {.body = kPlain}), "allow allowed");
    EXPECT_EQ(decide(snapshot, {.method = "GET", .target = "/v1.41/info"}), "allow allowed");
    EXPECT_EQ(
        decide(snapshot, {.body = testing::kPrivileged}),
        "deny policy: refused by policy docker.authz.allow: POST /v1.41/containers/create (container.create). "
        "--privileged gives the container every capability and every device of the host, so root in it is root on "
        "the host. Leave it out and add only what is needed: --cap-add=NAME, --device=/dev/NAME.");
  }
}

TEST(Worker, LetsNoKnownAttackPass) {
  const Snapshot seed = snapshot_of(kSeed, rego::RegoVersion::kV0);
  const Snapshot strict = snapshot_of("package docker.authz\n\nallow if not input.Body.HostConfig\n");
  for (const testing::Attack& attack : testing::all_attacks()) {
    EXPECT_TRUE(decide(strict, attack.message).starts_with("deny")) << attack.name;
    const bool shows_privileged = attack.shows.find("Privileged") != std::string_view::npos;
    if (shows_privileged || !attack.code.empty()) {
      EXPECT_TRUE(decide(seed, attack.message).starts_with("deny")) << attack.name;
    }
  }
}

TEST(Worker, SkipsExactlyThePing) {
  Snapshot snapshot = snapshot_of("package docker.authz\n\nallow := false\n");
  EXPECT_EQ(decide(snapshot, {.method = "HEAD", .target = "/_ping"}), "allow ping");
  EXPECT_TRUE(decide(snapshot, {.method = "GET", .target = "/_ping"}).starts_with("deny policy"));
  EXPECT_TRUE(decide(snapshot, {.method = "HEAD", .target = "/v1.41/_ping"}).starts_with("deny policy"));
  EXPECT_TRUE(decide(snapshot, {.method = "HEAD", .target = "/_ping?x"}).starts_with("deny policy"));
  snapshot.skips_ping = false;
  EXPECT_TRUE(decide(snapshot, {.method = "HEAD", .target = "/_ping"}).starts_with("deny policy"));
}

TEST(Worker, TakesAnObjectAsAnswer) {
  const Snapshot snapshot = snapshot_of(
      "package docker.authz\n\nallow := {\"allow\": input.Method == \"GET\", \"reason\": \"only GET, please\"}\n");
  EXPECT_EQ(decide(snapshot, {.method = "GET", .target = "/info"}), "allow allowed");
  EXPECT_EQ(decide(snapshot, {.body = kPlain}), "deny policy: only GET, please");
}

TEST(Worker, RefusesEverythingElse) {
  const auto code = [](std::string_view text) {
    const std::string decision = decide(snapshot_of(text), {.method = "GET", .target = "/info"});
    return decision.substr(0, decision.find(':'));
  };
  EXPECT_EQ(code("package docker.authz\n\nallow if input.nothing\n"), "deny undefined");
  EXPECT_EQ(code("package other\n\nallow := true\n"), "deny undefined");
  EXPECT_EQ(code("package docker.authz\n\nallow := \"yes\"\n"), "deny wrong_type");
  EXPECT_EQ(code("package docker.authz\n\nallow := {\"allow\": \"yes\"}\n"), "deny wrong_type");
  EXPECT_EQ(code("package docker.authz\n\nallow contains true\n"), "deny wrong_type");
  EXPECT_EQ(code("package docker.authz\n\nallow := true\nallow := false if input.Method\n"), "deny policy_error");
}

TEST(Worker, PoliciesReachNoHost) {
  constexpr std::string_view kSending = R"(package docker.authz

allow if http.send({"method": "get", "url": "http://127.0.0.1:1/"}).status_code

allow if http.send({"method": "get", "url": "http://127.0.0.1:1/", "raise_error": false}).status_code == 0

allow if net.lookup_ip_addr("127.0.0.1")
)";
  EXPECT_TRUE(decide(snapshot_of(kSending), {.body = kPlain}).starts_with("deny undefined"));
}

TEST(Worker, RefusesWithoutAPolicy) {
  EXPECT_TRUE(decide(Snapshot(), {.body = kPlain}).starts_with("deny no_policy"));
  EXPECT_EQ(decide(Snapshot(), {.method = "HEAD", .target = "/_ping"}), "allow ping");
}

TEST(Worker, RefusesBrokenMessages) {
  const Snapshot snapshot = snapshot_of("package docker.authz\n\nallow := true\n");
  for (const std::string_view message : {"", "{}", "null", "[]", "{\"RequestMethod\":\"GET\"}", "not json",
                                         "{\"RequestMethod\":\"GET\",\"RequestUri\":\"/a\"} x"}) {
    EXPECT_TRUE(decide(snapshot, message).starts_with("deny message")) << message;
  }
}

TEST(Worker, StopsWhenCancelled) {
  const Snapshot snapshot = snapshot_of(
      "package docker.authz\n\nallow if {\n\tsome i in numbers.range(1, 100000)\n\tsome j in numbers.range(1, 100000)\n"
      "\ti * j == -1\n}\n");
  Worker worker;
  std::atomic<bool> done{false};
  std::thread timer([&] {
    while (!done) worker.cancel_flag() = true;
  });
  const Decision decision = worker.decide(snapshot, testing::to_text({.body = kPlain}));
  done = true;
  timer.join();
  EXPECT_FALSE(decision.allow);
  EXPECT_EQ(decision.code, "timeout");
}

TEST(Worker, StopsAtTheMemoryLimit) {
  Snapshot snapshot = snapshot_of(
      "package docker.authz\n\nallow if {\n\tsome i in [x | some x in numbers.range(1, 10000000)]\n\ti == -1\n}\n");
  snapshot.memory_bytes_max = 1 << 20;
  EXPECT_TRUE(decide(snapshot, {.body = kPlain}).starts_with("deny memory"));
  std::string labels = R"({"Labels":{"":"")";
  for (int i = 0; i < 50'000; i++) labels += ",\"" + std::to_string(i) + "\":\"\"";
  EXPECT_TRUE(decide(snapshot, {.body = labels + "}}"}).starts_with("deny memory"));
}

TEST(Worker, SaysWhoAskedForWhat) {
  Worker worker;
  const Snapshot snapshot = snapshot_of(kSeedV1);
  const std::string text =
      R"({"User":"al","UserAuthNMethod":"TLS","RequestMethod":"DELETE","RequestUri":"/v1.41/containers/a?force=1"})";
  const Decision decision = worker.decide(snapshot, text);
  EXPECT_TRUE(decision.allow);
  EXPECT_EQ(decision.user, "al");
  EXPECT_EQ(decision.auth_method, "TLS");
  EXPECT_EQ(decision.method, "DELETE");
  EXPECT_EQ(decision.path, "/v1.41/containers/a");
}

TEST(Worker, KeepsNothingFromOneDecisionToTheNext) {
  Worker worker;
  const Snapshot snapshot = snapshot_of(kSeedV1);
  for (int i = 0; i < 100; i++) {
    EXPECT_FALSE(worker.decide(snapshot, testing::to_text({.body = testing::kPrivileged})).allow);
    EXPECT_TRUE(worker.decide(snapshot, testing::to_text({.body = kPlain})).allow);
    EXPECT_FALSE(worker.decide(snapshot, "").allow);
    EXPECT_TRUE(worker.decide(snapshot, testing::to_text({.method = "GET", .target = "/info"})).allow);
  }
}

}  // namespace
}  // namespace bulkhead
