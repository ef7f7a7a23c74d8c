// Quoting: what is printable stays, the rest becomes an escape, and bytes that are no UTF-8 become \x escapes.

#include "rego/builtins/quote.h"

#include <utf8proc.h>

#include "rego/builtins/utf8_text.h"

namespace rego {
namespace {

void append_hex(TextBuilder& out, uint32_t number, int digits) {
  for (int shift = (digits - 1) * 4; shift >= 0; shift -= 4) out.append("0123456789abcdef"[number >> shift & 0xF]);
}

void append_escape(TextBuilder& out, uint32_t code) {
  constexpr std::string_view kNamed = "\a\b\f\n\r\t\v";
  const size_t place = code < 0x20 ? kNamed.find(static_cast<char>(code)) : kNamed.npos;
  out.append('\\');
  if (place != kNamed.npos) {
    out.append("abfnrtv"[place]);
  } else if (code < 0x20 || code == 0x7F) {
    out.append('x');
    append_hex(out, code, 2);
  } else if (code < 0x10000) {
    out.append('u');
    append_hex(out, code, 4);
  } else {
    out.append('U');
    append_hex(out, code, 8);
  }
}

void append_rune(TextBuilder& out, uint32_t code, char quote, QuoteRange range) {
  if (code == static_cast<uint32_t>(quote) || code == '\\') {
    out.append('\\');
    out.append(static_cast<char>(code));
  } else if (range == QuoteRange::kAscii ? code >= 0x20 && code < 0x7F : is_printable(code)) {
    out.append_rune(code);
  } else {
    append_escape(out, code);
  }
}

}  // namespace

bool is_printable(uint32_t code) {
  if (code < 0x7F) return code >= 0x20;
  switch (utf8proc_category(static_cast<utf8proc_int32_t>(code))) {
    case UTF8PROC_CATEGORY_CN:
    case UTF8PROC_CATEGORY_ZS:
    case UTF8PROC_CATEGORY_ZL:
    case UTF8PROC_CATEGORY_ZP:
    case UTF8PROC_CATEGORY_CC:
    case UTF8PROC_CATEGORY_CF:
    case UTF8PROC_CATEGORY_CS:
    case UTF8PROC_CATEGORY_CO:
      return false;
    default:
      return true;
  }
}

void append_quoted(TextBuilder& out, std::string_view text, QuoteRange range) {
  out.append('"');
  while (!text.empty()) {
    const Rune rune = decode_rune(text);
    if (rune.code == kReplacementRune && rune.bytes == 1) {
      out.append("\\x");
      append_hex(out, static_cast<uint8_t>(text[0]), 2);
    } else {
      append_rune(out, rune.code, '"', range);
    }
    text.remove_prefix(rune.bytes);
  }
  out.append('"');
}

void append_quoted_rune(TextBuilder& out, uint32_t code, QuoteRange range) {
  out.append('\'');
  append_rune(out, code, '\'', range);
  out.append('\'');
}

std::string quote_for_message(std::string_view text) {
  Arena arena(256);
  TextBuilder quoted(arena, text.size() + 2);
  append_quoted(quoted, text, QuoteRange::kPrintable);
  return std::string(quoted.view());
}

bool fits_backquotes(std::string_view text) {
  while (!text.empty()) {
    const Rune rune = decode_rune(text);
    const bool is_bad = rune.code == kReplacementRune && rune.bytes == 1;
    const bool is_control = (rune.code < 0x20 && rune.code != '\t') || rune.code == 0x7F;
    if (is_bad || is_control || rune.code == '`' || rune.code == 0xFEFF) return false;
    text.remove_prefix(rune.bytes);
  }
  return true;
}

}  // namespace rego
