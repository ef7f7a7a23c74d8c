#pragma once
// Owners: who created what. An object is known by what never changes about it: containers, networks and execs by their
// full id, volumes by name and creation time, because a name may come back as another volume.

#include <cstdint>
#include <string>
#include <string_view>

#include "base/arena.h"

namespace bulkhead {

enum class OwnedKind : uint8_t { kContainer = 1, kVolume = 2, kNetwork = 3, kExec = 4 };

// "container", "volume", "network", "exec".
std::string_view name_of(OwnedKind kind);

struct OwnedObject {
  OwnedKind kind = OwnedKind::kContainer;
  std::string id;      // of a volume its name
  std::string detail;  // of a volume its creation time as the daemon spells it, of an exec its container's id
};

// Asked by many threads; looks at memory only.
class Owners {
 public:
  virtual ~Owners() = default;

  // As Identity::owner spells it; empty where the object is on no record. Lives in `arena`.
  virtual std::string_view owner_of(OwnedKind kind, std::string_view id, std::string_view detail,
                                    base::Arena& arena) const = 0;
  // Why what is created now would get no record, in words; empty where it would. Lives in `arena`.
  virtual std::string_view problem(base::Arena& arena) const = 0;
};

}  // namespace bulkhead
