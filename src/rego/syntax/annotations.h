#pragma once
// From comments to annotations: finds the "# METADATA" blocks, reads them, and gives each to the statement below it.

#include "rego/syntax/annotation.h"
#include "rego/syntax/diagnostic.h"

namespace rego {

// Fills module.annotations from module.comments. What is wrong with a block is said in OPA's words.
void read_annotations(Module& module, Diagnostics& errors);
// When the module's statements are known: what each annotation is about, and whether it may be.
void attach_annotations(Module& module, Diagnostics& errors);

// One block: `text` is what stands behind "# " on each of its lines. Where it is wrong, `problem` says so and `line`
// which of its lines it is about, from 1; 0 where YAML does not say, -1 where it is no matter of YAML.
struct AnnotationProblem {
  std::string text;
  int line = -1;
};
bool read_annotation(Arena& arena, std::string_view text, Annotation& annotation, AnnotationProblem& problem);

}  // namespace rego
