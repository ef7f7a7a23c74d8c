#pragma once
// Words: texts that the workload itself says (modes, types, states), as values made once and shared.

#include <cstdint>

#include "rego/value/value.h"

namespace bulkhead {

#define WORD(name, text) name,
enum class Word : uint8_t {
#include "docker/workload/words.def"
};
#undef WORD

const rego::Value& word(Word word);

// The names of Docker's default capabilities, and of all that Linux has, sorted, as arrays.
const rego::Value& default_capability_names();
const rego::Value& all_capability_names();

}  // namespace bulkhead
