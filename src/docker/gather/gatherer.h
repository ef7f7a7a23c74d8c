#pragma once
// Gatherer: the step between decoding and deciding. It takes the questions that a reading noted, asks all of them at
// once, and answers the store; a question that is not answered in time is unknown. Nobody's worker is held meanwhile.

#include <chrono>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "base/result.h"
#include "docker/gather/fact_store.h"
#include "docker/gather/host_root.h"
#include "docker/gather/own_questions.h"
#include "docker/gather/question.h"

namespace bulkhead {

// Who can ask the daemon. The gate does not know how that is done.
class Asker {
 public:
  using Clock = std::chrono::steady_clock;
  struct Reply {
    unsigned status = 0;
    std::string body;
  };
  using Callback = std::function<void(base::Result<Reply>)>;

  virtual ~Asker() = default;
  // GET `target` with one header more. The callback is called once, by the deadline, by any thread.
  virtual void get(std::string target, std::string_view header, std::string secret, Clock::time_point deadline,
                   Callback callback) = 0;
};

// Runs a task that may hang. False where too many hang already.
class TaskRunner {
 public:
  virtual ~TaskRunner() = default;
  virtual bool run(std::function<void()> task) = 0;
};

// The questions of one request, under way. Shared with what answers them, so that it may come late.
class Gathering {
 public:
  using Clock = Asker::Clock;

  // Waits until every question is answered or the time is over.
  void wait_until(Clock::time_point deadline);
  // Hands the answers that came to `store`. After this, late ones are forgotten.
  void deliver(FactStore& store);

 private:
  friend class Gatherer;
  struct State;
  explicit Gathering(std::shared_ptr<State> state) : state_(std::move(state)) {}

  std::shared_ptr<State> state_;
};

class Gatherer {
 public:
  using Clock = Asker::Clock;

  // All must outlive the gatherer and the questions under way.
  Gatherer(Asker& asker, OwnQuestions& own_questions, TaskRunner& tasks);

  // Begins to ask what is pending in `store`. `root` is the daemon's file system; null where it cannot be read.
  Gathering start(const FactStore& store, std::shared_ptr<const HostRoot> root, Clock::time_point deadline);

  // One question to the daemon, for whoever needs no store; waits.
  FactAnswer ask_now(const Question& question, Clock::time_point deadline);

 private:
  void ask(const Question& question, Clock::time_point deadline, const std::shared_ptr<Gathering::State>& state);
  void look(const Question& question, std::shared_ptr<const HostRoot> root,
            const std::shared_ptr<Gathering::State>& state);

  Asker& asker_;
  OwnQuestions& own_questions_;
  TaskRunner& tasks_;
};

}  // namespace bulkhead
