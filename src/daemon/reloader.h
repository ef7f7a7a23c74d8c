#pragma once
// Reloader: a thread that looks at the policy's files and swaps the snapshot when they have changed and come to rest. A
// policy that does not compile, or may not be trusted, leaves the old one in place, and the log says why.

#include <atomic>
#include <condition_variable>
#include <mutex>
#include <thread>
#include <vector>

#include "daemon/log.h"
#include "daemon/policy_loader.h"
#include "daemon/service.h"

namespace bulkhead {

class Reloader {
 public:
  // `loaded` is what the slot holds now. All borrowed until the end.
  Reloader(PolicyPaths paths, PolicyLoader& loader, SnapshotSlot& slot, Log& log, Fingerprint loaded);
  ~Reloader();
  Reloader(const Reloader&) = delete;
  Reloader& operator=(const Reloader&) = delete;

  // Loads again even if nothing has changed (SIGHUP).
  void request();
  // Fills in how many policies were loaded and rejected; the first of the start counts.
  void read_gauges(Gauges& gauges) const {
    gauges.policies_loaded = loaded_count_.load(std::memory_order_relaxed);
    gauges.policies_rejected = rejected_count_.load(std::memory_order_relaxed);
  }

 private:
  void run();
  void look();
  bool has_new_stamps();
  void load(const PolicyFiles& files);
  void report(const base::Error& error);

  const PolicyPaths paths_;
  PolicyLoader& loader_;
  SnapshotSlot& slot_;
  Log& log_;
  SettlingWatch watch_;
  std::vector<FileStamp> stamps_;  // at the last look
  std::string reported_;           // the error that the log has already
  int busy_looks_ = 0;
  std::atomic<uint64_t> loaded_count_{1};
  std::atomic<uint64_t> rejected_count_{0};

  std::mutex mutex_;
  std::condition_variable wake_;
  bool is_stopping_ = false;
  bool is_requested_ = false;
  std::thread thread_;
};

// The log's line for a snapshot that now decides.
void log_policy_loaded(Log& log, const LoadedSnapshot& loaded);

}  // namespace bulkhead
