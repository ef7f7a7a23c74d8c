#pragma once
// What all sessions share: the bounds, the budgets, the workers, the policy of the moment and the log. The server owns
// it.

#include <atomic>
#include <memory>

#include "daemon/budget.h"
#include "daemon/daemon_asker.h"
#include "daemon/guarded_daemon.h"
#include "daemon/log.h"
#include "daemon/options.h"
#include "daemon/task_threads.h"
#include "daemon/workers.h"
#include "gate/gate.h"

namespace bulkhead {

// Which decisions get a line in the log.
enum class DecisionLog { kAll, kDenied, kNone };

DecisionLog decision_log_of(const ServeOptions& options);

// The policy that decides now. Swapped whole; who decides holds what it loaded.
using SnapshotSlot = std::atomic<std::shared_ptr<const Snapshot>>;

struct Service {
  Service(const ServeOptions& options, const SnapshotSlot& snapshot_slot, Log& log_target,
          const DeciderFactory& make_decider);

  const ServerLimits limits;
  const std::string docker_socket;
  const DecisionLog decision_log;
  const SnapshotSlot& snapshot;
  Log& log;
  Workers workers;
  Budget in_flight_bytes;
  GuardedDaemons daemons;
  OwnQuestions own_questions;
  TaskThreads path_threads;
  DaemonAsker asker;
  Gatherer gatherer;
  std::atomic<bool> is_stopping{false};
  std::atomic<bool> wants_room{false};  // nobody is left to accept: sessions end after their reply
};

// What a daemon that told its version does that an operator must know.
void log_daemon(Service& service, const GuardedDaemon& daemon, std::string_view version);

// That the daemon did not tell its version, and what follows.
void log_daemon_not_asked(Service& service);

// One decision's line, if the log wants it.
void log_decision(Service& service, const Decision& decision, std::chrono::microseconds took);

}  // namespace bulkhead
