#pragma once
// The files that a policy is made of, read together, and when they have come to rest: a file that is being written must
// never be taken for a policy, because a prefix of a policy may allow what the whole forbids.

#include <chrono>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "daemon/policy_folder.h"
#include "daemon/trusted_file.h"

namespace bulkhead {

// What is seen is taken when it was seen unchanged twice, this long apart.
inline constexpr std::chrono::milliseconds kSettleTime{200};

// What a configuration names beside itself.
struct PolicySources {
  std::vector<std::string> policies;      // files and folders
  std::vector<std::string> data;          // files
  std::vector<std::string> bundles = {};  // folders as OPA bundles: policies, and documents where their folders say
};

// Fails with all that is wrong with the configuration.
using SourceLister = std::function<base::Result<PolicySources>(const TrustedFile& configuration)>;

struct PolicyPaths {
  std::string policy;  // a policy's file, or a configuration
  std::vector<std::string> data;
  std::string mask = {};           // of the decision log; empty: none
  SourceLister list_sources = {};  // of a configuration; null for a policy
};

struct DataFile {
  TrustedFile file;
  std::vector<std::string> below = {};  // the names under data that its document lies below
};

struct PolicyFiles {
  TrustedFile policy;  // or the configuration
  std::vector<DataFile> data;
  std::optional<TrustedFile> mask = {};
  std::vector<TrustedFile> modules = {};  // of a configuration: the policies that it names
  std::vector<WatchedPath> folders = {};  // where they were looked for
};

// All files and folders, as they were when they were read: what does not change as long as none of these does.
std::vector<WatchedPath> watched_paths(const PolicyFiles& files);

base::Result<PolicyFiles> read_policy_files(const PolicyPaths& paths);

// Reads until two readings kSettleTime apart agree; files that nobody has touched for that long are read once. Gives up
// after `time_max` with the last error.
base::Result<PolicyFiles> read_settled_policy_files(const PolicyPaths& paths, std::chrono::milliseconds time_max);

// One state of all files: equal fingerprints mean nothing was written in between.
struct Fingerprint {
  std::vector<FileStamp> stamps;
  std::vector<size_t> content_hashes;

  bool operator==(const Fingerprint&) const = default;
};

Fingerprint fingerprint_of(const PolicyFiles& files);

// Decides when what is seen is to be loaded. Pure: the caller looks every kSettleTime.
class SettlingWatch {
 public:
  enum class Verdict {
    kUnchanged,  // as loaded
    kSettling,   // different, and seen for the first time
    kSettled,    // different, and seen twice: load it
  };

  explicit SettlingWatch(Fingerprint loaded) : loaded_(std::move(loaded)) {}

  // What is loaded next is loaded even when nothing has changed.
  void force() { is_forced_ = true; }
  Verdict observe(Fingerprint seen);
  // Nothing could be seen: what was seen before no longer counts.
  void observe_nothing() { candidate_ = {}; }
  bool is_waiting() const { return is_forced_ || !candidate_.stamps.empty(); }

 private:
  Fingerprint loaded_;
  Fingerprint candidate_;
  bool is_forced_ = false;
};

}  // namespace bulkhead
