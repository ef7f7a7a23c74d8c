// How options become a service, and what the log says of a decision: never a body, a header or an environment value.

#include "daemon/service.h"

#include <algorithm>
#include <thread>

namespace bulkhead {
namespace {

size_t worker_count(const ServeOptions& options) {
  constexpr size_t kWorkersMin = 2;
  return options.workers > 0 ? options.workers : std::max<size_t>(kWorkersMin, std::thread::hardware_concurrency());
}

}  // namespace

DecisionLog decision_log_of(const ServeOptions& options) {
  if (options.is_quiet) return DecisionLog::kNone;
  return options.logs_only_denied ? DecisionLog::kDenied : DecisionLog::kAll;
}

Service::Service(const ServeOptions& options, const SnapshotSlot& snapshot_slot, Log& log_target,
                 const DeciderFactory& make_decider)
    : limits(options.limits),
      decision_log(decision_log_of(options)),
      snapshot(snapshot_slot),
      log(log_target),
      workers(worker_count(options), make_decider),
      in_flight_bytes(options.limits.in_flight_bytes_max) {}

void log_decision(Service& service, const Decision& decision, std::chrono::microseconds took) {
  if (service.decision_log == DecisionLog::kNone) return;
  if (service.decision_log == DecisionLog::kDenied && decision.allow) return;
  service.log.write(LogLevel::kInfo, "decision", [&](LogLine& line) {
    line.text("id", service.log.next_id())
        .text("user", decision.user)
        .text("method", decision.method)
        .text("path", decision.path)
        .text("decision", decision.allow ? "allow" : "deny")
        .text("reason", decision.reason)
        .text("code", decision.code)
        .number("us", static_cast<uint64_t>(took.count()));
  });
}

}  // namespace bulkhead
