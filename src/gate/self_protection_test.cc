// A policy that allows everything, and a caller who wants the gate gone.

#include "gate/self_protection.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <map>

#include "gate/gate.h"
#include "gate/testing.h"
#include "rego/syntax/source.h"

namespace bulkhead {
namespace {

using enum ProtectedThing;
using testing::Message;

constexpr std::string_view kAllowAll = "package docker.authz\n\nallow := true\n";
constexpr std::string_view kReadsWorkload = "package docker.authz\n\nallow := input.workload != 1\n";

Snapshot snapshot_of(std::string_view text) {
  rego::PolicyInput input;
  input.sources.push_back(std::make_shared<rego::Source>("authz.rego", std::string(text)));
  input.data = rego::Value::empty_object();
  Snapshot snapshot;
  snapshot.policy_name = "docker.authz.allow";
  snapshot.query = *(*rego::Policy::compile(input))->prepare("data.docker.authz.allow");
  snapshot.needs = input_needs_of(*snapshot.query);
  return snapshot;
}

SelfProtection protection() {
  return {"bulkhead", ProtectedPaths({{"/nowhere/plugins", kPluginSockets},
                                      {"/nowhere/docker.sock", kDockerSocket},
                                      {"/nowhere/etc/daemon.json", kDockerConfiguration},
                                      {"/nowhere/units", kServiceUnits},
                                      {"/nowhere/conf", kConfiguration},
                                      {"relative", kConfiguration}})};
}

class SelfProtectionTest : public ::testing::Test {
 protected:
  // "allowed", or the refusal's reason. Facts are given as often as they are asked for.
  std::string decide(const Message& message) {
    FactStore facts;
    Surroundings surroundings;
    surroundings.facts = &facts;
    surroundings.protection = &protection_;
    for (;;) {
      const Decision decision = worker_.decide(snapshot_, testing::to_text(message), surroundings);
      asked_ += facts.pending().size();
      if (decision.need == Need::kNothing) {
        EXPECT_TRUE(decision.allow || decision.code == "self_protection") << decision.code << ": " << decision.reason;
        return decision.allow ? "allowed" : std::string(decision.reason);
      }
      const std::vector<Question> pending = facts.pending();
      for (const Question& question : pending) answer(facts, question);
    }
  }

  std::string create(std::string_view host_config) {
    const std::string body = R"({"Image":"a","HostConfig":)" + std::string(host_config) + "}";
    return decide({.body = body});
  }

  void answer(FactStore& facts, const Question& question) {
    if (question.kind == QuestionKind::kHostPath) {
      const auto found = paths_.find(question.subject);
      HostPath path;
      path.state = HostPathState::kResolved;
      path.path = path.leads_to = question.subject;
      return facts.answer(question, found == paths_.end() ? path : found->second);
    }
    const auto found = documents_.find(question);
    if (found == documents_.end()) return facts.answer(question, {FactState::kAbsent, {}});
    facts.answer(question, {found->second.empty() ? FactState::kUnknown : FactState::kKnown, found->second});
  }

  void untrusted(const std::string& path, const std::string& leads_to) {
    paths_[path].state = HostPathState::kUntrusted;
    paths_[path].reason = "“link” is a symbolic link below /tmp, where others than root can change it";
    paths_[path].leads_to = leads_to;
  }
  void resolved(const std::string& path, const std::string& place) {
    paths_[path].state = HostPathState::kResolved;
    paths_[path].path = paths_[path].leads_to = place;
  }

