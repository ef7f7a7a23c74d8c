// Lines are made by many threads at once, each with a writer of its own from a free list, and written by one at a time.

#include "record/decision_log.h"

#include <fmt/format.h>

#include <iterator>

#include "record/log_text.h"

namespace bulkhead {

// A writer for the length of a scope.
class DecisionLog::Pen {
 public:
  explicit Pen(DecisionLog& log) : log_(log) {
    const std::lock_guard lock(log_.writers_mutex_);
    if (log_.free_writers_.empty()) {
      writer_ = std::make_unique<LineWriter>(log_.key_);
    } else {
      writer_ = std::move(log_.free_writers_.back());
      log_.free_writers_.pop_back();
    }
  }
  ~Pen() {
    const std::lock_guard lock(log_.writers_mutex_);
    log_.free_writers_.push_back(std::move(writer_));
  }
  Pen(const Pen&) = delete;
  Pen& operator=(const Pen&) = delete;

  LineWriter& writer() { return *writer_; }

 private:
  DecisionLog& log_;
  std::unique_ptr<LineWriter> writer_;
};

DecisionLog::DecisionLog(LineLabels labels, std::unique_ptr<Sink> sink, std::chrono::milliseconds fold_time)
    : labels_(std::move(labels)), key_(HashKey::random()), sink_(std::move(sink)), folding_(fold_time) {}

DecisionLog::~DecisionLog() {
  const std::lock_guard lock(mutex_);
  folding_.end_all([this](const Folding::Fold& fold) { write_fold(fold); });
}

base::Status DecisionLog::write(const DecisionEvent& event, const rego::Query* mask) {
  Pen pen(*this);
  const uint64_t number = events_.fetch_add(1, std::memory_order_relaxed) + 1;
  const std::string_view line = pen.writer().write(labels_, event, number, mask);
  const std::lock_guard lock(mutex_);
  return write_or_fold(event, pen.writer(), line);
}

base::Status DecisionLog::write_or_fold(const DecisionEvent& event, const LineWriter& writer, std::string_view line) {
  const bool is_folded = !event.decision.allow &&
                         folding_.take(writer.likeness(), event.decision.decision_id, event.time_ns,
                                       Folding::Clock::now(), [this](const Folding::Fold& fold) { write_fold(fold); });
  if (is_folded) {
    lines_folded_.fetch_add(1, std::memory_order_relaxed);
    return base::Ok{};
  }
  base::Status sent = send(line);
  if (!sent) folding_.forget(writer.likeness());
  return sent;
}

void DecisionLog::write_fold(const Folding::Fold& fold) {
  std::string& line = fold_line_;
  line.assign("{\"labels\":{\"id\":");
  append_log_text(line, labels_.id);
  line.append(",\"version\":");
  append_log_text(line, labels_.version);
  line.append(",\"plugin\":");
  append_log_text(line, labels_.plugin);
  line.append("},\"repeats\":");
  append_log_text(line, fold.first_id);
  fmt::format_to(std::back_inserter(line), ",\"count\":{},\"since\":\"", fold.count);
  append_time(line, fold.since_ns);
  line += "\",\"timestamp\":\"";
  append_time(line, fold.until_ns);
  line.append("\",\"decision_ids\":[").append(fold.ids).append("]}\n");
  static_cast<void>(send(line));  // counted as lost; the refusals themselves have left long ago
}

base::Status DecisionLog::send(std::string_view line) {
  base::Status sent = sink_->write(line);
  if (!sent) lines_lost_.fetch_add(1, std::memory_order_relaxed);
  return sent;
}

base::Status DecisionLog::reopen() {
  const std::lock_guard lock(mutex_);
  return sink_->reopen();
}

void DecisionLog::tick(Folding::Clock::time_point now) {
  const std::lock_guard lock(mutex_);
  sink_->look_after();
  folding_.expire(now, [this](const Folding::Fold& fold) { write_fold(fold); });
}

}  // namespace bulkhead
