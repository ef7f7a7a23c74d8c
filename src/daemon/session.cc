// The plugin protocol on one connection: three calls, all POST (docs: Docker's authorization plugin API).
//
// The thread reads, decides and writes with blocking calls: for a daemon that asks one thing after the other on a
// connection this is the shortest way there is, two system calls and one wake-up a decision.
//
// What makes it hard is the peer that does not play along. Every wait has a deadline that the server's clock enforces
// from outside by shutting the socket down, so no read or write here needs a timer. Memory for a body is charged before
// its bytes are kept. Whatever goes wrong, the answer is a refusal or no answer, and Docker takes either as a refusal.

#include "daemon/session.h"

#include <sys/socket.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

namespace bulkhead {
namespace {

// Questions may lead to questions: an exec's container, the container whose volumes it has. Each round asks all that
// are known at once.
constexpr int kRoundsMax = 6;
constexpr size_t kInputBytes = 64 << 10;
constexpr size_t kBodyBytesKept = 256 << 10;  // a larger buffer is given back after its message
constexpr size_t kChunkedMin = 64 << 10;      // the first charge for a body of unknown length
constexpr int64_t kNever = INT64_MAX;

int64_t to_ticks(Session::Clock::time_point time) { return time.time_since_epoch().count(); }

int64_t wall_clock_ns() {
  return std::chrono::nanoseconds(std::chrono::system_clock::now().time_since_epoch()).count();
}

Session::Clock::time_point from_ticks(int64_t ticks) {
  return Session::Clock::time_point(Session::Clock::duration(ticks));
}

}  // namespace

Session::Session(base::UniqueFd socket, const Peer& peer, Service& service)
    : socket_(std::move(socket)),
      service_(service),
      daemon_(service.daemons.meet(peer.pid)),
      input_(std::make_unique_for_overwrite<char[]>(kInputBytes)),
      deadline_(kNever),
      idle_since_(to_ticks(Clock::now())) {}

void Session::run() {
  while (serve_one() == After::kKeep) continue;
}

Session::After Session::serve_one() {
  const Fetch fetched = read_head();
  if (fetched == Fetch::kClosed) return After::kClose;
  if (fetched != Fetch::kDone) return reject(kStatusBadRequest, kReplyBadRequest);
  const Call call = call_of(reader_.head().target);
  if (call == Call::kUnknown) return reject(kStatusNotFound, kReplyNotFound);
  if (reader_.head().method != "POST") return reject(kStatusMethodNotAllowed, kReplyMethodNotAllowed);
  return answer(call);
}

Session::Fetch Session::read_head() {
  reader_.start();
  set_deadline(Clock::time_point::max());
  if (unread().empty()) {
    idle_since_.store(to_ticks(Clock::now()), std::memory_order_relaxed);
    if (!fill()) return Fetch::kClosed;
    has_served_.store(true, std::memory_order_relaxed);
    idle_since_.store(kNever, std::memory_order_relaxed);
  }
  for (bool is_first = true;; is_first = false) {
    const RequestReader::Step step = feed_unread();
    if (step == RequestReader::Step::kHead) return Fetch::kDone;
    if (step != RequestReader::Step::kMore) return Fetch::kBad;
    if (is_first) set_deadline(Clock::now() + service_.limits.head_time_max);
    if (!fill()) return Fetch::kClosed;
  }
}

Session::Fetch Session::read_body(BodyUse use, Charge* charge) {
  reader_.set_body_use(use);
  const Clock::time_point start = Clock::now();
  for (;;) {
    if (charge != nullptr) {
      const Fetch charged = charge_body(*charge);
      if (charged != Fetch::kDone) return charged;
    }
    const RequestReader::Step step = feed_unread();
    if (step == RequestReader::Step::kBad) return Fetch::kBad;
    if (charge != nullptr && reader_.body_bytes() > service_.limits.message_bytes_max) return Fetch::kTooLarge;
    if (step == RequestReader::Step::kDone) return Fetch::kDone;
    if (unread().size() == kInputBytes) return Fetch::kBad;
    set_body_deadline(start);
    if (!fill()) return Fetch::kClosed;
  }
}

Session::Fetch Session::charge_body(Charge& charge) {
  const RequestHead& head = reader_.head();
  const size_t limit = service_.limits.message_bytes_max;
  if (head.content_length.value_or(0) > limit) return Fetch::kTooLarge;
  size_t wanted = head.content_length.value_or(0);
  if (head.is_chunked) {
    const size_t needed = reader_.body_bytes() + unread().size();
    // Doubled, so that the string grows no faster than the charge.
    wanted = needed <= charge.units() ? needed : std::max({needed, std::min(2 * charge.units(), limit), kChunkedMin});
  }
  if (wanted <= charge.units()) return Fetch::kDone;
  set_deadline(Clock::time_point::max());
  if (!charge.raise_to(wanted, Clock::now() + service_.limits.budget_wait_max)) return Fetch::kNoMemory;
  reader_.body().reserve(wanted);
  return Fetch::kDone;
}

RequestReader::Step Session::feed_unread() {
  std::string_view bytes = unread();
  const RequestReader::Step step = reader_.feed(bytes);
  input_begin_ = input_end_ - bytes.size();
  return step;
}

bool Session::fill() {
  if (input_begin_ > 0) {
    const std::string_view rest = unread();
    if (!rest.empty()) memmove(input_.get(), rest.data(), rest.size());
    input_end_ = rest.size();
    input_begin_ = 0;
  }
  if (input_end_ == kInputBytes) return false;
  ssize_t got = 0;
  do {
    got = ::recv(socket_.get(), input_.get() + input_end_, kInputBytes - input_end_, 0);
  } while (got < 0 && errno == EINTR);
  if (got <= 0) return false;
  input_end_ += static_cast<size_t>(got);
  return true;
}

Session::After Session::answer(Call call) {
  if (reader_.head().expects_continue) {
    set_deadline(Clock::now() + service_.limits.write_time_max);
    if (!send_all(kContinue)) return After::kClose;
  }
  if (call == Call::kAuthorizeRequest) return answer_authorization();
  if (call == Call::kAuthorizeResponse && service_.snapshot.load()->needs.ownership) return answer_response();
  return answer_discarded(call == Call::kActivate ? kReplyActivate : kReplyAllow);
}

// What the daemon did is done: whatever is recorded of it, the reply is the same. An answer that is too large to be
// kept is not recorded: what it made belongs to nobody.
Session::After Session::answer_response() {
  Charge charge(service_.in_flight_bytes);
  const Fetch fetched = read_body(BodyUse::kKeep, &charge);
  set_deadline(Clock::time_point::max());
  if (fetched == Fetch::kDone) {
    service_.ownership.take_answer(reader_.body(), daemon_->traits(), Clock::now() + service_.limits.gather_time_max);
  }
  if (reader_.body().capacity() > kBodyBytesKept) std::string().swap(reader_.body());
  charge.clear();
  if (fetched == Fetch::kTooLarge || fetched == Fetch::kNoMemory) return answer_discarded(kReplyAllow);
  return fetched == Fetch::kDone ? send_reply(kReplyAllow) : refuse(fetched);
}

Session::After Session::answer_authorization() {
  Charge charge(service_.in_flight_bytes);
  Fetch fetched = read_body(BodyUse::kKeep, &charge);
  set_deadline(Clock::time_point::max());
  if (fetched == Fetch::kDone) fetched = decide();
  if (reader_.body().capacity() > kBodyBytesKept) std::string().swap(reader_.body());
  charge.clear();
  return fetched == Fetch::kDone ? send_reply(reply_) : refuse(fetched);
}

// A worker decides, or says what it waits for; that is gathered while other sessions have the worker.
Session::Fetch Session::decide() {
  const Clock::time_point start = Clock::now();
  const Clock::time_point gather_deadline = start + service_.limits.gather_time_max;
  const std::shared_ptr<const Snapshot> snapshot = service_.snapshot.load();
  const int64_t time_ns = wall_clock_ns();
  const std::string_view decision_id = ids_.next();
  const Owners* owners = snapshot->needs.ownership ? &service_.ownership.fresh_owners() : nullptr;
  FactStore facts;
  for (int round = 1;; round++) {
    Workers::Lease worker = service_.workers.lease(start + service_.limits.worker_wait_max);
    if (!worker) return Fetch::kNoMemory;
    const bool is_last = round == kRoundsMax || Clock::now() >= gather_deadline;
    if (is_last) facts.close();
    Surroundings surroundings{&facts, &service_.own_questions, daemon_->traits()};
    const bool is_version_unknown = surroundings.traits.certainty == Certainty::kUnknown;
    surroundings.owners = owners;
    surroundings.protection = &daemon_->protection();
    surroundings.time_ns = time_ns;
    surroundings.decision_id = decision_id;
    surroundings.can_learn_version = is_version_unknown && !is_last && daemon_->can_learn_version();
    Decision decision = worker.decide(*snapshot, reader_.body(), surroundings);
    if (decision.need != Need::kNothing) {
      const Need need = decision.need;
      worker.release();
      gather(need, facts, gather_deadline);
      continue;
    }
    decision.decision_id = decision_id;
    const bool may_leave =
        service_.recorder.record(decision, *snapshot, time_ns, Clock::now() - start) == Recorder::Verdict::kGoOn;
    if (owners != nullptr && decision.allow && may_leave) service_.ownership.note(decision, time_ns);
    std::string words;
    worker.write_reply(reply_, may_leave ? decision : not_recorded(decision, snapshot->contact, words));
    return Fetch::kDone;
  }
}

void Session::gather(Need need, FactStore& facts, Clock::time_point deadline) {
  if (need == Need::kVersion) {
    std::string version;
    const GuardedDaemon::Learnt learnt = daemon_->learn_version(service_.gatherer, deadline, version);
    if (learnt == GuardedDaemon::Learnt::kNow) log_daemon(service_, *daemon_, version);
    if (learnt == GuardedDaemon::Learnt::kNot) log_daemon_not_asked(service_);
    return;
  }
  Gathering gathering = service_.gatherer.start(facts, daemon_->root(), deadline);
  gathering.wait_until(deadline);
  gathering.deliver(facts);
}

Session::After Session::answer_discarded(std::string_view reply) {
  const Fetch fetched = read_body(BodyUse::kDiscard, nullptr);
  return fetched == Fetch::kDone ? send_reply(reply) : refuse(fetched);
}

Session::After Session::refuse(Fetch why) {
  if (why == Fetch::kClosed) return After::kClose;
  if (why == Fetch::kBad) return reject(kStatusBadRequest, kReplyBadRequest);
  const ReadyRefusal& refusal = why == Fetch::kTooLarge ? kRefusalTooLarge : kRefusalOverloaded;
  Decision decision;
  decision.reason = refusal.reason;
  decision.code = refusal.code;
  decision.decision_id = ids_.next();
  service_.recorder.record(decision, *service_.snapshot.load(), wall_clock_ns(), std::chrono::nanoseconds(0));
  return reject(kStatusOk, refusal.reply);
}

Session::After Session::reject(std::string_view status_line, std::string_view reply) {
  if (send_response(status_line, reply, Connection::kClose)) linger();
  return After::kClose;
}

Session::After Session::send_reply(std::string_view reply) {
  const bool ends = ends_after_reply();
  const bool is_sent = send_response(kStatusOk, reply, ends ? Connection::kClose : Connection::kKeep);
  return is_sent && !ends ? After::kKeep : After::kClose;
}

bool Session::send_response(std::string_view status_line, std::string_view reply, Connection connection) {
  write_response(output_, status_line, reply, connection);
  set_deadline(Clock::now() + service_.limits.write_time_max);
  return send_all(output_);
}

bool Session::send_all(std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t sent = ::send(socket_.get(), bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (sent < 0 && errno == EINTR) continue;
    if (sent <= 0) return false;
    bytes.remove_prefix(static_cast<size_t>(sent));
  }
  return true;
}

void Session::linger() {
  ::shutdown(socket_.get(), SHUT_WR);
  set_deadline(Clock::now() + service_.limits.linger_time_max);
  do {
    input_begin_ = input_end_ = 0;
  } while (fill());
}

bool Session::ends_after_reply() const {
  return !reader_.head().keeps_alive || service_.is_stopping.load(std::memory_order_relaxed) ||
         service_.wants_room.load(std::memory_order_relaxed);
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

void Session::stop_reading() { ::shutdown(socket_.get(), SHUT_RD); }

void Session::break_off() { ::shutdown(socket_.get(), SHUT_RDWR); }

}  // namespace bulkhead
