#pragma once
// What the daemon's answer to a call says about who owns what: the message of /AuthZPlugin.AuthZRes, read.

#include <vector>

#include "docker/api/request_decoder.h"
#include "gate/owners.h"
#include "gate/plugin_message.h"

namespace bulkhead {

struct OwnershipEvent {
  enum class Kind : uint8_t {
    kNone,
    kCreated,  // `objects` holds the one thing
    kRemoved,  // what the call named is gone
    kPruned,   // `objects` are gone
  };
  Kind kind = Kind::kNone;
  OwnedKind object = OwnedKind::kContainer;  // what kind of thing, of kCreated and kRemoved
  std::vector<OwnedObject> objects;
};

// Whether calls of this route create or remove what somebody may own.
bool changes_ownership(std::string_view route);

OwnershipEvent read_ownership_event(const PluginMessage& response, std::string_view route);

}  // namespace bulkhead
