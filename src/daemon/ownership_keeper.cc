#include "daemon/ownership_keeper.h"

#include <algorithm>
#include <functional>
#include <span>
#include <unordered_set>

#include "docker/api/request_decoder.h"
#include "gate/identity.h"
#include "rego/builtins/time_layout.h"
#include "rego/value/json.h"

namespace bulkhead {
namespace {

using rego::Value;

constexpr int64_t kRefreshEveryNs = 200'000'000;
constexpr int64_t kSecondNs = 1'000'000'000;
constexpr size_t kVolumesMax = 64;  // of one container

size_t hash_of(std::string_view target, std::string_view body) {
  const std::hash<std::string_view> hash;
  return hash(target) * 31 + hash(body);
}

std::string_view text_at(const Value& object, std::string_view key) {
  const Value value = object.get(key);
  return value.is_string() ? value.as_string() : std::string_view();
}

std::span<const Value> items_of(const Value& list) { return list.is_array() ? list.items() : std::span<const Value>(); }

OwnedKind kind_of(std::string_view name) {
  for (const OwnedKind kind : {OwnedKind::kVolume, OwnedKind::kNetwork, OwnedKind::kExec}) {
    if (name_of(kind) == name) return kind;
  }
  return OwnedKind::kContainer;
}

// Whether a volume was made in or after the second of `since_ns`. The daemon's clock is ours.
bool is_made_since(std::string_view created, int64_t since_ns) {
  const auto moment = rego::parse_time("2006-01-02T15:04:05Z07:00", created);
  return moment && moment->seconds >= since_ns / kSecondNs;
}

// Answers to GET and HEAD change nothing; the daemon writes the method early and without spaces. No text of a caller
// can look like this: its quotation marks are escaped.
bool only_looks(std::string_view message) {
  const std::string_view head = message.substr(0, 8192);
  return head.find(R"("RequestMethod":"GET")") != head.npos || head.find(R"("RequestMethod":"HEAD")") != head.npos;
}

}  // namespace

OwnershipKeeper::OwnershipKeeper(std::string folder, Log& log, Gatherer& gatherer)
    : store_(std::move(folder)), log_(log), gatherer_(gatherer) {}

const Owners& OwnershipKeeper::fresh_owners() {
  const int64_t now = std::chrono::nanoseconds(Clock::now().time_since_epoch()).count();
  std::call_once(opened_, [&] {
    tell(store_.refresh());
    refreshed_ns_ = now;
  });
  int64_t before = refreshed_ns_.load();
  const bool is_due = now - before >= kRefreshEveryNs;
  if (is_due && refreshed_ns_.compare_exchange_strong(before, now)) tell(store_.refresh());
  return store_;
}

void OwnershipKeeper::tell(const base::Status& status) {
  if (status) return;
  log_.write(LogLevel::kError, "ownership_not_recorded", [&](LogLine& line) {
    line.text("error", status.error().to_string(), 1000)
        .text("effect", "what is created now belongs to nobody; roles held to their own are refused", 200);
  });
}

void OwnershipKeeper::note(const Decision& decision, int64_t time_ns) {
  if (!changes_ownership(decision.route) || decision.caller.empty()) return;
  Note note{hash_of(decision.target, decision.body),
            std::string(decision.caller),
            std::string(decision.route),
            time_ns,
            {},
            {}};
  for (const Value& object : items_of(decision.input.get("ownership").get("objects"))) {
    const OwnedKind kind = kind_of(text_at(object, "kind"));
    const std::string_view state = text_at(object, "state");
    if (state == "known") {
      note.objects.push_back({kind, std::string(text_at(object, "id")), std::string(text_at(object, "created"))});
    } else if (kind == OwnedKind::kVolume && state == "absent") {
      note.new_volumes.emplace_back(text_at(object, "reference"));
    }
  }
  const std::lock_guard lock(mutex_);
  if (notes_.size() >= kNotesMax) notes_.pop_front();
  notes_.push_back(std::move(note));
}

bool OwnershipKeeper::take_note(size_t call, std::string_view caller, std::string_view route, Note& note) {
  const std::lock_guard lock(mutex_);
  const auto found = std::ranges::find_if(
      notes_, [&](const Note& each) { return each.call == call && each.caller == caller && each.route == route; });
  if (found == notes_.end()) return false;
  note = std::move(*found);
  notes_.erase(found);
  return true;
}

bool OwnershipKeeper::was_there(const Note& note, const std::string& volume) {
  return std::ranges::any_of(note.objects, [&](const OwnedObject& object) {
    return object.kind == OwnedKind::kVolume && object.id == volume;
  });
}

// Two callers who make a volume of one name at the same moment get the same one: it is nobody's.
bool OwnershipKeeper::is_wanted_by_others(const std::string& volume, std::string_view caller) {
  const std::lock_guard lock(mutex_);
  return std::ranges::any_of(notes_, [&](const Note& note) {
    return note.caller != caller && std::ranges::find(note.new_volumes, volume) != note.new_volumes.end();
  });
}

void OwnershipKeeper::take_answer(std::string_view message, const DaemonTraits& traits, Clock::time_point deadline) {
  if (only_looks(message)) return;
  base::Arena arena;
  PluginMessageReader messages;
  const auto response = messages.read(arena, message);
  if (!response) return;
  RequestDecoder requests;
  const auto request = requests.decode(arena, response->request, traits);
  if (!request || !changes_ownership(request->route->name)) return;
  IdentityReader identities;
  const auto identity = identities.read(*response);
  if (!identity || identity->owner.empty()) return;
  const OwnershipEvent event = read_ownership_event(*response, request->route->name);
  const std::string caller(identity->owner);
  Note note;
  const size_t call = hash_of(response->request.target, response->request.body);
  const bool is_noted = take_note(call, caller, request->route->name, note);
  record(event, caller, is_noted ? &note : nullptr, deadline);
}

void OwnershipKeeper::record(const OwnershipEvent& event, const std::string& caller, const Note* note,
                             Clock::time_point deadline) {
  using enum OwnershipEvent::Kind;
  if (event.kind == kPruned) return tell(store_.forget(event.objects));
  if (event.kind == kRemoved && note != nullptr) return tell(store_.forget(note->objects));
  if (event.kind != kCreated) return;
  OwnedObject object = event.objects[0];
  std::vector<OwnedRecord> records;
  if (event.object == OwnedKind::kVolume) {
    const bool is_new = note != nullptr && !was_there(*note, object.id) && is_made_since(object.detail, note->time_ns);
    if (!is_new || is_wanted_by_others(object.id, caller)) return;
  }
  if (event.object == OwnedKind::kExec) {
    if (note == nullptr || note->objects.empty()) return;
    object.detail = note->objects[0].id;
  }
  records.push_back({object, caller});
  if (event.object == OwnedKind::kContainer && note != nullptr) add_volumes(records, object.id, *note, deadline);
  tell(store_.record(records));
  sweep_if_due(deadline);
}

void OwnershipKeeper::sweep_if_due(Clock::time_point deadline) {
  size_t due = sweep_at_.load();
  if (store_.size() < due || !sweep_at_.compare_exchange_strong(due, SIZE_MAX)) return;
  const std::vector<OwnedRecord> records = store_.list();
  std::vector<OwnedObject> gone;
  bool is_known = true;
  for (const OwnedKind kind : {OwnedKind::kContainer, OwnedKind::kVolume, OwnedKind::kNetwork}) {
    is_known = is_known && find_gone(kind, records, gone, deadline);
  }
  if (is_known) tell(store_.forget(gone));
  sweep_at_ = std::max(kSweepMin, 2 * store_.size());
}

// What was on record before the daemon was asked and is not in its list is gone.
bool OwnershipKeeper::find_gone(OwnedKind kind, const std::vector<OwnedRecord>& records, std::vector<OwnedObject>& gone,
                                Clock::time_point deadline) {
  const bool is_volume = kind == OwnedKind::kVolume;
  const QuestionKind network_or_container =
      kind == OwnedKind::kNetwork ? QuestionKind::kNetworks : QuestionKind::kContainers;
  const FactAnswer answer =
      gatherer_.ask_now({is_volume ? QuestionKind::kVolumes : network_or_container, {}}, deadline);
  base::Arena arena;
  const auto document = rego::read_json(arena, answer.text);
  if (answer.state != FactState::kKnown || !document) return false;
  const Value list = is_volume ? document->get("Volumes") : *document;
  std::unordered_set<std::string_view> there;
  for (const Value& item : items_of(list)) there.insert(text_at(item, is_volume ? "Name" : "Id"));
  for (const OwnedRecord& record : records) {
    if (record.object.kind == kind && !there.contains(record.object.id)) gone.push_back(record.object);
  }
  return list.is_array() || (is_volume && list.is_null());
}

// The volumes that came with a container: those that were not there before.
void OwnershipKeeper::add_volumes(std::vector<OwnedRecord>& records, const std::string& container, const Note& note,
                                  Clock::time_point deadline) {
  const FactAnswer inspected = gatherer_.ask_now({QuestionKind::kContainer, container}, deadline);
  base::Arena arena;
  const auto document = rego::read_json(arena, inspected.text);
  if (inspected.state != FactState::kKnown || !document) return;
  size_t asked = 0;
  for (const Value& mount : items_of(document->get("Mounts"))) {
    const std::string name(text_at(mount, "Name"));
    if (text_at(mount, "Type") != "volume" || name.empty() || asked++ >= kVolumesMax) continue;
    const FactAnswer answer = gatherer_.ask_now({QuestionKind::kVolume, name}, deadline);
    const auto volume = rego::read_json(arena, answer.text);
    if (answer.state != FactState::kKnown || !volume) continue;
    const std::string created(text_at(*volume, "CreatedAt"));
    if (was_there(note, name) || !is_made_since(created, note.time_ns) || is_wanted_by_others(name, note.caller))
      continue;
    records.push_back({{OwnedKind::kVolume, name, created}, note.caller});
  }
}

}  // namespace bulkhead
