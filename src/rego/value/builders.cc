// How sets and objects become final: equal items go, and an object with many string keys gets its hash index. An
// object's entries stay in the order of insertion until someone asks for them in order, because most objects are only
// looked up.

#include "rego/value/builders.h"

#include <algorithm>
#include <cstddef>

#include "rego/value/reps.h"

namespace rego {
namespace {

// std::stable_sort takes a buffer from the heap, and a decision makes small collections all the time: these are sorted
// in place, each item put where it belongs among those before it.
template <typename Item, typename Before>
void sort_stably(Item* begin, Item* end, const Before& before) {
  constexpr ptrdiff_t kInPlaceMax = 128;
  if (end - begin > kInPlaceMax) {
    if (!std::is_sorted(begin, end, before)) std::stable_sort(begin, end, before);
    return;
  }
  for (Item* item = begin; item != end; item++) {
    if (item == begin || !before(*item, *(item - 1))) continue;
    std::rotate(std::upper_bound(begin, item - 1, *item, before), item, item + 1);
  }
}

constexpr uint32_t kProbesMax = 32;  // more collisions than this in one place: binary search serves better

bool key_order(const Entry& a, const Entry& b) { return compare(a.key, b.key) < 0; }

// Puts position `place` under its key's hash. False when the neighbourhood is too full.
bool insert_slot(const ObjectRep& rep, uint32_t place) {
  uint32_t slot = rep.entries[place].key.string_hash() & rep.slot_mask;
  for (uint32_t probe = 0; probe < kProbesMax; probe++, slot = (slot + 1) & rep.slot_mask) {
    if (rep.slots[slot] == 0) {
      rep.slots[slot] = place + 1;
      return true;
    }
  }
  return false;
}

// For a small object, or an indexed one while it is filled: the position of an equal key among the first `filled`.
int64_t find_linear(const Entry* entries, uint32_t filled, const Value& key) {
  for (uint32_t i = 0; i < filled; i++) {
    if (equal(entries[i].key, key)) return i;
  }
  return -1;
}

void sort_and_drop_slots(ObjectRep& rep) {
  sort_stably(rep.entries, rep.entries + rep.size, key_order);
  rep.is_sorted = true;
  rep.slots = nullptr;
}

// Merges neighbours with equal keys in sorted entries: the first key, the last value.
void merge_sorted(ObjectRep& rep, bool* conflict) {
  uint32_t kept = 0;
  for (uint32_t i = 0; i < rep.size; i++) {
    if (kept && equal(rep.entries[kept - 1].key, rep.entries[i].key)) {
      if (!equal(rep.entries[kept - 1].value, rep.entries[i].value)) *conflict = true;
      rep.entries[kept - 1].value = rep.entries[i].value;
    } else {
      rep.entries[kept++] = rep.entries[i];
    }
  }
  rep.size = kept;
}

// Takes entry `place` into the index; an equal key that is there already takes its value instead. False: too many
// collisions.
bool take_entry(ObjectRep& rep, uint32_t place, uint32_t* kept, bool* conflict) {
  const Entry entry = rep.entries[place];
  rep.entries[*kept] = entry;
  uint32_t slot = entry.key.string_hash() & rep.slot_mask;
  for (uint32_t probe = 0; probe < kProbesMax; probe++, slot = (slot + 1) & rep.slot_mask) {
    if (rep.slots[slot] == 0) {
      rep.slots[slot] = ++*kept;
      return true;
    }
    Entry& other = rep.entries[rep.slots[slot] - 1];
    if (equal(other.key, entry.key)) {
      if (!equal(other.value, entry.value)) *conflict = true;
      other.value = entry.value;
      return true;
    }
  }
  return false;
}

// Drops equal keys through the index, keeping the order of insertion. False when there were too many collisions;
// entries before `*done` are then final and the rest untouched.
bool merge_indexed(ObjectRep& rep, bool* conflict) {
  uint32_t kept = 0;
  for (uint32_t i = 0; i < rep.size; i++) {
    if (!take_entry(rep, i, &kept, conflict)) {
      std::copy(rep.entries + i, rep.entries + rep.size, rep.entries + kept);
      rep.size = kept + (rep.size - i);
      return false;
    }
  }
  rep.size = kept;
  return true;
}

void merge_small(ObjectRep& rep, bool* conflict) {
  uint32_t kept = 0;
  for (uint32_t i = 0; i < rep.size; i++) {
    const int64_t place = find_linear(rep.entries, kept, rep.entries[i].key);
    if (place < 0) {
      rep.entries[kept++] = rep.entries[i];
      continue;
    }
    if (!equal(rep.entries[place].value, rep.entries[i].value)) *conflict = true;
    rep.entries[place].value = rep.entries[i].value;
  }
  rep.size = kept;
}

uint32_t depth_of(std::span<const Entry> entries) {
  uint32_t below = 0;
  for (const Entry& entry : entries) below = std::max({below, entry.key.depth(), entry.value.depth()});
  return below + 1;
}

void allocate_slots(Arena& arena, ObjectRep& rep) {
  uint32_t places = 16;
  while (places < rep.size * 2) places *= 2;
  rep.slots = arena.allocate_array<uint32_t>(places);
  rep.slot_mask = places - 1;
  std::fill_n(rep.slots, places, 0);
}

}  // namespace

void index_object(Arena* arena, ObjectRep& rep) {
  if (!rep.has_string_keys_only || rep.size <= ObjectRep::kLinearMax) return;
  if (arena) allocate_slots(*arena, rep);
  if (!rep.slots) return;
  std::fill_n(rep.slots, rep.slot_mask + 1, 0);
  for (uint32_t i = 0; i < rep.size; i++) {
    if (!insert_slot(rep, i)) return sort_and_drop_slots(rep);
  }
}

int64_t find_entry(const ObjectRep& rep, const Value& key) {
  if (rep.has_string_keys_only) {
    if (!key.is_string()) return -1;
    if (rep.slots) {
      uint32_t slot = key.string_hash() & rep.slot_mask;
      for (uint32_t probe = 0; probe < kProbesMax; probe++, slot = (slot + 1) & rep.slot_mask) {
        const uint32_t place = rep.slots[slot];
        if (place == 0) return -1;
        if (equal(rep.entries[place - 1].key, key)) return place - 1;
      }
      return -1;
    }
  }
  if (rep.size <= ObjectRep::kLinearMax) return find_linear(rep.entries, rep.size, key);
  const Entry wanted{key, {}};
  const Entry* place = std::lower_bound(rep.entries, rep.entries + rep.size, wanted, key_order);
  return place != rep.entries + rep.size && equal(place->key, key) ? place - rep.entries : -1;
}

Value SetBuilder::finish() {
  if (items_.empty()) return Value::empty_set();
  const auto before = [](const Value& a, const Value& b) { return compare(a, b) < 0; };
  sort_stably(items_.begin(), items_.end(), before);
  items_.truncate(std::unique(items_.begin(), items_.end(), equal) - items_.begin());
  ArrayRep* rep = allocate_array_rep(arena_, items_.size());
  std::uninitialized_copy(items_.begin(), items_.end(), rep->items());
  note_depth(*rep);
  return ValueAccess::from_set(rep);
}

Value ObjectBuilder::build(bool* conflict) {
  if (entries_.empty()) return Value::empty_object();
  auto* rep = arena_.create<ObjectRep>(ObjectRep{entries_.data(), nullptr, static_cast<uint32_t>(entries_.size()), 0,
                                                 depth_of(entries_.span()), false, false});
  rep->has_string_keys_only =
      std::all_of(entries_.begin(), entries_.end(), [](const Entry& entry) { return entry.key.is_string(); });
  if (rep->size <= ObjectRep::kLinearMax) {
    merge_small(*rep, conflict);
    return ValueAccess::from_object(rep);
  }
  if (rep->has_string_keys_only) {
    allocate_slots(arena_, *rep);
    if (merge_indexed(*rep, conflict)) return ValueAccess::from_object(rep);
  }
  sort_and_drop_slots(*rep);
  merge_sorted(*rep, conflict);
  return ValueAccess::from_object(rep);
}

Value ObjectBuilder::finish() {
  bool conflict = false;
  return build(&conflict);
}

Value ObjectBuilder::finish_distinct() {
  if (entries_.empty()) return Value::empty_object();
  auto* rep = arena_.create<ObjectRep>(ObjectRep{entries_.data(), nullptr, static_cast<uint32_t>(entries_.size()), 0,
                                                 depth_of(entries_.span()), false, true});
  index_object(&arena_, *rep);
  return ValueAccess::from_object(rep);
}

Value ObjectBuilder::finish_without_conflict() {
  bool conflict = false;
  const Value object = build(&conflict);
  return conflict ? Value() : object;
}

}  // namespace rego
