#pragma once
// DecisionLog: one line a decision, written before its reply leaves. Whoever decides calls write() and hears whether
// the line is there; what a loss means for the reply is not decided here.

#include <atomic>
#include <memory>
#include <mutex>
#include <vector>

#include "base/result.h"
#include "record/decision_line.h"
#include "record/folding.h"
#include "record/sink.h"

namespace bulkhead {

class DecisionLog {
 public:
  static constexpr std::chrono::milliseconds kFoldTime{60000};

  DecisionLog(LineLabels labels, std::unique_ptr<Sink> sink, std::chrono::milliseconds fold_time = kFoldTime);
  ~DecisionLog();
  DecisionLog(const DecisionLog&) = delete;
  DecisionLog& operator=(const DecisionLog&) = delete;

  // Any thread. `mask` (data.system.log.mask) may be null. An error is why the line could not be written; a refusal
  // that was folded is no error.
  base::Status write(const DecisionEvent& event, const rego::Query* mask);

  // Opens the sink's target again.
  base::Status reopen();
  // About every second: folds whose time is over are written.
  void tick(Folding::Clock::time_point now);

  // Lines that could not be written since the start.
  uint64_t lines_lost() const { return lines_lost_.load(std::memory_order_relaxed); }
  uint64_t lines_folded() const { return lines_folded_.load(std::memory_order_relaxed); }

 private:
  class Pen;

  base::Status write_or_fold(const DecisionEvent& event, const LineWriter& writer, std::string_view line);
  void write_fold(const Folding::Fold& fold);
  base::Status send(std::string_view line);

  const LineLabels labels_;
  const HashKey key_;
  std::atomic<uint64_t> events_{0};
  std::atomic<uint64_t> lines_lost_{0};
  std::atomic<uint64_t> lines_folded_{0};

  std::mutex writers_mutex_;
  std::vector<std::unique_ptr<LineWriter>> free_writers_;

  std::mutex mutex_;  // of what follows
  const std::unique_ptr<Sink> sink_;
  Folding folding_;
  std::string fold_line_;
};

}  // namespace bulkhead
