// Against a daemon of the test's own: a listener whose answers the test writes byte by byte.

#include "docker/client/daemon_client.h"

#include <gtest/gtest.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <sys/un.h>

#include <atomic>
#include <condition_variable>
#include <cstring>
#include <mutex>
#include <thread>

#include "base/unique_fd.h"

namespace bulkhead {
namespace {

using Clock = DaemonClient::Clock;
constexpr std::chrono::seconds kPatience{20};

// Listens below a temporary folder; accepts when it is told to.
class FakeDaemon {
 public:
  FakeDaemon() {
    char folder[] = "/tmp/bulkhead-client-XXXXXX";
    folder_ = mkdtemp(folder);
    path_ = folder_ + "/docker.sock";
    listener_ = base::UniqueFd(socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0));
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    strncpy(address.sun_path, path_.c_str(), sizeof address.sun_path - 1);
    EXPECT_EQ(bind(listener_.get(), reinterpret_cast<sockaddr*>(&address), sizeof address), 0);
    EXPECT_EQ(listen(listener_.get(), 128), 0);
  }
  ~FakeDaemon() {
    unlink(path_.c_str());
    rmdir(folder_.c_str());
  }

  const std::string& path() const { return path_; }
  base::UniqueFd accept() { return base::UniqueFd(::accept(listener_.get(), nullptr, nullptr)); }

  static std::string read_head(const base::UniqueFd& connection) {
    std::string head;
    char byte = 0;
    while (!head.ends_with("\r\n\r\n") && recv(connection.get(), &byte, 1, 0) == 1) head += byte;
    return head;
  }
  static void write(const base::UniqueFd& connection, std::string_view bytes) {
    EXPECT_EQ(send(connection.get(), bytes.data(), bytes.size(), MSG_NOSIGNAL), static_cast<ssize_t>(bytes.size()));
  }

 private:
  std::string folder_;
  std::string path_;
  base::UniqueFd listener_;
};

// Collects the ends of questions.
class Ends {
 public:
  DaemonClient::Callback expect() {
    return [this](base::Result<DaemonAnswer> result) {
      const std::lock_guard lock(mutex_);
      results_.push_back(std::move(result));
      changed_.notify_all();
    };
  }
  std::vector<base::Result<DaemonAnswer>> wait(size_t count) {
    std::unique_lock lock(mutex_);
    EXPECT_TRUE(changed_.wait_for(lock, kPatience, [&] { return results_.size() >= count; }));
    return results_;
  }

