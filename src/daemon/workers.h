#pragma once
// The workers: as many decisions at the same time as there are deciders. A session leases one for one decision; one
// that finds none free waits in line. tick() ends decisions that take too long.

#include <chrono>
#include <memory>
#include <mutex>
#include <utility>
#include <vector>

#include "daemon/budget.h"
#include "daemon/decider.h"

namespace bulkhead {

class Workers {
 public:
  using Clock = std::chrono::steady_clock;

  Workers(size_t count, const DeciderFactory& make_decider);
  ~Workers();

  class Worker;

  // One worker until the end of the scope; none when the wait took too long.
  class Lease {
   public:
    Lease(Workers* workers, Worker* worker) : workers_(workers), worker_(worker) {}
    ~Lease();
    Lease(Lease&& other) noexcept : workers_(other.workers_), worker_(std::exchange(other.worker_, nullptr)) {}
    Lease& operator=(Lease&&) = delete;
    // Gives the worker back before the scope ends.
    void release();

    explicit operator bool() const { return worker_ != nullptr; }
    // As Decider's; ended by tick() when the snapshot's time is over.
    Decision decide(const Snapshot& snapshot, std::string_view message, const Surroundings& surroundings);
    void write_reply(std::string& out, const Decision& decision);

   private:
    Workers* workers_;
    Worker* worker_;
  };

  Lease lease(Clock::time_point deadline);

  // Raises the cancel flag of decisions whose time is over. Called every few milliseconds by a thread that never
  // decides.
  void tick(Clock::time_point now);
  void close() { places_.close(); }
  size_t count() const { return workers_.size(); }
  size_t busy() const { return workers_.size() - places_.free_units(); }
  size_t waiting() const { return places_.waiting(); }

 private:
  Worker* pop_free();
  void push_free(Worker* worker);

  std::vector<std::unique_ptr<Worker>> workers_;
  std::mutex free_mutex_;
  std::vector<Worker*> free_;  // the last one used first: its memory is still in the cache
  Budget places_;
};

}  // namespace bulkhead
