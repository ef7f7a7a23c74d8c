// Reading the policy's files and waiting until they rest.

#include "daemon/policy_files.h"

#include <time.h>

#include <functional>
#include <string_view>
#include <thread>

namespace bulkhead {
namespace {

bool is_at_rest(const TrustedFile& file) {
  timespec now{};
  clock_gettime(CLOCK_REALTIME, &now);
  const int64_t now_ns = int64_t{now.tv_sec} * 1'000'000'000 + now.tv_nsec;
  return now_ns - file.stamp.changed_ns > std::chrono::nanoseconds(kSettleTime).count();
}

bool are_at_rest(const PolicyFiles& files) {
  bool at_rest = is_at_rest(files.policy);
  for (const TrustedFile& file : files.data) at_rest = at_rest && is_at_rest(file);
  at_rest = at_rest && (!files.mask || is_at_rest(*files.mask));
  return at_rest;
}

}  // namespace

base::Result<PolicyFiles> read_policy_files(const PolicyPaths& paths) {
  base::Result<TrustedFile> policy = read_trusted_file(paths.policy);
  if (!policy) return policy.take_error();
  PolicyFiles files{*std::move(policy), {}, {}};
  for (const std::string& path : paths.data) {
    base::Result<TrustedFile> data = read_trusted_file(path);
    if (!data) return data.take_error();
    files.data.push_back(*std::move(data));
  }
  if (!paths.mask.empty()) {
    base::Result<TrustedFile> mask = read_trusted_file(paths.mask);
    if (!mask) return mask.take_error();
    files.mask = *std::move(mask);
  }
  return files;
}

base::Result<PolicyFiles> read_settled_policy_files(const PolicyPaths& paths, std::chrono::milliseconds time_max) {
  const auto give_up = std::chrono::steady_clock::now() + time_max;
  Fingerprint last;
  for (;;) {
    base::Result<PolicyFiles> files = read_policy_files(paths);
    if (!files && files.error().code != "file_busy") return files;
    if (files) {
      Fingerprint seen = fingerprint_of(*files);
      if (are_at_rest(*files) || seen == last) return files;
      last = std::move(seen);
    }
    if (std::chrono::steady_clock::now() > give_up) {
      if (!files) return files;
      return base::Error{"file_busy", "the file is still being written", paths.policy};
    }
    std::this_thread::sleep_for(kSettleTime);
  }
}

Fingerprint fingerprint_of(const PolicyFiles& files) {
  Fingerprint fingerprint;
  const auto add = [&](const TrustedFile& file) {
    fingerprint.stamps.push_back(file.stamp);
    fingerprint.content_hashes.push_back(std::hash<std::string_view>()(file.text));
  };
  add(files.policy);
  for (const TrustedFile& file : files.data) add(file);
  if (files.mask) add(*files.mask);
  return fingerprint;
}

SettlingWatch::Verdict SettlingWatch::observe(Fingerprint seen) {
  if (seen == loaded_ && !is_forced_) {
    candidate_ = {};
    return Verdict::kUnchanged;
  }
  if (seen != candidate_) {
    candidate_ = std::move(seen);
    return Verdict::kSettling;
  }
  candidate_ = {};
  const bool has_same_content = seen.content_hashes == loaded_.content_hashes && !is_forced_;
  is_forced_ = false;
  loaded_ = std::move(seen);
  return has_same_content ? Verdict::kUnchanged : Verdict::kSettled;
}

}  // namespace bulkhead
