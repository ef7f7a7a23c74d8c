#pragma once
// BoundedCache: things that are costly to make from a text, kept under that text. A hit allocates nothing. When it is
// full, what was not used for longest goes.

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>

#include "rego/value/value.h"

namespace rego {

template <typename Thing>
class BoundedCache {
 public:
  explicit BoundedCache(size_t things_max) : things_max_(things_max) { places_.reserve(things_max + 1); }

  // The thing under `key`, or null. It stays until another is added.
  const Thing* find(std::string_view key) {
    const auto place = places_.find(key);
    if (place == places_.end()) return nullptr;
    place->second.last_used = ++uses_;
    return place->second.thing.get();
  }

  const Thing& add(std::string_view key, Thing thing) {
    if (places_.size() >= things_max_) drop_oldest();
    Place& place = places_[std::string(key)];
    place.thing = std::make_unique<const Thing>(std::move(thing));
    place.last_used = ++uses_;
    return *place.thing;
  }

  size_t size() const { return places_.size(); }

 private:
  struct Place {
    std::unique_ptr<const Thing> thing;
    uint64_t last_used = 0;
  };
  struct Hash {
    using is_transparent = void;
    size_t operator()(std::string_view key) const { return hash_text(key); }
  };
  struct Equal {
    using is_transparent = void;
    bool operator()(std::string_view a, std::string_view b) const { return a == b; }
  };

  void drop_oldest() {
    auto oldest = places_.begin();
    for (auto place = places_.begin(); place != places_.end(); ++place) {
      if (place->second.last_used < oldest->second.last_used) oldest = place;
    }
    if (oldest != places_.end()) places_.erase(oldest);
  }

  size_t things_max_;
  uint64_t uses_ = 0;
  std::unordered_map<std::string, Place, Hash, Equal> places_;
};

}  // namespace rego
