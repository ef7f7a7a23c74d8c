// Two logs: the operator's (log.h) never holds a decision up and may lose lines; the decision log is evidence, and is
// written before the reply leaves.

#include "daemon/recorder.h"

#include <unistd.h>

#include "daemon/random_id.h"
#include "gate/profile_words.h"
#include "record/secret_words.h"
#include "record/sink.h"

namespace bulkhead {
namespace {

constexpr std::chrono::milliseconds kReaderPatience{1000};

base::Result<std::unique_ptr<Sink>> open_sink(const DecisionLogOptions& options) {
  if (options.target == "stdout") return make_stream_sink(STDOUT_FILENO, kReaderPatience);
  if (options.target == "journal") return open_journal_sink(std::string(kJournalSocket));
  return open_file_sink(options.target, {options.file_bytes_max, options.files_max});
}

}  // namespace

Recorder::Recorder(const ServeOptions& options, Log& log, std::string version)
    : options_(options), log_(log), version_(std::move(version)), metrics_(version_) {}

base::Status Recorder::open() {
  if (options_.decision_log.target.empty()) return base::Ok{};
  base::Result<std::unique_ptr<Sink>> sink = open_sink(options_.decision_log);
  if (!sink) return sink.take_error();
  RandomIds ids;
  decisions_ = std::make_unique<DecisionLog>(LineLabels{std::string(ids.next()), version_, options_.plugin_name},
                                             *std::move(sink));
  return base::Ok{};
}

bool Recorder::denies_unwritten(const Snapshot& snapshot) const {
  switch (options_.decision_log.on_failure) {
    case OnLogFailure::kDeny:
      return true;
    case OnLogFailure::kGoOn:
      return false;
    case OnLogFailure::kByMode:
      break;
  }
  return snapshot.mode == Mode::kEnforce;
}

Recorder::Verdict Recorder::record(const Decision& decision, const Snapshot& snapshot, int64_t time_ns,
                                   std::chrono::nanoseconds took) {
  if (decision.code == "own_question") return Verdict::kGoOn;
  metrics_.count(decision, took);
  if (decisions_ == nullptr) {
    write_log_line(decision, took);
    return Verdict::kGoOn;
  }
  if (options_.logs_only_denied && decision.allow && !decision.would_refuse) return Verdict::kGoOn;
  const DecisionEvent event{decision, snapshot.policy_name, snapshot.generation, time_ns, took};
  const base::Status written = decisions_->write(event, snapshot.log_mask.get());
  if (written) {
    if (is_failing_.load(std::memory_order_relaxed)) note_success();
    return Verdict::kGoOn;
  }
  note_failure(written.error(), decisions_->lines_lost());
  return decision.allow && denies_unwritten(snapshot) ? Verdict::kRefuse : Verdict::kGoOn;
}

void Recorder::note_failure(const base::Error& error, uint64_t lost) {
  if (is_failing_.exchange(true)) return;
  log_.write(LogLevel::kError, "decision_log_failed", [&](LogLine& line) {
    line.text("error", error.to_string(), 1000)
        .number("lines_lost", lost)
        .text("effect", "see --on-log-failure; this is said once, until lines can be written again");
  });
}

void Recorder::note_success() {
  if (!is_failing_.exchange(false)) return;
  log_.write(LogLevel::kInfo, "decision_log_back",
             [&](LogLine& line) { line.number("lines_lost", decisions_->lines_lost()); });
}

void Recorder::write_log_line(const Decision& decision, std::chrono::nanoseconds took) {
  if (options_.is_quiet || (options_.logs_only_denied && decision.allow)) return;
  // A policy's words may repeat a URL of the request, and what it carries.
  std::string masked;
  if (may_hold_secret(decision.reason)) mask_secrets_in(masked, decision.reason);
  const std::string_view reason = masked.empty() ? decision.reason : masked;
  log_.write(LogLevel::kInfo, "decision", [&](LogLine& line) {
    line.text("id", decision.decision_id)
        .text("user", decision.user)
        .text("method", decision.method)
        .text("path", decision.path)
        .text("decision", decision.allow ? "allow" : "deny")
        .text("reason", reason)
        .text("code", decision.code)
        .number("us", static_cast<uint64_t>(took.count() / 1000));
  });
}

base::Status Recorder::reopen() { return decisions_ == nullptr ? base::Status(base::Ok{}) : decisions_->reopen(); }

void Recorder::tick(Clock::time_point now) {
  if (decisions_ != nullptr) decisions_->tick(now);
}

void Recorder::read_gauges(Gauges& gauges) const {
  gauges.log_lines_lost = log_.lines_lost();
  if (decisions_ == nullptr) return;
  gauges.decision_lines_lost = decisions_->lines_lost();
  gauges.decision_lines_folded = decisions_->lines_folded();
}

Decision not_recorded(const Decision& decision, std::string_view contact, std::string& words) {
  words.assign(
      "the call would be allowed, but the decision cannot be written to Bulkhead's decision log (is the disk full?); "
      "until an operator has seen to it, nothing is allowed.");
  append_scene(words, {decision.route, contact, decision.decision_id});
  Decision refusal;
  refusal.code = "not_recorded";
  refusal.reason = words;
  refusal.decision_id = decision.decision_id;
  return refusal;
}

}  // namespace bulkhead