  const SelfProtection protection_ = protection();
  Snapshot snapshot_ = snapshot_of(kAllowAll);
  Worker worker_;
  std::map<std::string, HostPath> paths_;
  std::map<Question, std::string> documents_;  // empty: it cannot be asked
  size_t asked_ = 0;
};

constexpr std::string_view kGivesSocket = "gives away the Docker daemon's socket (/nowhere/docker.sock)";

void expect_has(const std::string& said, std::string_view words) {
  EXPECT_NE(said.find(words), std::string::npos) << "want “" << words << "” in: " << said;
}

TEST_F(SelfProtectionTest, SaysWhatItIsWhyItIsRefusedAndWhatToDo) {
  EXPECT_EQ(create(R"({"Binds":["/nowhere/docker.sock:/s"]})"),
            "refused: a mount of /nowhere/docker.sock gives away the Docker daemon's socket (/nowhere/docker.sock): "
            "whoever can connect to it gives the daemon orders, also through a read-only mount; no policy can allow "
            "it. Mount a folder of its own, or give this one up on purpose: the key unprotected of Bulkhead's "
            "configuration, or --unprotected.");
}

TEST_F(SelfProtectionTest, WithoutAHostPathNothingIsAsked) {
  EXPECT_EQ(create("{}"), "allowed");
  EXPECT_EQ(create(R"({"Binds":[],"Mounts":null,"VolumesFrom":[]})"), "allowed");
  EXPECT_EQ(decide({.target = "/v1.41/containers/a/start"}), "allowed");
  EXPECT_EQ(decide({.target = "/v1.41/volumes/create", .body = R"({"Name":"a"})"}), "allowed");
  EXPECT_EQ(asked_, 0u);
}

TEST_F(SelfProtectionTest, OtherPathsPass) {
  EXPECT_EQ(create(R"({"Binds":["/srv/data:/d","/nowhere/dock:/e","/nowhere/confx:/f:ro","cache:/c"]})"), "allowed");
  EXPECT_EQ(create(R"({"Binds":["/nowhere/etc/other.json:/d"]})"), "allowed");
}

TEST_F(SelfProtectionTest, SocketsAreRefusedReadOnlyToo) {
  for (const char* bind : {"/nowhere/docker.sock:/s:ro", "/nowhere:/s:ro", "/:/s:ro", "/nowhere/plugins:/s:ro",
                           "/nowhere/plugins/other.sock:/s:ro", "//nowhere/./docker.sock/:/s", "/nowhere/x/..:/s"}) {
    expect_has(create(R"({"Binds":[")" + std::string(bind) + R"("]})"), "refused: a mount of /");
  }
}

TEST_F(SelfProtectionTest, FilesAreRefusedWhereTheyCanBeWritten) {
  for (const char* path : {"/nowhere/conf", "/nowhere/conf/policies", "/nowhere/units/docker.service.d", "/nowhere/etc",
                           "/nowhere/etc/daemon.json"}) {
    const std::string spec(path);
    expect_has(create(R"({"Binds":[")" + spec + R"(:/x"]})"), "gives away");
    expect_has(create(R"({"Binds":[")" + spec + R"(:/x:rw,z"]})"), "gives away");
    EXPECT_EQ(create(R"({"Binds":[")" + spec + R"(:/x:ro"]})"), "allowed");
  }
}

TEST_F(SelfProtectionTest, EveryWayToMountCounts) {
  expect_has(create(R"({"Mounts":[{"Type":"bind","Source":"/nowhere/docker.sock","Target":"/s","ReadOnly":true}]})"),
             kGivesSocket);
  expect_has(create(R"({"Mounts":[{"Type":"volume","Target":"/s","VolumeOptions":{"DriverConfig":{"Name":"local",)"
                    R"("Options":{"type":"none","o":"bind,ro","device":"/nowhere"}}}}]})"),
             "gives away");
  expect_has(decide({.target = "/v1.41/volumes/create",
                     .body = R"({"Name":"v","DriverOpts":{"type":"none","o":"bind","device":"/nowhere/conf"}})"}),
             "gives away Bulkhead's configuration");
  expect_has(decide({.target = "/v1.41/volumes/create",
                     .body = R"({"DriverOpts":{"type":"overlay","device":"overlay",)"
                             R"("o":"lowerdir=/srv,upperdir=/nowhere/conf,workdir=/w"}})"}),
             "gives away Bulkhead's configuration");
  expect_has(decide({.target = "/v1.41/services/create",
                     .body = R"({"Name":"s","TaskTemplate":{"ContainerSpec":{"Image":"a","Mounts":[{"Type":"bind",)"
                             R"("Source":"/nowhere/docker.sock","Target":"/s"}]}}})"}),
             kGivesSocket);
}

TEST_F(SelfProtectionTest, AVolumeThatIsTheHostsInDisguise) {
  snapshot_ = snapshot_of(kReadsWorkload);
  documents_[{QuestionKind::kVolume, "v"}] =
      R"({"Name":"v","Driver":"local","Options":{"type":"none","o":"bind","device":"/nowhere"}})";
  expect_has(create(R"({"Binds":["v:/x:ro"]})"), "gives away");
  expect_has(create(R"({"Mounts":[{"Type":"volume","Source":"v","Target":"/x"}]})"), "gives away");
  EXPECT_EQ(create(R"({"Binds":["other:/x"]})"), "allowed");
}

TEST_F(SelfProtectionTest, APolicyThatDoesNotReadTheWorkloadAsksTheDaemonNothing) {
  documents_[{QuestionKind::kVolume, "v"}] = "";
  EXPECT_EQ(create(R"({"Binds":["v:/x"],"VolumesFrom":["c"]})"), "allowed");
  EXPECT_EQ(create(R"({"Mounts":[{"Type":"volume","Source":"v","Target":"/x"}]})"), "allowed");
  EXPECT_EQ(asked_, 0u);
}

TEST_F(SelfProtectionTest, VolumesOfAContainerThatHasThem) {
  snapshot_ = snapshot_of(kReadsWorkload);
  documents_[{QuestionKind::kContainer, "c"}] =
      R"({"Id":"c1","Name":"/c","Config":{"Image":"a"},"HostConfig":{"Binds":["/nowhere/docker.sock:/s"]},)"
      R"("Mounts":[{"Type":"bind","Source":"/nowhere/docker.sock","Destination":"/s","RW":true}]})";
  expect_has(create(R"({"VolumesFrom":["c:ro"]})"), kGivesSocket);
  documents_[{QuestionKind::kContainer, "c"}] = "";
  expect_has(create(R"({"VolumesFrom":["c"]})"), "could not be asked");
}

TEST_F(SelfProtectionTest, LinksCountByWhereTheyLead) {
  resolved("/srv/link", "/nowhere/docker.sock");
  expect_has(create(R"({"Binds":["/srv/link:/s"]})"), "/srv/link, which leads to /nowhere/docker.sock,");
  untrusted("/tmp/link", "/nowhere/plugins");
  expect_has(create(R"({"Binds":["/tmp/link:/s:ro"]})"), "/tmp/link, which leads to /nowhere/plugins,");
  untrusted("/tmp/harmless", "/srv/data");
  EXPECT_EQ(create(R"({"Binds":["/tmp/harmless:/s"]})"), "allowed");
}

TEST_F(SelfProtectionTest, WhatCannotBeToldIsRefused) {
  untrusted("/proc/self/root", "");
  expect_has(create(R"({"Binds":["/proc/self/root:/s"]})"), "cannot be told whether /proc/self/root leads to");
  expect_has(decide({.target = "/v1.41/volumes/create",
                     .body = R"({"DriverOpts":{"type":"none","o":"bind","device":"nowhere/docker.sock"}})"}),
             "it is not absolute");
  snapshot_ = snapshot_of(kReadsWorkload);
  documents_[{QuestionKind::kVolume, "v"}] = "";
  expect_has(create(R"({"Binds":["v:/x"]})"), "could not be asked");
}

TEST_F(SelfProtectionTest, AContainerIsLookedAtAgainWhenItStartsWhereThePolicyReadsIt) {
  snapshot_ = snapshot_of(kReadsWorkload);
  documents_[{QuestionKind::kContainer, "c"}] =
      R"({"Id":"c1","Name":"/c","Config":{"Image":"a"},"HostConfig":{"Binds":["/srv/link:/s"]},)"
      R"("Mounts":[{"Type":"bind","Source":"/srv/link","Destination":"/s","RW":true}]})";
  EXPECT_EQ(decide({.target = "/v1.41/containers/c/start"}), "allowed");
  resolved("/srv/link", "/nowhere");
  for (const char* call : {"start", "restart"}) {
    const std::string target = "/v1.41/containers/c/" + std::string(call);
    expect_has(decide({.target = target}), "which leads to /nowhere");
  }
  EXPECT_EQ(decide({.target = "/v1.41/containers/c/exec", .body = R"({"Cmd":["a"]})"}), "allowed");
}

TEST_F(SelfProtectionTest, WhatIsGivenUpOnPurposePasses) {
  snapshot_.unprotected = Unprotected({"/nowhere/docker.sock", "/nowhere/conf/"});
  EXPECT_EQ(create(R"({"Binds":["/nowhere/docker.sock:/s","/nowhere/conf/a:/c"]})"), "allowed");
  expect_has(create(R"({"Binds":["/nowhere:/s:ro"]})"), "where Bulkhead's socket is");
  expect_has(create(R"({"Binds":["/nowhere/units:/s"]})"), "units");
}

TEST_F(SelfProtectionTest, WhereEverythingIsGivenUpNothingIsInDoubt) {
  snapshot_.unprotected = Unprotected({"/"});
  documents_[{QuestionKind::kVolume, "v"}] = "";
  EXPECT_EQ(create(R"({"Binds":["/nowhere:/s","/proc/self/root:/r","v:/v"]})"), "allowed");
  expect_has(decide({.target = "/v1.41/plugins/bulkhead/disable"}), "this is Bulkhead itself");
}

TEST_F(SelfProtectionTest, CheckpointsAreWrittenNowhereNearIt) {
  expect_has(decide({.target = "/v1.41/containers/a/checkpoints",
                     .body = R"({"CheckpointID":"x","CheckpointDir":"/nowhere/conf"})"}),
             "gives away");
  expect_has(decide({.target = "/v1.41/containers/a/start?checkpoint=x&checkpoint-dir=/nowhere/conf"}), "gives away");
}

constexpr std::string_view kItself = "this is Bulkhead itself";

TEST_F(SelfProtectionTest, ItsOwnPluginIsNotTouchedUnderAnySpelling) {
  for (const char* name : {"bulkhead", "bulkhead:latest", "docker.io/library/bulkhead", "library/bulkhead:latest",
                           "docker.io/library/bulkhead:latest", "index.docker.io/library/bulkhead", "%62ulkhead"}) {
    const std::string base = "/v1.41/plugins/" + std::string(name);
    expect_has(decide({.target = base + "/disable?force=1"}), kItself);
    expect_has(decide({.target = base + "/enable"}), kItself);
    expect_has(decide({.target = base + "/set", .body = R"(["A=b"])"}), kItself);
    expect_has(decide({.target = base + "/upgrade?remote=x/y", .body = "[]"}), kItself);
    expect_has(decide({.method = "DELETE", .target = base + "?force=1"}), kItself);
  }
  EXPECT_EQ(asked_, 0u);
}

TEST_F(SelfProtectionTest, NoOtherPluginTakesItsName) {
  expect_has(decide({.target = "/v1.41/plugins/pull?remote=evil/x&name=bulkhead", .body = "[]"}), kItself);
  expect_has(decide({.target = "/v1.41/plugins/pull?remote=bulkhead:latest", .body = "[]"}), kItself);
  expect_has(decide({.target = "/v1.41/plugins/create?name=bulkhead"}), kItself);
  expect_has(decide({.target = "/v1.41/services/create",
                     .body = R"({"Name":"s","TaskTemplate":{"PluginSpec":{"name":"bulkhead","remote":"evil/x"}}})"}),
             kItself);
  EXPECT_EQ(decide({.target = "/v1.41/plugins/pull?remote=other/x", .body = "[]"}), "allowed");
}

TEST_F(SelfProtectionTest, ItsOwnPluginIsKnownByItsIdToo) {
  documents_[{QuestionKind::kPlugin, "ab12"}] = R"({"Id":"ab12ff","Name":"bulkhead:latest"})";
  documents_[{QuestionKind::kPlugin, "cd34"}] = R"({"Id":"cd34ff","Name":"other:latest"})";
  documents_[{QuestionKind::kPlugin, "ef56"}] = "";
  expect_has(decide({.target = "/v1.41/plugins/ab12/disable"}), kItself);
  EXPECT_EQ(decide({.target = "/v1.41/plugins/cd34/disable"}), "allowed");
  expect_has(decide({.target = "/v1.41/plugins/ef56/disable"}), "could not be asked which plugin it is");
}

TEST_F(SelfProtectionTest, APluginGetsNoneOfItEither) {
  expect_has(decide({.target = "/v1.41/plugins/pull?remote=x/y",
                     .body = R"([{"Name":"mount","Description":"","Value":["/nowhere/docker.sock"]}])"}),
             kGivesSocket);
  documents_[{QuestionKind::kPlugin, "x"}] = R"({"Id":"1","Name":"x:latest"})";
  expect_has(decide({.target = "/v1.41/plugins/x/set", .body = R"(["state.source=/nowhere/conf"])"}), "gives away");
  documents_[{QuestionKind::kPlugin, "x"}] =
      R"({"Id":"1","Name":"x:latest","Settings":{"Mounts":[{"Source":"/nowhere","Options":["rbind","ro"]}]}})";
  expect_has(decide({.target = "/v1.41/plugins/x/enable"}), "gives away");
}

// Through the real file system: /FOLDER/run is a link to /FOLDER/real, as /var/run is to /run.
TEST(ProtectedPathsTest, BothSpellingsOfAPathCount) {
  char folder[] = "/tmp/bulkhead-protected-XXXXXX";
  const std::string root = mkdtemp(folder);
  std::filesystem::create_directories(root + "/real");
  std::filesystem::create_symlink(root + "/real", root + "/run");
  const ProtectedPaths paths({{root + "/run/docker.sock", kDockerSocket}});
  using Access = ProtectedPaths::Access;
  EXPECT_NE(paths.endangered(root + "/real/docker.sock", Access::kReadOnly, {}), nullptr);
  EXPECT_NE(paths.endangered(root + "/run/docker.sock", Access::kReadOnly, {}), nullptr);
  EXPECT_NE(paths.endangered(root + "/real", Access::kReadOnly, {}), nullptr);
  EXPECT_EQ(paths.endangered(root + "/real/other", Access::kReadOnly, {}), nullptr);
  EXPECT_EQ(paths.endangered(root + "/real/docker.sock", Access::kReadOnly, Unprotected({root + "/run"})), nullptr);
  std::filesystem::remove_all(root);
}

}  // namespace
}  // namespace bulkhead
