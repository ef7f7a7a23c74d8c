// What a request touches, whose that is, and what the daemon's answer says about it.

#include "gate/ownership.h"

#include <gtest/gtest.h>

#include <map>

#include "gate/gate.h"
#include "gate/ownership_event.h"
#include "gate/testing.h"
#include "rego/syntax/source.h"
#include "rego/value/json.h"

namespace bulkhead {
namespace {

using testing::Message;

class FakeOwners final : public Owners {
 public:
  std::string_view owner_of(OwnedKind kind, std::string_view id, std::string_view detail,
                            base::Arena& arena) const override {
    const auto found = owners.find(std::string(name_of(kind)) + " " + std::string(id) + " " + std::string(detail));
    return found == owners.end() ? std::string_view() : arena.copy(found->second);
  }
  std::string_view problem(base::Arena&) const override { return broken; }

  std::map<std::string, std::string> owners;
  std::string broken;
};

constexpr std::string_view kTellsOwnership = R"(package docker.authz

allow := {"allow": false, "reason": concat("; ", lines)}

lines := [line |
    some object in input.ownership.objects
    line := sprintf("%v %v %v %v %v", [object.kind, object.reference, object.id, object.owner, object.state])
]
)";

class OwnershipTest : public ::testing::Test {
 protected:
  void SetUp() override {
    rego::PolicyInput input;
    input.sources.push_back(std::make_shared<rego::Source>("authz.rego", std::string(kTellsOwnership)));
    input.data = rego::Value::empty_object();
    snapshot_.query = *(*rego::Policy::compile(input))->prepare("data.docker.authz.allow");
    snapshot_.needs = input_needs_of(*snapshot_.query);
    documents_[{QuestionKind::kContainer, "web"}] = R"({"Id":"c1","Name":"/web"})";
    documents_[{QuestionKind::kContainer, "c1"}] = R"({"Id":"c1","Name":"/web"})";
    documents_[{QuestionKind::kVolume, "data"}] = R"({"Name":"data","Driver":"local","CreatedAt":"t1"})";
    documents_[{QuestionKind::kNetwork, "net"}] = R"({"Id":"n1","Name":"net"})";
    documents_[{QuestionKind::kExec, "e1"}] = R"({"ID":"e1","ContainerID":"c1"})";
    owners_.owners = {{"container c1 ", "cn:alice"}, {"volume data t1", "cn:bob"}, {"network n1 ", "socket"}};
  }

  std::string objects(const Message& message) {
    FactStore facts;
    Surroundings surroundings;
    surroundings.facts = &facts;
    surroundings.owners = &owners_;
    for (;;) {
      const Decision decision = worker_.decide(snapshot_, testing::to_text(message), surroundings);
      // A refusal without words of the policy's own names the policy: there were no objects.
      const bool has_none = decision.reason.starts_with("refused by policy");
      if (decision.need == Need::kNothing) return has_none ? std::string() : std::string(decision.reason);
      const std::vector<Question> pending = facts.pending();
      for (const Question& question : pending) {
        const auto found = documents_.find(question);
        const bool is_known = found != documents_.end();
        facts.answer(question, {is_known ? FactState::kKnown : FactState::kAbsent, is_known ? found->second : ""});
      }
    }
  }

