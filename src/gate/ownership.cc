// Calls on one object name it in a parameter; which one follows from the route. What a new container joins or mounts is
// read from its workload, so that no spelling is missed.

#include "gate/ownership.h"

#include <algorithm>

#include "rego/value/builders.h"

namespace bulkhead {
namespace {

using rego::Value;

constexpr std::string_view kKnown = "known";
constexpr std::string_view kAbsent = "absent";
constexpr std::string_view kUnknown = "unknown";
constexpr std::string_view kPredefined = "predefined";
constexpr size_t kObjectsMax = 256;  // more than can be asked about; the rest is one unknown object

std::string_view text_at(const Value& object, std::string_view key) {
  const Value value = object.get(key);
  return value.is_string() ? value.as_string() : std::string_view();
}

std::span<const Value> items_of(const Value& list) { return list.is_array() ? list.items() : std::span<const Value>(); }

bool is_predefined(std::string_view network) {
  return network == "bridge" || network == "host" || network == "none" || network == "default";
}

std::string_view state_of(const Fact& fact) {
  if (fact.is_known()) return kKnown;
  return fact.state == FactState::kAbsent ? kAbsent : kUnknown;
}

class ObjectList {
 public:
  ObjectList(base::Arena& arena, const Owners* owners, Facts& facts)
      : arena_(arena), owners_(owners), facts_(facts), list_(arena) {}

  void add_container(std::string_view reference) {
    if (reference.empty() || !has_room()) return;
    const Fact fact = facts_.container(reference);
    add_found(OwnedKind::kContainer, reference, fact, text_at(fact.document, "Id"), {});
  }

  void add_volume(std::string_view name) {
    if (name.empty() || !has_room()) return;
    const Fact fact = facts_.volume(name);
    add_found(OwnedKind::kVolume, name, fact, text_at(fact.document, "Name"), text_at(fact.document, "CreatedAt"));
  }

  void add_network(std::string_view reference) {
    if (reference.empty() || !has_room()) return;
    if (is_predefined(reference)) return add(OwnedKind::kNetwork, reference, kPredefined, {}, {});
    const Fact fact = facts_.network(reference);
    const bool is_everybodys = fact.is_known() && is_predefined(text_at(fact.document, "Name"));
    if (is_everybodys) return add(OwnedKind::kNetwork, reference, kPredefined, text_at(fact.document, "Id"), {});
    add_found(OwnedKind::kNetwork, reference, fact, text_at(fact.document, "Id"), {});
  }

  void add_exec(std::string_view id) {
    if (id.empty() || !has_room()) return;
    const Fact fact = facts_.exec(id);
    const std::string_view container = text_at(fact.document, "ContainerID");
    const std::string_view full_id = text_at(fact.document, "ID");
    std::string_view owner = owner_of(OwnedKind::kExec, full_id, container);
    if (owner.empty()) owner = owner_of(OwnedKind::kContainer, container, {});
    add(OwnedKind::kExec, id, fact.is_known() && full_id.empty() ? kUnknown : state_of(fact), full_id, owner);
    if (!container.empty())
      add(OwnedKind::kContainer, container, kKnown, container, owner_of(OwnedKind::kContainer, container, {}));
  }

  // "container:ID", or a network by name.
  void add_network_mode(std::string_view mode) {
    constexpr std::string_view kContainer = "container:";
    if (mode.starts_with(kContainer)) return add_container(mode.substr(kContainer.size()));
    add_network(mode);
  }

  Value finish() { return list_.finish(); }

 private:
  // What does not fit is an object that nobody owns.
  bool has_room() {
    if (list_.size() < kObjectsMax) return true;
    if (list_.size() == kObjectsMax) add(OwnedKind::kContainer, "more than can be looked at", kUnknown, {}, {});
    return false;
  }

  std::string_view owner_of(OwnedKind kind, std::string_view id, std::string_view detail) {
    if (owners_ == nullptr || id.empty()) return {};
    return owners_->owner_of(kind, id, detail, arena_);
  }

  void add_found(OwnedKind kind, std::string_view reference, const Fact& fact, std::string_view id,
                 std::string_view detail) {
    const bool is_told = fact.is_known() && !id.empty();
    const std::string_view state = fact.is_known() && !is_told ? kUnknown : state_of(fact);
    add(kind, reference, state, is_told ? id : std::string_view(), owner_of(kind, id, detail), detail);
  }

