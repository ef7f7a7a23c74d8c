#pragma once
// What parser and compiler have to say about a source: OPA's code and text, the place, and what helps a person.

#include <memory>
#include <string>
#include <vector>

#include "rego/syntax/source.h"

namespace rego {

struct Diagnostic {
  std::string
      code;  // rego_parse_error, rego_unsafe_var_error, rego_type_error, rego_recursion_error, rego_compile_error
  std::string message;  // in OPA's words, without code and place
  Span span;
  std::string hint;                              // what may have been meant; empty where nothing is known
  std::shared_ptr<const Source> kept = nullptr;  // keeps the span's source where the diagnostic outlives it
  bool is_grammatical = false;  // the text does not follow the grammar: OPA shows the line then, and only then
  std::vector<std::string> details = {};  // more lines of the message, as opa prints them below it
};

using Diagnostics = std::vector<Diagnostic>;

// "file.rego:3:7: rego_parse_error: …", then the source line and a caret under the span, then the hint. No final
// newline.
std::string to_text(const Diagnostic& diagnostic);
// One after the other; "N errors occurred:" before them when there are several, as opa prints.
std::string to_text(const Diagnostics& diagnostics);

}  // namespace rego
