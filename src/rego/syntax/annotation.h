#pragma once
// Annotation: one "# METADATA" block, as its YAML says it and as the module's statements place it.

#include <string_view>

#include "rego/syntax/ast.h"

namespace rego {

struct Annotation {
  enum class Target : uint8_t { kNothing, kPackage, kImport, kRule };

  Span span;               // of its first comment, the line "# METADATA"
  uint32_t end = 0;        // of its last comment
  std::string_view scope;  // rule, document, package or subpackages; others are refused
  bool is_entrypoint = false;
  // What rego.metadata.rule() gives: an object of the fields that have something in them, but without `scope`. Schemas
  // are {"path": […], "schema": […]} or {"path": […], "definition": …}, paths as arrays.
  Value fields;
  Value compile;  // {"unknowns": [path, …], "mask_rule": path}; undefined where the block has none
  // The statement below it, and the rule where it is one.
  Target target = Target::kNothing;
  Rule* rule = nullptr;
};

// The fields with the scope.
Value annotation_value(Arena& arena, const Annotation& annotation);
// data.a.p of a rule with the head p[x].y: the operands that are known before anything is evaluated, "data" left out.
Value target_path(Arena& arena, const Module& module, const Annotation& annotation);
Value rule_path(Arena& arena, const Rule& rule);
Value package_path(Arena& arena, const Module& module);

}  // namespace rego
