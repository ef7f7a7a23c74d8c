// The daemon is a fake: it asks the plugin (OwnQuestions) before it answers, as a real one does, or not.

#include "docker/gather/gatherer.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <optional>

namespace bulkhead {
namespace {

using Clock = Asker::Clock;

Clock::time_point soon() { return Clock::now() + std::chrono::seconds(20); }

// Holds the questions until it is told to answer, all on the test's own thread.
class FakeDaemon final : public Asker {
 public:
  explicit FakeDaemon(OwnQuestions& own) : own_(own) {}

  void get(std::string target, std::string_view header, std::string secret, Clock::time_point,
           Callback callback) override {
    EXPECT_EQ(header, "X-Bulkhead-Question");
    held_.push_back({std::move(target), std::move(secret), std::move(callback)});
  }

  void answer_all(unsigned status, const std::string& body) {
    for (Held& held : std::exchange(held_, {})) {
      EXPECT_EQ(asks_plugin, asks_plugin && own_.take("GET", held.target, held.secret)) << held.target;
      held.callback(Reply{status, body});
    }
  }
  void fail_all() {
    for (Held& held : std::exchange(held_, {})) held.callback(base::Error{"timeout", "", ""});
  }
  size_t held() const { return held_.size(); }

  bool asks_plugin = true;

 private:
  struct Held {
    std::string target;
    std::string secret;
    Callback callback;
  };
  OwnQuestions& own_;
  std::vector<Held> held_;
};

// Runs tasks at once, keeps them, or takes none.
class FakeTasks final : public TaskRunner {
 public:
  bool run(std::function<void()> task) override {
    if (refuses) return false;
    if (hangs) {
      hanging.push_back(std::move(task));
    } else {
      task();
    }
    return true;
  }
  bool refuses = false;
  bool hangs = false;
  std::vector<std::function<void()>> hanging;
};

class GathererTest : public ::testing::Test {
 protected:
  std::shared_ptr<const HostRoot> root() {
    return std::make_shared<const HostRoot>(*HostRoot::of_folder("/", getuid()));
  }

  OwnQuestions own_;
  FakeDaemon daemon_{own_};
  FakeTasks tasks_;
  Gatherer gatherer_{daemon_, own_, tasks_};
  FactStore store_;
};

TEST_F(GathererTest, AnswersWhatWasAsked) {
  store_.volume("data");
  store_.host_path("/");
  store_.own_path("/etc/..");
  store_.own_path("/none");
  Gathering gathering = gatherer_.start(store_, root(), soon());
  daemon_.answer_all(200, R"({"Driver":"local"})");
  gathering.wait_until(soon());
  gathering.deliver(store_);
  EXPECT_EQ(store_.volume("data").document.get("Driver").as_string(), "local");
  EXPECT_EQ(store_.host_path("/").resolved, "/");
  EXPECT_EQ(store_.own_path("/etc/..").resolved, "/");
  EXPECT_EQ(store_.own_path("/none").state, FactState::kKnown);
  EXPECT_EQ(store_.own_path("/none").resolved, "");
}

TEST_F(GathererTest, SaysWhatTheDaemonDoesNotHave) {
  store_.volume("data");
  Gathering gathering = gatherer_.start(store_, nullptr, soon());
  daemon_.answer_all(404, R"({"message":"no such volume"})");
  gathering.deliver(store_);
  EXPECT_EQ(store_.volume("data").state, FactState::kAbsent);
}

TEST_F(GathererTest, WhatFailsIsUnknown) {
  store_.volume("a");
  Gathering gathering = gatherer_.start(store_, nullptr, soon());
  daemon_.answer_all(500, "{}");
  gathering.deliver(store_);
  EXPECT_EQ(store_.volume("a").state, FactState::kUnknown);
  store_.volume("b");
  gathering = gatherer_.start(store_, nullptr, soon());
  daemon_.fail_all();
  gathering.deliver(store_);
  EXPECT_EQ(store_.volume("b").state, FactState::kUnknown);
}

// A socket that leads to another daemon than the one that asks us must not decide what ours may do.
TEST_F(GathererTest, DoesNotBelieveADaemonThatDidNotAskUs) {
  daemon_.asks_plugin = false;
  store_.volume("data");
  Gathering gathering = gatherer_.start(store_, nullptr, soon());
  daemon_.answer_all(200, "{}");
  gathering.deliver(store_);
  EXPECT_EQ(store_.volume("data").state, FactState::kUnknown);
}

TEST_F(GathererTest, PathsOfARootThatCannotBeReadAreUnknown) {
  store_.host_path("/etc");
  Gathering gathering = gatherer_.start(store_, nullptr, soon());
  gathering.deliver(store_);
  EXPECT_EQ(store_.host_path("/etc").state, FactState::kUnknown);
  EXPECT_EQ(store_.host_path("/etc").reason, "the daemon's file system cannot be read");
}

TEST_F(GathererTest, ALookUpThatHangsIsLeftBehind) {
  tasks_.hangs = true;
  store_.host_path("/mnt/gone");
  store_.own_path("/mnt/gone");
  Gathering gathering = gatherer_.start(store_, root(), soon());
  gathering.wait_until(Clock::now() + std::chrono::milliseconds(10));
  gathering.deliver(store_);
  store_.close();
  EXPECT_EQ(store_.host_path("/mnt/gone").state, FactState::kUnknown);
  EXPECT_EQ(store_.own_path("/mnt/gone").state, FactState::kUnknown);
  for (const auto& task : tasks_.hanging) task();  // comes too late, and harms nobody
  tasks_.refuses = true;
  FactStore next;
  next.host_path("/mnt/gone");
  gatherer_.start(next, root(), soon()).deliver(next);
  EXPECT_EQ(next.host_path("/mnt/gone").reason, "too many look-ups of host paths hang");
}

// Each create needs a question, and each question comes back to us as a call of the plugin: one thread serves them all.
TEST_F(GathererTest, Gathers64CreatesAtOnceOnOneThread) {
  constexpr size_t kCreates = 64;
  std::vector<FactStore> stores(kCreates);
  std::vector<Gathering> gatherings;
  for (FactStore& store : stores) {
    store.volume("data");
    gatherings.push_back(gatherer_.start(store, nullptr, soon()));
  }
  EXPECT_EQ(daemon_.held(), kCreates);
  daemon_.answer_all(200, R"({"Driver":"local"})");
  for (size_t i = 0; i < kCreates; i++) {
    gatherings[i].wait_until(soon());
    gatherings[i].deliver(stores[i]);
    EXPECT_TRUE(stores[i].volume("data").is_known());
  }
}

}  // namespace
}  // namespace bulkhead
