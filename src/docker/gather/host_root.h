#pragma once
// HostRoot: the file system as the daemon sees it, for telling what a host path in a request really is. A path is
// walked component by component, because a symbolic link or a missing component that someone else can put in place
// after we looked makes the answer worthless; such paths are told apart instead of resolved.

#include <sys/types.h>

#include <string>
#include <string_view>

#include "base/result.h"
#include "base/unique_fd.h"
#include "docker/workload/facts.h"

namespace bulkhead {

enum class HostPathState {
  kResolved,    // `path` is what the daemon will use
  kMissing,     // nothing is there, and only root can change that: `path` is where the daemon would create it
  kUntrusted,   // others than root can still change where it leads
  kUnresolved,  // no absolute path, a loop, too long, or a component that is no directory
  kUnreadable,  // the file system could not be read
};

struct HostPath {
  HostPathState state = HostPathState::kUnreadable;
  HostFileKind kind = HostFileKind::kNone;  // this and the next three: of what is resolved
  int64_t owner_uid = -1;
  int64_t owner_gid = -1;
  int32_t mode = -1;   // permission bits
  std::string path;    // absolute, without links, "." and ".."; of kResolved and kMissing
  std::string reason;  // a sentence, of the other states
  // Where the path leads at this moment, whoever may change that a moment later; empty where not even that can be said.
  // Never enough to allow something, but enough to refuse it.
  std::string leads_to;
};

class HostRoot {
 public:
  // The root of the process, held by its /proc entry: a later process with the same id is not mistaken for it.
  static base::Result<HostRoot> of_process(pid_t pid);
  // A folder as root. `owner` may write where root may: the user of a daemon without root.
  static base::Result<HostRoot> of_folder(const std::string& folder, uid_t owner = 0);

  // May block on a file system that hangs.
  HostPath resolve(std::string_view path) const;

 private:
  HostPath resolve_trusted(std::string_view path) const;
  HostRoot(base::UniqueFd root, uid_t owner) : root_(std::move(root)), owner_(owner) {}

  base::UniqueFd root_;
  uid_t owner_;
};

// Where this process is led by realpath(3), which is what Go's EvalSymlinks and Clean give for an absolute path; "" for
// what does not resolve. May block on a file system that hangs.
void resolve_here(std::string_view path, std::string& out);

}  // namespace bulkhead
