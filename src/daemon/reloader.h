#pragma once
// Reloader: a thread that looks at the policy's files and swaps the snapshot when they have changed and come to rest. A
// policy that does not compile, or may not be trusted, leaves the old one in place, and the log says why.

#include <atomic>
#include <condition_variable>
#include <mutex>
#include <thread>
#include <vector>

#include "daemon/expiry_watch.h"
#include "daemon/log.h"
#include "daemon/policy_loader.h"
#include "daemon/service.h"

namespace bulkhead {

// What decides when the reloader begins.
struct LoadedState {
  Fingerprint files;
  ConfigurationNews news = {};
};

class Reloader {
 public:
  // `loaded` is what the slot holds now. All borrowed until the end.
  Reloader(PolicyPaths paths, PolicyLoader& loader, SnapshotSlot& slot, Log& log, LoadedState loaded);
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
  void report_settings(const ConfigurationNews& news);
  void report_expiries();

  const PolicyPaths paths_;
  PolicyLoader& loader_;
  SnapshotSlot& slot_;
  Log& log_;
  SettlingWatch watch_;
  std::vector<WatchedPath> watched_;  // as they were read last; empty: to be read again
  std::string reported_;              // the error that the log has already
  int busy_looks_ = 0;
  std::atomic<uint64_t> loaded_count_{1};
  std::atomic<uint64_t> rejected_count_{0};
  std::string start_settings_;  // of the start, or those that were told to need a new one
  ExpiryWatch expiries_;

  std::mutex mutex_;
  std::condition_variable wake_;
  bool is_stopping_ = false;
  bool is_requested_ = false;
  std::thread thread_;
};

// The log's lines for a snapshot that now decides: one for it, one for each warning of its configuration.
void log_policy_loaded(Log& log, const LoadedSnapshot& loaded);

}  // namespace bulkhead
