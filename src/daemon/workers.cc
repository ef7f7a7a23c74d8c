// Leasing of workers, and the clock over their decisions. The lock of each worker makes sure that a flag raised for one
// decision cannot hit the next.

#include "daemon/workers.h"

#include <cassert>
#include <optional>
#include <utility>

namespace bulkhead {

class Workers::Worker {
 public:
  explicit Worker(std::unique_ptr<Decider> decider) : decider_(std::move(decider)) {}

  Decider& decider() { return *decider_; }

  void begin(Clock::time_point deadline) {
    const std::lock_guard lock(mutex_);
    decider_->cancel_flag().store(false, std::memory_order_relaxed);
    deadline_ = deadline;
  }
  void end() {
    const std::lock_guard lock(mutex_);
    deadline_.reset();
  }
  void tick(Clock::time_point now) {
    const std::lock_guard lock(mutex_);
    if (deadline_ && *deadline_ <= now) decider_->cancel_flag().store(true, std::memory_order_relaxed);
  }

 private:
  std::unique_ptr<Decider> decider_;
  std::mutex mutex_;
  std::optional<Clock::time_point> deadline_;
};

Workers::Workers(size_t count, const DeciderFactory& make_decider) : places_(count) {
  for (size_t i = 0; i < count; ++i) {
    workers_.push_back(std::make_unique<Worker>(make_decider()));
    free_.push_back(workers_.back().get());
  }
}

Workers::~Workers() = default;

Workers::Lease Workers::lease(Clock::time_point deadline) {
  return Lease(this, places_.take(1, deadline) ? pop_free() : nullptr);
}

void Workers::tick(Clock::time_point now) {
  for (const auto& worker : workers_) worker->tick(now);
}

Workers::Worker* Workers::pop_free() {
  const std::lock_guard lock(free_mutex_);
  assert(!free_.empty());
  Worker* worker = free_.back();
  free_.pop_back();
  return worker;
}

void Workers::push_free(Worker* worker) {
  {
    const std::lock_guard lock(free_mutex_);
    free_.push_back(worker);
  }
  places_.give(1);
}

Workers::Lease::~Lease() { release(); }

void Workers::Lease::release() {
  if (worker_ != nullptr) workers_->push_free(std::exchange(worker_, nullptr));
}

Decision Workers::Lease::decide(const Snapshot& snapshot, std::string_view message, const Surroundings& surroundings) {
  worker_->begin(Clock::now() + snapshot.time_max);
  const Decision decision = worker_->decider().decide(snapshot, message, surroundings);
  worker_->end();
  return decision;
}

void Workers::Lease::write_reply(std::string& out, const Decision& decision) {
  worker_->decider().write_reply(out, decision);
}

}  // namespace bulkhead