  Snapshot snapshot_;
  Worker worker_;
  FakeOwners owners_;
  std::map<Question, std::string> documents_;
};

TEST_F(OwnershipTest, ACallOnAContainer) {
  for (const char* call : {"start", "stop", "kill", "attach", "rename?name=x", "update", "exec"}) {
    const bool has_body = std::string_view(call) == "update" || std::string_view(call) == "exec";
    const std::string target = "/v1.41/containers/web/" + std::string(call);
    EXPECT_EQ(objects({.target = target, .body = has_body ? "{}" : ""}), "container web c1 cn:alice known") << call;
  }
  EXPECT_EQ(objects({.method = "DELETE", .target = "/v1.41/containers/web"}), "container web c1 cn:alice known");
  EXPECT_EQ(objects({.method = "GET", .target = "/v1.41/containers/none/json"}), "container none null null absent");
  EXPECT_EQ(objects({.target = "/v1.41/commit?container=web"}), "container web c1 cn:alice known");
  EXPECT_EQ(objects({.method = "GET", .target = "/v1.41/containers/json"}), "");
}

TEST_F(OwnershipTest, AnExecBelongsToItsCreatorOrToWhomItsContainerBelongs) {
  const Message start = {.target = "/v1.41/exec/e1/start", .body = "{}"};
  EXPECT_EQ(objects(start), "exec e1 e1 cn:alice known; container c1 c1 cn:alice known");
  owners_.owners["exec e1 c1"] = "cn:carol";
  EXPECT_EQ(objects(start), "exec e1 e1 cn:carol known; container c1 c1 cn:alice known");
}

TEST_F(OwnershipTest, ANewContainerTouchesWhatItJoinsAndMounts) {
  const auto created = [this](std::string_view body) { return objects({.body = body}); };
  EXPECT_EQ(created(R"({"Image":"a"})"), "");
  for (const char* host :
       {R"({"NetworkMode":"container:web"})", R"({"PidMode":"container:web"})", R"({"IpcMode":"container:web"})",
        R"({"VolumesFrom":["web:ro"]})", R"({"Links":["web:w"]})"}) {
    const std::string body = R"({"Image":"a","HostConfig":)" + std::string(host) + "}";
    EXPECT_NE(created(body).find("container web c1 cn:alice known"), std::string::npos)
        << host << ": " << created(body);
  }
  EXPECT_EQ(created(R"({"Image":"a","HostConfig":{"Binds":["data:/d","fresh:/f"]}})"),
            "volume data data cn:bob known; volume fresh null null absent");
  EXPECT_NE(created(R"({"Image":"a","HostConfig":{"NetworkMode":"net"}})").find("network net n1 socket known"),
            std::string::npos);
  EXPECT_NE(created(R"({"Image":"a","NetworkingConfig":{"EndpointsConfig":{"net":{}}}})").find("network net n1 socket"),
            std::string::npos);
}

TEST_F(OwnershipTest, VolumesAndNetworks) {
  EXPECT_EQ(objects({.method = "DELETE", .target = "/v1.41/volumes/data"}), "volume data data cn:bob known");
  EXPECT_EQ(objects({.target = "/v1.41/volumes/create", .body = R"({"Name":"data"})"}),
            "volume data data cn:bob known");
  documents_[{QuestionKind::kVolume, "data"}] = R"({"Name":"data","Driver":"local","CreatedAt":"t2"})";
  EXPECT_EQ(objects({.method = "GET", .target = "/v1.41/volumes/data"}), "volume data data null known");
  EXPECT_EQ(objects({.target = "/v1.41/networks/net/connect", .body = R"({"Container":"web"})"}),
            "network net n1 socket known; container web c1 cn:alice known");
  EXPECT_EQ(objects({.target = "/v1.41/networks/bridge/connect", .body = R"({"Container":"web"})"}),
            "network bridge null null predefined; container web c1 cn:alice known");
}

TEST_F(OwnershipTest, ADocumentWithoutAnIdIsUnknown) {
  documents_[{QuestionKind::kContainer, "web"}] = R"({"Name":"/web"})";
  EXPECT_EQ(objects({.target = "/v1.41/containers/web/start"}), "container web null null unknown");
}

// "kind: kind id detail".
std::string event_of(std::string_view route, int status, std::string_view body) {
  PluginMessage message;
  const std::string encoded = testing::encode_base64(body);
  message.response_status = status;
  message.response_body = encoded;
  const OwnershipEvent event = read_ownership_event(message, route);
  constexpr const char* kKinds[] = {"none", "created", "removed", "pruned"};
  std::string text = kKinds[static_cast<int>(event.kind)];
  for (const OwnedObject& object : event.objects) {
    text += " " + std::string(name_of(object.kind)) + " " + object.id + " " + object.detail;
  }
  return text;
}

TEST(OwnershipEvent, TellsWhatWasCreatedAndWhatIsGone) {
  EXPECT_EQ(event_of("container.create", 201, R"({"Id":"c1","Warnings":[]})"), "created container c1 ");
  EXPECT_EQ(event_of("volume.create", 201, R"({"Name":"v","CreatedAt":"t"})"), "created volume v t");
  EXPECT_EQ(event_of("network.create", 201, R"({"Id":"n"})"), "created network n ");
  EXPECT_EQ(event_of("exec.create", 201, R"({"Id":"e"})"), "created exec e ");
  EXPECT_EQ(event_of("container.delete", 204, ""), "removed");
  EXPECT_EQ(event_of("container.prune", 200, R"({"ContainersDeleted":["a","b"]})"), "pruned container a  container b ");
  EXPECT_EQ(event_of("volume.prune", 200, R"({"VolumesDeleted":null})"), "pruned");
}

TEST(OwnershipEvent, WhatFailedOrCannotBeReadIsNone) {
  EXPECT_EQ(event_of("container.create", 409, R"({"message":"no"})"), "none");
  EXPECT_EQ(event_of("container.create", 0, R"({"Id":"c1"})"), "none");
  EXPECT_EQ(event_of("container.create", 201, "{"), "none");
  EXPECT_EQ(event_of("container.create", 201, R"({"Id":7})"), "none");
  EXPECT_EQ(event_of("container.create", 201, R"({"Id":""})"), "none");
  EXPECT_EQ(event_of("container.create", 201, R"({"Id":"a\u0000b"})"), "none");
  EXPECT_EQ(event_of("container.list", 200, R"([])"), "none");
  EXPECT_EQ(event_of("container.delete", 404, ""), "none");
}

}  // namespace
}  // namespace bulkhead
