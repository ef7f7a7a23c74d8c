// The decision log in the daemon: a line before each reply, also when the daemon is killed, and what is answered when
// there can be none.

#include <gtest/gtest.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <atomic>
#include <thread>
#include <unordered_set>

#include "daemon/daemon.h"
#include "daemon/test_support.h"
#include "rego/value/json.h"

namespace bulkhead {
namespace {

using test::authz_request;
using test::eventually;
using test::RawClient;

constexpr rlim_t kNoLimit = RLIM_INFINITY;

class DecisionLogDaemonTest : public testing::Test {
 protected:
  void SetUp() override {
    options_.policy_file = folder_.file("policy.rego");
    options_.socket_path = folder_.file("plugin.sock");
    options_.log_file = folder_.file("log");
    options_.decision_log.target = folder_.file("decisions");
    test::write_file(options_.policy_file, "allow");
  }
  void TearDown() override {
    if (pid_ > 0) end(SIGKILL);
  }

  // In a process of its own, whose files may grow to `file_bytes_max`.
  void start(rlim_t file_bytes_max = kNoLimit) {
    pid_ = fork();
    if (pid_ == 0) {
      const rlimit limit{file_bytes_max, file_bytes_max};
      if (file_bytes_max != kNoLimit) setrlimit(RLIMIT_FSIZE, &limit);
      const base::Status status = run_daemon(options_, {test::fake_compiler(), test::fake_deciders()});
      _exit(status ? EXIT_SUCCESS : EXIT_FAILURE);
    }
    EXPECT_TRUE(eventually([&] { return RawClient(options_.socket_path).is_connected(); }));
  }
  int end(int number) {
    kill(pid_, number);
    int status = 0;
    waitpid(pid_, &status, 0);
    pid_ = -1;
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  }
  std::string ask(RawClient& client) const {
    const auto response = client.call(authz_request("{}"));
    return response ? response->body : "";
  }
  // The lines of all files of the log; each must be JSON.
  std::vector<rego::Value> events() {
    std::vector<rego::Value> found;
    for (int i = 0; i < 1000; ++i) {
      const std::string text = test::read_file(options_.decision_log.target + (i == 0 ? "" : "." + std::to_string(i)));
      if (text.empty()) break;
      EXPECT_TRUE(text.ends_with('\n'));
      for (size_t at = 0; at < text.size(); at = text.find('\n', at) + 1) {
        const std::string_view line = std::string_view(text).substr(at, text.find('\n', at) - at);
        const auto event = rego::read_json(arena_, line);
        EXPECT_TRUE(event) << line;
        if (event) found.push_back(*event);
      }
    }
    return found;
  }

  test::TempFolder folder_;
  ServeOptions options_;
  base::Arena arena_;
  pid_t pid_ = -1;
};

TEST_F(DecisionLogDaemonTest, EachReplyHasItsLine) {
  start();
  RawClient client(options_.socket_path);
  for (int i = 0; i < 3; ++i) EXPECT_EQ(ask(client), "allow");
  const auto found = events();
  ASSERT_EQ(found.size(), 3U);
  EXPECT_TRUE(found[0].get("allow").is_true());
  EXPECT_EQ(found[0].get("decision_id").as_string().size(), 36U);
  EXPECT_EQ(end(SIGTERM), EXIT_SUCCESS);
  EXPECT_EQ(test::read_file(options_.log_file).find("\"event\":\"decision\""), std::string::npos);
}

TEST_F(DecisionLogDaemonTest, KilledUnderLoadEveryReplyHasItsLineAndNoLineIsTorn) {
  options_.decision_log.file_bytes_max = 100 << 10;
  options_.decision_log.files_max = 500;
  std::atomic<size_t> answered{0};
  for (int round = 0; round < 3; ++round) {
    start();
    std::vector<std::thread> clients;
    std::atomic<size_t> answered_now{0};
    for (int i = 0; i < 4; ++i) {
      clients.emplace_back([&] {
        RawClient client(options_.socket_path);
        while (ask(client) == "allow") {
          ++answered;
          ++answered_now;
        }
      });
    }
    EXPECT_TRUE(eventually([&] { return answered_now > 300; }));
    EXPECT_EQ(end(SIGKILL), 128 + SIGKILL);
    for (std::thread& client : clients) client.join();
  }
  start();  // it mends what the last one left
  EXPECT_EQ(end(SIGTERM), EXIT_SUCCESS);
  const auto found = events();
  std::unordered_set<std::string> ids;
  for (const rego::Value& event : found) ids.emplace(event.get("decision_id").as_string());
  EXPECT_EQ(ids.size(), found.size());
  EXPECT_GE(found.size(), answered);
  EXPECT_LE(found.size(), answered + 3 * 4);
}

TEST_F(DecisionLogDaemonTest, WhatCannotBeWrittenIsRefusedWithWords) {
  start(/*file_bytes_max=*/4000);
  RawClient client(options_.socket_path);
  std::string answer = ask(client);
  size_t allowed = 0;
  for (; answer == "allow"; answer = ask(client)) ++allowed;
  EXPECT_NE(answer.find("cannot be written to Bulkhead's decision log"), std::string::npos) << answer;
  EXPECT_NE(answer.find("Decision: "), std::string::npos) << answer;
  EXPECT_EQ(events().size(), allowed);
  EXPECT_TRUE(eventually([&] {
    return test::read_file(options_.log_file).find("\"event\":\"decision_log_failed\"") != std::string::npos;
  }));
}

TEST_F(DecisionLogDaemonTest, OrGoesOnWhereTheOperatorSaysSo) {
  options_.decision_log.on_failure = OnLogFailure::kGoOn;
  start(/*file_bytes_max=*/2000);
  RawClient client(options_.socket_path);
  for (int i = 0; i < 20; ++i) EXPECT_EQ(ask(client), "allow");
  EXPECT_LT(events().size(), 20U);
}

TEST_F(DecisionLogDaemonTest, ALogThatCannotBeOpenedIsAnErrorAtStart) {
  options_.decision_log.target = folder_.file("no/such/folder");
  const base::Status status = run_daemon(options_, {test::fake_compiler(), test::fake_deciders()});
  ASSERT_FALSE(status);
  EXPECT_NE(status.error().to_string().find("cannot open the decision log"), std::string::npos);
}

TEST_F(DecisionLogDaemonTest, AHangUpOpensItAgain) {
  start();
  RawClient client(options_.socket_path);
  ask(client);
  ASSERT_EQ(rename(options_.decision_log.target.c_str(), folder_.file("old").c_str()), 0);
  kill(pid_, SIGHUP);
  EXPECT_TRUE(eventually([&] {
    ask(client);
    return !test::read_file(options_.decision_log.target).empty();
  }));
}

// Without a signal: the daemon finds it out by itself, and lives on.
TEST_F(DecisionLogDaemonTest, AFileThatWasMovedAwayIsMadeAnew) {
  start();
  RawClient client(options_.socket_path);
  ask(client);
  const std::string& path = options_.decision_log.target;
  for (const char* name : {"first", "second"}) {
    ASSERT_EQ(rename(path.c_str(), folder_.file(name).c_str()), 0);
    EXPECT_TRUE(eventually([&] { return access(path.c_str(), F_OK) == 0; }));
  }
  ask(client);
  EXPECT_TRUE(eventually([&] { return !test::read_file(path).empty(); }));
}

}  // namespace
}  // namespace bulkhead
