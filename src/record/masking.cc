// The walk over the input. Each value is met with a Kind that its key decided: what of it is secret. Values that hold
// nothing secret are not copied, so masking an ordinary request makes a few small objects.
//
// Keys are compared without regard to case: beside the canonical body there are true maps and documents of other
// sources, and a secret is not less secret in another spelling.

#include "record/masking.h"

#include <algorithm>

#include "record/secret_words.h"

namespace bulkhead {
namespace {

using rego::Value;

enum class Kind {
  kPlain,
  kSecret,       // every string and number below
  kAssignments,  // NAME=VALUE texts, or an object of values by name
  kParameters,   // an object: what does not stand in the path came in the query
  kHeaders,      // an object: a few are known to be harmless
  kTarget,       // a path with its query
};

// Where a value stands: the chain of keys that lead to it.
struct Place {
  const Place* parent;
  Value key;  // undefined: the index counts
  size_t index = 0;
};

bool same_folded(std::string_view text, std::string_view lower) {
  return std::ranges::equal(text, lower, [](char found, char wanted) {
    return (found >= 'A' && found <= 'Z' ? static_cast<char>(found | 0x20) : found) == wanted;
  });
}

bool is_any_of(std::string_view key, std::span<const std::string_view> names) {
  return std::ranges::any_of(names, [&](std::string_view name) { return same_folded(key, name); });
}

constexpr std::string_view kAssignmentKeys[] = {"env",       "environment", "settings",
                                                "arguments", "buildargs",   "build_args"};
constexpr std::string_view kHarmlessHeaders[] = {
    "accept", "accept-encoding", "connection", "content-length", "content-type", "host", "upgrade", "user-agent"};

Kind kind_of(std::string_view key) {
  if (is_any_of(key, kAssignmentKeys)) return Kind::kAssignments;
  if (same_folded(key, "data") || same_folded(key, "buildargs")) return Kind::kSecret;
  return names_secret(key) ? Kind::kSecret : Kind::kPlain;
}

// Of the input's own keys, whose names are ours.
Kind kind_at_top(std::string_view key, const Value& value) {
  if (key == "Headers") return Kind::kHeaders;
  if (key == "Query") return Kind::kSecret;
  if (key == "Path") return Kind::kTarget;
  const bool is_body = key == "Body" || key == "body";
  return is_body && value.is_array() ? Kind::kAssignments : Kind::kPlain;  // the settings of a plugin are an array
}

class Masker {
 public:
  Masker(base::Arena& arena, MaskNotes& notes, std::string& scratch, std::string_view path)
      : arena_(arena), notes_(notes), scratch_(scratch), path_(path) {}

  Value mask_top(const Value& input) {
    const Place root{nullptr, Value()};
    rego::ObjectBuilder masked(arena_);
    masked.reserve(input.size());
    for (const rego::Entry& entry : input.unordered_entries()) {
      const std::string_view key = entry.key.is_string() ? entry.key.as_string() : std::string_view();
      if (key == "time") continue;  // the record has its own
      if (key == "body" && entry.value.same_words(input.get("Body"))) {
        notes_.erased("/input/body");  // it is Body
        continue;
      }
      const Place place{&root, entry.key};
      masked.add(entry.key, key == "request" ? mask_request(entry.value, place)
                                             : mask_at(entry.value, kind_at_top(key, entry.value), place));
    }
    return masked.finish();
  }

 private:
  Value mask_request(const Value& request, const Place& place) {
    return mask_entries(request, place, [](std::string_view key, const Value&) {
      return key == "parameters" ? Kind::kParameters : kind_of(key);
    });
  }

  // Masks what stands at the end of `place`, and notes it when its kind made the difference.
  Value mask_at(const Value& value, Kind kind, const Place& place) {
    const bool is_noted = kind != Kind::kPlain && kind != Kind::kHeaders && kind != Kind::kParameters;
    if (is_noted) ++noted_above_;
    const Value masked = mask(value, kind, place);
    if (is_noted) --noted_above_;
    if (is_noted && noted_above_ == 0 && !masked.same_words(value)) notes_.masked(pointer_to(place));
    return masked;
  }

  Value mask(const Value& value, Kind kind, const Place& place) {
    switch (value.type()) {
      case rego::Type::kString:
        return mask_string(value, kind, place);
      case rego::Type::kNumber:
        return kind == Kind::kSecret ? masked_word() : value;
      case rego::Type::kArray:
      case rego::Type::kSet:
        return mask_items(value, kind, place);
      case rego::Type::kObject:
        return mask_object(value, kind, place);
      default:
        return value;
    }
  }

  Value mask_object(const Value& value, Kind kind, const Place& place) {
    return mask_entries(value, place, [&](std::string_view key, const Value& member) {
      switch (kind) {
        case Kind::kSecret:
        case Kind::kAssignments:
          return Kind::kSecret;
        case Kind::kHeaders:
          return is_any_of(key, kHarmlessHeaders) ? Kind::kPlain : Kind::kSecret;
        case Kind::kParameters:
          return stands_in_path(member) || member.is_number() ? Kind::kPlain : Kind::kSecret;
        case Kind::kPlain:
        case Kind::kTarget:
          break;
      }
      return kind_of(key);
    });
  }

