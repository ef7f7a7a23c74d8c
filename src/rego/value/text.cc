#include "rego/value/text.h"

#include <utf8proc.h>

namespace rego {
namespace {

constexpr uint32_t kReplacement = 0xFFFD;

bool is_surrogate(uint32_t code) { return code >= 0xD800 && code <= 0xDFFF; }

// The value of four hexadecimal digits at `place`, or -1.
int64_t read_hex4(std::string_view text, size_t place) {
  if (place + 4 > text.size()) return -1;
  int64_t code = 0;
  for (const char c : text.substr(place, 4)) {
    if (c >= '0' && c <= '9') {
      code = code * 16 + (c - '0');
    } else if ((c | 0x20) >= 'a' && (c | 0x20) <= 'f') {
      code = code * 16 + ((c | 0x20) - 'a' + 10);
    } else {
      return -1;
    }
  }
  return code;
}

// A \u escape whose digits begin at `*place`; a second one is taken with it when both make a pair.
bool append_unicode_escape(std::string& out, std::string_view text, size_t* place) {
  const int64_t code = read_hex4(text, *place);
  if (code < 0) return false;
  *place += 4;
  if (code >= 0xD800 && code < 0xDC00 && text.substr(*place, 2) == "\\u") {
    const int64_t low = read_hex4(text, *place + 2);
    if (low >= 0xDC00 && low <= 0xDFFF) {
      *place += 6;
      append_utf8(out, static_cast<uint32_t>(0x10000 + ((code - 0xD800) << 10) + (low - 0xDC00)));
      return true;
    }
  }
  append_utf8(out, static_cast<uint32_t>(code));
  return true;
}

// What a one-letter escape stands for, or 0.
char simple_escape(char letter) {
  switch (letter) {
    case '"':
    case '\\':
    case '/':
      return letter;
    case 'b':
      return '\b';
    case 'f':
      return '\f';
    case 'n':
      return '\n';
    case 'r':
      return '\r';
    case 't':
      return '\t';
    default:
      return 0;
  }
}

utf8proc_category_t category_of(uint32_t code) { return utf8proc_category(static_cast<utf8proc_int32_t>(code)); }

struct LeadByte {
  int more;          // bytes that follow
  uint32_t bits;     // of the code point in this byte
  uint32_t minimum;  // smaller code points are overlong
};

bool read_lead(unsigned char byte, LeadByte* lead) {
  if (byte >= 0xC2 && byte <= 0xDF) {
    *lead = {1, byte & 0x1Fu, 0x80};
  } else if (byte >= 0xE0 && byte <= 0xEF) {
    *lead = {2, byte & 0x0Fu, 0x800};
  } else if (byte >= 0xF0 && byte <= 0xF4) {
    *lead = {3, byte & 0x07u, 0x10000};
  } else {
    return false;
  }
  return true;
}

}  // namespace

bool append_unescaped(std::string& out, std::string_view text, size_t* place) {
  size_t at = 0;
  while (at < text.size()) {
    const size_t backslash = text.find('\\', at);
    out.append(text.substr(at, backslash - at));
    if (backslash == text.npos) return true;
    *place = backslash;
    if (backslash + 1 >= text.size()) return false;
    const char letter = text[backslash + 1];
    at = backslash + 2;
    if (letter == 'u') {
      if (!append_unicode_escape(out, text, &at)) return false;
    } else if (const char c = simple_escape(letter)) {
      out += c;
    } else {
      return false;
    }
  }
  return true;
}

void append_utf8(std::string& out, uint32_t code_point) {
  if (code_point > 0x10FFFF || is_surrogate(code_point)) code_point = kReplacement;
  const auto byte = [](uint32_t bits) { return static_cast<char>(bits); };
  if (code_point < 0x80) {
    out += byte(code_point);
  } else if (code_point < 0x800) {
    out += {byte(0xC0 | (code_point >> 6)), byte(0x80 | (code_point & 0x3F))};
  } else if (code_point < 0x10000) {
    out += {byte(0xE0 | (code_point >> 12)), byte(0x80 | ((code_point >> 6) & 0x3F)), byte(0x80 | (code_point & 0x3F))};
  } else {
    out += {byte(0xF0 | (code_point >> 18)), byte(0x80 | ((code_point >> 12) & 0x3F)),
            byte(0x80 | ((code_point >> 6) & 0x3F)), byte(0x80 | (code_point & 0x3F))};
  }
}

std::string to_valid_utf8(std::string_view text) {
  std::string valid;
  for (size_t place = 0; place < text.size();) {
    const size_t start = place;
    uint32_t code;
    if (next_code_point(text, &place, &code)) {
      valid.append(text.substr(start, place - start));
    } else {
      append_utf8(valid, kReplacement);
    }
  }
  return valid;
}

bool next_code_point(std::string_view text, size_t* place, uint32_t* code_point) {
  const size_t start = (*place)++;
  const auto first = static_cast<unsigned char>(text[start]);
  *code_point = first;
  if (first < 0x80) return true;
  LeadByte lead;
  if (!read_lead(first, &lead) || start + lead.more >= text.size()) return false;
  uint32_t code = lead.bits;
  for (int i = 1; i <= lead.more; i++) {
    const auto byte = static_cast<unsigned char>(text[start + i]);
    if ((byte & 0xC0) != 0x80) return false;
    code = (code << 6) | (byte & 0x3F);
  }
  if (code < lead.minimum || code > 0x10FFFF || is_surrogate(code)) return false;
  *place = start + lead.more + 1;
  *code_point = code;
  return true;
}

bool is_letter(uint32_t code_point) {
  if (code_point < 0x80) return (code_point | 0x20) >= 'a' && (code_point | 0x20) <= 'z';
  const utf8proc_category_t category = category_of(code_point);
  return category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_LO;
}

bool is_decimal_digit(uint32_t code_point) {
  if (code_point < 0x80) return code_point >= '0' && code_point <= '9';
  return category_of(code_point) == UTF8PROC_CATEGORY_ND;
}

bool is_visible(uint32_t code_point) {
  if (code_point < 0x80) return code_point >= 0x20 && code_point < 0x7F;
  const utf8proc_category_t category = category_of(code_point);
  return category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_SO;
}

}  // namespace rego
