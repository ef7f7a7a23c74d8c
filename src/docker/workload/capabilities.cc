// The daemon's rules, the same in moby 20.10.24 and in API 1.56: with ALL among the added ones, everything but what is
// dropped; else with ALL among the dropped, exactly the added ones; else the default set less the dropped ones, with
// the added ones. Known names are a set of bits, so the sorted list is read off.

#include "docker/workload/capabilities.h"

#include <algorithm>
#include <bit>

#include "docker/workload/documents.h"

namespace bulkhead {
namespace {

using rego::Value;

constexpr std::string_view kAllName = "ALL";

// Names as bits of all_capability_names(), and those that no kernel of ours knows.
struct NameSet {
  explicit NameSet(base::Arena& arena) : others(arena) {}

  uint64_t known = 0;
  rego::ArenaVector<Value> others;
  bool has_all = false;
};

uint64_t all_bits() { return (uint64_t{1} << all_capability_names().size()) - 1; }

uint64_t bit_of(std::string_view name) {
  const auto names = all_capability_names().items();
  const auto place = std::lower_bound(names.begin(), names.end(), name,
                                      [](const Value& a, std::string_view b) { return a.as_string() < b; });
  return place != names.end() && place->as_string() == name ? uint64_t{1} << (place - names.begin()) : 0;
}

uint64_t default_bits() {
  static const uint64_t bits = [] {
    uint64_t all = 0;
    for (const Value& name : default_capability_names().items()) all |= bit_of(name.as_string());
    return all;
  }();
  return bits;
}

std::string_view to_upper(base::Arena& arena, std::string_view name) {
  constexpr std::string_view kLongS = "\u017f";
  constexpr std::string_view kDotlessI = "\u0131";
  const auto stays = [](char byte) { return (byte >= 'A' && byte <= 'Z') || byte == '_'; };
  if (std::all_of(name.begin(), name.end(), stays)) return name;
  TextBuilder upper(arena);
  for (size_t i = 0; i < name.size(); i++) {
    const bool is_long_s = name.substr(i).starts_with(kLongS);
    if (is_long_s || name.substr(i).starts_with(kDotlessI)) {
      upper.add(is_long_s ? "S" : "I");
      i++;
      continue;
    }
    const char byte = name[i];
    const char raised = byte >= 'a' && byte <= 'z' ? static_cast<char>(byte - 'a' + 'A') : byte;
    upper.add({&raised, 1});
  }
  return upper.view();
}

NameSet names_of(Reading& reading, const Value& list) {
  NameSet names(reading.arena);
  if (!list.is_array()) return names;
  for (const Value& item : list.items()) {
    const std::string_view name = normal_capability(reading.arena, text_of(item));
    if (name == kAllName) {
      names.has_all = true;
    } else if (const uint64_t bit = bit_of(name)) {
      names.known |= bit;
    } else {
      names.others.push_back(reading.text(name));
    }
  }
  return names;
}

// Sorted, each once. "ALL" comes before every name.
Value list_of(Reading& reading, uint64_t known, std::span<const Value> others, bool has_all) {
  const auto names = all_capability_names().items();
  const size_t size_max = static_cast<size_t>(std::popcount(known)) + others.size() + 1;
  auto* items = reading.arena.allocate_array<Value>(size_max);
  size_t size = 0;
  if (has_all) items[size++] = word(Word::kAll);
  for (uint64_t left = known; left; left &= left - 1)
    items[size++] = names[static_cast<size_t>(std::countr_zero(left))];
  if (others.empty()) return Value::array(reading.arena, {items, size});
  rego::SetBuilder set(reading.arena);
  for (size_t i = 0; i < size; i++) set.add(items[i]);
  for (const Value& other : others) set.add(other);
  return Value::array(reading.arena, set.finish().items());
}

Value list_of(Reading& reading, NameSet& names) {
  return list_of(reading, names.known, names.others.span(), names.has_all);
}

}  // namespace

std::string_view normal_capability(base::Arena& arena, std::string_view name) {
  constexpr std::string_view kPrefix = "CAP_";
  const std::string_view whole = to_upper(arena, name);
  const std::string_view bare = whole.starts_with(kPrefix) ? whole.substr(kPrefix.size()) : whole;
  return bare == kAllName ? whole : bare;
}

Value read_capabilities(Reading& reading, const CapabilityRequest& request) {
  DocumentBuilder<CapabilitiesField> document(reading.arena);
  const bool is_default = !has_items(request.add) && !has_items(request.drop) && !has_items(request.exact);
  if (is_default && !request.is_privileged) return document.finish();

  NameSet add = names_of(reading, request.add);
  NameSet drop = names_of(reading, request.drop);
  const NameSet exact = names_of(reading, request.exact);
  const uint64_t base = drop.has_all ? 0 : default_bits() & ~drop.known;
  uint64_t effective = (add.has_all ? all_bits() & ~drop.known : base | add.known) | exact.known;
  if (request.is_privileged || exact.has_all) effective = all_bits();

  if (has_items(request.add)) document.set(CapabilitiesField::add, list_of(reading, add));
  if (has_items(request.drop)) document.set(CapabilitiesField::drop, list_of(reading, drop));
  const bool is_all = effective == all_bits();
  document.set(CapabilitiesField::effective,
               is_all ? all_capability_names() : list_of(reading, effective, add.others.span(), false));
  if (is_all) document.set_true(CapabilitiesField::all);
  return document.finish();
}

}  // namespace bulkhead
