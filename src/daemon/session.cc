// The plugin protocol on one connection: three calls, all POST (docs: Docker's authorization plugin API).
//
// What makes it hard is the peer that does not play along. Every wait has a deadline that the server's clock enforces
// from outside by shutting the socket down, so no read or write here needs a timer. Memory for a body is charged before
// its bytes are kept. Whatever goes wrong, the answer is a refusal or no answer, and Docker takes either as a refusal.
//
// Each co_await is a statement of its own: g++ 12 miscompiles some that stand inside conditions.

#include "daemon/session.h"

#include <sys/socket.h>

#include <algorithm>
#include <boost/asio/as_tuple.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>
#include <cstring>

#include "daemon/protocol.h"

namespace bulkhead {
namespace {

namespace asio = boost::asio;

constexpr size_t kInputBytes = 64 << 10;
constexpr size_t kBodyBytesKept = 256 << 10;  // a larger buffer is given back after its message
constexpr size_t kChunkedMin = 64 << 10;      // the first charge for a body of unknown length
constexpr int64_t kNever = INT64_MAX;
constexpr auto kAwait = asio::as_tuple(asio::use_awaitable);

int64_t to_ticks(Session::Clock::time_point time) { return time.time_since_epoch().count(); }

Session::Clock::time_point from_ticks(int64_t ticks) {
  return Session::Clock::time_point(Session::Clock::duration(ticks));
}

}  // namespace

Session::Session(Socket socket, Service& service)
    : socket_(std::move(socket)),
      service_(service),
      input_(std::make_unique_for_overwrite<char[]>(kInputBytes)),
      deadline_(kNever),
      idle_since_(to_ticks(Clock::now())) {}

asio::awaitable<void> Session::run() {
  for (;;) {
    const After after = co_await serve_one();
    if (after == After::kClose) co_return;
  }
}

asio::awaitable<Session::After> Session::serve_one() {
  const Fetch fetched = co_await read_head();
  if (fetched == Fetch::kClosed) co_return After::kClose;
  const Call call = fetched == Fetch::kDone ? call_of(reader_.head().target) : Call::kUnknown;
  if (fetched != Fetch::kDone) {
    co_await reject(kStatusBadRequest, kReplyBadRequest);
  } else if (call == Call::kUnknown) {
    co_await reject(kStatusNotFound, kReplyNotFound);
  } else if (reader_.head().method != "POST") {
    co_await reject(kStatusMethodNotAllowed, kReplyMethodNotAllowed);
  } else {
    const After after = co_await answer(call);
    co_return after;
  }
  co_return After::kClose;
}

asio::awaitable<Session::After> Session::answer(Call call) {
  const bool may_go_on = co_await send_continue_if_expected();
  After after = After::kClose;
  if (!may_go_on) co_return after;
  if (call == Call::kAuthorizeRequest) {
    after = co_await answer_authorization();
  } else {
    after = co_await answer_discarded(call == Call::kActivate ? kReplyActivate : kReplyAllow);
  }
  co_return after;
}

asio::awaitable<Session::Fetch> Session::read_head() {
  reader_.start();
  set_deadline(Clock::time_point::max());
  if (unread().empty()) {
    idle_since_.store(to_ticks(Clock::now()), std::memory_order_relaxed);
    const bool is_filled = co_await fill();
    if (!is_filled) co_return Fetch::kClosed;
    idle_since_.store(kNever, std::memory_order_relaxed);
  }
  for (bool is_first = true;; is_first = false) {
    std::string_view bytes = unread();
    const RequestReader::Step step = reader_.feed(bytes);
    input_begin_ = input_end_ - bytes.size();
    if (step == RequestReader::Step::kHead) co_return Fetch::kDone;
    if (step != RequestReader::Step::kMore) co_return Fetch::kBad;
    if (is_first) set_deadline(Clock::now() + service_.limits.head_time_max);
    const bool is_filled = co_await fill();
    if (!is_filled) co_return Fetch::kClosed;
  }
}

asio::awaitable<Session::Fetch> Session::read_body(BodyUse use, Charge* charge) {
  reader_.set_body_use(use);
  const Clock::time_point start = Clock::now();
  for (;;) {
    if (charge != nullptr) {
      const Fetch charged = co_await charge_body(*charge);
      if (charged != Fetch::kDone) co_return charged;
    }
    std::string_view bytes = unread();
    const RequestReader::Step step = reader_.feed(bytes);
    input_begin_ = input_end_ - bytes.size();
    if (step == RequestReader::Step::kBad) co_return Fetch::kBad;
    if (charge != nullptr && reader_.body_bytes() > service_.limits.message_bytes_max) co_return Fetch::kTooLarge;
    if (step == RequestReader::Step::kDone) co_return Fetch::kDone;
    if (bytes.size() == kInputBytes) co_return Fetch::kBad;
    set_body_deadline(start);
    const bool is_filled = co_await fill();
    if (!is_filled) co_return Fetch::kClosed;
  }
}

asio::awaitable<Session::Fetch> Session::charge_body(Charge& charge) {
  const RequestHead& head = reader_.head();
  const size_t limit = service_.limits.message_bytes_max;
  if (head.content_length.value_or(0) > limit) co_return Fetch::kTooLarge;
  size_t wanted = head.content_length.value_or(0);
  if (head.is_chunked) {
    const size_t needed = reader_.body_bytes() + unread().size();
    // Doubled, so that the string grows no faster than the charge.
    wanted = needed <= charge.units() ? needed : std::max({needed, std::min(2 * charge.units(), limit), kChunkedMin});
  }
  if (wanted <= charge.units()) co_return Fetch::kDone;
  set_deadline(Clock::time_point::max());
  const bool is_raised = co_await charge.raise_to(wanted, Clock::now() + service_.limits.budget_wait_max);
  if (!is_raised) co_return Fetch::kNoMemory;
  reader_.body().reserve(wanted);
  co_return Fetch::kDone;
}

asio::awaitable<bool> Session::fill() {
  if (input_begin_ > 0) {
    const std::string_view rest = unread();
    if (!rest.empty()) memmove(input_.get(), rest.data(), rest.size());
    input_end_ = rest.size();
    input_begin_ = 0;
  }
  if (input_end_ == kInputBytes) co_return false;
  const auto [error, bytes] =
      co_await socket_.async_read_some(asio::buffer(input_.get() + input_end_, kInputBytes - input_end_), kAwait);
  input_end_ += bytes;
  co_return !error && bytes > 0;
}

asio::awaitable<Session::After> Session::answer_authorization() {
  Charge charge(service_.in_flight_bytes);
  Fetch fetched = co_await read_body(BodyUse::kKeep, &charge);
  set_deadline(Clock::time_point::max());
  if (fetched == Fetch::kDone) fetched = co_await decide();
  if (reader_.body().capacity() > kBodyBytesKept) std::string().swap(reader_.body());
  charge.clear();
  After after = After::kClose;
  if (fetched == Fetch::kDone) {
    after = co_await send_reply(kStatusOk, reply_);
  } else {
    co_await refuse(fetched);
  }
  co_return after;
}

asio::awaitable<Session::Fetch> Session::decide() {
  const Clock::time_point start = Clock::now();
  Workers::Lease worker = co_await service_.workers.lease(start + service_.limits.worker_wait_max);
  if (!worker) co_return Fetch::kNoMemory;
  const std::shared_ptr<const Snapshot> snapshot = service_.snapshot.load();
  const Decision decision = worker.decide(*snapshot, reader_.body());
  worker.write_reply(reply_, decision);
  log_decision(service_, decision, std::chrono::duration_cast<std::chrono::microseconds>(Clock::now() - start));
  co_return Fetch::kDone;
}

asio::awaitable<void> Session::refuse(Fetch why) {
  if (why == Fetch::kClosed) co_return;
  if (why == Fetch::kBad) {
    co_await reject(kStatusBadRequest, kReplyBadRequest);
    co_return;
  }
  const ReadyRefusal& refusal = why == Fetch::kTooLarge ? kRefusalTooLarge : kRefusalOverloaded;
  Decision decision;
  decision.reason = refusal.reason;
  decision.code = refusal.code;
  log_decision(service_, decision, std::chrono::microseconds(0));
  co_await reject(kStatusOk, refusal.reply);
}

asio::awaitable<Session::After> Session::answer_discarded(std::string_view reply) {
  const Fetch fetched = co_await read_body(BodyUse::kDiscard, nullptr);
  After after = After::kClose;
  if (fetched == Fetch::kDone) {
    after = co_await send_reply(kStatusOk, reply);
  } else {
    co_await refuse(fetched);
  }
  co_return after;
}

asio::awaitable<void> Session::reject(std::string_view status_line, std::string_view reply) {
  const bool is_sent = co_await send(status_line, reply, After::kClose);
  if (is_sent) co_await linger();
}

asio::awaitable<Session::After> Session::send_reply(std::string_view status_line, std::string_view reply) {
  const After after = after_reply();
  const bool is_sent = co_await send(status_line, reply, after);
  co_return is_sent ? after : After::kClose;
}

asio::awaitable<bool> Session::send(std::string_view status_line, std::string_view reply, After after) {
  write_response(output_, status_line, reply, after == After::kClose ? Connection::kClose : Connection::kKeep);
  set_deadline(Clock::now() + service_.limits.write_time_max);
  const auto [error, bytes] = co_await asio::async_write(socket_, asio::buffer(output_), kAwait);
  static_cast<void>(bytes);
  co_return !error;
}

asio::awaitable<void> Session::linger() {
  ::shutdown(socket_.native_handle(), SHUT_WR);
  set_deadline(Clock::now() + service_.limits.linger_time_max);
  for (bool is_filled = true; is_filled;) {
    input_begin_ = input_end_ = 0;
    is_filled = co_await fill();
  }
}

asio::awaitable<bool> Session::send_continue_if_expected() {
  if (!reader_.head().expects_continue) co_return true;
  set_deadline(Clock::now() + service_.limits.write_time_max);
  const auto [error, bytes] = co_await asio::async_write(socket_, asio::buffer(kContinue), kAwait);
  static_cast<void>(bytes);
  co_return !error;
}

Session::After Session::after_reply() const {
  const bool ends = !reader_.head().keeps_alive || service_.is_stopping.load(std::memory_order_relaxed) ||
                    service_.wants_room.load(std::memory_order_relaxed);
  return ends ? After::kClose : After::kKeep;
}

void Session::set_deadline(Clock::time_point deadline) {
  deadline_.store(to_ticks(deadline), std::memory_order_relaxed);
}

void Session::set_body_deadline(Clock::time_point start) {
  const auto granted =
      std::chrono::milliseconds(reader_.body_bytes() * 1000 / service_.limits.body_bytes_per_second_min);
  set_deadline(start + service_.limits.body_time_grace + granted);
}

void Session::enforce_deadline(Clock::time_point now) {
  if (deadline_.load(std::memory_order_relaxed) <= to_ticks(now)) break_off();
}

Session::Clock::time_point Session::idle_since() const {
  return from_ticks(idle_since_.load(std::memory_order_relaxed));
}

void Session::stop_reading() { ::shutdown(socket_.native_handle(), SHUT_RD); }

void Session::break_off() { ::shutdown(socket_.native_handle(), SHUT_RDWR); }

}  // namespace bulkhead
