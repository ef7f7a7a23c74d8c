// Reading the policy's files and waiting until they rest.

#include "daemon/policy_files.h"

#include <time.h>

#include <filesystem>
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
  for (const DataFile& data : files.data) at_rest = at_rest && is_at_rest(data.file);
  for (const TrustedFile& file : files.modules) at_rest = at_rest && is_at_rest(file);
  at_rest = at_rest && (!files.mask || is_at_rest(*files.mask));
  return at_rest;
}

base::Status read_modules(const std::vector<std::string>& paths, PolicyFiles& files) {
  base::Result<PolicyListing> listing = list_policies(paths);
  if (!listing) return listing.take_error();
  files.folders.insert(files.folders.end(), listing->folders.begin(), listing->folders.end());
  for (const std::string& path : listing->files) {
    base::Result<TrustedFile> file = read_trusted_file(path);
    if (!file) return file.take_error();
    files.modules.push_back(*std::move(file));
  }
  return base::Ok();
}

base::Status read_data_file(const std::string& path, std::vector<std::string> below, PolicyFiles& files) {
  base::Result<TrustedFile> file = read_trusted_file(path);
  if (!file) return file.take_error();
  files.data.push_back({*std::move(file), std::move(below)});
  return base::Ok();
}

base::Status read_data(const std::vector<std::string>& paths, PolicyFiles& files) {
  for (const std::string& path : paths) {
    if (base::Status read = read_data_file(path, {}, files); !read) return read;
  }
  return base::Ok();
}

// The documents of the bundle's folders that were listed.
base::Status read_bundle_data(const std::string& bundle, size_t first_folder, PolicyFiles& files) {
  for (size_t i = first_folder; i < files.folders.size(); i++) {
    const std::filesystem::path folder = files.folders[i].path;
    std::vector<std::string> below;
    for (const auto& part : folder.lexically_relative(bundle)) {
      if (part != ".") below.push_back(part.string());
    }
    for (const char* name : {"data.json", "data.yaml", "data.yml"}) {
      std::error_code error;
      if (!std::filesystem::exists(folder / name, error)) continue;
      if (base::Status read = read_data_file((folder / name).string(), below, files); !read) return read;
    }
  }
  return base::Ok();
}

base::Status read_sources(const SourceLister& list_sources, PolicyFiles& files) {
  const base::Result<PolicySources> sources = list_sources(files.policy);
  if (!sources) return sources.error();
  if (base::Status read = read_modules(sources->policies, files); !read) return read;
  for (const std::string& bundle : sources->bundles) {
    const size_t first_folder = files.folders.size();
    if (base::Status read = read_modules({bundle}, files); !read) return read;
    if (base::Status read = read_bundle_data(bundle, first_folder, files); !read) return read;
  }
  return read_data(sources->data, files);
}

}  // namespace

base::Result<PolicyFiles> read_policy_files(const PolicyPaths& paths) {
  base::Result<TrustedFile> policy = read_trusted_file(paths.policy);
  if (!policy) return policy.take_error();
  PolicyFiles files{*std::move(policy), {}};
  if (paths.list_sources) {
    if (base::Status read = read_sources(paths.list_sources, files); !read) return read.take_error();
  }
  if (base::Status read = read_data(paths.data, files); !read) return read.take_error();
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
  for (const TrustedFile& file : files.modules) add(file);
  for (const DataFile& data : files.data) add(data.file);
  if (files.mask) add(*files.mask);
  return fingerprint;
}

std::vector<WatchedPath> watched_paths(const PolicyFiles& files) {
  std::vector<WatchedPath> watched = files.folders;
  const auto add = [&](const TrustedFile& file) { watched.push_back({file.path, file.stamp}); };
  add(files.policy);
  for (const TrustedFile& file : files.modules) add(file);
  for (const DataFile& data : files.data) add(data.file);
  if (files.mask) add(*files.mask);
  return watched;
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
