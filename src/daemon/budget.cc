// The line of a Budget. A waiter is resumed through its own executor and outside the lock, so that neither a coroutine
// runs under the lock nor one inside another.

#include "daemon/budget.h"

#include <algorithm>
#include <boost/asio/associated_executor.hpp>
#include <boost/asio/async_result.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <memory>
#include <utility>

namespace bulkhead {
namespace {

namespace asio = boost::asio;

// The handler of a suspended coroutine as a copyable function.
template <typename Handler>
std::function<void(bool)> resume_function(Handler&& handler) {
  auto shared = std::make_shared<std::decay_t<Handler>>(std::forward<Handler>(handler));
  return [shared](bool is_taken) {
    asio::post(asio::get_associated_executor(*shared), [shared, is_taken] { std::move (*shared)(is_taken); });
  };
}

}  // namespace

bool Budget::try_take(size_t units) {
  const std::lock_guard lock(mutex_);
  if (is_closed_ || !can_take(units)) return false;
  free_ -= units;
  return true;
}

asio::awaitable<bool> Budget::take(size_t units, Clock::time_point deadline) {
  if (try_take(units)) co_return true;
  const bool is_taken = co_await asio::async_initiate<const asio::use_awaitable_t<>&, void(bool)>(
      [](auto handler, Budget* budget, size_t wanted, Clock::time_point until) {
        budget->wait({wanted, until, resume_function(std::move(handler))});
      },
      asio::use_awaitable, this, units, deadline);
  co_return is_taken;
}

void Budget::wait(Waiter waiter) {
  bool is_taken = false;
  {
    const std::lock_guard lock(mutex_);
    const bool is_hopeless = is_closed_ || waiter.units > units_;
    is_taken = !is_hopeless && can_take(waiter.units);
    if (is_taken) free_ -= waiter.units;
    if (!is_taken && !is_hopeless) {
      waiters_.push_back(std::move(waiter));
      return;
    }
  }
  waiter.resume(is_taken);
}

void Budget::serve(std::deque<Waiter>& served) {
  while (!waiters_.empty() && waiters_.front().units <= free_) {
    free_ -= waiters_.front().units;
    served.push_back(std::move(waiters_.front()));
    waiters_.pop_front();
  }
}

void Budget::give(size_t units) {
  std::deque<Waiter> served;
  {
    const std::lock_guard lock(mutex_);
    free_ += units;
    if (waiters_.empty()) return;
    serve(served);
  }
  for (Waiter& waiter : served) waiter.resume(true);
}

void Budget::expire(Clock::time_point now) {
  std::deque<Waiter> late;
  std::deque<Waiter> served;
  {
    const std::lock_guard lock(mutex_);
    if (waiters_.empty()) return;
    const auto is_in_time = [now](const Waiter& waiter) { return waiter.deadline > now; };
    const auto first_late = std::stable_partition(waiters_.begin(), waiters_.end(), is_in_time);
    late.assign(std::make_move_iterator(first_late), std::make_move_iterator(waiters_.end()));
    waiters_.erase(first_late, waiters_.end());
    serve(served);
  }
  for (Waiter& waiter : late) waiter.resume(false);
  for (Waiter& waiter : served) waiter.resume(true);
}

void Budget::close() {
  std::deque<Waiter> ended;
  {
    const std::lock_guard lock(mutex_);
    is_closed_ = true;
    ended.swap(waiters_);
  }
  for (Waiter& waiter : ended) waiter.resume(false);
}

size_t Budget::free_units() const {
  const std::lock_guard lock(mutex_);
  return free_;
}

asio::awaitable<bool> Charge::raise_to(size_t units, Budget::Clock::time_point deadline) {
  if (units <= held_) co_return true;
  const size_t more = units - held_;
  const bool is_taken = co_await budget_->take(more, deadline);
  if (is_taken) held_ = units;
  co_return is_taken;
}

void Charge::clear() {
  if (held_ > 0) budget_->give(std::exchange(held_, 0));
}

}  // namespace bulkhead
