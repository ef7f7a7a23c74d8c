#pragma once
// TaskThreads: a few threads for work that may hang, such as looking at a path on a file system that does not answer. A
// thread that hangs is left behind; when all do, no more work is taken.

#include <functional>
#include <memory>

#include "docker/gather/gatherer.h"

namespace bulkhead {

class TaskThreads final : public TaskRunner {
 public:
  explicit TaskThreads(size_t threads_max = 4, size_t waiting_max = 256);
  // Does not wait for threads that hang: what a task uses, it must own.
  ~TaskThreads() override;
  TaskThreads(const TaskThreads&) = delete;
  TaskThreads& operator=(const TaskThreads&) = delete;

  bool run(std::function<void()> task) override;

 private:
  struct State;
  std::shared_ptr<State> state_;
};

}  // namespace bulkhead
