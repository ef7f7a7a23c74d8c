// The server on a real socket, driven by a client that may misbehave.

#include "daemon/server.h"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <sys/wait.h>

#include <atomic>
#include <thread>
#include <vector>

#include "daemon/socket.h"
#include "daemon/test_support.h"

namespace bulkhead {
namespace {

using test::authz_request;
using test::eventually;
using test::post;
using test::RawClient;

using std::chrono::milliseconds;

class ServerTest : public testing::Test {
 protected:
  void start() {
    PolicyFiles files;
    files.policy.text = "allow";
    loader_.emplace(options_, test::fake_compiler());
    slot_ = loader_->load(files)->snapshot;
    auto socket = open_socket(path_);
    ASSERT_TRUE(socket) << socket.error().to_string();
    server_.emplace(options_, slot_, log_, recorder_, test::fake_deciders());
    ASSERT_TRUE(server_->start(std::move(socket->fd)));
  }
  ServerLimits& limits() { return options_.limits; }
  size_t free_bytes() const { return server_->service().in_flight_bytes.free_units(); }

  test::TempFolder folder_;
  std::string path_ = folder_.file("plugin.sock");
  ServeOptions options_;
  base::UniqueFd null_{::open("/dev/null", O_WRONLY | O_CLOEXEC)};
  Log log_{null_.get()};
  Recorder recorder_{options_, log_};
  std::optional<PolicyLoader> loader_;
  SnapshotSlot slot_;
  std::optional<Server> server_;
};

TEST_F(ServerTest, AnswersTheThreeCallsOnOneConnection) {
  start();
  RawClient client(path_);
  auto response = client.call(post("/Plugin.Activate", ""));
  ASSERT_TRUE(response);
  EXPECT_EQ(response->status, 200);
  EXPECT_EQ(response->body, R"({"Implements":["authz"]})");
  EXPECT_NE(response->head.find("Content-Type: application/vnd.docker.plugins.v1.1+json"), std::string::npos);
  response = client.call(authz_request("{}"));
  ASSERT_TRUE(response);
  EXPECT_EQ(response->body, "allow");
  response = client.call(post("/AuthZPlugin.AuthZRes", "anything"));
  ASSERT_TRUE(response);
  EXPECT_EQ(response->body, R"({"Allow":true})");
}

TEST_F(ServerTest, AnAnswerFollowsTheSnapshotOfTheMoment) {
  start();
  RawClient client(path_);
  EXPECT_EQ(client.call(authz_request(""))->body, "allow");
  PolicyFiles files;
  files.policy.text = "other";
  slot_ = loader_->load(files)->snapshot;
  EXPECT_EQ(client.call(authz_request(""))->body, "deny: other");
  slot_ = loader_->empty_snapshot();
  EXPECT_EQ(client.call(authz_request(""))->body, "deny: no policy");
}

TEST_F(ServerTest, OtherPathsAreNotFoundAndOtherMethodsNotAllowed) {
  start();
  EXPECT_EQ(RawClient(path_).call(post("/VolumeDriver.Create", "{}"))->status, 404);
  EXPECT_EQ(RawClient(path_).call(post("/AuthZPlugin.AuthZReq?x", "{}"))->status, 404);
  const auto response = RawClient(path_).call("GET /AuthZPlugin.AuthZReq HTTP/1.1\r\nHost: x\r\n\r\n");
  EXPECT_EQ(response->status, 405);
  EXPECT_NE(response->head.find("Allow: POST"), std::string::npos);
}

TEST_F(ServerTest, WhatIsNoHttpIsRefusedAndTheConnectionClosed) {
  start();
  for (const std::string_view bytes :
       {"\x16\x03\x01 hello\r\n\r\n", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", "POST\r\n\r\n",
        "POST /AuthZPlugin.AuthZReq HTTP/1.1\r\nContent-Length: -1\r\n\r\n",
        "POST /AuthZPlugin.AuthZReq HTTP/1.1\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab",
        "POST /AuthZPlugin.AuthZReq HTTP/1.1\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        "POST /AuthZPlugin.AuthZReq HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n"}) {
    RawClient client(path_);
    const auto response = client.call(bytes);
    ASSERT_TRUE(response) << bytes;
    EXPECT_EQ(response->status, 400) << bytes;
    EXPECT_TRUE(client.is_closed()) << bytes;
  }
  const std::string long_header = "POST / HTTP/1.1\r\nX: " + std::string(100000, 'x') + "\r\n\r\n";
  EXPECT_EQ(RawClient(path_).call(long_header)->status, 400);
}

TEST_F(ServerTest, TornWritesMakeOneMessage) {
  start();
  RawClient client(path_);
  for (const char byte : authz_request("0123456789")) ASSERT_TRUE(client.send(std::string_view(&byte, 1)));
  EXPECT_EQ(client.receive()->body, "allow");
}

TEST_F(ServerTest, PipelinedRequestsAreAnsweredInOrder) {
  start();
  RawClient client(path_);
  std::string bytes;
  for (int i = 0; i < 50; ++i) bytes += authz_request("{}") + post("/Plugin.Activate", "");
  ASSERT_TRUE(client.send(bytes));
  for (int i = 0; i < 50; ++i) {
    ASSERT_EQ(client.receive()->body, "allow");
    ASSERT_EQ(client.receive()->body, R"({"Implements":["authz"]})");
  }
}

TEST_F(ServerTest, ConnectionCloseAndHttp10AreHonoured) {
  start();
  RawClient client(path_);
  EXPECT_EQ(client.call("POST /AuthZPlugin.AuthZReq HTTP/1.1\r\nConnection: close\r\nContent-Length: 0\r\n\r\n")->body,
            "allow");
  EXPECT_TRUE(client.is_closed());
  RawClient old(path_);
  EXPECT_EQ(old.call("POST /AuthZPlugin.AuthZReq HTTP/1.0\r\nContent-Length: 0\r\n\r\n")->body, "allow");
  EXPECT_TRUE(old.is_closed());
}

TEST_F(ServerTest, ContinueIsSentToWhoExpectsIt) {
  start();
  RawClient client(path_);
  ASSERT_TRUE(client.send("POST /AuthZPlugin.AuthZReq HTTP/1.1\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\n"));
  EXPECT_EQ(client.receive()->status, 100);
  EXPECT_EQ(client.call("{}")->body, "allow");
}

TEST_F(ServerTest, MessagesOfMoreThanEightMebibytesAreRead) {
  start();
  RawClient client(path_);
  EXPECT_EQ(client.call(authz_request(std::string(size_t{9} << 20, ' ')))->body, "allow");
  EXPECT_TRUE(eventually([&] { return free_bytes() == limits().in_flight_bytes_max; }));
  EXPECT_EQ(client.call(authz_request("{}"))->body, "allow");
}

TEST_F(ServerTest, ChunkedBodiesAreReadAndCharged) {
  start();
  RawClient client(path_);
  ASSERT_TRUE(client.send("POST /AuthZPlugin.AuthZReq HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n"));
  const std::string chunk = "10000\r\n" + std::string(0x10000, ' ') + "\r\n";
  for (int i = 0; i < 32; ++i) ASSERT_TRUE(client.send(chunk));
  EXPECT_TRUE(eventually([&] { return free_bytes() + (size_t{1} << 20) <= limits().in_flight_bytes_max; }));
  EXPECT_EQ(client.call("0\r\n\r\n")->body, "allow");
  EXPECT_TRUE(eventually([&] { return free_bytes() == limits().in_flight_bytes_max; }));
}

TEST_F(ServerTest, TooLargeMessagesAreDeniedWithWords) {
  limits().message_bytes_max = 1000;
  start();
  auto response = RawClient(path_).call(authz_request(std::string(1001, ' ')));
  ASSERT_TRUE(response);
  EXPECT_EQ(response->status, 200);
  EXPECT_NE(response->body.find(R"("Allow":false)"), std::string::npos);
  EXPECT_NE(response->body.find("larger"), std::string::npos);
  response = RawClient(path_).call("POST /AuthZPlugin.AuthZReq HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n3e9\r\n" +
                                   std::string(1001, ' '));
  ASSERT_TRUE(response);
  EXPECT_NE(response->body.find(R"("Allow":false)"), std::string::npos);
  EXPECT_EQ(RawClient(path_).call(authz_request(std::string(1000, ' ')))->body, "allow");
}

TEST_F(ServerTest, ResponsesOfAnySizeAreDrainedAndAllowed) {
  limits().message_bytes_max = 1000;
  start();
  RawClient client(path_);
  EXPECT_EQ(client.call(post("/AuthZPlugin.AuthZRes", std::string(size_t{3} << 20, ' ')))->body, R"({"Allow":true})");
  EXPECT_EQ(client.call(authz_request("{}"))->body, "allow");
}

TEST_F(ServerTest, WhoFindsNoMemoryInTimeIsRefused) {
  limits().in_flight_bytes_max = 1000;
  limits().budget_wait_max = milliseconds(100);
  start();
  RawClient hog(path_);
  ASSERT_TRUE(hog.send("POST /AuthZPlugin.AuthZReq HTTP/1.1\r\nContent-Length: 900\r\n\r\n"));
  ASSERT_TRUE(eventually([&] { return free_bytes() == 100; }));
  const auto refused = RawClient(path_).call(authz_request(std::string(200, ' ')));
  ASSERT_TRUE(refused);
  EXPECT_EQ(refused->status, 200);
  EXPECT_NE(refused->body.find(R"("Allow":false)"), std::string::npos);
  EXPECT_EQ(RawClient(path_).call(authz_request(std::string(100, ' ')))->body, "allow");
  EXPECT_EQ(hog.call(std::string(900, ' '))->body, "allow");
  EXPECT_EQ(RawClient(path_).call(authz_request(std::string(200, ' ')))->body, "allow");
}

TEST_F(ServerTest, WhoWaitsForMemoryGetsItWhenItIsGivenBack) {
  limits().in_flight_bytes_max = 1000;
  limits().budget_wait_max = milliseconds(20000);
  start();
  RawClient hog(path_);
  ASSERT_TRUE(hog.send("POST /AuthZPlugin.AuthZReq HTTP/1.1\r\nContent-Length: 900\r\n\r\n"));
  ASSERT_TRUE(eventually([&] { return free_bytes() == 100; }));
  RawClient waiter(path_);
  ASSERT_TRUE(waiter.send(authz_request(std::string(200, ' '))));
  EXPECT_EQ(hog.call(std::string(900, ' '))->body, "allow");
  EXPECT_EQ(waiter.receive()->body, "allow");
}

TEST_F(ServerTest, SlowHeadsAndBodiesAreCutOff) {
  limits().head_time_max = milliseconds(100);
  limits().body_time_grace = milliseconds(100);
  start();
  RawClient head(path_);
  ASSERT_TRUE(head.send("POST /Auth"));
  RawClient body(path_);
  ASSERT_TRUE(body.send("POST /AuthZPlugin.AuthZReq HTTP/1.1\r\nContent-Length: 10\r\n\r\n123"));
  RawClient drained(path_);
  ASSERT_TRUE(drained.send("POST /AuthZPlugin.AuthZRes HTTP/1.1\r\nContent-Length: 10\r\n\r\n123"));
  EXPECT_TRUE(head.is_closed());
  EXPECT_TRUE(body.is_closed());
  EXPECT_TRUE(drained.is_closed());
  EXPECT_TRUE(eventually([&] { return free_bytes() == limits().in_flight_bytes_max; }));
}

TEST_F(ServerTest, HalfClosedPeersAreAnsweredAndLetGo) {
  start();
  RawClient client(path_);
  ASSERT_TRUE(client.send(authz_request("{}")));
  client.half_close();
  EXPECT_EQ(client.receive()->body, "allow");
  EXPECT_TRUE(client.is_closed());
  RawClient cut(path_);
  ASSERT_TRUE(cut.send("POST /AuthZPlugin.AuthZReq HTTP/1.1\r\nContent-Length: 10\r\n\r\n123"));
  cut.half_close();
  EXPECT_TRUE(cut.is_closed());
  EXPECT_TRUE(eventually([&] { return server_->session_count() == 0; }));
}

TEST_F(ServerTest, LongDecisionsEndWithTheirTime) {
  options_.decision_time_max = milliseconds(100);
  start();
  RawClient client(path_);
  EXPECT_EQ(client.call(authz_request(test::kSpin))->body, "deny: cancelled");
  EXPECT_EQ(client.call(authz_request("{}"))->body, "allow");
}

TEST_F(ServerTest, BusyWorkersBlockNothingButDecisions) {
  options_.workers = 2;
  options_.decision_time_max = milliseconds(500);
  start();
  std::vector<std::unique_ptr<RawClient>> spinning;
  for (int i = 0; i < 4; ++i) {
    spinning.push_back(std::make_unique<RawClient>(path_));
    ASSERT_TRUE(spinning.back()->send(authz_request(test::kSpin)));
  }
  EXPECT_EQ(RawClient(path_).call(post("/Plugin.Activate", ""))->status, 200);
  EXPECT_EQ(RawClient(path_).call(authz_request("{}"))->body, "allow");
  for (const auto& client : spinning) EXPECT_EQ(client->receive()->body, "deny: cancelled");
}

TEST_F(ServerTest, WhoFindsNoWorkerInTimeIsRefused) {
  options_.workers = 1;
  limits().worker_wait_max = milliseconds(100);
  options_.decision_time_max = milliseconds(2000);
  start();
  RawClient spinning(path_);
  ASSERT_TRUE(spinning.send(authz_request(test::kSpin)));
  // Until the first has the worker, another call may still be quicker.
  EXPECT_TRUE(eventually([&] {
    const auto answer = RawClient(path_).call(authz_request("{}"));
    return answer && answer->body.find(R"("Allow":false)") != std::string::npos;
  }));
  EXPECT_EQ(spinning.receive()->body, "deny: cancelled");
}

TEST_F(ServerTest, ManyConnectionsAtOnceAreAllAnswered) {
  start();
  std::atomic<int> answered{0};
  std::vector<std::thread> threads;
  for (int i = 0; i < 64; ++i) {
    threads.emplace_back([&] {
      RawClient client(path_);
      for (int j = 0; j < 50; ++j) {
        const auto response = client.call(authz_request("{}"));
        if (response && response->body == "allow") ++answered;
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(answered, 64 * 50);
}

TEST_F(ServerTest, IdleConnectionsMakeRoomForNewOnes) {
  limits().connections_max = 4;
  start();
  std::vector<std::unique_ptr<RawClient>> clients;
  for (int i = 0; i < 12; ++i) {
    clients.push_back(std::make_unique<RawClient>(path_));
    const auto response = clients.back()->call(authz_request("{}"));
    ASSERT_TRUE(response) << i;
    EXPECT_EQ(response->body, "allow");
  }
  EXPECT_LE(server_->session_count(), 4U);
}

TEST_F(ServerTest, StoppingFinishesRequestsInFlight) {
  options_.decision_time_max = milliseconds(300);
  start();
  RawClient idle(path_);
  EXPECT_EQ(idle.call(authz_request("{}"))->body, "allow");
  RawClient busy(path_);
  ASSERT_TRUE(busy.send(authz_request(test::kSpin)));
  ASSERT_TRUE(eventually([&] { return free_bytes() < limits().in_flight_bytes_max; }));
  EXPECT_TRUE(server_->stop());
  EXPECT_EQ(busy.receive()->body, "deny: cancelled");
  EXPECT_TRUE(idle.is_closed());
  EXPECT_FALSE(RawClient(path_).is_connected());
}

TEST_F(ServerTest, StoppingBreaksOffWhatDoesNotEnd) {
  limits().stop_time_max = milliseconds(100);
  start();
  RawClient half(path_);
  ASSERT_TRUE(half.send("POST /AuthZPlugin.AuthZReq HTTP/1.1\r\nContent-Length: 10\r\n\r\n123"));
  ASSERT_TRUE(eventually([&] { return free_bytes() < limits().in_flight_bytes_max; }));
  EXPECT_TRUE(server_->stop());
  EXPECT_TRUE(half.is_closed());
}

TEST_F(ServerTest, OtherUsersAreTurnedAwayBeforeTheyAreHeard) {
  if (geteuid() != 0) GTEST_SKIP() << "needs root to become another user";
  start();
  ASSERT_EQ(chmod(path_.c_str(), 0666), 0);
  ASSERT_EQ(chmod(folder_.path().c_str(), 0755), 0);
  const pid_t child = fork();
  if (child == 0) {
    constexpr uid_t kNobody = 65534;
    if (setuid(kNobody) != 0) _exit(2);
    RawClient client(path_);
    if (!client.is_connected()) _exit(3);
    client.send(authz_request("{}"));
    _exit(client.receive() ? 1 : 0);
  }
  int status = 0;
  ASSERT_EQ(waitpid(child, &status, 0), child);
  EXPECT_EQ(WEXITSTATUS(status), 0);
}

}  // namespace
}  // namespace bulkhead
