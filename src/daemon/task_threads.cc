// The threads are detached and share the state, so that the owner can go while one of them hangs. They are started when
// there is work for them.

#include "daemon/task_threads.h"

#include <condition_variable>
#include <deque>
#include <mutex>
#include <system_error>
#include <thread>
#include <utility>

namespace bulkhead {

struct TaskThreads::State {
  State(size_t thread_limit, size_t line_limit) : threads_max(thread_limit), waiting_max(line_limit) {}

  // One thread's life. Holds the state for as long as it lasts.
  static void serve(const std::shared_ptr<State>& state) {
    std::unique_lock lock(state->mutex);
    for (;;) {
      state->idle++;
      state->changed.wait(lock, [&] { return state->is_stopping || !state->tasks.empty(); });
      state->idle--;
      if (state->is_stopping) return;
      std::function<void()> task = std::move(state->tasks.front());
      state->tasks.pop_front();
      lock.unlock();
      task();
      task = nullptr;
      lock.lock();
    }
  }

  const size_t threads_max;
  const size_t waiting_max;
  std::mutex mutex;
  std::condition_variable changed;
  std::deque<std::function<void()>> tasks;
  size_t threads = 0;
  size_t idle = 0;
  bool is_stopping = false;
};

TaskThreads::TaskThreads(size_t threads_max, size_t waiting_max)
    : state_(std::make_shared<State>(threads_max, waiting_max)) {}

TaskThreads::~TaskThreads() {
  const std::lock_guard lock(state_->mutex);
  state_->is_stopping = true;
  state_->tasks.clear();
  state_->changed.notify_all();
}

bool TaskThreads::run(std::function<void()> task) {
  const std::lock_guard lock(state_->mutex);
  if (state_->tasks.size() >= state_->waiting_max) return false;
  if (state_->idle <= state_->tasks.size() && state_->threads < state_->threads_max) {
    try {
      std::thread([state = state_] { State::serve(state); }).detach();
      state_->threads++;
    } catch (const std::system_error&) {
      if (state_->threads == 0) return false;  // too many processes
    }
  }
  state_->tasks.push_back(std::move(task));
  state_->changed.notify_one();
  return true;
}

}  // namespace bulkhead
