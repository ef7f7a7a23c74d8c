// The one visible list of all families.

#include <array>

#include "rego/builtins/families.h"

namespace rego {

std::span<const BuiltinFamily> all_builtin_families() {
  static const std::array kFamilies{
      aggregate_builtins(),     array_builtins(), bit_builtins(),        cast_builtins(),
      comparison_builtins(),    glob_builtins(),  membership_builtins(), number_builtins(),
      object_builtins(),        set_builtins(),   string_builtins(),     string_replace_builtins(),
      string_search_builtins(), type_builtins(),
  };
  return kFamilies;
}

}  // namespace rego
