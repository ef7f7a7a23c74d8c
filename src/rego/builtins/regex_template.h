#pragma once
// Texts with pieces of another language in them: replacements with $1, and templates with regular expressions between
// delimiters.

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "rego/builtins/text_builder.h"

namespace rego {

// Appends a replacement: $1, ${1}, $name and ${name} become groups, $$ a dollar. A name takes as many letters, digits
// and underscores as there are; what names no group that took part becomes nothing.
void expand_template(TextBuilder& out, std::string_view replacement, const std::vector<std::string>& names,
                     std::span<const std::string_view> groups);

// "urn:<[a-z]+>:x" with '<' and '>' becomes "^urn:([a-z]+):x$". Undefined when the delimiters do not pair or a piece is
// no regular expression: the call has failed.
Value regex_of_template(BuiltinContext& context, std::string_view text, char start, char end);

}  // namespace rego
