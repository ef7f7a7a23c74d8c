// Four look-ups give three bytes. Each of the four tables holds a digit's bits where they belong in the result, and one
// bit above it for a byte that is no digit, so that a whole group is tested at once. Where the processor has SSSE3, the
// bulk goes sixteen digits at a time, as Wojciech Muła described: the high nibble of a digit tells what to add to it,
// and two look-ups by nibble whose common bits mark what is no digit.

#include "gate/base64.h"

#include <array>
#include <cstdint>

#if defined(__x86_64__)
#include <immintrin.h>
#endif

namespace bulkhead {
namespace {

constexpr std::string_view kDigits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
constexpr uint32_t kBad = 1u << 24;

struct Tables {
  std::array<std::array<uint32_t, 256>, 4> digit;
};

consteval Tables make_tables() {
  Tables tables{};
  for (size_t place = 0; place < 4; place++) {
    tables.digit[place].fill(kBad);
    for (size_t value = 0; value < kDigits.size(); value++) {
      tables.digit[place][static_cast<unsigned char>(kDigits[value])] =
          static_cast<uint32_t>(value << (18 - 6 * place));
    }
  }
  return tables;
}

constexpr Tables kTables = make_tables();

uint32_t group(const char* text) {
  const auto* bytes = reinterpret_cast<const unsigned char*>(text);
  return kTables.digit[0][bytes[0]] | kTables.digit[1][bytes[1]] | kTables.digit[2][bytes[2]] |
         kTables.digit[3][bytes[3]];
}

struct Bulk {
  size_t groups;  // decoded
  bool is_good;
};

#if defined(__x86_64__)
// Decodes `groups` at most; writes up to four bytes more than it decodes, so some groups at the end are left over.
__attribute__((target("ssse3"))) Bulk decode_bulk(const char* text, size_t groups, char* out) {
  const __m128i low_marks =
      _mm_setr_epi8(0x15, 0x11, 0x11, 0x11, 0x11, 0x11, 0x11, 0x11, 0x11, 0x11, 0x13, 0x1A, 0x1B, 0x1B, 0x1B, 0x1A);
  const __m128i high_marks =
      _mm_setr_epi8(0x10, 0x10, 0x01, 0x02, 0x04, 0x08, 0x04, 0x08, 0x10, 0x10, 0x10, 0x10, 0x10, 0x10, 0x10, 0x10);
  const __m128i rolls = _mm_setr_epi8(0, 16, 19, 4, -65, -65, -71, -71, 0, 0, 0, 0, 0, 0, 0, 0);
  const __m128i order = _mm_setr_epi8(2, 1, 0, 6, 5, 4, 10, 9, 8, 14, 13, 12, -1, -1, -1, -1);
  const __m128i nibble = _mm_set1_epi8(0x0F);
  __m128i bad = _mm_setzero_si128();
  size_t done = 0;
  for (; done + 6 <= groups; done += 4, text += 16, out += 12) {
    const __m128i digits = _mm_loadu_si128(reinterpret_cast<const __m128i*>(text));
    const __m128i high = _mm_and_si128(_mm_srli_epi32(digits, 4), nibble);
    const __m128i low = _mm_and_si128(digits, nibble);
    bad = _mm_or_si128(bad, _mm_and_si128(_mm_shuffle_epi8(low_marks, low), _mm_shuffle_epi8(high_marks, high)));
    const __m128i is_slash = _mm_cmpeq_epi8(digits, _mm_set1_epi8('/'));
    const __m128i values = _mm_add_epi8(digits, _mm_shuffle_epi8(rolls, _mm_add_epi8(is_slash, high)));
    const __m128i pairs = _mm_maddubs_epi16(values, _mm_set1_epi32(0x01400140));
    const __m128i bits = _mm_madd_epi16(pairs, _mm_set1_epi32(0x00011000));
    _mm_storeu_si128(reinterpret_cast<__m128i*>(out), _mm_shuffle_epi8(bits, order));
  }
  return {done, _mm_movemask_epi8(_mm_cmpeq_epi8(bad, _mm_setzero_si128())) == 0xFFFF};
}
bool has_bulk() { return __builtin_cpu_supports("ssse3"); }
#else
Bulk decode_bulk(const char*, size_t, char*) { return {0, true}; }
bool has_bulk() { return false; }
#endif

// The last group, with one or two signs of padding; the bits that padding leaves must be 0, as Go writes them.
bool decode_padded(std::string_view text, size_t padding, char* out) {
  const char full[4] = {text[0], text[1], padding == 1 ? text[2] : 'A', 'A'};
  const uint32_t bits = group(full);
  if (bits & kBad) return false;
  out[0] = static_cast<char>(bits >> 16);
  if (padding == 1) out[1] = static_cast<char>(bits >> 8);
  return (bits & (padding == 1 ? 0xFFu : 0xFFFFu)) == 0;
}

}  // namespace

bool decode_base64(std::string_view text, std::string& out) {
  out.clear();
  if (text.size() % 4 != 0) return false;
  if (text.empty()) return true;
  const size_t padding = text.ends_with("==") ? 2 : text.ends_with('=') ? 1 : 0;
  const size_t full_groups = text.size() / 4 - (padding > 0);
  out.resize(text.size() / 4 * 3 - padding);
  const Bulk bulk = has_bulk() ? decode_bulk(text.data(), full_groups, out.data()) : Bulk{0, true};
  char* at = out.data() + bulk.groups * 3;
  uint32_t bad = bulk.is_good ? 0 : kBad;
  for (size_t i = bulk.groups; i < full_groups; i++, at += 3) {
    const uint32_t bits = group(text.data() + i * 4);
    bad |= bits;
    at[0] = static_cast<char>(bits >> 16);
    at[1] = static_cast<char>(bits >> 8);
    at[2] = static_cast<char>(bits);
  }
  if (bad & kBad) return false;
  return padding == 0 || decode_padded(text.substr(text.size() - 4), padding, at);
}

}  // namespace bulkhead
