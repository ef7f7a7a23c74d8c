// The daemon's life in a process of its own: start, signals, death and return.

#include "daemon/daemon.h"

#include <gtest/gtest.h>
#include <signal.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "daemon/socket.h"
#include "daemon/test_support.h"

namespace bulkhead {
namespace {

using test::authz_request;
using test::eventually;
using test::RawClient;

// run_daemon() with the fakes in a child process, killed at the end if it still lives.
class DaemonProcess {
 public:
  explicit DaemonProcess(const ServeOptions& options) : pid_(fork()) {
    if (pid_ != 0) return;
    const base::Status status = run_daemon(options, {test::fake_compiler(), test::fake_deciders()});
    _exit(status ? EXIT_SUCCESS : EXIT_FAILURE);
  }
  ~DaemonProcess() {
    if (pid_ > 0) end(SIGKILL);
  }
  DaemonProcess(const DaemonProcess&) = delete;
  DaemonProcess& operator=(const DaemonProcess&) = delete;

  void signal(int number) const { kill(pid_, number); }
  // The exit code; 128 + the signal that ended it.
  int wait() {
    int status = 0;
    waitpid(pid_, &status, 0);
    pid_ = -1;
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  }
  int end(int number) {
    signal(number);
    return wait();
  }

 private:
  pid_t pid_;
};

class DaemonTest : public testing::Test {
 protected:
  void SetUp() override {
    options_.policy_file = folder_.file("policy.rego");
    options_.socket_path = folder_.file("plugin.sock");
    options_.log_file = folder_.file("log");
    test::write_file(options_.policy_file, "allow");
  }
  std::string answer() const {
    RawClient client(options_.socket_path);
    const auto response = client.is_connected() ? client.call(authz_request("{}")) : std::nullopt;
    return response ? response->body : "";
  }
  bool eventually_answers(std::string_view body) const {
    return eventually([&] { return answer() == body; });
  }
  std::string log() const { return test::read_file(options_.log_file); }