 private:
  std::mutex mutex_;
  std::condition_variable changed_;
  std::vector<base::Result<DaemonAnswer>> results_;
};

Clock::time_point soon() { return Clock::now() + kPatience; }

TEST(DaemonClient, AsksWithItsHeadersAndReadsChunks) {
  FakeDaemon daemon;
  Ends ends;
  DaemonClient client(daemon.path());
  client.get("/v1.41/containers/x/json", {{"X-Question", "abc"}}, soon(), ends.expect());
  const base::UniqueFd connection = daemon.accept();
  const std::string head = FakeDaemon::read_head(connection);
  EXPECT_TRUE(head.starts_with("GET /v1.41/containers/x/json HTTP/1.1\r\n")) << head;
  EXPECT_NE(head.find("X-Question: abc\r\n"), std::string::npos) << head;
  FakeDaemon::write(connection, "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n");
  const auto results = ends.wait(1);
  ASSERT_TRUE(results[0].ok()) << results[0].error().message;
  EXPECT_EQ(results[0]->status, 200u);
  EXPECT_EQ(results[0]->body, "{}");
}

TEST(DaemonClient, SaysThatNobodyListens) {
  Ends ends;
  DaemonClient client("/nonexistent/docker.sock");
  client.get("/info", {}, soon(), ends.expect());
  EXPECT_EQ(ends.wait(1)[0].error().code, "connect");
}

TEST(DaemonClient, EndsAtTheDeadline) {
  FakeDaemon daemon;
  Ends ends;
  DaemonClient client(daemon.path());
  client.get("/info", {}, Clock::now() + std::chrono::milliseconds(20), ends.expect());
  EXPECT_EQ(ends.wait(1)[0].error().code, "timeout");
}

TEST(DaemonClient, BoundsTheAnswer) {
  FakeDaemon daemon;
  Ends ends;
  DaemonClient client(daemon.path(), {.answer_bytes_max = 10});
  client.get("/info", {}, soon(), ends.expect());
  const base::UniqueFd connection = daemon.accept();
  FakeDaemon::read_head(connection);
  FakeDaemon::write(connection, "HTTP/1.1 200 OK\r\nContent-Length: 11\r\n\r\n12345678901");
  EXPECT_EQ(ends.wait(1)[0].error().code, "too_large");
}

TEST(DaemonClient, RefusesWhatIsNotHttp) {
  FakeDaemon daemon;
  Ends ends;
  DaemonClient client(daemon.path());
  client.get("/info", {}, soon(), ends.expect());
  const base::UniqueFd connection = daemon.accept();
  FakeDaemon::read_head(connection);
  FakeDaemon::write(connection, "+OK ready\r\n\r\n");
  EXPECT_EQ(ends.wait(1)[0].error().code, "protocol");
}

// All stand open at once although one thread serves them.
TEST(DaemonClient, Asks64QuestionsAtOnce) {
  constexpr size_t kQuestions = 64;
  FakeDaemon daemon;
  Ends ends;
  DaemonClient client(daemon.path());
  for (size_t i = 0; i < kQuestions; i++) client.get("/info", {}, soon(), ends.expect());
  std::vector<base::UniqueFd> connections;
  for (size_t i = 0; i < kQuestions; i++) {
    connections.push_back(daemon.accept());
    FakeDaemon::read_head(connections.back());
  }
  for (const base::UniqueFd& connection : connections) {
    FakeDaemon::write(connection, "HTTP/1.1 404 Not Found\r\nContent-Length: 2\r\n\r\n{}");
  }
  for (const auto& result : ends.wait(kQuestions)) EXPECT_EQ(result->status, 404u);
}

TEST(DaemonClient, LetsQuestionsBeyondTheBoundWaitInLine) {
  FakeDaemon daemon;
  Ends ends;
  DaemonClient client(daemon.path(), {.in_flight_max = 1, .waiting_max = 2});
  for (int i = 0; i < 4; i++) client.get("/info", {}, soon(), ends.expect());
  EXPECT_EQ(ends.wait(1)[0].error().code, "overloaded");
  for (int i = 0; i < 3; i++) {
    const base::UniqueFd connection = daemon.accept();
    FakeDaemon::read_head(connection);
    FakeDaemon::write(connection, "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
  }
  const auto results = ends.wait(4);
  for (size_t i = 1; i < 4; i++) EXPECT_TRUE(results[i].ok());
}

TEST(DaemonClient, EndsWhatWaitsInLineAtItsDeadline) {
  FakeDaemon daemon;
  Ends ends;
  DaemonClient client(daemon.path(), {.in_flight_max = 1});
  client.get("/info", {}, soon(), DaemonClient::Callback([](const auto&) {}));
  client.get("/info", {}, Clock::now() + std::chrono::milliseconds(20), ends.expect());
  EXPECT_EQ(ends.wait(1)[0].error().code, "timeout");
}

TEST(DaemonClient, CancelsWhatIsUnderWayWhenItEnds) {
  FakeDaemon daemon;
  Ends ends;
  {
    DaemonClient client(daemon.path(), {.in_flight_max = 1});
    client.get("/info", {}, soon(), ends.expect());
    client.get("/info", {}, soon(), ends.expect());
  }
  for (const auto& result : ends.wait(2)) EXPECT_EQ(result.error().code, "cancelled");
}

}  // namespace
}  // namespace bulkhead
