#pragma once
// An annotation in the JSON of a syntax tree.

#include <string>

#include "rego/syntax/annotation.h"
#include "rego/syntax/ast_json.h"

namespace rego {

// Pretty, two spaces a level; lines after the first are `depth` levels in.
std::string to_annotation_json(const Annotation& annotation, Locations locations, int depth);

}  // namespace rego
