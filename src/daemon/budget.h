#pragma once
// Budget: a number of units that many share: bytes of messages in flight, workers. Who finds too few waits in line,
// first come, first served, so that a large wish is not starved by small ones.

#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <deque>
#include <mutex>

namespace bulkhead {

class Budget {
 public:
  using Clock = std::chrono::steady_clock;

  explicit Budget(size_t units) : units_(units), free_(units) {}

  // Waits for its turn. False when the deadline passed first, when there can never be so many, or after close().
  bool take(size_t units, Clock::time_point deadline);
  void give(size_t units);
  // Ends all waits, and lets none begin.
  void close();

  size_t free_units() const;
  // How many wait in line.
  size_t waiting() const;

 private:
  struct Waiter {
    size_t units;
    bool is_served = false;
    std::condition_variable served;
  };

  // Gives to those at the head of the line what they wait for.
  void serve();

  const size_t units_;
  mutable std::mutex mutex_;
  size_t free_;
  bool is_closed_ = false;
  std::deque<Waiter*> line_;  // each lives in the frame of its take()
};

// Units taken from a Budget, given back at the end of the scope.
class Charge {
 public:
  explicit Charge(Budget& budget) : budget_(&budget) {}
  ~Charge() { clear(); }
  Charge(const Charge&) = delete;
  Charge& operator=(const Charge&) = delete;

  // Raises the charge to `units`; false when that cannot be had until the deadline, and then nothing has changed.
  bool raise_to(size_t units, Budget::Clock::time_point deadline);
  void clear();
  size_t units() const { return held_; }

 private:
  Budget* budget_;
  size_t held_ = 0;
};

}  // namespace bulkhead
