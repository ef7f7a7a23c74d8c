#include "gate/compile_gate.h"

#include <gtest/gtest.h>

#include "gate/gate_testing.h"

namespace bulkhead {
namespace {

using testing::compile_with;
using testing::gate_with;
using testing::Message;

constexpr Message kPlain = {.body = R"({"Image":"a","HostConfig":{}})"};
constexpr Message kPrivileged = {.body = R"({"Image":"a","HostConfig":{"Privileged":true}})"};

// "allow CODE", "record CODE: REASON" where the mode lets a refusal through, or "deny CODE: REASON".
std::string decide(const Snapshot& snapshot, const Message& message, std::string_view id = {}) {
  Worker worker;
  Surroundings surroundings;
  surroundings.decision_id = id;
  const Decision decision = worker.decide(snapshot, testing::to_text(message), surroundings);
  const std::string code(decision.code);
  if (decision.allow && !decision.would_refuse) return "allow " + code;
  EXPECT_FALSE(decision.reason.empty());
  return (decision.allow ? "record " : "deny ") + code + ": " + std::string(decision.reason);
}

TEST(CompileGate, TheProfilesDifferInWhatTheyRefuse) {
  EXPECT_EQ(decide(gate_with(R"({"profile":"open"})"), kPrivileged), "allow allowed");
  EXPECT_EQ(decide(gate_with(R"({"profile":"none"})"), kPrivileged), "allow allowed");
  EXPECT_TRUE(
      decide(gate_with(R"({"profile":"seed"})"), kPrivileged).starts_with("deny profile: profile seed refuses"));
  EXPECT_TRUE(decide(gate_with(R"({"profile":"baseline"})"), kPrivileged).starts_with("deny profile"));
  EXPECT_TRUE(decide(gate_with(R"({"profile":"restricted"})"), kPrivileged).starts_with("deny profile"));
  EXPECT_EQ(decide(gate_with(R"({"profile":"seed"})"), kPlain), "allow allowed");
  EXPECT_EQ(decide(gate_with(R"({"profile":"baseline"})"), kPlain), "allow allowed");
  EXPECT_TRUE(decide(gate_with(R"({"profile":"restricted"})"), kPlain).starts_with("deny profile"));
}

TEST(CompileGate, SaysWhyAndWhatInsteadAndWhomToAsk) {
  EXPECT_EQ(decide(gate_with(R"({"contact":"#platform"})"), kPrivileged, "d-1"),
            "deny profile: profile baseline refuses container.create: it runs privileged (privileged, BH1001)\n"
            "Why: A privileged container is root on the host. Instead: leave out `--privileged`; give what is missing "
            "with `--cap-add NAME` or `--device PATH`. Ask: #platform. Decision: d-1");
}

TEST(CompileGate, EveryElevationIsNamedTheWorstFirst) {
  const std::string words =
      decide(gate_with("{}"), {.body = R"({"HostConfig":{"UTSMode":"host","PidMode":"host","NetworkMode":"host"}})"});
  const size_t pid = words.find("(host-pid, BH1201)");
  const size_t network = words.find("(host-network, BH1203)");
  const size_t name = words.find("(host-uts, BH1204)");
  EXPECT_TRUE(pid < network && network < name && name != std::string::npos) << words;
}

TEST(CompileGate, AProfileMustBeOneThatIsThere) {
  EXPECT_FALSE(compile_with(R"({"profile":"lax"})").ok());
  EXPECT_FALSE(compile_with(R"({"profile":null})").ok());
  EXPECT_FALSE(compile_with(R"({"profile":"../gate/roles"})").ok());
}

TEST(CompileGate, ModesTurnRefusalsIntoRecords) {
  for (const std::string_view mode : {"warn", "audit"}) {
    const Snapshot snapshot = gate_with(R"({"mode":")" + std::string(mode) + R"("})");
    EXPECT_TRUE(decide(snapshot, kPrivileged).starts_with("record profile: profile baseline refuses")) << mode;
    EXPECT_EQ(decide(snapshot, kPlain), "allow allowed");
    // What cannot be decoded is refused in every mode.
    EXPECT_TRUE(decide(snapshot, {.body = "{\"a\":1}}"}).starts_with("deny trailing_bytes")) << mode;
  }
}

constexpr std::string_view kOwn = R"(package docker.authz

allow := {"deny": deny, "warn": warn, "audit": {"seen"}}

deny contains "no evil images" if input.body.Image == "evil"

deny contains "no devices" if data.bulkhead.elevations.device_fuse.found != set()

warn contains "old" if input.body.Image == "old"
)";

TEST(CompileGate, OwnRegoRefusesFurther) {
  const Snapshot snapshot = gate_with(R"({"contact":"Ann"})", kOwn);
  EXPECT_EQ(decide(snapshot, kPlain), "allow allowed");
  EXPECT_EQ(decide(snapshot, {.body = R"({"Image":"evil"})"}), "deny policy: no evil images\nAsk: Ann.");
  EXPECT_TRUE(decide(snapshot, kPrivileged).starts_with("deny profile"));
}

TEST(CompileGate, OwnRegoReadsTheElevationsOfTheRequest) {
  const Snapshot snapshot = gate_with(R"({"profile":"none"})", kOwn);
  EXPECT_EQ(decide(snapshot, kPrivileged), "allow allowed");
  EXPECT_EQ(decide(snapshot, {.body = R"({"HostConfig":{"Devices":[{"PathOnHost":"/dev/fuse"}]}})"}),
            "deny policy: no devices");
}

TEST(CompileGate, OwnRegoCannotAllowWhatTheProfileRefuses) {
  const Snapshot snapshot = gate_with("{}", "package docker.authz\n\nallow := true\n");
  EXPECT_TRUE(decide(snapshot, kPrivileged).starts_with("deny profile"));
}

TEST(CompileGate, MessagesOfOwnRegoAreHandedOn) {
  const Snapshot snapshot = gate_with("{}", kOwn);
  Worker worker;
  const Decision decision = worker.decide(snapshot, testing::to_text({.body = R"({"Image":"old"})"}));
  ASSERT_EQ(decision.warnings.size(), 1u);
  EXPECT_EQ(decision.warnings[0], "old");
  ASSERT_EQ(decision.records.size(), 1u);
  EXPECT_EQ(decision.records[0], "seen");
}

TEST(CompileGate, OwnRegoOfAnyOtherAnswerRefuses) {
  const auto code = [](std::string_view rule) {
    const Snapshot snapshot = gate_with("{}", "package docker.authz\n\n" + std::string(rule) + "\n");
    const std::string decision = decide(snapshot, kPlain);
    return decision.substr(0, decision.find(':'));
  };
  EXPECT_EQ(code("allow := {\"deny\": set()}"), "allow allowed");
  EXPECT_EQ(code("allow := {\"deny\": set(), \"helper\": 1}"), "allow allowed");
  EXPECT_EQ(code("allow := {\"deny\": {\"no\"}}"), "deny policy");
  EXPECT_EQ(code("allow := {\"deny\": []}"), "deny wrong_type");
  EXPECT_EQ(code("allow := {\"deny\": {1}}"), "deny wrong_type");
  EXPECT_EQ(code("allow := {\"deny\": set(), \"warn\": \"x\"}"), "deny wrong_type");
  EXPECT_EQ(code("allow := {\"deny\": set(), \"allow\": true}"), "deny wrong_type");
  EXPECT_EQ(code("allow := {\"warn\": {\"x\"}}"), "deny wrong_type");
  EXPECT_EQ(code("allow := set()"), "deny wrong_type");
  EXPECT_EQ(code("allow if input.nothing"), "deny undefined");
  EXPECT_EQ(code("allow := 1\nallow := 2 if input.Method"), "deny policy_error");
}

TEST(CompileGate, AnAnswerThatRefusesIsARecordInAuditButAnErrorIsNot) {
  const auto audit = [](std::string_view rule) {
    return decide(gate_with(R"({"mode":"audit"})", "package docker.authz\n\n" + std::string(rule) + "\n"), kPlain);
  };
  EXPECT_TRUE(audit("allow := false").starts_with("record policy"));
  EXPECT_TRUE(audit("allow if input.nothing").starts_with("record undefined"));
  EXPECT_TRUE(audit("allow := 1\nallow := 2 if input.Method").starts_with("deny policy_error"));
}

TEST(CompileGate, OwnRegoOfTheOldDialectStandsBesideOurs) {
  const auto snapshot =
      compile_with("{}", "package docker.authz\n\nallow { input.body.Image != \"evil\" }\n", rego::RegoVersion::kV0);
  ASSERT_TRUE(snapshot.ok()) << snapshot.error().to_string();
  EXPECT_EQ(decide(*snapshot, kPlain), "allow allowed");
  EXPECT_TRUE(decide(*snapshot, {.body = R"({"Image":"evil"})"}).starts_with("deny undefined"));
}

TEST(CompileGate, NothingOfTheOperatorsTakesThePlaceOfOurs) {
  const auto error = [](const base::Result<Snapshot>& result) {
    return result ? std::string("compiled") : result.error().to_string();
  };
  for (const std::string_view package : {"bulkhead", "bulkhead.profiles.baseline", "bulkhead[\"gate\"]"}) {
    const auto result = compile_with("{}", "package " + std::string(package) + "\n\nallow := true\n");
    EXPECT_NE(error(result).find("package_error"), std::string::npos) << package << ": " << error(result);
  }
  base::Arena arena;
  GateSources sources;
  sources.config = testing::config_with(arena, "{}");
  sources.data = *rego::read_json(arena, R"({"bulkhead":{"config":{"profile":"none"}}})");
  EXPECT_NE(error(compile_gate(sources)).find("data_error"), std::string::npos);
  sources.data = *rego::read_json(arena, R"({"teams":["a"]})");
  EXPECT_EQ(error(compile_gate(sources)), "compiled");
}

TEST(CompileGate, MistakesAreToldByTheirPlace) {
  const auto result = compile_with("{}", "package docker.authz\n\nallow if x\n");
  ASSERT_FALSE(result.ok());
  EXPECT_NE(result.error().message.find("own.rego:3"), std::string::npos) << result.error().message;
  EXPECT_FALSE(compile_with(R"({"mode":"lenient"})").ok());
}

}  // namespace
}  // namespace bulkhead
