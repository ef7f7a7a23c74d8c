// A socket that somebody else holds: served, left behind whole, and nothing that waits in it is lost at a restart.

#include "daemon/activation.h"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <sys/wait.h>

#include <atomic>
#include <thread>

#include "daemon/daemon.h"
#include "daemon/socket.h"
#include "daemon/test_support.h"

namespace bulkhead {
namespace {

using test::authz_request;
using test::eventually;
using test::RawClient;

class ActivationTest : public testing::Test {
 protected:
  void SetUp() override {
    options_.policy_file = folder_.file("policy.rego");
    options_.socket_path = folder_.file("plugin.sock");
    options_.log_file = folder_.file("log");
    test::write_file(options_.policy_file, "allow");
    auto socket = open_socket(options_.socket_path);
    ASSERT_TRUE(socket);
    held_ = *std::move(socket);
  }

  // As systemd starts a service: with the socket as descriptor 3.
  pid_t start(const std::string& listener_of = {}) {
    const pid_t pid = fork();
    if (pid != 0) return pid;
    dup2(held_.fd.get(), 3);
    fcntl(3, F_SETFD, 0);
    setenv("LISTEN_PID", std::to_string(getpid()).c_str(), 1);
    setenv("LISTEN_FDS", "1", 1);
    ServeOptions options = options_;
    if (!listener_of.empty()) options.socket_path = listener_of;
    const base::Status status = run_daemon(options, {test::fake_compiler(), test::fake_deciders()});
    _exit(status ? EXIT_SUCCESS : EXIT_FAILURE);
  }
  static int end(pid_t pid, int number) {
    if (number != 0) kill(pid, number);
    int status = 0;
    waitpid(pid, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  }
  std::string answer() const {
    RawClient client(options_.socket_path);
    const auto response = client.is_connected() ? client.call(authz_request("{}")) : std::nullopt;
    return response ? response->body : "";
  }

  test::TempFolder folder_;
  ServeOptions options_;
  ListeningSocket held_;
};

TEST_F(ActivationTest, ACallThatCameBeforeTheDaemonIsAnswered) {
  RawClient early(options_.socket_path);
  ASSERT_TRUE(early.send(authz_request("{}")));
  const pid_t daemon = start();
  const auto response = early.receive();
  ASSERT_TRUE(response);
  EXPECT_EQ(response->body, "allow");
  EXPECT_EQ(end(daemon, SIGTERM), EXIT_SUCCESS);
  struct stat file{};
  EXPECT_EQ(stat(options_.socket_path.c_str(), &file), 0) << "the socket is not ours to remove";
}

TEST_F(ActivationTest, RestartsLoseNoCall) {
  std::atomic<bool> is_over{false};
  std::atomic<int> answered{0};
  std::atomic<int> lost{0};
  pid_t daemon = start();
  ASSERT_EQ(answer(), "allow");
  std::vector<std::thread> clients;
  for (int i = 0; i < 3; ++i) {
    clients.emplace_back([&] {
      while (!is_over) answer() == "allow" ? ++answered : ++lost;  // a new connection each
    });
  }
  for (int restart = 0; restart < 5; ++restart) {
    const int before = answered;
    EXPECT_TRUE(eventually([&] { return answered > before + 20; }));
    EXPECT_EQ(end(daemon, SIGTERM), EXIT_SUCCESS);
    daemon = start();
  }
  const int before = answered;
  EXPECT_TRUE(eventually([&] { return answered > before + 20; }));
  is_over = true;
  for (std::thread& client : clients) client.join();
  EXPECT_EQ(lost, 0);
  end(daemon, SIGTERM);
}

TEST_F(ActivationTest, AnotherSocketThanTheOptionsNameIsRefused) {
  EXPECT_EQ(end(start(folder_.file("other.sock")), 0), EXIT_FAILURE);
  EXPECT_NE(test::read_file(options_.log_file).find("the options name another"), std::string::npos);
}

TEST_F(ActivationTest, WhatIsMeantForAnotherProcessIsNotTaken) {
  setenv("LISTEN_PID", "1", 1);
  setenv("LISTEN_FDS", "1", 1);
  const auto taken = take_activated_socket(options_.socket_path);
  ASSERT_TRUE(taken);
  EXPECT_FALSE(taken->is_open());
  EXPECT_EQ(getenv("LISTEN_PID"), nullptr);
}

}  // namespace
}  // namespace bulkhead
