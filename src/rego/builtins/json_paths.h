#pragma once
// Paths into documents, as json.filter, json.remove and json.patch take them: "a/b/0", where ~1 is a slash and ~0 a
// tilde and slashes at the start do not count, or an array of the steps.

#include <optional>
#include <span>

#include "rego/builtins/builtin.h"

namespace rego {

// The steps of one path. Nothing when it is no path: the call has failed.
std::optional<std::span<const Value>> read_path(BuiltinContext& context, const Value& path);

}  // namespace rego
