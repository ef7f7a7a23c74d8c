#pragma once
// DER (ITU-T X.690): the bytes of certificates and keys, read as strictly as Go reads them, and written.

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace rego {

enum class DerTag : uint8_t {
  kBoolean = 1,
  kInteger = 2,
  kBitString = 3,
  kOctetString = 4,
  kNull = 5,
  kObjectId = 6,
  kUtf8String = 12,
  kNumericString = 18,
  kPrintableString = 19,
  kT61String = 20,
  kIa5String = 22,
  kUtcTime = 23,
  kGeneralizedTime = 24,
  kBmpString = 30,
  kSequence = 0x30,
  kSet = 0x31,
};
// [0] and its kin.
constexpr DerTag context_tag(uint8_t number) { return static_cast<DerTag>(0x80 | number); }
constexpr DerTag constructed_context_tag(uint8_t number) { return static_cast<DerTag>(0xA0 | number); }

struct DerElement {
  DerTag tag{};
  std::string_view content;
  std::string_view whole;  // with tag and length
};

// An object identifier: its numbers.
using ObjectId = std::vector<uint64_t>;
std::string to_string(const ObjectId& id);

// Takes elements off the front of bytes that it borrows. What fails takes nothing.
class DerReader {
 public:
  explicit DerReader(std::string_view bytes) : rest_(bytes) {}

  bool is_empty() const { return rest_.empty(); }
  std::string_view rest() const { return rest_; }
  bool next_is(DerTag tag) const {
    return !rest_.empty() && static_cast<uint8_t>(rest_[0]) == static_cast<uint8_t>(tag);
  }

  std::optional<DerElement> take_any();
  std::optional<DerElement> take(DerTag tag);
  // True unless there is an element of that tag which cannot be read; without one `content` stays empty.
  bool take_optional(DerTag tag, std::optional<std::string_view>* content);

  // The integer's bytes, big end first, in two's complement and as short as can be.
  std::optional<std::string_view> take_integer();
  // One that is not negative, without leading zeros: empty for 0.
  std::optional<std::string_view> take_natural();
  // One that fits.
  std::optional<int64_t> take_small_integer();
  std::optional<bool> take_boolean();
  std::optional<ObjectId> take_object_id();
  // The bytes of a bit string; unused bits at its end are shifted out.
  std::optional<std::string> take_bit_string();

 private:
  std::string_view rest_;
};

// The numbers of an object identifier's content.
std::optional<ObjectId> read_object_id(std::string_view content);
// The int64 of an integer's content.
std::optional<int64_t> read_small_integer(std::string_view content);

// One element with its tag and length.
std::string der_element(DerTag tag, std::string_view content);
std::string der_sequence(std::initializer_list<std::string_view> elements);
// From the bytes of a natural number, big end first.
std::string der_natural(std::string_view bytes);
std::string der_object_id(const ObjectId& id);
std::string der_bit_string(std::string_view bytes);

// Bytes of a natural number without leading zeros.
std::string_view without_leading_zeros(std::string_view bytes);

}  // namespace rego
