#pragma once
// Reading: what every reader of a part of a workload is given, and the few things that all of them do.

#include <cstring>
#include <optional>
#include <span>
#include <string_view>

#include "base/arena.h"
#include "docker/api/daemon_traits.h"
#include "docker/workload/daemon_options.h"
#include "docker/workload/facts.h"
#include "docker/workload/words.h"
#include "rego/value/builders.h"
#include "rego/value/value.h"

namespace bulkhead {

// How far from the workload that was asked about: a container whose power it takes is one step away. Two steps away,
// only where a joined namespace ends is followed.
enum class Distance : uint8_t { kSelf, kOther };

// What the documents come from: a request still has the daemon's defaults and version rules before it, an inspect has
// been through them.
enum class Stage : uint8_t { kRequest, kInspect };

// How much of a list becomes documents. What is beyond is not read, and the list is unknown: nobody needs so much, and
// a short request must not become gigabytes.
inline constexpr size_t kItemsMax = 1024;
inline constexpr size_t kPortsMax = 65536;
inline constexpr size_t kOthersMax = 32;  // containers whose mounts are taken

class Reading {
 public:
  Reading(base::Arena& arena_in, const DaemonTraits& traits_in, Facts& facts_in, Stage stage_in, Distance distance_in)
      : arena(arena_in),
        traits(traits_in),
        facts(facts_in),
        stage(stage_in),
        distance(distance_in),
        unknown_(arena_in) {}

  // Whether the request's API version is, or may be, before `version`. False for what inspect shows.
  bool may_be_before(ApiVersion version) const;
  // Whether it is before `version` whatever the daemon; false for what inspect shows.
  bool must_be_before(ApiVersion version) const;
  // That the request's path names.
  void set_version(ApiVersion version) { version_ = version; }

  // "image", or "mounts.3.resolved" from its parts: this could not be known. Asked for twice it is listed once.
  void note_unknown(std::string_view path);
  void note_unknown(std::string_view list, size_t place, std::string_view field);
  // The items of a list, at most `items_max`; if there are more, `path` is unknown. None of what is no list.
  std::span<const rego::Value> items_of(const rego::Value& list, std::string_view path, size_t items_max = kItemsMax);

  rego::Value unknown();
  const rego::ArenaVector<rego::Value>& unknown_paths() const { return unknown_; }

  // Asked once a reading.
  const DaemonOptions& daemon();

  rego::Value text(std::string_view bytes) const { return rego::Value::string(arena, bytes); }

  base::Arena& arena;
  const DaemonTraits& traits;
  Facts& facts;
  const Stage stage;
  const Distance distance;

 private:
  std::optional<ApiVersion> version_;  // of the request's path
  rego::ArenaVector<rego::Value> unknown_;
  std::optional<DaemonOptions> daemon_;
};

// "" for what is no string.
inline std::string_view text_of(const rego::Value& value) {
  return value.is_string() ? value.as_string() : std::string_view();
}
inline bool is_set(const rego::Value& value) { return value.is_defined() && !value.is_null(); }
inline bool has_text(const rego::Value& value) { return !text_of(value).empty(); }
inline bool has_items(const rego::Value& value) { return value.is_array() && value.size() > 0; }
inline bool has_entries(const rego::Value& value) { return value.is_object() && value.size() > 0; }
// 0 for what is no integer, or one that does not fit.
inline int64_t integer_of(const rego::Value& value) { return value.is_integer() ? value.as_integer() : 0; }

// `value` if it is a list whose items are all text, else a list of those that are. A list may hold null where Go has
// "".
rego::Value texts_of(Reading& reading, const rego::Value& value);
// The same for an object that maps text to text.
rego::Value map_of(Reading& reading, const rego::Value& value);
// The keys of an object, sorted.
rego::Value keys_of(Reading& reading, const rego::Value& value);

// The parts of `text` between `separator`s; none of "".
rego::Value split(Reading& reading, std::string_view text, char separator);

// The same, one after the other; "" has one part, "".
class Parts {
 public:
  Parts(std::string_view text, char separator) : rest_(text), separator_(separator) {}
  bool done() const { return done_; }
  std::string_view next();

 private:
  std::string_view rest_;
  char separator_;
  bool done_ = false;
};

// Text put together in an arena.
class TextBuilder {
 public:
  explicit TextBuilder(base::Arena& arena) : arena_(&arena) {}
  void add(std::string_view text) {
    if (text.empty()) return;
    if (capacity_ - size_ < text.size()) grow(text.size());
    memcpy(bytes_ + size_, text.data(), text.size());
    size_ += text.size();
  }
  void add_number(int64_t number);
  std::string_view view() const { return {bytes_, size_}; }

 private:
  void grow(size_t more);

  static constexpr size_t kFirst = 64;

  base::Arena* arena_;
  char* bytes_ = nullptr;
  size_t size_ = 0;
  size_t capacity_ = 0;
};

}  // namespace bulkhead
