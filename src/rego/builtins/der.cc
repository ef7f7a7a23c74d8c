// Reading and writing DER. Lengths are in their shortest form, integers and identifiers too; whatever is not, is
// refused.

#include "rego/builtins/der.h"

#include <array>

namespace rego {
namespace {

constexpr size_t kLengthBytesMax = 4;
constexpr size_t kArcBytesMax = 9;  // 63 bits
constexpr uint8_t kTagNumberMask = 0x1F;

uint8_t byte_at(std::string_view bytes, size_t i) { return static_cast<uint8_t>(bytes[i]); }

// An integer of at least one byte whose first nine bits are not all alike.
bool is_shortest_integer(std::string_view bytes) {
  if (bytes.empty()) return false;
  if (bytes.size() == 1) return true;
  const bool second_is_negative = byte_at(bytes, 1) >= 0x80;
  return !(byte_at(bytes, 0) == 0 && !second_is_negative) && !(byte_at(bytes, 0) == 0xFF && second_is_negative);
}

}  // namespace

std::string to_string(const ObjectId& id) {
  std::string out;
  for (const uint64_t number : id) {
    if (!out.empty()) out += '.';
    out += std::to_string(number);
  }
  return out;
}

std::optional<DerElement> DerReader::take_any() {
  if (rest_.size() < 2 || (byte_at(rest_, 0) & kTagNumberMask) == kTagNumberMask) return std::nullopt;
  size_t header = 2;
  size_t length = byte_at(rest_, 1);
  if (length >= 0x80) {
    const size_t length_bytes = length & 0x7F;
    if (length_bytes == 0 || length_bytes > kLengthBytesMax || rest_.size() < header + length_bytes)
      return std::nullopt;
    length = 0;
    for (size_t i = 0; i < length_bytes; i++) length = length << 8 | byte_at(rest_, header + i);
    header += length_bytes;
    const bool is_shortest = length >= 0x80 && length >> ((length_bytes - 1) * 8) != 0;
    if (!is_shortest) return std::nullopt;
  }
  if (length > rest_.size() - header) return std::nullopt;
  const DerElement element{static_cast<DerTag>(rest_[0]), rest_.substr(header, length),
                           rest_.substr(0, header + length)};
  rest_.remove_prefix(header + length);
  return element;
}

std::optional<DerElement> DerReader::take(DerTag tag) { return next_is(tag) ? take_any() : std::nullopt; }

bool DerReader::take_optional(DerTag tag, std::optional<std::string_view>* content) {
  if (!next_is(tag)) return true;
  const auto element = take_any();
  if (element) *content = element->content;
  return element.has_value();
}

std::optional<std::string_view> DerReader::take_integer() {
  const auto element = take(DerTag::kInteger);
  if (!element || !is_shortest_integer(element->content)) return std::nullopt;
  return element->content;
}

std::optional<std::string_view> DerReader::take_natural() {
  const auto integer = take_integer();
  if (!integer || byte_at(*integer, 0) >= 0x80) return std::nullopt;
  return without_leading_zeros(*integer);
}

std::optional<int64_t> read_small_integer(std::string_view content) {
  if (!is_shortest_integer(content) || content.size() > sizeof(int64_t)) return std::nullopt;
  uint64_t bits = byte_at(content, 0) >= 0x80 ? ~uint64_t{0} : 0;
  for (size_t i = 0; i < content.size(); i++) bits = bits << 8 | byte_at(content, i);
  return static_cast<int64_t>(bits);
}

std::optional<int64_t> DerReader::take_small_integer() {
  const auto element = take(DerTag::kInteger);
  return element ? read_small_integer(element->content) : std::nullopt;
}

std::optional<bool> DerReader::take_boolean() {
  const auto element = take(DerTag::kBoolean);
  if (!element || element->content.size() != 1) return std::nullopt;
  const uint8_t value = byte_at(element->content, 0);
  if (value != 0 && value != 0xFF) return std::nullopt;
  return value != 0;
}

std::optional<ObjectId> read_object_id(std::string_view content) {
  ObjectId id;
  for (size_t i = 0; i < content.size();) {
    if (byte_at(content, i) == 0x80) return std::nullopt;
    uint64_t number = 0;
    for (size_t start = i;; i++) {
      if (i == content.size() || i - start == kArcBytesMax) return std::nullopt;
      number = number << 7 | (byte_at(content, i) & 0x7F);
      if (byte_at(content, i) < 0x80) break;
    }
    i++;
    if (id.empty()) {
      const uint64_t first = number < 80 ? number / 40 : 2;
      id.push_back(first);
      number -= first * 40;
    }
    id.push_back(number);
  }
  if (id.empty()) return std::nullopt;
  return id;
}

std::optional<ObjectId> DerReader::take_object_id() {
  const auto element = take(DerTag::kObjectId);
  return element ? read_object_id(element->content) : std::nullopt;
}

std::optional<std::string> DerReader::take_bit_string() {
  const auto element = take(DerTag::kBitString);
  if (!element || element->content.empty()) return std::nullopt;
  const uint8_t unused = byte_at(element->content, 0);
  std::string bytes(element->content.substr(1));
  if (unused > 7 || (bytes.empty() && unused)) return std::nullopt;
  if (unused == 0) return bytes;
  if (byte_at(bytes, bytes.size() - 1) & ((1 << unused) - 1)) return std::nullopt;
  for (size_t i = bytes.size(); i-- > 0;) {
    const int above = i ? byte_at(bytes, i - 1) << (8 - unused) : 0;
    bytes[i] = static_cast<char>(byte_at(bytes, i) >> unused | above);
  }
  return bytes;
}

std::string der_element(DerTag tag, std::string_view content) {
  std::string out(1, static_cast<char>(tag));
  if (content.size() < 0x80) {
    out += static_cast<char>(content.size());
  } else {
    std::string length;
    for (size_t rest = content.size(); rest; rest >>= 8) length.insert(length.begin(), static_cast<char>(rest & 0xFF));
    out += static_cast<char>(0x80 | length.size());
    out += length;
  }
  return out.append(content);
}

std::string der_sequence(std::initializer_list<std::string_view> elements) {
  std::string content;
  for (const std::string_view element : elements) content.append(element);
  return der_element(DerTag::kSequence, content);
}

std::string der_natural(std::string_view bytes) {
  const std::string_view shortest = without_leading_zeros(bytes);
  const bool needs_zero = shortest.empty() || byte_at(shortest, 0) >= 0x80;
  return der_element(DerTag::kInteger, (needs_zero ? std::string(1, '\0') : std::string()).append(shortest));
}

std::string der_object_id(const ObjectId& id) {
  std::string content;
  for (size_t i = 1; i < id.size(); i++) {
    const uint64_t number = i == 1 ? id[0] * 40 + id[1] : id[i];
    std::string digits(1, static_cast<char>(number & 0x7F));
    for (uint64_t rest = number >> 7; rest; rest >>= 7) {
      digits.insert(digits.begin(), static_cast<char>(0x80 | (rest & 0x7F)));
    }
    content += digits;
  }
  return der_element(DerTag::kObjectId, content);
}

std::string der_bit_string(std::string_view bytes) {
  return der_element(DerTag::kBitString, std::string(1, '\0').append(bytes));
}

std::string_view without_leading_zeros(std::string_view bytes) {
  const size_t first = bytes.find_first_not_of('\0');
  return first == bytes.npos ? std::string_view() : bytes.substr(first);
}

}  // namespace rego
