// Most strings are short and plain, so a string is first looked for as a run of plain bytes, sixteen at a time, and is
// then handed out as a view of the text. Only an escape makes it be copied.

#include "docker/api/json_scanner.h"

#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace bulkhead {
namespace {

constexpr unsigned kReplacement = 0xFFFD;

bool is_digit(char byte) { return byte >= '0' && byte <= '9'; }
bool is_high_surrogate(unsigned unit) { return unit >= 0xD800 && unit < 0xDC00; }
bool is_low_surrogate(unsigned unit) { return unit >= 0xDC00 && unit < 0xE000; }

#ifdef __SSE2__
// A bit for each of sixteen bytes that is no plain ASCII character of a string.
unsigned special_bits(__m128i bytes) {
  // Signed: also true for bytes above 0x7F.
  const __m128i low = _mm_cmplt_epi8(bytes, _mm_set1_epi8(' '));
  const __m128i quote = _mm_cmpeq_epi8(bytes, _mm_set1_epi8('"'));
  const __m128i backslash = _mm_cmpeq_epi8(bytes, _mm_set1_epi8('\\'));
  return static_cast<unsigned>(_mm_movemask_epi8(_mm_or_si128(low, _mm_or_si128(quote, backslash))));
}

// The first byte from `at` that is no plain ASCII character of a string, or some place less than 16 bytes before `end`.
const char* skip_plain(const char* at, const char* end) {
  for (; end - at >= 16; at += 16) {
    const unsigned bits = special_bits(_mm_loadu_si128(reinterpret_cast<const __m128i*>(at)));
    if (bits) return at + __builtin_ctz(bits);
  }
  return at;
}
#else
const char* skip_plain(const char* at, const char*) { return at; }
#endif

}  // namespace

bool JsonScanner::fail() {
  if (fault_ == JsonFault::kNone) fault_ = at_ == end_ ? JsonFault::kTruncated : JsonFault::kSyntax;
  return false;
}

bool JsonScanner::plain_run() {
  at_ = skip_plain(at_, end_);
  while (at_ != end_) {
    const auto byte = static_cast<unsigned char>(*at_);
    if (byte == '"' || byte == '\\') return true;
    if (byte < 0x20) return fail();
    if (byte < 0x80) {
      at_++;
      continue;
    }
    const size_t length = utf8_sequence_length(at_, end_);
    if (length == 0) {
      fault_ = JsonFault::kInvalidUtf8;
      return false;
    }
    at_ = skip_plain(at_ + length, end_);
  }
  return fail();
}

bool JsonScanner::copy_plain_string(char* out, const char* out_end, std::string_view* text) {
#ifdef __SSE2__
  const char* const start = at_ + 1;
  for (const char* at = start; end_ - at >= 16 && out_end - out >= 16; at += 16, out += 16) {
    const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(at));
    _mm_storeu_si128(reinterpret_cast<__m128i*>(out), bytes);
    const unsigned bits = special_bits(bytes);
    if (!bits) continue;
    const char* const stop = at + __builtin_ctz(bits);
    if (*stop != '"') return false;
    *text = {start, static_cast<size_t>(stop - start)};
    at_ = stop + 1;
    return true;
  }
#else
  static_cast<void>(out);
  static_cast<void>(out_end);
  static_cast<void>(text);
#endif
  return false;
}

bool JsonScanner::string(std::string_view* out) {
  if (at_ == end_ || *at_ != '"') return fail();
  const char* const start = ++at_;
  if (!plain_run()) return false;
  if (*at_ == '\\') return string_with_escapes(start, out);
  *out = {start, static_cast<size_t>(at_ - start)};
  at_++;
  return true;
}

bool JsonScanner::string_with_escapes(const char* start, std::string_view* out) {
  unescaped_.assign(start, at_);
  while (*at_ == '\\') {
    at_++;
    if (!escape()) return false;
    const char* const run = at_;
    if (!plain_run()) return false;
    unescaped_.append(run, at_);
  }
  at_++;
  *out = unescaped_;
  return true;
}

bool JsonScanner::escape() {
  if (at_ == end_) return fail();
  constexpr std::string_view kEscapes = "\"\\/bfnrt";
  constexpr std::string_view kMeanings = "\"\\/\b\f\n\r\t";
  if (*at_ == 'u') {
    at_++;
    return unicode_escape();
  }
  const size_t place = kEscapes.find(*at_);
  if (place == std::string_view::npos) return fail();
  unescaped_ += kMeanings[place];
  at_++;
  return true;
}

bool JsonScanner::unicode_escape() {
  unsigned unit;
  if (!four_hex_digits(&unit)) return false;
  if (is_high_surrogate(unit) && end_ - at_ >= 6 && at_[0] == '\\' && at_[1] == 'u') {
    const char* const after_first = at_;
    at_ += 2;
    unsigned low;
    if (!four_hex_digits(&low)) return false;
    if (is_low_surrogate(low)) {
      append_utf8(unescaped_, 0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00));
      return true;
    }
    at_ = after_first;  // the second escape stands for itself
  }
  append_utf8(unescaped_, is_high_surrogate(unit) || is_low_surrogate(unit) ? kReplacement : unit);
  return true;
}

bool JsonScanner::four_hex_digits(unsigned* out) {
  unsigned unit = 0;
  for (int i = 0; i < 4; i++, at_++) {
    if (at_ == end_) return fail();
    const char byte = *at_;
    const char lower = static_cast<char>(byte | 0x20);
    if (is_digit(byte)) {
      unit = unit * 16 + static_cast<unsigned>(byte - '0');
    } else if (lower >= 'a' && lower <= 'f') {
      unit = unit * 16 + static_cast<unsigned>(lower - 'a' + 10);
    } else {
      return fail();
    }
  }
  *out = unit;
  return true;
}

bool JsonScanner::digits() {
  if (at_ == end_ || !is_digit(*at_)) return fail();
  while (at_ != end_ && is_digit(*at_)) at_++;
  return true;
}

bool JsonScanner::number(std::string_view* out) {
  const char* const start = at_;
  if (at_ != end_ && *at_ == '-') at_++;
  if (at_ != end_ && *at_ == '0') {
    at_++;
  } else if (!digits()) {
    return false;
  }
  if (at_ != end_ && *at_ == '.') {
    at_++;
    if (!digits()) return false;
  }
  if (at_ != end_ && (*at_ == 'e' || *at_ == 'E')) {
    at_++;
    if (at_ != end_ && (*at_ == '+' || *at_ == '-')) at_++;
    if (!digits()) return false;
  }
  *out = {start, static_cast<size_t>(at_ - start)};
  return true;
}

bool JsonScanner::word(std::string_view expected) {
  for (const char byte : expected) {
    if (at_ == end_ || *at_ != byte) return fail();
    at_++;
  }
  return true;
}

}  // namespace bulkhead
