// Decisions that must know more of the world than the message says.

#include <gtest/gtest.h>

#include "gate/gate.h"
#include "gate/testing.h"
#include "rego/syntax/source.h"

namespace bulkhead {
namespace {

using testing::Message;

constexpr std::string_view kNoHostMounts = R"(package docker.authz

default allow := false

allow if count(reasons) == 0

reasons contains "the host's files" if {
    some mount in input.workload.mounts
    mount.host
}

reasons contains "not known" if {
    some path in input.workload.unknown
    startswith(path, "mounts")
}
)";

constexpr Message kCreate = {.body = R"({"Image":"a","HostConfig":{"Binds":["data:/data"]}})"};

Snapshot snapshot_of(std::string_view text) {
  rego::PolicyInput input;
  input.sources.push_back(std::make_shared<rego::Source>("authz.rego", std::string(text)));
  input.data = rego::Value::empty_object();
  auto policy = rego::Policy::compile(input);
  EXPECT_TRUE(policy.ok()) << text;
  Snapshot snapshot;
  snapshot.policy_name = "docker.authz.allow";
  snapshot.query = *(*policy)->prepare("data.docker.authz.allow");
  snapshot.needs = input_needs_of(*snapshot.query);
  return snapshot;
}

// Answers every question to the daemon with `volume` for the volume, and as absent for the rest.
void answer_all(FactStore& facts, const std::string& volume) {
  const std::vector<Question> pending = facts.pending();
  for (const Question& question : pending) {
    if (question.kind == QuestionKind::kHostPath) {
      HostPath path;
      path.state = HostPathState::kResolved;
      path.path = question.subject;
      facts.answer(question, path);
    } else if (question.kind == QuestionKind::kVolume) {
      facts.answer(question, {FactState::kKnown, volume});
    } else {
      facts.answer(question, {FactState::kAbsent, {}});
    }
  }
}

// Decides until nothing is needed; "allow" or the refusal's code.
std::string decide(const Message& message, const std::string& volume) {
  const Snapshot snapshot = snapshot_of(kNoHostMounts);
  Worker worker;
  FactStore facts;
  const std::string text = testing::to_text(message);
  for (int round = 0; round < 5; round++) {
    const Decision decision = worker.decide(snapshot, text, {.facts = &facts});
    if (decision.need == Need::kNothing) return decision.allow ? "allow" : std::string(decision.code);
    EXPECT_FALSE(decision.allow);
    EXPECT_EQ(decision.need, Need::kFacts);
    answer_all(facts, volume);
  }
  return "no end";
}

TEST(WorkerFacts, AVolumeIsWhatTheDaemonSaysItIs) {
  EXPECT_EQ(decide(kCreate, R"({"Name":"data","Driver":"local","Options":null})"), "allow");
  EXPECT_EQ(decide(kCreate, R"({"Name":"data","Driver":"local","Options":{"type":"none","o":"bind","device":"/"}})"),
            "policy");
}

TEST(WorkerFacts, WhatCannotBeHadIsUnknownToThePolicy) {
  const Snapshot snapshot = snapshot_of(kNoHostMounts);
  Worker worker;
  FactStore facts;
  EXPECT_EQ(worker.decide(snapshot, testing::to_text(kCreate), {.facts = &facts}).need, Need::kFacts);
  facts.close();
  const Decision decision = worker.decide(snapshot, testing::to_text(kCreate), {.facts = &facts});
  EXPECT_EQ(decision.need, Need::kNothing);
  EXPECT_EQ(decision.code, "policy");
  EXPECT_FALSE(worker.decide(snapshot, testing::to_text(kCreate)).allow);
}

TEST(WorkerFacts, APolicyThatDoesNotReadThemAsksNothing) {
  const Snapshot snapshot = snapshot_of("package docker.authz\n\nallow if input.Body.Image == \"a\"\n");
  Worker worker;
  FactStore facts;
  constexpr Message kBind = {.body = R"({"Image":"a","HostConfig":{"Binds":["/etc:/x","data:/data"]}})"};
  EXPECT_TRUE(worker.decide(snapshot, testing::to_text(kBind), {.facts = &facts}).allow);
  EXPECT_TRUE(facts.pending().empty());
}

// Looked up at once, a file system that hangs would hold the worker, and a few such requests all of them.
TEST(WorkerFacts, BindMountsAreLookedUpByWhoeverGathers) {
  const Snapshot snapshot =
      snapshot_of("package docker.authz\n\nallow if every bind in input.BindMounts { bind.Resolved == \"/real\" }\n");
  const std::string text = testing::to_text({.body = R"({"HostConfig":{"Binds":["/etc/..:/x"]}})"});
  Worker worker;
  FactStore facts;
  EXPECT_EQ(worker.decide(snapshot, text, {.facts = &facts}).need, Need::kFacts);
  ASSERT_EQ(facts.pending().size(), 1u);
  const Question question = facts.pending()[0];
  EXPECT_EQ(question, (Question{QuestionKind::kOwnPath, "/etc/.."}));
  HostPath real;
  real.state = HostPathState::kResolved;
  real.path = "/real";
  facts.answer(question, real);
  EXPECT_TRUE(worker.decide(snapshot, text, {.facts = &facts}).allow);
  FactStore too_late;
  EXPECT_EQ(worker.decide(snapshot, text, {.facts = &too_late}).need, Need::kFacts);
  too_late.close();
  EXPECT_EQ(worker.decide(snapshot, text, {.facts = &too_late}).code, "facts");
}

TEST(WorkerFacts, ThePolicyReadsRouteVersionAndBody) {
  const Snapshot snapshot = snapshot_of(
      "package docker.authz\n\nallow if {\n\tinput.request.route == \"container.create\"\n"
      "\tinput.request.version == \"1.41\"\n\tinput.body.Image == \"a\"\n\tinput.request.parameters.name == "
      "\"web\"\n}\n");
  Worker worker;
  EXPECT_TRUE(worker
                  .decide(snapshot,
                          testing::to_text({.target = "/v1.41/containers/create?name=web", .body = R"({"image":"a"})"}))
                  .allow);
}

constexpr std::string_view kWhoAndWhen = R"(package docker.authz

default allow := {"allow": false, "reason": "no"}

allow := {"allow": false, "reason": sprintf("%v %v %v", [input.identity.method, input.identity.socket, input.time.ns])}
)";

