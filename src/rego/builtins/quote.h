#pragma once
// Quoting as Go's strconv does it.

#include <string>
#include <string_view>

#include "rego/builtins/text_builder.h"

namespace rego {

enum class QuoteRange {
  kPrintable,  // printable characters stand as they are
  kAscii,      // only ASCII does
};

void append_quoted(TextBuilder& out, std::string_view text, QuoteRange range);
// In single quotes.
void append_quoted_rune(TextBuilder& out, uint32_t code, QuoteRange range);
// As a text of its own, for a message.
std::string quote_for_message(std::string_view text);
// Whether the text can stand between backquotes as it is.
bool fits_backquotes(std::string_view text);
// Letters, marks, numbers, punctuation, symbols and the ASCII space.
bool is_printable(uint32_t code);

}  // namespace rego
