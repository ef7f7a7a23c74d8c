#pragma once
// SipHash-2-4: a hash that nobody without the key can steer. For tables whose keys come from requests.

#include <cstdint>
#include <string_view>

namespace bulkhead {

struct HashKey {
  uint64_t first = 0;
  uint64_t second = 0;

  static HashKey random();
};

uint64_t keyed_hash(const HashKey& key, std::string_view text);

}  // namespace bulkhead