  template <typename KindOf>
  Value mask_entries(const Value& value, const Place& parent, KindOf&& kind_of_entry) {
    if (!value.is_object()) return mask_at(value, Kind::kPlain, parent);
    const std::span<const rego::Entry> entries = value.unordered_entries();
    rego::Entry* copy = nullptr;
    for (size_t i = 0; i < entries.size(); ++i) {
      const rego::Entry& entry = entries[i];
      const std::string_view key = entry.key.is_string() ? entry.key.as_string() : std::string_view();
      const Place place{&parent, entry.key};
      const Value masked = mask_at(entry.value, kind_of_entry(key, entry.value), place);
      if (masked.same_words(entry.value)) continue;
      if (copy == nullptr) {
        copy = arena_.allocate_array<rego::Entry>(entries.size());
        std::ranges::copy(entries, copy);
      }
      copy[i].value = masked;
    }
    if (copy == nullptr) return value;
    rego::ObjectBuilder object(arena_);
    object.reserve(entries.size());
    for (size_t i = 0; i < entries.size(); ++i) object.add(copy[i].key, copy[i].value);
    return object.finish();
  }

  Value mask_items(const Value& value, Kind kind, const Place& parent) {
    const std::span<const Value> items = value.items();
    Value* copy = nullptr;
    for (size_t i = 0; i < items.size(); ++i) {
      const Place place{&parent, Value(), i};
      const bool is_assigned_object = kind == Kind::kAssignments && items[i].is_object();
      const Value masked = mask(items[i], is_assigned_object ? Kind::kPlain : kind, place);
      if (masked.same_words(items[i])) continue;
      if (copy == nullptr) {
        copy = arena_.allocate_array<Value>(items.size());
        std::ranges::copy(items, copy);
      }
      copy[i] = masked;
    }
    return copy == nullptr ? value : Value::array(arena_, {copy, items.size()});
  }

  Value mask_string(const Value& value, Kind kind, const Place& place) {
    const std::string_view text = value.as_string();
    switch (kind) {
      case Kind::kSecret:
      case Kind::kParameters:
      case Kind::kHeaders:
        return text.empty() ? value : masked_word();
      case Kind::kAssignments:
        mask_assignment(scratch_, text);
        break;
      case Kind::kTarget:
        scratch_.assign(text.substr(0, text.find('?')));
        if (scratch_.size() < text.size()) scratch_.append("?").append(kMasked);
        break;
      case Kind::kPlain:
        if (!may_hold_secret(text)) return value;
        mask_secrets_in(scratch_, text);
        break;
    }
    if (scratch_ == text) return value;
    const Value masked = Value::string(arena_, scratch_);
    if (kind == Kind::kPlain) notes_.masked(pointer_to(place));
    return masked;
  }

  // What the path shows needs no hiding in a parameter.
  bool stands_in_path(const Value& value) const {
    return value.is_string() && !value.as_string().empty() && path_.find(value.as_string()) != std::string_view::npos;
  }

  Value masked_word() {
    if (masked_.is_undefined()) masked_ = Value::string(arena_, kMasked);
    return masked_;
  }

  std::string_view pointer_to(const Place& place) {
    scratch_.clear();
    append_pointer(place);
    return arena_.copy(scratch_);
  }

  void append_pointer(const Place& place) {
    if (place.parent == nullptr) {
      scratch_ += "/input";
      return;
    }
    append_pointer(*place.parent);
    scratch_ += '/';
    if (place.key.is_undefined()) {
      scratch_ += std::to_string(place.index);
    } else if (place.key.is_string()) {
      for (const char byte : place.key.as_string()) {
        if (byte == '~' || byte == '/') {
          scratch_ += byte == '~' ? "~0" : "~1";
        } else {
          scratch_ += byte;
        }
      }
    }
  }

  base::Arena& arena_;
  MaskNotes& notes_;
  std::string& scratch_;
  const std::string_view path_;
  Value masked_;
  int noted_above_ = 0;  // of what is masked as a whole, the outermost is noted
};

}  // namespace

Value mask_input(base::Arena& arena, const Value& input, MaskNotes& notes, std::string& scratch) {
  if (!input.is_object()) return input;
  const Value path = input.get("PathPlain");
  return Masker(arena, notes, scratch, path.is_string() ? path.as_string() : std::string_view()).mask_top(input);
}

Value without_key(base::Arena& arena, const Value& object, std::string_view key) {
  if (!object.is_object() || object.get(key).is_undefined()) return object;
  rego::ObjectBuilder rest(arena);
  rest.reserve(object.size());
  for (const rego::Entry& entry : object.unordered_entries()) {
    if (!entry.key.is_string() || entry.key.as_string() != key) rest.add(entry.key, entry.value);
  }
  return rest.finish();
}

}  // namespace bulkhead
