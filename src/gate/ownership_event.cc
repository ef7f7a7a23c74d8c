#include "gate/ownership_event.h"

#include <algorithm>
#include <iterator>

#include "gate/base64.h"
#include "rego/value/json.h"

namespace bulkhead {
namespace {

using rego::Value;

constexpr size_t kIdBytesMax = 256;

struct Row {
  std::string_view route;
  OwnershipEvent::Kind kind;
  OwnedKind object;
  std::string_view id;      // the key of the answer that names what was created, or of the list of what was pruned
  std::string_view detail;  // likewise; none where empty
};

using Event = OwnershipEvent::Kind;

constexpr Row kRows[] = {
    {"container.create", Event::kCreated, OwnedKind::kContainer, "Id", ""},
    {"exec.create", Event::kCreated, OwnedKind::kExec, "Id", ""},
    {"volume.create", Event::kCreated, OwnedKind::kVolume, "Name", "CreatedAt"},
    {"network.create", Event::kCreated, OwnedKind::kNetwork, "Id", ""},
    {"container.delete", Event::kRemoved, OwnedKind::kContainer, "", ""},
    {"volume.delete", Event::kRemoved, OwnedKind::kVolume, "", ""},
    {"network.delete", Event::kRemoved, OwnedKind::kNetwork, "", ""},
    {"container.prune", Event::kPruned, OwnedKind::kContainer, "ContainersDeleted", ""},
    {"volume.prune", Event::kPruned, OwnedKind::kVolume, "VolumesDeleted", ""},
};

const Row* row_of(std::string_view route) {
  const auto* found = std::ranges::find(kRows, route, &Row::route);
  return found == std::end(kRows) ? nullptr : found;
}

std::string id_at(const Value& value) {
  const bool is_id = value.is_string() && !value.as_string().empty() && value.as_string().size() <= kIdBytesMax &&
                     value.as_string().find('\0') == std::string_view::npos;
  return is_id ? std::string(value.as_string()) : std::string();
}

}  // namespace

bool changes_ownership(std::string_view route) { return row_of(route) != nullptr; }

OwnershipEvent read_ownership_event(const PluginMessage& response, std::string_view route) {
  const Row* row = row_of(route);
  if (row == nullptr || response.response_status < 200 || response.response_status > 299) return {};
  OwnershipEvent event{row->kind, row->object, {}};
  if (row->kind == Event::kRemoved) return event;
  std::string body;
  base::Arena arena;
  if (!decode_base64(response.response_body, body)) return {};
  const auto document = rego::read_json(arena, body);
  if (!document) return {};
  const Value named = document->get(row->id);
  if (row->kind == Event::kCreated) {
    std::string id = id_at(named);
    if (id.empty()) return {};
    event.objects.push_back({row->object, std::move(id), row->detail.empty() ? "" : id_at(document->get(row->detail))});
    return event;
  }
  for (const Value& item : named.is_array() ? named.items() : std::span<const Value>()) {
    if (std::string id = id_at(item); !id.empty()) event.objects.push_back({row->object, std::move(id), ""});
  }
  return event;
}

}  // namespace bulkhead
