// This process plays the Docker daemon.

#include "daemon/guarded_daemon.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <thread>

namespace bulkhead {
namespace {

constexpr std::string_view kOld = R"({"Version":"20.10.24+dfsg1","ApiVersion":"1.41","MinAPIVersion":"1.12"})";
constexpr std::string_view kNew = R"({"Version":"2.0.0-beta.24","ApiVersion":"1.56","MinAPIVersion":"1.40"})";

Asker::Clock::time_point soon() { return Asker::Clock::now() + std::chrono::seconds(20); }

// Answers at once, as long as it has asked the plugin before.
class FakeDaemon final : public Asker {
 public:
  explicit FakeDaemon(OwnQuestions& own) : own_(own) {}
  void get(std::string target, std::string_view, std::string secret, Clock::time_point, Callback callback) override {
    EXPECT_EQ(target, "/version");
    asked++;
    own_.take("GET", target, secret);
    callback(Reply{status, body});
  }
  unsigned status = 200;
  std::string body{kOld};
  std::atomic<int> asked = 0;

 private:
  OwnQuestions& own_;
};

class NoTasks final : public TaskRunner {
 public:
  bool run(std::function<void()>) override { return false; }
};

class GuardedDaemonTest : public ::testing::Test {
 protected:
  OwnQuestions own_;
  FakeDaemon docker_{own_};
  NoTasks tasks_;
  Gatherer gatherer_{docker_, own_, tasks_};
  std::string version_;
};

TEST_F(GuardedDaemonTest, ItsVersionIsLearntOnce) {
  GuardedDaemon daemon(getpid());
  EXPECT_EQ(daemon.traits().certainty, Certainty::kUnknown);
  EXPECT_TRUE(daemon.can_learn_version());
  EXPECT_EQ(daemon.learn_version(gatherer_, soon(), version_), GuardedDaemon::Learnt::kNow);
  EXPECT_EQ(version_, "20.10.24+dfsg1");
  EXPECT_EQ(daemon.traits().certainty, Certainty::kKnown);
  EXPECT_TRUE(daemon.traits().hides_large_bodies);
  EXPECT_FALSE(daemon.traits().answers_grpc_unasked);
  EXPECT_FALSE(daemon.can_learn_version());
  EXPECT_EQ(daemon.learn_version(gatherer_, soon(), version_), GuardedDaemon::Learnt::kBefore);
  EXPECT_EQ(docker_.asked, 1);
}

TEST_F(GuardedDaemonTest, TheNewestAnswersGrpc) {
  docker_.body = kNew;
  GuardedDaemon daemon(getpid());
  EXPECT_EQ(daemon.learn_version(gatherer_, soon(), version_), GuardedDaemon::Learnt::kNow);
  EXPECT_TRUE(daemon.traits().answers_grpc_unasked);
}

TEST_F(GuardedDaemonTest, AfterAQuestionInVainTheStrictestReadingStays) {
  for (const char* body : {"", "[]", "{}", R"({"Version":"1","ApiVersion":5,"MinAPIVersion":"1.12"})"}) {
    docker_.body = body;
    GuardedDaemon daemon(getpid());
    EXPECT_EQ(daemon.learn_version(gatherer_, soon(), version_), GuardedDaemon::Learnt::kNot) << body;
    EXPECT_EQ(daemon.learn_version(gatherer_, soon(), version_), GuardedDaemon::Learnt::kBefore) << body;
    EXPECT_EQ(daemon.traits().certainty, Certainty::kUnknown);
    EXPECT_FALSE(daemon.can_learn_version());  // not again at once
  }
  docker_.status = 500;
  GuardedDaemon daemon(getpid());
  EXPECT_EQ(daemon.learn_version(gatherer_, soon(), version_), GuardedDaemon::Learnt::kNot);
}

TEST_F(GuardedDaemonTest, ARestartedDaemonIsAnotherOne) {
  GuardedDaemons daemons({});
  const auto first = daemons.meet(getpid());
  EXPECT_EQ(daemons.meet(getpid()), first);
  EXPECT_TRUE(first->is_alive());
  EXPECT_NE(first->root(), nullptr);
  const auto other = daemons.meet(getppid());
  EXPECT_NE(other, first);
  EXPECT_EQ(GuardedDaemon(1 << 22).root(), nullptr);
  EXPECT_FALSE(GuardedDaemon(1 << 22).is_alive());
}

}  // namespace
}  // namespace bulkhead
