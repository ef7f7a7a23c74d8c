#pragma once
// Answers that are kept between queries, shared by threads. The oldest make room when it is full.

#include <deque>
#include <mutex>
#include <optional>
#include <string>
#include <unordered_map>

#include "rego/http/response.h"

namespace rego {

struct KeptResponse {
  HttpResponse response;
  int64_t fresh_until_ns = 0;  // since 1970
};

class ResponseCache {
 public:
  explicit ResponseCache(size_t bytes_max) : bytes_max_(bytes_max) {}

  std::optional<KeptResponse> find(const std::string& key) const;
  void put(const std::string& key, KeptResponse kept);
  void erase(const std::string& key);

 private:
  struct Entry {
    KeptResponse kept;
    size_t bytes;
  };

  void erase_locked(const std::string& key);

  const size_t bytes_max_;
  mutable std::mutex mutex_;
  std::unordered_map<std::string, Entry> entries_;
  std::deque<std::string> order_;  // oldest first
  size_t bytes_ = 0;
};

}  // namespace rego
