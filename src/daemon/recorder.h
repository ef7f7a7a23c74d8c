#pragma once
// Recorder: what happens to a decision when it is made and before its reply leaves: it is written down, and where that
// fails, the operator's choice says whether the call may go on.

#include <atomic>
#include <chrono>
#include <memory>
#include <string>
#include <string_view>

#include "base/result.h"
#include "daemon/log.h"
#include "daemon/options.h"
#include "gate/gate.h"
#include "record/decision_log.h"
#include "record/metrics.h"

namespace bulkhead {

class Recorder {
 public:
  using Clock = std::chrono::steady_clock;

  // Without a decision log every decision is a line of `log`, as `lines` says.
  Recorder(const ServeOptions& options, Log& log, std::string version = {});

  // Opens the decision log where the options name one. Once, before the first record().
  base::Status open();

  enum class Verdict { kGoOn, kRefuse };
  // Any thread. kRefuse: the decision allowed something, could not be written, and must not leave.
  Verdict record(const Decision& decision, const Snapshot& snapshot, int64_t time_ns, std::chrono::nanoseconds took);

  // After a rotation by somebody else (SIGHUP).
  base::Status reopen();
  // About every second.
  void tick(Clock::time_point now);

  const Metrics& metrics() const { return metrics_; }
  // Fills in what this and the log know.
  void read_gauges(Gauges& gauges) const;

 private:
  void write_log_line(const Decision& decision, std::chrono::nanoseconds took);
  void note_failure(const base::Error& error, uint64_t lost);
  void note_success();
  bool denies_unwritten(const Snapshot& snapshot) const;

  const ServeOptions& options_;
  Log& log_;
  const std::string version_;
  Metrics metrics_;
  std::unique_ptr<DecisionLog> decisions_;
  std::atomic<bool> is_failing_{false};  // and the log has been told
};

// The refusal of what could not be written down. Its words live in `words`; `contact` may be empty.
Decision not_recorded(const Decision& decision, std::string_view contact, std::string& words);

}  // namespace bulkhead
