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
#include "daemon/ownership_keeper.h"
#include "daemon/recorder.h"
#include "daemon/task_threads.h"
#include "daemon/workers.h"
#include "gate/gate.h"

namespace bulkhead {

// The policy that decides now. Swapped whole; who decides holds what it loaded.
using SnapshotSlot = std::atomic<std::shared_ptr<const Snapshot>>;

struct Service {
  Service(const ServeOptions& options, const SnapshotSlot& snapshot_slot, Log& log_target, Recorder& recorder_of_all,
          const DeciderFactory& make_decider);

  const ServerLimits limits;
  const std::string docker_socket;
  const SnapshotSlot& snapshot;
  Log& log;
  Recorder& recorder;
  Workers workers;
  Budget in_flight_bytes;
  GuardedDaemons daemons;
  OwnQuestions own_questions;
  TaskThreads path_threads;
  DaemonAsker asker;
  Gatherer gatherer;
  OwnershipKeeper ownership;
  std::atomic<bool> is_stopping{false};
  std::atomic<bool> wants_room{false};  // nobody is left to accept: sessions end after their reply
};

// What a daemon that told its version does that an operator must know.
void log_daemon(Service& service, const GuardedDaemon& daemon, std::string_view version);

// That the daemon did not tell its version, and what follows.
void log_daemon_not_asked(Service& service);

}  // namespace bulkhead
