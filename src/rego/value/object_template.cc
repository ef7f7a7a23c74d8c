// The entries are sorted once, here, so that an instance is born sorted: nobody ever writes to the slots or the order
// that it shares with its template.

#include "rego/value/object_template.h"

#include "rego/value/builders.h"

namespace rego {

ObjectTemplate::ObjectTemplate(Arena& arena, std::span<const Entry> entries) {
  ObjectBuilder builder(arena);
  builder.reserve(entries.size());
  for (const Entry& entry : entries) builder.add(entry.key, entry.value);
  const Value object = builder.finish();
  assert(object.size() == entries.size());
  const auto sorted = object.entries();
  rep_ = ValueAccess::object(object);
  auto* places = arena.allocate_array<uint16_t>(entries.size());
  for (size_t field = 0; field < entries.size(); field++) {
    const auto same_key = [&](const Entry& entry) { return equal(entry.key, entries[field].key); };
    places[field] = static_cast<uint16_t>(std::find_if(sorted.begin(), sorted.end(), same_key) - sorted.begin());
  }
  places_ = places;
}

}  // namespace rego
