#pragma once
// GuardedDaemon: what is known of the Docker daemon that asks us: its file system, and its version with all that
// follows from it. One object a process: a daemon that was restarted is another one.

#include <sys/types.h>

#include <chrono>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "base/unique_fd.h"
#include "docker/api/daemon_traits.h"
#include "docker/gather/gatherer.h"
#include "docker/gather/host_root.h"
#include "gate/self_protection.h"

namespace bulkhead {

// What is Bulkhead's own, whichever daemon asks.
struct OwnThings {
  std::string plugin_name;
  std::vector<ProtectedPath> paths;
  Unprotected given_up;
};

class GuardedDaemon {
 public:
  using Clock = Asker::Clock;

  // What `own` names, and what its own command line names, is protected from its callers.
  explicit GuardedDaemon(pid_t pid, const OwnThings& own = {});
  GuardedDaemon(const GuardedDaemon&) = delete;
  GuardedDaemon& operator=(const GuardedDaemon&) = delete;

  pid_t pid() const { return pid_; }
  // Whether the process of that number is still the one that we met.
  bool is_alive() const;
  // Null where it cannot be read.
  const std::shared_ptr<const HostRoot>& root() const { return root_; }

  const SelfProtection& protection() const { return protection_; }

  // By its version; of one that is not known yet, every trait is at its worst.
  DaemonTraits traits() const;
  // Whether asking for the version may help: it is not known, and was not asked for in vain a moment ago.
  bool can_learn_version() const;
  enum class Learnt { kNow, kBefore, kNot };
  // Asks, or waits for another thread's asking. kNow where this call learnt it; `version` then says which. kNot the
  // first time that a question was in vain.
  Learnt learn_version(Gatherer& gatherer, Clock::time_point deadline, std::string& version);

 private:
  enum class Version { kUnknown, kAsking, kKnown };

  bool take_version(std::string_view text);

  const pid_t pid_;
  base::UniqueFd process_;  // its folder in /proc
  const std::shared_ptr<const HostRoot> root_;

  mutable std::mutex mutex_;
  std::condition_variable changed_;
  Version state_ = Version::kUnknown;
  Clock::time_point asked_again_at_;  // not before
  std::string engine_;
  DaemonTraits traits_;
  bool was_asked_in_vain_ = false;
  const SelfProtection protection_;
};

// The daemon of the moment. Connections of one process share one object.
class GuardedDaemons {
 public:
  explicit GuardedDaemons(OwnThings own) : own_(std::move(own)) {}

  std::shared_ptr<GuardedDaemon> meet(pid_t pid);

 private:
  const OwnThings own_;
  std::mutex mutex_;
  std::shared_ptr<GuardedDaemon> last_;
};

}  // namespace bulkhead
