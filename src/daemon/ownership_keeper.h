#pragma once
// OwnershipKeeper: records who created what from the daemon's answers, before the daemon's own reply goes on.
//
// An answer tells an id, but not whether a volume was there before, nor what a removed name meant. So a call that will
// create or remove something leaves a note when it is allowed, and its answer finds the note again by the call's own
// bytes and its caller. Without a note (the plugin was restarted in between) only new ids are recorded.

#include <atomic>
#include <chrono>
#include <deque>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "daemon/log.h"
#include "docker/api/daemon_traits.h"
#include "docker/gather/gatherer.h"
#include "gate/gate.h"
#include "gate/ownership_event.h"
#include "record/ownership_store.h"

namespace bulkhead {

class OwnershipKeeper {
 public:
  using Clock = Asker::Clock;

  OwnershipKeeper(std::string folder, Log& log, Gatherer& gatherer);

  // Before a decision that reads input.ownership: what other processes wrote is read, what failed is tried again, both
  // not more than a few times a second.
  const Owners& fresh_owners();
  // After an allowed decision that read input.ownership.
  void note(const Decision& decision, int64_t time_ns);
  // The message of /AuthZPlugin.AuthZRes. Waits for the disk, and for questions to the daemon up to `deadline`.
  void take_answer(std::string_view message, const DaemonTraits& traits, Clock::time_point deadline);

 private:
  struct Note {
    size_t call;  // a hash of target and body
    std::string caller;
    std::string route;
    int64_t time_ns;
    std::vector<OwnedObject> objects;  // that the call named and the daemon had
    std::vector<std::string> new_volumes;
  };
  static constexpr size_t kNotesMax = 4096;
  static constexpr size_t kSweepMin = 1024;

  bool take_note(size_t call, std::string_view caller, std::string_view route, Note& note);
  static bool was_there(const Note& note, const std::string& volume);
  bool is_wanted_by_others(const std::string& volume, std::string_view caller);
  void record(const OwnershipEvent& event, const std::string& caller, const Note* note, Clock::time_point deadline);
  void add_volumes(std::vector<OwnedRecord>& records, const std::string& container, const Note& note,
                   Clock::time_point deadline);
  // Forgets what the daemon no longer has: containers that remove themselves tell nobody.
  void sweep_if_due(Clock::time_point deadline);
  bool find_gone(OwnedKind kind, const std::vector<OwnedRecord>& records, std::vector<OwnedObject>& gone,
                 Clock::time_point deadline);
  void tell(const base::Status& status);

  OwnershipStore store_;
  Log& log_;
  Gatherer& gatherer_;
  std::once_flag opened_;
  std::atomic<int64_t> refreshed_ns_{0};
  std::atomic<size_t> sweep_at_{kSweepMin};
  std::mutex mutex_;
  std::deque<Note> notes_;  // the oldest first
};

}  // namespace bulkhead
