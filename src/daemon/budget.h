#pragma once
// Budget: a number of units that many share: bytes of messages in flight, workers, connections. Who finds too few waits
// in line, first come, first served, so that a large wish is not starved by small ones.

#include <boost/asio/awaitable.hpp>
#include <chrono>
#include <cstddef>
#include <deque>
#include <functional>
#include <mutex>

namespace bulkhead {

class Budget {
 public:
  using Clock = std::chrono::steady_clock;

  explicit Budget(size_t units) : units_(units), free_(units) {}

  // False when there are too few, or someone waits already.
  bool try_take(size_t units);
  // False when the deadline passed first, when there can never be so many, or after close(). Somebody must call
  // expire() every now and then: a wait ends no earlier than that.
  boost::asio::awaitable<bool> take(size_t units, Clock::time_point deadline);
  void give(size_t units);

  // Ends the waits whose deadline has passed.
  void expire(Clock::time_point now);
  // Ends all waits, and lets none begin.
  void close();

  size_t units() const { return units_; }
  size_t free_units() const;

 private:
  struct Waiter {
    size_t units;
    Clock::time_point deadline;
    std::function<void(bool)> resume;
  };

  bool can_take(size_t units) const { return waiters_.empty() && units <= free_; }
  void wait(Waiter waiter);
  // Moves those at the head of the line that can be served to `served`.
  void serve(std::deque<Waiter>& served);

  const size_t units_;
  mutable std::mutex mutex_;
  size_t free_;
  bool is_closed_ = false;
  std::deque<Waiter> waiters_;
};

// Units taken from a Budget, given back at the end of the scope.
class Charge {
 public:
  explicit Charge(Budget& budget) : budget_(&budget) {}
  ~Charge() { clear(); }
  Charge(const Charge&) = delete;
  Charge& operator=(const Charge&) = delete;

  // Raises the charge to `units`; false when that cannot be had until the deadline, and then nothing has changed.
  boost::asio::awaitable<bool> raise_to(size_t units, Budget::Clock::time_point deadline);
  void clear();
  size_t units() const { return held_; }

 private:
  Budget* budget_;
  size_t held_ = 0;
};

}  // namespace bulkhead