  test::TempFolder folder_;
  ServeOptions options_;
};

TEST_F(DaemonTest, ServesUntilItIsToldToStopAndRemovesItsSocket) {
  for (const int number : {SIGTERM, SIGINT}) {
    DaemonProcess daemon(options_);
    ASSERT_TRUE(eventually_answers("allow"));
    struct stat file{};
    ASSERT_EQ(lstat(options_.socket_path.c_str(), &file), 0);
    EXPECT_EQ(file.st_mode & 07777, 0600U);
    EXPECT_EQ(daemon.end(number), EXIT_SUCCESS);
    EXPECT_NE(lstat(options_.socket_path.c_str(), &file), 0);
  }
  EXPECT_NE(log().find("\"event\":\"serving\""), std::string::npos);
  EXPECT_NE(log().find("\"decision\":\"allow\""), std::string::npos);
  EXPECT_NE(log().find("\"event\":\"stopping\""), std::string::npos);
}

TEST_F(DaemonTest, ComesBackAfterItWasKilled) {
  {
    DaemonProcess daemon(options_);
    ASSERT_TRUE(eventually_answers("allow"));
    EXPECT_EQ(daemon.end(SIGKILL), 128 + SIGKILL);
  }
  EXPECT_EQ(answer(), "");
  DaemonProcess heir(options_);
  EXPECT_TRUE(eventually_answers("allow"));
}

TEST_F(DaemonTest, ASecondInstanceGivesUpAndHarmsNothing) {
  DaemonProcess daemon(options_);
  ASSERT_TRUE(eventually_answers("allow"));
  DaemonProcess second(options_);
  EXPECT_EQ(second.wait(), EXIT_FAILURE);
  EXPECT_EQ(answer(), "allow");
}

TEST_F(DaemonTest, ALiveSocketOfAnotherProgramIsNotStolen) {
  const auto foreign = open_socket(options_.socket_path);
  ASSERT_TRUE(foreign);
  DaemonProcess daemon(options_);
  EXPECT_EQ(daemon.wait(), EXIT_FAILURE);
  EXPECT_TRUE(RawClient(options_.socket_path).is_connected());
  EXPECT_NE(log().find("another program answers"), std::string::npos);
}

TEST_F(DaemonTest, ABrokenPolicyAtStartIsAnErrorWithItsPlace) {
  test::write_file(options_.policy_file, "broken");
  const base::Status status = run_daemon(options_, {test::fake_compiler(), test::fake_deciders()});
  ASSERT_FALSE(status);
  EXPECT_EQ(status.error().to_string(), options_.policy_file + ":1:1: broken");
  EXPECT_FALSE(RawClient(options_.socket_path).is_connected());
  EXPECT_NE(log().find("policy.rego:1:1: broken"), std::string::npos);
}

TEST_F(DaemonTest, AMissingPolicyAtStartIsAnError) {
  options_.policy_file = folder_.file("missing.rego");
  EXPECT_FALSE(run_daemon(options_, {test::fake_compiler(), test::fake_deciders()}));
}

TEST_F(DaemonTest, WithoutAPolicyEverythingIsRefused) {
  options_.policy_file.clear();
  DaemonProcess daemon(options_);
  EXPECT_TRUE(eventually_answers("deny: no policy"));
}

TEST_F(DaemonTest, HangupLoadsThePolicyAgainAndReopensTheLog) {
  DaemonProcess daemon(options_);
  ASSERT_TRUE(eventually_answers("allow"));
  const std::string rotated = folder_.file("log.1");
  ASSERT_EQ(rename(options_.log_file.c_str(), rotated.c_str()), 0);
  daemon.signal(SIGHUP);
  EXPECT_TRUE(eventually([&] { return log().find("\"generation\":2") != std::string::npos; }));
  EXPECT_EQ(answer(), "allow");
}

TEST_F(DaemonTest, RequestsInFlightAreAnsweredBeforeItEnds) {
  options_.decision_time_max = std::chrono::milliseconds(300);
  DaemonProcess daemon(options_);
  ASSERT_TRUE(eventually_answers("allow"));
  RawClient client(options_.socket_path);
  ASSERT_EQ(client.call(authz_request("{}"))->body, "allow");
  ASSERT_TRUE(client.send(authz_request(test::kSpin)));
  EXPECT_EQ(daemon.end(SIGTERM), EXIT_SUCCESS);
  EXPECT_EQ(client.receive()->body, "deny: cancelled");
}

TEST_F(DaemonTest, QuietLogsNoDecisionAndOnlyDeniedNoAllowedOne) {
  options_.logs_only_denied = true;
  {
    DaemonProcess daemon(options_);
    ASSERT_TRUE(eventually_answers("allow"));
    ASSERT_EQ(RawClient(options_.socket_path).call(authz_request(test::kSpin))->body, "deny: cancelled");
    EXPECT_EQ(daemon.end(SIGTERM), EXIT_SUCCESS);
  }
  EXPECT_EQ(log().find("\"decision\":\"allow\""), std::string::npos);
  EXPECT_NE(log().find("\"decision\":\"deny\""), std::string::npos);
  options_.is_quiet = true;
  options_.log_file = folder_.file("quiet");
  DaemonProcess daemon(options_);
  ASSERT_TRUE(eventually_answers("allow"));
  EXPECT_EQ(daemon.end(SIGTERM), EXIT_SUCCESS);
  EXPECT_EQ(log().find("\"event\":\"decision\""), std::string::npos);
}

TEST_F(DaemonTest, CheckingSaysTheDialectOrThePlace) {
  EXPECT_EQ(check_policy(options_, test::fake_compiler())->dialect, "v1");
  test::write_file(options_.policy_file, "broken");
  EXPECT_FALSE(check_policy(options_, test::fake_compiler()));
}

}  // namespace
}  // namespace bulkhead
