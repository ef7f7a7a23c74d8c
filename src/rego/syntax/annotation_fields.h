#pragma once
// The fields of a metadata block, by name and type. Private to reading annotations.

#include <string>
#include <string_view>

#include "rego/syntax/annotations.h"

namespace rego {

// Whether the document's fields have the types that they must have; `text` is what it was read from.
bool check_annotation_fields(std::string_view text, const Value& document, AnnotationProblem& problem);
// A scalar in a field for text: numbers and booleans as they are written.
std::string annotation_text(const Value& value);
bool is_annotation_flag_set(const Value& value);

}  // namespace rego
