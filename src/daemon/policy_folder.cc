// Whether a file may be trusted is seen when it is read; here only names are collected.

#include "daemon/policy_folder.h"

#include <algorithm>
#include <filesystem>
#include <system_error>

namespace bulkhead {
namespace {

namespace fs = std::filesystem;

base::Error folder_error(const std::string& path, const std::string& message) { return {"io_error", message, path}; }

bool is_policy_name(const std::string& name) { return name.ends_with(".rego") && !name.ends_with("_test.rego"); }

// Takes what stands in the folder: files into the listing, folders into `rest` with their depth.
using Pending = std::vector<std::pair<std::string, int>>;

base::Status take_entry(const fs::directory_entry& entry, int depth, PolicyListing& listing, Pending& rest) {
  const std::string name = entry.path().filename().string();
  if (name.starts_with('.')) return base::Ok();
  std::error_code error;
  if (entry.is_directory(error)) {
    rest.emplace_back(entry.path().string(), depth + 1);
  } else if (is_policy_name(name)) {
    listing.files.push_back(entry.path().string());
  }
  if (listing.files.size() + rest.size() <= kPolicyFilesMax) return base::Ok();
  return folder_error(entry.path().string(), "more than " + std::to_string(kPolicyFilesMax) + " files and folders");
}

base::Status list_folder(const std::string& path, int depth, PolicyListing& listing, Pending& rest) {
  if (depth > kPolicyFolderDepthMax) return folder_error(path, "folders nest too deep, or in a circle");
  const base::Result<FileStamp> stamp = stamp_of(path);
  if (!stamp) return stamp.error();
  listing.folders.push_back({path, *stamp});
  std::error_code error;
  fs::directory_iterator entries(path, error);
  for (; !error && entries != fs::directory_iterator(); entries.increment(error)) {
    if (base::Status taken = take_entry(*entries, depth, listing, rest); !taken) return taken;
  }
  return error ? base::Status(folder_error(path, "cannot list the folder: " + error.message())) : base::Ok();
}

}  // namespace

base::Result<PolicyListing> list_policies(const std::vector<std::string>& paths) {
  PolicyListing listing;
  Pending pending;
  for (const std::string& path : paths) {
    std::error_code error;
    if (fs::is_directory(path, error)) {
      pending.emplace_back(path, 0);
    } else {
      listing.files.push_back(path);
    }
  }
  while (!pending.empty()) {
    const auto [path, depth] = std::move(pending.back());
    pending.pop_back();
    if (base::Status listed = list_folder(path, depth, listing, pending); !listed) return listed.take_error();
  }
  std::ranges::sort(listing.files);
  listing.files.erase(std::ranges::unique(listing.files).begin(), listing.files.end());
  return listing;
}

}  // namespace bulkhead
