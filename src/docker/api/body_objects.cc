// Objects of a body, above all their keys: where keys are a struct's fields they are folded, get moby's spelling and
// must not repeat; where they are data they stay as they are.
//
// Go clients write the fields of a struct in its order, so the fields after the last one are tried first with one
// comparison; only another spelling or order costs a probe of the shape's table.

#include <algorithm>

#include "base/limits.h"
#include "docker/api/body_reader.h"
#include "rego/value/builders.h"

namespace bulkhead {
namespace {

constexpr int kFieldsAheadMax = 4;           // omitted fields are jumped over while guessing
constexpr size_t kUnknownKeysMax = 1 << 14;  // they are sorted; clients send none, or a few

// What a daemon that does not know the field would have anyway.
bool is_empty(const rego::Value& value) {
  if (value.is_null() || value.is_false()) return true;
  if (value.is_integer()) return value.as_integer() == 0;
  if (value.is_string()) return value.as_string().empty();
  return value.is_collection() && value.size() == 0;
}

}  // namespace

// One open object. `type` is of kind kObject, kMap or kAny.
struct BodyReader::ObjectState {
  const Shape* shape;        // null where keys are data
  const rego::Value* names;  // of the shape's fields
  int next_field = 0;        // the field that is expected
  uint64_t seen[4] = {};     // bit by field
};

rego::Value BodyReader::read_object(const Type& type) {
  const bool is_struct = type.kind == Kind::kObject;
  if (!is_struct && type.kind != Kind::kMap && type.kind != Kind::kAny) return refuse_type(type, "an object");
  if (++depth_ > base::kNestingMax) return refuse("nesting", "the body is nested too deeply");
  ObjectState state{.shape = is_struct ? type.shape : nullptr, .names = is_struct ? names_of(*type.shape) : nullptr};
  const size_t first_entry = entries_.size();
  const size_t first_key = keys_.size();
  scanner_->take();
  if (scanner_->peek() != '}') {
    while (true) {
      if (!read_entry(type, state)) return {};
      const char next = scanner_->peek();
      if (next == '}') break;
      if (next != ',') return refuse_scan();
      scanner_->take();
    }
  }
  scanner_->take();
  depth_--;
  if (!check_keys(first_key)) return {};
  return build_object(first_entry, is_struct);
}

// Of the entries from `first` on. A struct's keys have been found to differ.
rego::Value BodyReader::build_object(size_t first, bool has_distinct_keys) {
  rego::ObjectBuilder builder(*arena_);
  builder.reserve(entries_.size() - first);
  for (size_t i = first; i < entries_.size(); i++) builder.add(entries_[i].key, entries_[i].value);
  entries_.resize(first);
  if (arena_->over_limit()) return refuse_memory();
  return has_distinct_keys ? builder.finish_distinct() : builder.finish();
}

bool BodyReader::read_entry(const Type& type, ObjectState& state) {
  if (scanner_->peek() != '"') {
    refuse_scan();
    return false;
  }
  if (!state.shape) return read_data_entry(type);
  int place = take_expected_key(*state.shape, state.next_field);
  std::string_view key;
  if (place < 0) {
    if (!scanner_->string(&key)) {
      refuse_scan();
      return false;
    }
    place = find_field(*state.shape, key);
  }
  if (place < 0) return read_unknown(key);
  const Field& known = state.shape->fields[place];
  const Type* const field_type = known.note == FieldNote::kMisplaced ? &kAny : known.type(rules_);
  if (field_type) return read_known(state, place, *field_type);
  return read_unknown(key.empty() ? known.name : key);
}

// Takes a key that is spelled exactly as one of the next few fields; its position, or -1.
int BodyReader::take_expected_key(const Shape& shape, int next) {
  const int last = std::min<int>(next + kFieldsAheadMax, static_cast<int>(shape.size));
  for (int i = next; i < last; i++) {
    if (scanner_->exact_string(shape.fields[i].name)) return i;
  }
  return -1;
}

bool BodyReader::take_colon() {
  if (scanner_->peek() != ':') {
    refuse_scan();
    return false;
  }
  scanner_->take();
  return true;
}

bool BodyReader::read_known(ObjectState& state, int place, const Type& type) {
  const Field& field = state.shape->fields[place];
  const uint64_t bit = uint64_t{1} << (place % 64);
  if (state.seen[place / 64] & bit) {
    return refuse_duplicate(field.name);
  }
  state.seen[place / 64] |= bit;
  state.next_field = place + 1;
  if (!take_colon()) return false;
  const rego::Value value = read_value(type);
  if (value.is_undefined()) {
    add_place(field.name);
    return false;
  }
  add_entry(state.names[place], value);
  return !field.is_in_one_daemon() || check_known(field, entries_.back().value);
}

// A field that only one daemon reads here.
bool BodyReader::check_known(const Field& field, const rego::Value& value) {
  if (field.note == FieldNote::kMisplaced && !value.is_null()) {
    refuse("misplaced_field", "\"" + std::string(field.name) +
                                  "\" belongs inside HostConfig; some daemons would also take it from the top level, "
                                  "others ignore it there");
    return false;
  }
  if (field.note == FieldNote::kNone && certainty_ == Certainty::kUnknown && !is_empty(value)) {
    refuse("daemon_differs", "\"" + std::string(field.name) +
                                 "\" is read by some daemons and ignored by others, and it is not known yet which this "
                                 "one is; try again in a moment");
    return false;
  }
  return true;
}

// An entry of an object whose keys are data.
bool BodyReader::read_data_entry(const Type& type) {
  const rego::Value key = read_text();
  if (key.is_undefined()) return false;
  if (type.rule == TextRule::kPort && !note_port(key.as_string())) return false;
  return read_entry_value(key, type.kind == Kind::kMap ? *type.element : kAny);
}

// A key at a struct position that this daemon does not know.
bool BodyReader::read_unknown(std::string_view key) {
  if (keys_.size() >= kUnknownKeysMax) {
    refuse("too_many_keys",
           "the body has more than " + std::to_string(kUnknownKeysMax) + " keys that the daemon does not know");
    return false;
  }
  const rego::Value copy = rego::Value::string(*arena_, key);
  note_unknown_key(copy.as_string());
  return read_entry_value(copy, kAny);
}

bool BodyReader::read_entry_value(const rego::Value& key, const Type& type) {
  if (!take_colon()) return false;
  const rego::Value value = read_value(type);
  if (value.is_undefined()) {
    add_place(key.as_string());
    return false;
  }
  add_entry(key, value);
  return true;
}

// `key` lives in the arena.
void BodyReader::note_unknown_key(std::string_view key) {
  if (!is_folded(key)) {
    char* folded = arena_->allocate_array<char>(key.size());
    key = {folded, fold_key(key, folded)};
  }
  keys_.push_back(key);
}

bool BodyReader::note_port(std::string_view key) {
  const auto port = normal_port(*arena_, key);
  if (port) {
    keys_.push_back(*port);
  } else {
    refuse_text(TextRule::kPort, key);
  }
  return port.has_value();
}

// Fields that no known daemon reads must not be there twice either: another daemon may read them.
bool BodyReader::check_keys(size_t first) {
  if (keys_.size() == first) return true;
  const auto begin = keys_.begin() + static_cast<std::ptrdiff_t>(first);
  std::sort(begin, keys_.end());
  const auto twice = std::adjacent_find(begin, keys_.end());
  if (twice != keys_.end()) {
    return refuse_duplicate(*twice);
  }
  keys_.resize(first);
  return true;
}

const rego::Value* BodyReader::names_of(const Shape& shape) {
  Names& recent = recent_names_[(reinterpret_cast<uintptr_t>(&shape) / sizeof(Shape)) % std::size(recent_names_)];
  if (recent.shape == &shape) return recent.values;
  std::vector<rego::Value>& names = names_[&shape];
  if (names.size() != shape.size) {
    for (uint32_t i = 0; i < shape.size; i++) {
      names.push_back(rego::Value::string(names_arena_, shape.fields[i].name));
    }
  }
  recent = {&shape, names.data()};
  return names.data();
}

}  // namespace bulkhead
