#include "rego/http/response_cache.h"

#include <algorithm>

namespace rego {
namespace {

size_t size_of(const std::string& key, const KeptResponse& kept) {
  size_t bytes = 2 * key.size() + kept.response.body.size() + kept.response.status.size() + sizeof(KeptResponse);
  for (const auto& [name, value] : kept.response.headers) bytes += name.size() + value.size() + 2 * sizeof(std::string);
  return bytes;
}

}  // namespace

std::optional<KeptResponse> ResponseCache::find(const std::string& key) const {
  const std::lock_guard lock(mutex_);
  const auto found = entries_.find(key);
  return found == entries_.end() ? std::nullopt : std::optional(found->second.kept);
}

void ResponseCache::put(const std::string& key, KeptResponse kept) {
  const size_t bytes = size_of(key, kept);
  const std::lock_guard lock(mutex_);
  erase_locked(key);
  if (bytes > bytes_max_) return;
  while (bytes_ + bytes > bytes_max_) erase_locked(std::string(order_.front()));
  bytes_ += bytes;
  order_.push_back(key);
  entries_.emplace(key, Entry{std::move(kept), bytes});
}

void ResponseCache::erase(const std::string& key) {
  const std::lock_guard lock(mutex_);
  erase_locked(key);
}

void ResponseCache::erase_locked(const std::string& key) {
  const auto found = entries_.find(key);
  if (found == entries_.end()) return;
  bytes_ -= found->second.bytes;
  order_.erase(std::ranges::find(order_, key));
  entries_.erase(found);
}

}  // namespace rego
