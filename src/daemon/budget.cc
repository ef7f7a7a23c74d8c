// The line of a Budget. Each waiter has a condition of its own, so giving wakes exactly those who are served.

#include "daemon/budget.h"

#include <algorithm>
#include <utility>

namespace bulkhead {

bool Budget::take(size_t units, Clock::time_point deadline) {
  std::unique_lock lock(mutex_);
  if (is_closed_ || units > units_) return false;
  if (line_.empty() && units <= free_) {
    free_ -= units;
    return true;
  }
  Waiter self{units, false, {}};
  line_.push_back(&self);
  const auto is_over = [&] { return self.is_served || is_closed_; };
  // The clock of wait_until() cannot take the far end of time.
  const Clock::time_point until = std::min(deadline, Clock::now() + std::chrono::hours(24));
  self.served.wait_until(lock, until, is_over);
  if (self.is_served) return true;
  std::erase(line_, &self);
  serve();
  return false;
}

void Budget::serve() {
  while (!line_.empty() && line_.front()->units <= free_) {
    Waiter& first = *line_.front();
    line_.pop_front();
    free_ -= first.units;
    first.is_served = true;
    first.served.notify_one();
  }
}

void Budget::give(size_t units) {
  const std::lock_guard lock(mutex_);
  free_ += units;
  serve();
}

void Budget::close() {
  const std::lock_guard lock(mutex_);
  is_closed_ = true;
  for (Waiter* waiter : line_) waiter->served.notify_one();
}

size_t Budget::free_units() const {
  const std::lock_guard lock(mutex_);
  return free_;
}

size_t Budget::waiting() const {
  const std::lock_guard lock(mutex_);
  return line_.size();
}

bool Charge::raise_to(size_t units, Budget::Clock::time_point deadline) {
  if (units <= held_) return true;
  if (!budget_->take(units - held_, deadline)) return false;
  held_ = units;
  return true;
}

void Charge::clear() {
  if (held_ > 0) budget_->give(std::exchange(held_, 0));
}

}  // namespace bulkhead
