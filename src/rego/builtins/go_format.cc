// Go's fmt, one verb at a time. What makes it hard is how flags meet: a zero pads numbers between sign and digits, but
// not when there is a precision or a minus; # writes prefixes; a precision cuts strings, but sets digits of numbers.

#include "rego/builtins/go_format.h"

#include <algorithm>
#include <charconv>

#include "rego/builtins/big_integer.h"
#include "rego/builtins/quote.h"
#include "rego/builtins/utf8_text.h"

namespace rego {
namespace {

constexpr uint32_t kRuneMax = 0x10FFFF;

int base_of(uint32_t verb) {
  switch (verb) {
    case 'b':
      return 2;
    case 'o':
    case 'O':
      return 8;
    case 'x':
    case 'X':
      return 16;
    default:
      return 10;
  }
}

void make_upper(char* begin, char* end) {
  std::transform(begin, end, begin, [](char c) { return static_cast<char>(c >= 'a' && c <= 'z' ? c - 32 : c); });
}

}  // namespace

void GoFormatter::write_padding(int count) {
  if (count > 0) out_.append(flags.zero && !flags.minus ? '0' : ' ', static_cast<size_t>(count));
}

void GoFormatter::pad(std::string_view text) {
  const int missing = flags.has_width ? flags.width - static_cast<int>(count_runes(text)) : 0;
  if (!flags.minus) write_padding(missing);
  out_.append(text);
  if (flags.minus) write_padding(missing);
}

void GoFormatter::pad_with_spaces(std::string_view text) {
  const bool had_zero = flags.zero;
  flags.zero = false;
  pad(text);
  flags.zero = had_zero;
}

void GoFormatter::pad_cut(std::string_view text) {
  if (flags.has_precision) text = text.substr(0, rune_position(text, static_cast<size_t>(flags.precision)));
  pad(text);
}

void GoFormatter::write_digits(uint64_t magnitude, bool is_negative, int base, uint32_t verb) {
  const bool has_sign = is_negative || flags.plus || flags.space;
  int digits_min = 0;
  if (flags.has_precision) {
    digits_min = flags.precision;
    if (digits_min == 0 && magnitude == 0) return pad_with_spaces({});
  } else if (flags.zero && !flags.minus && flags.has_width) {
    digits_min = flags.width - (has_sign ? 1 : 0);
  }
  char digits[64];
  char* end = std::to_chars(digits, digits + sizeof(digits), magnitude, base).ptr;
  if (verb == 'X') make_upper(digits, end);
  const int missing = std::max(digits_min - static_cast<int>(end - digits), 0);

  TextBuilder text(arena_, static_cast<size_t>(missing) + 80);
  if (has_sign) text.append(is_negative ? '-' : flags.plus ? '+' : ' ');
  if (verb == 'O') text.append("0o");
  if (flags.sharp && base == 2) text.append("0b");
  if (flags.sharp && base == 8 && missing == 0 && digits[0] != '0') text.append('0');
  if (flags.sharp && base == 16) text.append(verb == 'X' ? "0X" : "0x");
  text.append('0', static_cast<size_t>(missing));
  text.append({digits, end});
  pad_with_spaces(text.view());
}

void GoFormatter::write_unicode(uint64_t code) {
  char digits[16];
  char* end = std::to_chars(digits, digits + sizeof(digits), code, 16).ptr;
  make_upper(digits, end);
  const int digits_min = flags.has_precision && flags.precision > 4 ? flags.precision : 4;
  TextBuilder text(arena_);
  text.append("U+");
  text.append('0', static_cast<size_t>(std::max(digits_min - static_cast<int>(end - digits), 0)));
  text.append({digits, end});
  if (flags.sharp && code <= kRuneMax && is_printable(static_cast<uint32_t>(code))) {
    text.append(" '");
    text.append_rune(static_cast<uint32_t>(code));
    text.append('\'');
  }
  pad_with_spaces(text.view());
}

void GoFormatter::write_quoted_rune(uint64_t code) {
  TextBuilder text(arena_);
  append_quoted_rune(text, code <= kRuneMax ? static_cast<uint32_t>(code) : kReplacementRune,
                     flags.plus ? QuoteRange::kAscii : QuoteRange::kPrintable);
  pad(text.view());
}

bool GoFormatter::write_integer(int64_t number, uint32_t verb) {
  const auto bits = static_cast<uint64_t>(number);
  switch (verb) {
    case 'v':
    case 'd':
    case 'b':
    case 'o':
    case 'O':
    case 'x':
    case 'X':
      write_digits(number < 0 ? uint64_t{0} - bits : bits, number < 0, base_of(verb), verb);
      return true;
    case 'c': {
      char bytes[4];
      pad({bytes, encode_rune(bits <= kRuneMax ? static_cast<uint32_t>(bits) : kReplacementRune, bytes)});
      return true;
    }
    case 'q':
      write_quoted_rune(bits);
      return true;
    case 'U':
      write_unicode(bits);
      return true;
    default:
      return false;
  }
}

void GoFormatter::write_big_integer(const Value& number, uint32_t verb) {
  const BigInteger integer = BigInteger::truncated(arena_, number);
  const std::string_view decimal = integer.to_text(arena_, 10);
  if (std::string_view("bodxXOsv").find(static_cast<char>(verb)) == std::string_view::npos || verb > 0x7F) {
    out_.append("%!");
    out_.append_rune(verb);
    out_.append("(big.Int=");
    out_.append(decimal);
    return out_.append(')');
  }
  std::string_view digits = integer.to_text(arena_, base_of(verb));
  if (verb == 'X') make_upper(const_cast<char*>(digits.data()), const_cast<char*>(digits.data()) + digits.size());
  const bool is_negative = digits.starts_with('-');
  if (is_negative) digits.remove_prefix(1);
  const bool is_sharp = flags.sharp || flags.sharp_v;

  TextBuilder head(arena_);
  if (is_negative) head.append('-');
  if (!is_negative && (flags.plus || flags.plus_v)) head.append('+');
  if (!is_negative && !flags.plus && !flags.plus_v && flags.space) head.append(' ');
  if (is_sharp && verb == 'b') head.append("0b");
  if (is_sharp && verb == 'o') head.append('0');
  if (is_sharp && (verb == 'x' || verb == 'X')) head.append(verb == 'x' ? "0x" : "0X");
  if (verb == 'O') head.append("0o");

  const int written = static_cast<int>(head.size() + digits.size());
  int zeros = flags.has_precision ? std::max(flags.precision - static_cast<int>(digits.size()), 0) : 0;
  const int missing = flags.has_width ? std::max(flags.width - written - zeros, 0) : 0;
  const bool pads_with_zeros = flags.zero && !flags.minus && !flags.has_precision;
  if (pads_with_zeros) zeros += missing;
  if (!flags.minus && !pads_with_zeros) out_.append(' ', static_cast<size_t>(missing));
  out_.append(head.view());
  out_.append('0', static_cast<size_t>(zeros));
  out_.append(digits);
  if (flags.minus) out_.append(' ', static_cast<size_t>(missing));
}

void GoFormatter::pad_float(std::string_view signed_text) {
  if (!flags.plus && signed_text[0] == '+') return pad(signed_text.substr(1));
  const int missing = flags.has_width ? flags.width - static_cast<int>(signed_text.size()) : 0;
  if (flags.zero && !flags.minus && missing > 0) {
    out_.append(signed_text[0]);
    write_padding(missing);
    return out_.append(signed_text.substr(1));
  }
  pad(signed_text);
}

namespace {

// What # does to a float: a point always, and with %g and %x zeros up to the precision, six where there is none.
std::string_view keep_zeros(Arena& arena, std::string_view text, char verb, int precision) {
  const bool is_hex = verb == 'x' || verb == 'X';
  int digits = verb == 'g' || verb == 'G' || verb == 'x' ? (precision < 0 ? 6 : precision) : 0;
  const size_t tail = std::min(text.find_first_of(is_hex ? "pP" : "eE"), text.size());
  const std::string_view number = text.substr(0, tail);
  bool saw_nonzero = false;
  for (const char c : number.substr(1)) {
    if (c == '.') continue;
    saw_nonzero = saw_nonzero || c != '0';
    digits -= saw_nonzero;
  }
  TextBuilder out(arena);
  out.append(number);
  if (number.find('.') == number.npos) {
    if (number.size() == 2 && number[1] == '0') digits--;
    out.append('.');
  }
  if (digits > 0) out.append('0', static_cast<size_t>(digits));
  out.append(text.substr(tail));
  return out.view();
}

}  // namespace

bool GoFormatter::write_float(double number, uint32_t verb) {
  constexpr std::string_view kVerbs = "vbgGxXfFeE";
  if (verb > 0x7F || kVerbs.find(static_cast<char>(verb)) == kVerbs.npos) return false;
  const char spelled = verb == 'v' ? 'g' : verb == 'F' ? 'f' : static_cast<char>(verb);
  const bool is_fixed = spelled == 'f' || spelled == 'e' || spelled == 'E';
  const int precision = flags.has_precision ? flags.precision : is_fixed ? 6 : -1;
  std::string_view text = go_float_text(arena_, number, spelled, precision);
  if (flags.sharp && spelled != 'b') text = keep_zeros(arena_, text, spelled, precision);
  if (flags.space && !flags.plus && text[0] == '+') {
    TextBuilder spaced(arena_, text.size());
    spaced.append(' ');
    spaced.append(text.substr(1));
    text = spaced.view();
  }
  pad_float(text);
  return true;
}

void GoFormatter::write_hex_text(std::string_view text, bool is_upper) {
  if (flags.has_precision) text = text.substr(0, static_cast<size_t>(flags.precision));
  const char* digits = is_upper ? "0123456789ABCDEF" : "0123456789abcdef";
  TextBuilder out(arena_, text.size() * 2 + 2);
  for (size_t i = 0; i < text.size(); i++) {
    if (flags.space && i > 0) out.append(' ');
    if (flags.sharp && (flags.space || i == 0)) out.append(is_upper ? "0X" : "0x");
    const auto byte = static_cast<uint8_t>(text[i]);
    out.append(digits[byte >> 4]);
    out.append(digits[byte & 0xF]);
  }
  pad(out.view());
}

void GoFormatter::write_quoted(std::string_view text) {
  if (flags.has_precision) text = text.substr(0, rune_position(text, static_cast<size_t>(flags.precision)));
  TextBuilder out(arena_, text.size() + 2);
  if (flags.sharp && fits_backquotes(text)) {
    out.append('`');
    out.append(text);
    out.append('`');
  } else {
    append_quoted(out, text, flags.plus ? QuoteRange::kAscii : QuoteRange::kPrintable);
  }
  pad(out.view());
}

bool GoFormatter::write_string(std::string_view text, uint32_t verb) {
  switch (verb) {
    case 'v':
      flags.sharp_v ? write_quoted(text) : pad_cut(text);
      return true;
    case 's':
      pad_cut(text);
      return true;
    case 'x':
    case 'X':
      write_hex_text(text, verb == 'X');
      return true;
    case 'q':
      write_quoted(text);
      return true;
    default:
      return false;
  }
}

}  // namespace rego
