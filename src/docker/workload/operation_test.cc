#include "docker/workload/operation.h"

#include "docker/workload/testing.h"

namespace bulkhead {
namespace {

class OperationTest : public WorkloadTest {
 protected:
  rego::Value operate(std::string_view method, std::string_view target, std::string_view body = "") {
    const ApiRequest request = decode(method, target, body);
    if (!request.route) return {};
    DocumentFacts facts(facts_);
    const rego::Value operation = read_operation(arena_, request, traits_, facts);
    EXPECT_EQ(find_misfit(operation, Document::kOperation), "") << rego::to_json(operation);
    return operation;
  }
};

TEST_F(OperationTest, EveryRouteIsKnown) {
  for (const Route& route : all_routes()) {
    ApiRequest request;
    request.method = route.method;
    request.route = &route;
    NoFacts facts;
    const rego::Value operation = read_operation(arena_, request, traits_, facts);
    EXPECT_NE(at(operation, "verb"), R"("unknown")") << route.name;
  }
}

TEST_F(OperationTest, WhatNobodyKnowsMayDoEverything) {
  const rego::Value operation = operate("POST", "/v1.41/new/thing");
  EXPECT_EQ(at(operation, "route"), R"("unknown")");
  EXPECT_EQ(at(operation, "changes"), "true");
  EXPECT_EQ(at(operation, "touches_authorization"), "true");
}

TEST_F(OperationTest, AWebsocketMayWriteAlthoughItIsAGet) {
  const rego::Value operation = operate("GET", "/v1.41/containers/web/attach/ws?stdin=1&stream=1");
  EXPECT_EQ(at(operation, "stdin"), "true");
  EXPECT_EQ(at(operation, "changes"), "true");
  EXPECT_EQ(at(operate("GET", "/v1.41/containers/web/attach/ws?stdout=1&stream=1"), "stdin"), "false");
  EXPECT_EQ(at(operate("POST", "/v1.41/containers/web/attach?stdin=yes&stream=1"), "stdin"), "true");
}

TEST_F(OperationTest, CheckpointsMayBeAnywhereOnTheHost) {
  know(R"({"paths":{"/home/x":{"resolved":"/etc"}}})");
  EXPECT_EQ(
      at(operate("POST", "/v1.41/containers/web/start?checkpoint=c&checkpoint-dir=/home/x"), "host_path.resolved"),
      R"("/etc")");
  const rego::Value created =
      operate("POST", "/v1.41/containers/web/checkpoints", R"({"CheckpointID":"c","CheckpointDir":"/tmp/y"})");
  EXPECT_EQ(at(created, "host_path.path"), R"("/tmp/y")");
  EXPECT_EQ(at(created, "unknown"), R"(["host_path.resolved"])");
}

TEST_F(OperationTest, WhereTheDaemonIsSent) {
  EXPECT_EQ(at(operate("POST", "/v1.41/images/create?fromSrc=http%3A%2F%2F169.254.169.254%2F"), "remote"),
            R"("http://169.254.169.254/")");
  EXPECT_EQ(at(operate("POST", "/v1.41/images/create?fromSrc=-&repo=x"), "unseen"), "true");
  const rego::Value pull = operate("POST", "/v1.41/images/create?fromImage=alpine&tag=3");
  EXPECT_EQ(at(pull, "object.name"), R"("alpine:3")");
  EXPECT_EQ(at(pull, "verb"), R"("pull")");
  EXPECT_EQ(at(operate("POST", "/v1.41/build?remote=http%3A%2F%2Fx"), "remote"), R"("http://x")");
}

TEST_F(OperationTest, ImagesLeaveAndChangeNames) {
  const rego::Value push = operate("POST", "/v1.41/images/reg.example/x/push?tag=1");
  EXPECT_EQ(at(push, "sends_out"), "true");
  EXPECT_EQ(at(push, "object.name"), R"("reg.example/x:1")");
  EXPECT_EQ(at(operate("POST", "/v1.41/images/x/tag?repo=trusted&tag=1"), "target"), R"("trusted:1")");
  EXPECT_EQ(at(operate("POST", "/v1.41/commit?container=web&repo=r&changes=USER+0"), "arguments"), R"(["USER 0"])");
}

TEST_F(OperationTest, FilesOfContainers) {
  const rego::Value put = operate("PUT", "/v1.41/containers/web/archive?path=/etc");
  EXPECT_EQ(at(put, "writes_files"), "true");
  EXPECT_EQ(at(put, "path"), R"("/etc")");
  EXPECT_EQ(at(put, "object.name"), R"("web")");
  EXPECT_EQ(at(operate("GET", "/v1.41/containers/web/export"), "reads_files"), "true");
}

TEST_F(OperationTest, PluginsTouchAuthorization) {
  for (const char* target : {"/v1.41/plugins/authz/disable?force=1", "/v1.41/plugins/authz/enable"}) {
    EXPECT_EQ(at(operate("POST", target), "touches_authorization"), "true") << target;
  }
  EXPECT_EQ(at(operate("DELETE", "/v1.41/plugins/authz?force=1"), "force"), "true");
  EXPECT_EQ(at(operate("POST", "/v1.41/plugins/authz/set", R"(["a=b"])"), "arguments"), R"(["a=b"])");
}

TEST_F(OperationTest, NetworksAndTheSwarm) {
  const rego::Value network = operate("POST", "/v1.41/networks/create",
                                      R"({"Name":"n","Driver":"macvlan","Options":{"parent":"eth0"},"Internal":true})");
  EXPECT_EQ(at(network, "object.name"), R"("n")");
  EXPECT_EQ(at(network, "network.parent"), R"("eth0")");
  EXPECT_EQ(at(network, "network.internal"), "true");
  const rego::Value connect =
      operate("POST", "/v1.41/networks/n/connect",
              R"({"Container":"web","EndpointConfig":{"IPAMConfig":{"IPv4Address":"10.0.0.9"}}})");
  EXPECT_EQ(at(connect, "target"), R"("web")");
  EXPECT_EQ(at(connect, "network.endpoint.ipv4_address"), R"("10.0.0.9")");
  const rego::Value join =
      operate("POST", "/v1.41/swarm/join", R"({"RemoteAddrs":["evil:2377"],"JoinToken":"t","ListenAddr":"0.0.0.0"})");
  EXPECT_EQ(at(join, "swarm.remotes"), R"(["evil:2377"])");
  EXPECT_EQ(at(operate("POST", "/v1.41/nodes/n/update?version=1", R"({"Role":"manager"})"), "swarm.role"),
            R"("manager")");
  EXPECT_EQ(at(operate("GET", "/v1.41/swarm/unlockkey"), "reads_secrets"), "true");
}

TEST_F(OperationTest, RemovalAndRenaming) {
  const rego::Value removal = operate("DELETE", "/v1.41/containers/web?v=1&force=true");
  EXPECT_EQ(at(removal, "removes_volumes"), "true");
  EXPECT_EQ(at(removal, "force"), "true");
  EXPECT_EQ(at(operate("POST", "/v1.41/containers/web/rename?name=db"), "target"), R"("db")");
  EXPECT_EQ(at(operate("POST", "/v1.41/volumes/prune"), "all"), "true");
}

}  // namespace
}  // namespace bulkhead
