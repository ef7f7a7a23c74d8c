// base64, four digits for three bytes.

#include "rego/builtins/base64.h"

#include <array>

namespace rego {
namespace {

constexpr std::string_view kStandardDigits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
constexpr std::string_view kUrlDigits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

constexpr std::array<int8_t, 256> digit_values(std::string_view digits) {
  std::array<int8_t, 256> values{};
  values.fill(-1);
  for (size_t i = 0; i < digits.size(); i++) values[static_cast<uint8_t>(digits[i])] = static_cast<int8_t>(i);
  return values;
}

constexpr auto kStandardValues = digit_values(kStandardDigits);
constexpr auto kUrlValues = digit_values(kUrlDigits);

class Base64Reader {
 public:
  Base64Reader(TextBuilder& out, std::string_view text, Base64Alphabet alphabet)
      : out_(out), text_(text), values_(alphabet == Base64Alphabet::kUrl ? kUrlValues : kStandardValues) {}

  int64_t run() {
    while (at_ < text_.size() && bad_ < 0) read_group();
    return bad_;
  }

 private:
  void skip_line_breaks() {
    while (at_ < text_.size() && (text_[at_] == '\n' || text_[at_] == '\r')) at_++;
  }

  void read_group() {
    uint32_t bits = 0;
    for (size_t count = 0; count < 4; count++) {
      skip_line_breaks();
      if (at_ == text_.size()) {
        if (count > 0) bad_ = static_cast<int64_t>(at_ - count);
        return;
      }
      const int8_t value = values_[static_cast<uint8_t>(text_[at_])];
      if (value < 0) return end_group(bits, count);
      bits = bits << 6 | static_cast<uint32_t>(value);
      at_++;
    }
    append_bytes(bits, 3);
  }

  // At something that is no digit, behind `count` of them: padding, or else an error.
  void end_group(uint32_t bits, size_t count) {
    bad_ = static_cast<int64_t>(at_);
    if (text_[at_] != '=' || count < 2) return;
    at_++;
    skip_line_breaks();
    if (count == 2) {
      bad_ = static_cast<int64_t>(at_);
      if (at_ == text_.size() || text_[at_] != '=') return;
      at_++;
      skip_line_breaks();
    }
    bad_ = at_ < text_.size() ? static_cast<int64_t>(at_) : -1;
    append_bytes(bits << (4 - count) * 6, count - 1);
  }

  void append_bytes(uint32_t bits, size_t count) {
    for (size_t i = 0; i < count; i++) out_.append(static_cast<char>(bits >> (16 - i * 8) & 0xFF));
  }

  TextBuilder& out_;
  std::string_view text_;
  const std::array<int8_t, 256>& values_;
  size_t at_ = 0;
  int64_t bad_ = -1;
};

}  // namespace

void append_base64(TextBuilder& out, std::string_view bytes, Base64Alphabet alphabet, Base64Padding padding) {
  const std::string_view digits = alphabet == Base64Alphabet::kUrl ? kUrlDigits : kStandardDigits;
  for (size_t i = 0; i < bytes.size(); i += 3) {
    const size_t count = std::min<size_t>(bytes.size() - i, 3);
    uint32_t bits = 0;
    for (size_t j = 0; j < 3; j++) bits = bits << 8 | (j < count ? static_cast<uint8_t>(bytes[i + j]) : 0);
    for (size_t j = 0; j < 4; j++) {
      if (j <= count) {
        out.append(digits[bits >> (18 - j * 6) & 0x3F]);
      } else if (padding == Base64Padding::kYes) {
        out.append('=');
      }
    }
  }
}

int64_t read_base64(TextBuilder& out, std::string_view text, Base64Alphabet alphabet) {
  return Base64Reader(out, text, alphabet).run();
}

std::string to_base64(std::string_view bytes, Base64Alphabet alphabet, Base64Padding padding) {
  Arena arena;
  TextBuilder text(arena, bytes.size() * 4 / 3 + 4);
  append_base64(text, bytes, alphabet, padding);
  return std::string(text.view());
}

int64_t read_base64(std::string& out, std::string_view text, Base64Alphabet alphabet) {
  Arena arena;
  TextBuilder bytes(arena, text.size());
  const int64_t bad = read_base64(bytes, text, alphabet);
  if (bad < 0) out = bytes.view();
  return bad;
}

std::string read_base64url(TextBuilder& out, std::string_view text) {
  std::string padded(text);
  if (!text.ends_with('=')) {
    if (text.size() % 4 == 1) return "illegal base64url string: " + padded;
    padded.append((4 - text.size() % 4) % 4, '=');
  }
  const int64_t bad = read_base64(out, padded, Base64Alphabet::kUrl);
  return bad < 0 ? "" : "illegal base64 data at input byte " + std::to_string(bad);
}

std::string read_base64url(std::string& out, std::string_view text) {
  Arena arena;
  TextBuilder bytes(arena, text.size());
  std::string problem = read_base64url(bytes, text);
  if (problem.empty()) out = bytes.view();
  return problem;
}

}  // namespace rego