  void add(OwnedKind kind, std::string_view reference, std::string_view state, std::string_view id,
           std::string_view owner, std::string_view detail = {}) {
    const auto text = [this](std::string_view bytes) { return Value::string(arena_, bytes); };
    const auto text_or_null = [&](std::string_view bytes) { return bytes.empty() ? Value::null() : text(bytes); };
    rego::ObjectBuilder object(arena_);
    object.add(text("kind"), text(name_of(kind)));
    object.add(text("reference"), text(reference));
    object.add(text("id"), text_or_null(id));
    object.add(text("owner"), text_or_null(owner));
    object.add(text("state"), text(state));
    if (kind == OwnedKind::kVolume) object.add(text("created"), text_or_null(detail));
    list_.add(object.finish());
  }

  base::Arena& arena_;
  const Owners* owners_;
  Facts& facts_;
  rego::ArrayBuilder list_;
};

void add_joined(ObjectList& objects, const ApiRequest& request, const Value& workload) {
  const Value namespaces = workload.get("namespaces");
  for (const std::string_view kind : {"pid", "ipc", "net", "uts", "user", "cgroup"}) {
    objects.add_container(text_at(namespaces.get(kind).get("container"), "reference"));
  }
  for (const Value& container : items_of(workload.get("volumes_from"))) {
    objects.add_container(text_at(container, "reference"));
  }
  for (const Value& mount : items_of(workload.get("mounts"))) {
    if (text_at(mount, "from") != "volumes_from") objects.add_volume(text_at(mount, "volume"));
  }
  for (const Value& network : items_of(workload.get("networks"))) {
    objects.add_network(text_at(network, "name"));
    for (const Value& link : items_of(network.get("links"))) {
      if (link.is_string()) objects.add_container(link.as_string().substr(0, link.as_string().find(':')));
    }
  }
  for (const Value& link : items_of(workload.get("links"))) {
    if (link.is_string()) objects.add_container(link.as_string().substr(0, link.as_string().find(':')));
  }
  const Value net = namespaces.get("net");
  if (text_at(net, "mode") == "network") objects.add_network(text_at(net, "value"));
  const Value endpoints = request.body.get("NetworkingConfig").get("EndpointsConfig");
  if (!endpoints.is_object()) return;
  for (const rego::Entry& entry : endpoints.entries()) {
    if (entry.key.is_string()) objects.add_network(entry.key.as_string());
    objects.add_network(text_at(entry.value, "NetworkID"));
  }
}

void add_objects(ObjectList& objects, const ApiRequest& request, const Value& workload) {
  const std::string_view route = request.route->name;
  const Value& parameters = request.parameters;
  const std::string_view name = text_at(parameters, "name");
  const std::string_view id = text_at(parameters, "id");
  if (route == "container.create") return add_joined(objects, request, workload);
  if (route == "container.commit") return objects.add_container(text_at(parameters, "container"));
  if (route == "exec.create" || route.starts_with("container.") || route.starts_with("checkpoint.")) {
    return objects.add_container(name);
  }
  if (route.starts_with("exec.")) return objects.add_exec(name.empty() ? id : name);
  if (route == "volume.create") return objects.add_volume(text_at(request.body, "Name"));
  if (route.starts_with("volume.")) return objects.add_volume(name);
  if (route == "network.create") return objects.add_network(text_at(request.body.get("ConfigFrom"), "Network"));
  if (route.starts_with("network.")) {
    objects.add_network(id);
    return objects.add_container(text_at(request.body, "Container"));
  }
  if (route == "build") objects.add_network_mode(text_at(parameters, "networkmode"));
}

}  // namespace

std::string_view name_of(OwnedKind kind) {
  switch (kind) {
    case OwnedKind::kContainer:
      return "container";
    case OwnedKind::kVolume:
      return "volume";
    case OwnedKind::kNetwork:
      return "network";
    case OwnedKind::kExec:
      break;
  }
  return "exec";
}

Value read_ownership(base::Arena& arena, const ApiRequest& request, const Value& workload, std::string_view caller,
                     const Owners* owners, Facts& facts) {
  ObjectList objects(arena, owners, facts);
  add_objects(objects, request, workload);
  const std::string_view problem = owners == nullptr ? "no record of owners is kept" : owners->problem(arena);
  const auto text_or_null = [&](std::string_view text) {
    return text.empty() ? Value::null() : Value::string(arena, text);
  };
  rego::ObjectBuilder ownership(arena);
  ownership.add(Value::string(arena, "caller"), text_or_null(caller));
  ownership.add(Value::string(arena, "problem"), text_or_null(problem));
  ownership.add(Value::string(arena, "objects"), objects.finish());
  return ownership.finish();
}

}  // namespace bulkhead
