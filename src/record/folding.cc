// A hundred entries are looked through in less time than a line takes to be written; there is nothing to index.

#include "record/folding.h"

#include <algorithm>

namespace bulkhead {

Folding::Entry* Folding::find(uint64_t likeness) {
  const auto found = std::ranges::find(entries_, likeness, &Entry::likeness);
  return found == entries_.end() ? nullptr : &*found;
}

void Folding::forget(uint64_t likeness) {
  std::erase_if(entries_, [&](const Entry& entry) { return entry.likeness == likeness; });
}

void Folding::begin(uint64_t likeness, std::string_view id, Clock::time_point now) {
  Entry& entry = entries_.emplace_back();
  entry.likeness = likeness;
  entry.begun = now;
  entry.first_id = id;
}

void Folding::add(Entry& entry, std::string_view id, int64_t wall_ns) {
  if (entry.count == 0) entry.since_ns = wall_ns;
  entry.until_ns = wall_ns;
  entry.ids.append(entry.count == 0 ? "\"" : ",\"").append(id).append("\"");
  ++entry.count;
}

}  // namespace bulkhead
