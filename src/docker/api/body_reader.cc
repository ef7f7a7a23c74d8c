// One recursive pass; each level knows its Type. The depth is bounded, so is the stack.
//
// Go clients write the fields of a struct in its order, so the field after the last one is tried first with one
// memcmp; only another spelling or order costs a fold and a table probe. Entries and items of all open levels lie on
// two stacks that keep their storage, and move to the arena when their level closes.

#include "docker/api/body_reader.h"

#include <algorithm>

#include "base/limits.h"
#include "rego/value/builders.h"

namespace bulkhead {
namespace {

constexpr int kFieldsAheadMax = 4;    // omitted fields are jumped over while guessing
constexpr size_t kKeptMax = 1 << 14;  // storage for more elements than this is given back after one large body

constexpr std::string_view kTooLarge = "the body needs more memory than one decision may use";

// The position of the field that is spelled exactly `key`, among the next few; -1 if none.
int guess_field(const Shape& shape, int next, std::string_view key) {
  const int last = std::min<int>(next + kFieldsAheadMax, static_cast<int>(shape.size));
  for (int i = next; i < last; i++) {
    if (shape.fields[i].name == key) return i;
  }
  return -1;
}

template <typename T>
void clear_stack(std::vector<T>& stack) {
  if (stack.capacity() > kKeptMax) stack = {};
  stack.clear();
}

}  // namespace

// One open object. `type` is of kind kObject, kMap or kAny.
struct BodyReader::ObjectState {
  const Shape* shape;        // null where keys are data
  const rego::Value* names;  // of the shape's fields
  int next_field = 0;        // the field that is expected
  uint64_t seen[4] = {};     // bit by field
};

BodyReader::BodyReader() = default;

Decoded<rego::Value> BodyReader::read(base::Arena& arena, std::string_view text, const Type& type) {
  JsonScanner scanner(text, unescaped_);
  arena_ = &arena;
  scanner_ = &scanner;
  depth_ = 0;
  blob_ = {};
  clear_stack(entries_);
  clear_stack(items_);
  clear_stack(unknown_keys_);
  place_.clear();
  const rego::Value value = read_value(type);
  if (value.is_undefined()) return finish_refusal();
  scanner.peek();
  if (!scanner.at_end()) {
    refuse("trailing_bytes", "the body goes on after its JSON document; send one document and nothing after it");
    return finish_refusal();
  }
  return value;
}

rego::Value BodyReader::read_value(const Type& type) {
  switch (scanner_->peek()) {
    case '{':
      return read_object(type);
    case '[':
      return read_list(type);
    case '"':
      return read_string(type);
    case 't':
    case 'f':
    case 'n':
      return read_word(type);
    default:
      return read_number(type);
  }
}

rego::Value BodyReader::read_object(const Type& type) {
  const bool is_struct = type.kind == Kind::kObject;
  if (!is_struct && type.kind != Kind::kMap && type.kind != Kind::kAny) return refuse_type(type, "an object");
  if (++depth_ > base::kNestingMax) return refuse("nesting", "the body is nested too deeply");
  ObjectState state{.shape = is_struct ? type.shape : nullptr, .names = is_struct ? names_of(*type.shape) : nullptr};
  const size_t first_entry = entries_.size();
  const size_t first_unknown = unknown_keys_.size();
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
  if (is_struct && !check_unknown_keys(first_unknown)) return {};
  rego::ObjectBuilder builder(*arena_);
  builder.reserve(entries_.size() - first_entry);
  for (size_t i = first_entry; i < entries_.size(); i++) builder.add(entries_[i].key, entries_[i].value);
  entries_.resize(first_entry);
  if (arena_->over_limit()) return refuse("memory", std::string(kTooLarge));
  return builder.finish();
}

bool BodyReader::read_entry(const Type& type, ObjectState& state) {
  std::string_view key;
  if (scanner_->peek() != '"' || !scanner_->string(&key)) {
    refuse_scan();
    return false;
  }
  int field = -1;
  if (state.shape) {
    field = guess_field(*state.shape, state.next_field, key);
    if (field < 0) field = find_field(*state.shape, key);
  }
  return field >= 0 ? read_known(state, field) : read_unknown(type, state, key);
}

bool BodyReader::take_colon() {
  if (scanner_->peek() != ':') {
    refuse_scan();
    return false;
  }
  scanner_->take();
  return true;
}

bool BodyReader::read_known(ObjectState& state, int field) {
  const std::string_view name = state.shape->fields[field].name;
  const uint64_t bit = uint64_t{1} << (field % 64);
  if (state.seen[field / 64] & bit) {
    refuse("duplicate_key",
           "\"" + std::string(name) + "\" stands twice in one object (the daemon reads keys without case)");
    return false;
  }
  state.seen[field / 64] |= bit;
  state.next_field = field + 1;
  if (!take_colon()) return false;
  const rego::Value value = read_value(*state.shape->fields[field].type);
  if (value.is_undefined()) {
    add_place(name);
    return false;
  }
  add_entry(state.names[field], value);
  return true;
}

bool BodyReader::read_unknown(const Type& type, ObjectState& state, std::string_view key) {
  const rego::Value key_value = rego::Value::string(*arena_, key);
  key = key_value.as_string();
  const bool is_misplaced = state.shape && state.shape->misplaced && find_field(*state.shape->misplaced, key) >= 0;
  if (state.shape) note_unknown_key(key);
  if (!take_colon()) return false;
  const rego::Value value = read_value(type.kind == Kind::kMap ? *type.element : kAny);
  if (value.is_undefined()) {
    add_place(key);
    return false;
  }
  if (is_misplaced && !value.is_null()) {
    refuse("misplaced_field", "\"" + std::string(key) +
                                  "\" belongs inside HostConfig; some daemons would also take it from the top level, "
                                  "others ignore it there");
    return false;
  }
  add_entry(key_value, value);
  return true;
}

// `key` lives in the arena.
void BodyReader::note_unknown_key(std::string_view key) {
  if (!is_folded(key)) {
    char* folded = arena_->allocate_array<char>(key.size());
    key = {folded, fold_key(key, folded)};
  }
  unknown_keys_.push_back(key);
}

// Fields that no known daemon reads must not be there twice either: another daemon may read them.
bool BodyReader::check_unknown_keys(size_t first) {
  const auto begin = unknown_keys_.begin() + static_cast<std::ptrdiff_t>(first);
  std::sort(begin, unknown_keys_.end());
  const auto twice = std::adjacent_find(begin, unknown_keys_.end());
  if (twice != unknown_keys_.end()) {
    refuse("duplicate_key",
           "\"" + std::string(*twice) + "\" stands twice in one object (the daemon reads keys without case)");
    return false;
  }
  unknown_keys_.resize(first);
  return true;
}

rego::Value BodyReader::read_list(const Type& type) {
  static constexpr Type kStrictText = kText;
  const Type* element = type.element;
  if (type.kind == Kind::kAny) element = &kAny;
  if (type.kind == Kind::kTextOrTextList) element = &kStrictText;
  if (type.kind != Kind::kList && type.kind != Kind::kAny && type.kind != Kind::kTextOrTextList) {
    return refuse_type(type, "an array");
  }
  if (++depth_ > base::kNestingMax) return refuse("nesting", "the body is nested too deeply");
  const size_t first = items_.size();
  scanner_->take();
  if (scanner_->peek() != ']') {
    while (true) {
      const rego::Value item = read_value(*element);
      if (item.is_undefined()) {
        add_place(std::to_string(items_.size() - first));
        return {};
      }
      items_.push_back(item);
      const char next = scanner_->peek();
      if (next == ']') break;
      if (next != ',') return refuse_scan();
      scanner_->take();
    }
  }
  scanner_->take();
  depth_--;
  const rego::Value list = rego::Value::array(*arena_, std::span(items_).subspan(first));
  items_.resize(first);
  return arena_->over_limit() ? refuse("memory", std::string(kTooLarge)) : list;
}

const rego::Value* BodyReader::names_of(const Shape& shape) {
  std::vector<rego::Value>& names = names_[&shape];
  if (names.size() != shape.size) {
    for (uint32_t i = 0; i < shape.size; i++) {
      names.push_back(rego::Value::string(names_arena_, shape.fields[i].name));
    }
  }
  return names.data();
}

}  // namespace bulkhead
