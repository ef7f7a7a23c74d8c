// The value comes from our own Rego, but it is believed only where every key is as it must be: an allow beside
// a list that could not be read would let through what was refused.

#include "gate/verdict.h"

#include <algorithm>

#include "rego/value/builders.h"

namespace bulkhead {
namespace {

using rego::Value;

// Reads texts out of objects and remembers whether one was missing.
class Reader {
 public:
  explicit Reader(base::Arena& arena) : arena_(arena) {}

  std::string_view text(const Value& object, std::string_view key) {
    const Value value = object.get(key);
    if (value.is_string()) return value.as_string();
    is_whole_ = false;
    return {};
  }

  std::span<const Value> list(const Value& object, std::string_view key) {
    const Value value = object.get(key);
    if (value.is_array()) return value.items();
    is_whole_ = false;
    return {};
  }

  DecidedElevation elevation(const Value& entry) {
    return {text(entry, "name"), text(entry, "id"), text(entry, "severity")};
  }

  // One item for each of the list under `key`, as `read` makes it.
  template <typename Item, typename Read>
  std::span<Item> items(const Value& object, std::string_view key, Read&& read) {
    rego::ArenaVector<Item> items(arena_);
    for (const Value& entry : list(object, key)) items.push_back(read(entry));
    return {items.data(), items.size()};
  }

  std::span<const DecidedElevation> names_of(std::span<const RefusedElevation> refused) {
    rego::ArenaVector<DecidedElevation> names(arena_);
    for (const RefusedElevation& each : refused) names.push_back(each.elevation);
    return names.span();
  }

  void expect(bool holds) { is_whole_ = is_whole_ && holds; }
  bool is_whole() const { return is_whole_; }

 private:
  base::Arena& arena_;
  bool is_whole_ = true;
};

// The worst is 0; a word that is none of them comes last.
size_t rank_of(std::string_view severity) {
  constexpr std::string_view kSeverities[] = {"critical", "high", "medium", "low", "info"};
  return static_cast<size_t>(std::ranges::find(kSeverities, severity) - std::begin(kSeverities));
}

// The worst first, equals by name as they come. In place: a request has few of them, at most every elevation there is.
void sort_by_severity(std::span<RefusedElevation> refused) {
  const auto is_worse = [](const RefusedElevation& a, const RefusedElevation& b) {
    return rank_of(a.elevation.severity) < rank_of(b.elevation.severity);
  };
  for (auto item = refused.begin(); item != refused.end(); ++item) {
    std::rotate(std::upper_bound(refused.begin(), item, *item, is_worse), item, item + 1);
  }
}

void read_lists(Reader& reader, const Value& value, Verdict& verdict) {
  const auto brief = [&](const Value& entry) { return reader.elevation(entry); };
  verdict.reported = reader.items<DecidedElevation>(value, "reported", brief);
  verdict.granted = reader.items<DecidedElevation>(value, "granted", [&](const Value& entry) {
    DecidedElevation granted = reader.elevation(entry);
    granted.by = reader.text(entry, "by");
    return granted;
  });
  const auto refused = reader.items<RefusedElevation>(value, "refused", [&](const Value& entry) {
    return RefusedElevation{reader.elevation(entry), reader.text(entry, "message"), reader.text(entry, "why"),
                            reader.text(entry, "instead")};
  });
  sort_by_severity(refused);
  verdict.refused = refused;
  verdict.refused_names = reader.names_of(refused);
  verdict.warnings = reader.items<std::string_view>(value, "warnings", [&](const Value& entry) {
    reader.expect(entry.is_string());
    return entry.is_string() ? entry.as_string() : std::string_view();
  });
}

}  // namespace

std::optional<Verdict> read_verdict(base::Arena& arena, const Value& value) {
  Reader reader(arena);
  Verdict verdict;
  const Value allow = value.get("allow");
  reader.expect(allow.is_boolean());
  verdict.allow = allow.is_true();
  verdict.code = reader.text(value, "code");
  verdict.rule = reader.text(value, "rule");
  const Value reason = value.get("reason");
  reader.expect(reason.is_null() || reason.is_string());
  if (reason.is_string()) verdict.reason = reason.as_string();
  read_lists(reader, value, verdict);
  reader.expect(!verdict.allow || verdict.refused.empty());
  if (!reader.is_whole() || arena.over_limit()) return std::nullopt;
  return verdict;
}

}  // namespace bulkhead
