// Lists and maps of text are handed on as they are; only what holds a null, which Go reads as "", is copied.

#include "docker/workload/reading.h"

#include <algorithm>

namespace bulkhead {
namespace {

using rego::Entry;
using rego::Value;

bool is_text(const Value& value) { return value.is_string(); }
bool is_text_entry(const Entry& entry) { return entry.value.is_string(); }

}  // namespace

// Without a version in its path the daemon takes its newest: where that is not known, one between these.
bool Reading::may_be_before(ApiVersion version) const {
  constexpr ApiVersion kOldestNewest{1, 41};
  if (stage == Stage::kInspect) return false;
  if (version_) return *version_ < version;
  return (traits.certainty == Certainty::kKnown ? traits.api_max : kOldestNewest) < version;
}

bool Reading::must_be_before(ApiVersion version) const {
  if (stage == Stage::kInspect) return false;
  if (version_) return *version_ < version;
  return traits.certainty == Certainty::kKnown && traits.api_max < version;
}

void Reading::note_unknown(std::string_view path) {
  const auto same = [&](const Value& noted) { return noted.as_string() == path; };
  constexpr size_t kCompared = 64;  // a few repetitions beyond are harmless
  const size_t compared = std::min(unknown_.size(), kCompared);
  if (std::any_of(unknown_.begin(), unknown_.begin() + compared, same)) return;
  unknown_.push_back(text(path));
}

void Reading::note_unknown(std::string_view list, size_t place, std::string_view field) {
  TextBuilder path(arena);
  path.add(list);
  path.add(".");
  path.add_number(static_cast<int64_t>(place));
  path.add(".");
  path.add(field);
  note_unknown(path.view());
}

std::span<const Value> Reading::items_of(const Value& list, std::string_view path, size_t items_max) {
  if (!list.is_array()) return {};
  const auto items = list.items();
  if (items.size() <= items_max) return items;
  note_unknown(path);
  return items.first(items_max);
}

const DaemonOptions& Reading::daemon() {
  if (!daemon_) daemon_ = read_daemon_options(facts.daemon_info());
  return *daemon_;
}

Value Reading::unknown() { return Value::array(arena, unknown_.span()); }

void TextBuilder::grow(size_t more) {
  const size_t capacity = std::max({kFirst, capacity_ * 2, size_ + more});
  char* const bytes = arena_->allocate_array<char>(capacity);
  if (size_) memcpy(bytes, bytes_, size_);
  bytes_ = bytes;
  capacity_ = capacity;
}

void TextBuilder::add_number(int64_t number) {
  char digits[20];
  char* end = digits + sizeof(digits);
  char* begin = end;
  uint64_t left = number < 0 ? 0 - static_cast<uint64_t>(number) : static_cast<uint64_t>(number);
  do {
    *--begin = static_cast<char>('0' + left % 10);
    left /= 10;
  } while (left);
  if (number < 0) add("-");
  add({begin, static_cast<size_t>(end - begin)});
}

Value texts_of(Reading& reading, const Value& value) {
  if (!has_items(value)) return Value::empty_array();
  const auto items = value.items();
  if (std::all_of(items.begin(), items.end(), is_text)) return value;
  rego::ArrayBuilder texts(reading.arena);
  texts.reserve(items.size());
  for (const Value& item : items) texts.add(item.is_string() ? item : word(Word::kEmpty));
  return texts.finish();
}

Value map_of(Reading& reading, const Value& value) {
  if (!has_entries(value)) return Value::empty_object();
  const auto entries = value.unordered_entries();
  if (std::all_of(entries.begin(), entries.end(), is_text_entry)) return value;
  rego::ObjectBuilder map(reading.arena);
  map.reserve(entries.size());
  for (const Entry& entry : entries) map.add(entry.key, is_text_entry(entry) ? entry.value : word(Word::kEmpty));
  return map.finish();
}

Value keys_of(Reading& reading, const Value& value) {
  if (!has_entries(value)) return Value::empty_array();
  rego::ArrayBuilder keys(reading.arena);
  keys.reserve(value.size());
  for (const Entry& entry : value.entries()) keys.add(entry.key);
  return keys.finish();
}

Value split(Reading& reading, std::string_view text, char separator) {
  if (text.empty()) return Value::empty_array();
  rego::ArrayBuilder parts(reading.arena);
  for (Parts rest(text, separator); !rest.done();) parts.add(reading.text(rest.next()));
  return parts.finish();
}

std::string_view Parts::next() {
  const size_t end = rest_.find(separator_);
  const std::string_view part = rest_.substr(0, end);
  done_ = end == std::string_view::npos;
  rest_ = done_ ? std::string_view() : rest_.substr(end + 1);
  return part;
}

}  // namespace bulkhead