TEST(WorkerFacts, ThePolicyReadsWhoAsksAndWhen) {
  Worker worker;
  Surroundings surroundings;
  surroundings.time_ns = 1700000000123456789;
  const Decision decision =
      worker.decide(snapshot_of(kWhoAndWhen), testing::to_text({.target = "/info"}), surroundings);
  EXPECT_EQ(decision.reason, " true 1700000000123456789");
}

TEST(WorkerFacts, ACallerWhoCannotBeKnownIsRefusedWhereThePolicyReadsWhoAsks) {
  const std::string message =
      testing::to_text({.method = "GET", .target = "/info", .user = "a", .auth_method = "TLS", .certificates = {"?"}});
  Worker worker;
  const Decision refused = worker.decide(snapshot_of(kWhoAndWhen), message, {});
  EXPECT_EQ(refused.code, "identity");
  EXPECT_EQ(refused.reason,
            "refused: GET /info: the client certificate that the Docker daemon sent is no PEM block of a certificate "
            "[identity]");
  Snapshot snapshot = snapshot_of(kWhoAndWhen);
  snapshot.contact = "#platform";
  Surroundings surroundings;
  surroundings.decision_id = "7f";
  for (const std::string& text : {message, testing::to_text({.body = "not json"}), std::string("no message")}) {
    const Decision told = worker.decide(snapshot, text, surroundings);
    EXPECT_TRUE(told.reason.ends_with("]\nAsk: #platform. Decision: 7f")) << told.reason;
    EXPECT_EQ(told.decision_id, "7f");
  }
  EXPECT_EQ(worker.decide(snapshot_of("package docker.authz\n\nallow if input.User == \"a\""), message, {}).code,
            "allowed");
}

TEST(WorkerFacts, TheVersionIsAskedForBeforeAnythingIsRead) {
  const Snapshot snapshot = snapshot_of("package docker.authz\n\nallow := true\n");
  Worker worker;
  Surroundings surroundings;
  surroundings.traits = traits_for(std::nullopt);
  surroundings.can_learn_version = true;
  const Decision first = worker.decide(snapshot, testing::to_text({.body = "not json"}), surroundings);
  EXPECT_EQ(first.need, Need::kVersion);
  EXPECT_FALSE(first.allow);
  EXPECT_EQ(worker.decide(snapshot, testing::to_text({.method = "HEAD", .target = "/_ping"}), surroundings).code,
            "ping");
  surroundings.can_learn_version = false;
  EXPECT_EQ(worker.decide(snapshot, testing::to_text({.body = "not json"}), surroundings).need, Need::kNothing);
}

TEST(WorkerFacts, OwnQuestionsPassOnceBeforeAnyPolicy) {
  const Snapshot snapshot = snapshot_of("package docker.authz\n\nallow := false\n");
  Worker worker;
  OwnQuestions own;
  Surroundings surroundings;
  surroundings.own_questions = &own;
  surroundings.traits = traits_for(std::nullopt);
  surroundings.can_learn_version = true;
  const std::string secret = own.issue("/volumes/data");
  const std::string question =
      testing::to_text({.method = "GET", .target = "/volumes/data", .headers = {{OwnQuestions::kHeader, secret}}});
  EXPECT_EQ(worker.decide(snapshot, question, surroundings).code, "own_question");
  surroundings.can_learn_version = false;
  EXPECT_EQ(worker.decide(snapshot, question, surroundings).code, "policy");
}

}  // namespace
}  // namespace bulkhead
