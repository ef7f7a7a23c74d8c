#pragma once
// The formatter: Rego source in the one layout that `opa fmt` gives it. It decides little by itself: line breaks inside
// lists, bodies and chains stay where the author put them; indentation, blank lines, brackets and commas follow rules.

#include <memory>
#include <string>

#include "base/result.h"
#include "rego/syntax/ast.h"
#include "rego/syntax/diagnostic.h"

namespace rego {

// The versions of Rego in which the formatted text must mean the same.
enum class FormatTarget : uint8_t { kV0, kV1, kV0AndV1, kV2, kV0ToV2, kV1ToV2 };

enum class DirectiveImports : uint8_t { kKeep, kDrop };    // rego.v1, future.keywords, where the target needs none
enum class KeywordsInRefs : uint8_t { kAllow, kBracket };  // input.not, or input["not"]

struct FormatOptions {
  RegoVersion source = RegoVersion::kV1;  // how the text is read
  FormatTarget target = FormatTarget::kV1;
  DirectiveImports directive_imports = DirectiveImports::kKeep;
  KeywordsInRefs keywords_in_refs = KeywordsInRefs::kAllow;
};

enum class FormatStage : uint8_t { kRead, kWrite };

struct FormatFailure {
  FormatStage stage;
  Diagnostics errors;
};

// Fails where the text does not parse or its meaning would not survive in the target, and, when writing, where a call
// of an operator's function has too many or too few operands.
base::Result<std::string, FormatFailure> format_source(std::shared_ptr<const Source> source,
                                                       const FormatOptions& options);

}  // namespace rego
