#pragma once
// The parser: text to Module, for Rego v1 and v0. Recursive descent over the lexer's tokens; nesting is bounded by
// base::kNestingMax. The first error ends a module, as in opa.

#include <memory>
#include <string_view>

#include "base/result.h"
#include "rego/syntax/ast.h"
#include "rego/syntax/diagnostic.h"

namespace rego {

// kOfV2: "and", "or" and "not { … }" as if the module imported rego.v2.
enum class KeywordSet : uint8_t { kOfVersion, kOfV2 };

// Whether "# METADATA" blocks are read, and refused where they are wrong. A formatter has no use for them.
enum class AnnotationReading : uint8_t { kNo, kYes };

struct ParseOptions {
  RegoVersion version = RegoVersion::kV1;
  KeywordSet keywords = KeywordSet::kOfVersion;
  AnnotationReading annotations = AnnotationReading::kYes;
};

// What is refused: see opa's parser; codes rego_parse_error and, for what `import rego.v1` forbids, rego_compile_error.
base::Result<std::unique_ptr<Module>, Diagnostics> parse_module(std::shared_ptr<const Source> source,
                                                                const ParseOptions& options);

// A query: a body without a head ("data.a.b; x := 1"). Nodes live in the module's arena, which holds no package or
// rules; the query is the body of its single rule.
base::Result<std::unique_ptr<Module>, Diagnostics> parse_query(std::shared_ptr<const Source> source,
                                                               const ParseOptions& options);

}  // namespace rego
