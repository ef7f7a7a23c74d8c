#pragma once
// Masking: what of a decision's input must not be written down. Environment, credentials, contents of secrets and
// configs, build arguments, what came in a query string, and headers other than a few known ones go; names and shapes
// stay, so that a record still tells what was asked.

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

#include "base/arena.h"
#include "rego/value/builders.h"
#include "rego/value/value.h"

namespace bulkhead {

// Where something was taken away ("erased") or replaced ("masked"), as JSON pointers. The first of them, at most
// kMaskNotesMax; they live in the arena.
inline constexpr size_t kMaskNotesMax = 32;

class MaskNotes {
 public:
  explicit MaskNotes(base::Arena& arena) : erased_(arena), masked_(arena) {}
  void erased(std::string_view pointer) { add(erased_, pointer); }
  void masked(std::string_view pointer) { add(masked_, pointer); }
  std::span<const std::string_view> all_erased() const { return erased_.span(); }
  std::span<const std::string_view> all_masked() const { return masked_.span(); }

 private:
  static void add(rego::ArenaVector<std::string_view>& list, std::string_view pointer) {
    if (list.size() < kMaskNotesMax) list.push_back(pointer);
  }

  rego::ArenaVector<std::string_view> erased_;
  rego::ArenaVector<std::string_view> masked_;
};

// The input without its secrets; shares what has none with the original. `scratch` is a buffer to be kept between
// calls.
rego::Value mask_input(base::Arena& arena, const rego::Value& input, MaskNotes& notes, std::string& scratch);

// The object without one key; the object itself where it has none such.
rego::Value without_key(base::Arena& arena, const rego::Value& object, std::string_view key);

}  // namespace bulkhead
