#pragma once
// A context is what an evaluation sees: its input, its data, replaced functions, and what it remembers of them. `with`
// makes a new one; memory of rules and paths belongs to a context, so nothing computed under one `with` is seen under
// another.

#include <cstdint>

#include "rego/program/program.h"
#include "rego/value/value.h"

namespace rego {

// One `with data.… as value`. The newest stands first.
struct DataOverlay {
  const DataOverlay* next;
  const Program* program;  // whose data path it is
  uint32_t path;
};

// One replaced function. The newest stands first.
struct ActiveReplacement {
  const ActiveReplacement* next;
  const Replacement* replacement;
  Value value;  // undefined where a function stands in
};

// Values that were computed in this context, by index. An entry counts when its stamp is the context's.
struct Memory {
  Value* values = nullptr;
  uint32_t* stamps = nullptr;

  bool has(uint32_t index, uint32_t stamp) const { return stamps[index] == stamp; }
  void set(uint32_t index, uint32_t stamp, const Value& value) {
    values[index] = value;
    stamps[index] = stamp;
  }
};

struct Context {
  Value input;
  Value data;  // the base document with all overlays in it
  const DataOverlay* overlays = nullptr;
  const ActiveReplacement* replacements = nullptr;
  uint32_t stamp = 1;
  Memory rules;
  Memory input_paths;
};

// Zeroed memory for a program's rules and input paths.
void allocate_memory(Arena& arena, const Program& policy, Context& context);

// The keys from the root down to the path, in an array.
Value path_keys(Arena& arena, const std::vector<Path>& paths, uint32_t path);

// `document` with `value` at the path: objects along it are copied, what is no object is replaced by one. `arena` holds
// the copies.
Value with_value_at(Arena& arena, const Value& document, const Value& keys, size_t depth, const Value& value);

// The value below the data document at the path; undefined where there is none. A number names an object's member by
// its text, as in OPA's store.
Value value_at(const Value& document, const std::vector<Path>& paths, uint32_t path);

// Whether an overlay covers the whole document at the path: it stands at the path or above it.
bool is_overlaid(Arena& arena, const Context& context, const Program& program, uint32_t path);

}  // namespace rego
