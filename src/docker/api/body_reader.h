#pragma once
// BodyReader: JSON bytes and a schema in, the canonical document out, or a refusal. The canonical document has every
// key at a struct position in moby's spelling; unknown keys and true maps stay as they were sent. What the daemon would
// merge, ignore or guess at is refused, so whoever reads the document sees what the daemon acts on.

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/arena.h"
#include "docker/api/daemon_traits.h"
#include "docker/api/json_scanner.h"
#include "docker/api/refusal.h"
#include "docker/api/schema.h"
#include "rego/value/string_room.h"
#include "rego/value/value.h"

namespace bulkhead {

// Keeps its buffers between texts: in the steady state read() calls malloc not once. Not thread-safe.
class BodyReader {
 public:
  BodyReader();
  BodyReader(const BodyReader&) = delete;
  BodyReader& operator=(const BodyReader&) = delete;

  // The value lives in `arena`, and the keys at struct positions in this reader, which must outlive it. Codes of
  // refusals: json_syntax, json_truncated, json_utf8, trailing_bytes, duplicate_key, misplaced_field, daemon_differs,
  // wrong_type, wrong_value, number_range, nesting, too_many_keys, memory.
  Decoded<rego::Value> read(base::Arena& arena, std::string_view text, const Type& type,
                            const DaemonTraits& traits = {});

  // The text of the string at the one position of kind kBlob in the last document: a view of `text` unless it had
  // escapes. Empty if there was none; the value there is null.
  std::string_view blob() const { return blob_; }

 private:
  struct ObjectState;

  // What reads a value gives it, or undefined once it has been refused; what is bool says whether to go on. A value is
  // returned, not written through a pointer, because a store of its parts followed by a load of its whole would stall.
  rego::Value read_value(const Type& type);
  rego::Value read_object(const Type& type);
  bool read_entry(const Type& type, ObjectState& state);
  bool take_colon();
  void add_entry(const rego::Value& key, rego::Value value) {
    rego::Entry& entry = entries_.emplace_back();  // filled in place: a temporary would stall as above
    entry.key = key;
    entry.value = value;
  }
  bool read_known(ObjectState& state, int place, const Type& type);
  bool check_known(const Field& field, const rego::Value& value);
  int take_expected_key(const Shape& shape, int next);
  bool read_unknown(std::string_view key);
  bool read_data_entry(const Type& type);
  bool read_entry_value(const rego::Value& key, const Type& type);
  rego::Value build_object(size_t first, bool has_distinct_keys);
  rego::Value read_list(const Type& type);
  rego::Value read_string(const Type& type);
  // A string that is a value or key, whatever it says.
  rego::Value read_text();
  rego::Value read_number(const Type& type);
  rego::Value read_word(const Type& type);
  bool check_keys(size_t first);
  void note_unknown_key(std::string_view key);
  bool note_port(std::string_view key);
  const rego::Value* names_of(const Shape& shape);

  rego::Value refuse(std::string_view code, std::string sentence);
  rego::Value refuse_scan();
  rego::Value refuse_type(const Type& type, std::string_view found);
  rego::Value refuse_text(TextRule rule, std::string_view text);
  rego::Value refuse_memory();
  bool refuse_duplicate(std::string_view key);
  // While a failure unwinds: puts `step` in front of the place.
  void add_place(std::string_view step);
  Refusal finish_refusal();

  std::string unescaped_;
  std::string blob_copy_;
  std::string_view blob_;
  // Stacks shared by all levels of the document that is being read.
  std::vector<rego::Entry> entries_;
  std::vector<rego::Value> items_;
  std::vector<std::string_view> keys_;  // that must not repeat in their object: unknown ones, folded; ports, normal

  struct Names {
    const Shape* shape = nullptr;
    const rego::Value* values = nullptr;
  };

  rego::StringRoom room_;
  base::Arena names_arena_;
  std::unordered_map<const Shape*, std::vector<rego::Value>> names_;

  Names recent_names_[32];  // by address

  base::Arena* arena_ = nullptr;
  BodyRules rules_ = BodyRules::kBoth;
  Certainty certainty_ = Certainty::kNever;
  JsonScanner* scanner_ = nullptr;
  int depth_ = 0;
  Refusal refusal_;
  std::string place_;
};

}  // namespace bulkhead
