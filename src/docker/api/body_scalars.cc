// The leaves of a body: strings, numbers, true, false and null, each checked against the type at its position.

#include <charconv>

#include "docker/api/body_reader.h"
#include "rego/value/numbers.h"

namespace bulkhead {
namespace {

bool fits(const Type& type, std::string_view text) {
  const char* const end = text.data() + text.size();
  if (type.kind == Kind::kUnsigned64) {
    uint64_t number;
    const auto [stop, error] = std::from_chars(text.data(), end, number);
    return error == std::errc() && stop == end;
  }
  if (type.kind == Kind::kFloat32) {
    float number;
    const auto [stop, error] = std::from_chars(text.data(), end, number);
    return error == std::errc() && stop == end;
  }
  if (type.least == 0 && text[0] == '-') return false;  // Go reads no sign into an unsigned integer, not even of -0
  int64_t number;
  const auto [stop, error] = std::from_chars(text.data(), end, number);
  return error == std::errc() && stop == end && number >= type.least && number <= type.greatest;
}

// The integer spelled the only way an integer is printed, in at most 18 digits.
bool plain_integer(std::string_view text, int64_t* out) {
  constexpr size_t kDigitsMax = 18;
  const std::string_view digits = text.substr(text[0] == '-');
  if (digits.size() > kDigitsMax || (digits[0] == '0' && text.size() > 1)) return false;
  const char* const end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data(), end, *out);
  return error == std::errc() && stop == end;
}

}  // namespace

rego::Value BodyReader::read_text() {
  constexpr std::ptrdiff_t kRoomMin = 64;
  if (!room_.is_open() || room_.end() - room_.begin() < kRoomMin) room_.refill();
  std::string_view text;
  if (scanner_->copy_plain_string(room_.begin(), room_.end(), &text)) return room_.take(text);
  if (!scanner_->string(&text)) return refuse_scan();
  return rego::Value::string(*arena_, text);
}

rego::Value BodyReader::read_string(const Type& type) {
  if (type.kind == Kind::kText || type.kind == Kind::kAny) {
    const rego::Value value = read_text();
    const bool is_right =
        type.rule == TextRule::kNone || value.is_undefined() || fits_rule(type.rule, value.as_string());
    return is_right ? value : refuse_text(type.rule, value.as_string());
  }
  std::string_view text;
  if (!scanner_->string(&text)) return refuse_scan();
  switch (type.kind) {
    case Kind::kTextOrTextList: {
      const rego::Value item = rego::Value::string(*arena_, text);
      return rego::Value::array(*arena_, {&item, 1});
    }
    case Kind::kBlob:
      if (text.data() == unescaped_.data()) {
        blob_copy_ = text;
        text = blob_copy_;
      }
      blob_ = text;
      return rego::Value::null();
    default:
      return refuse_type(type, "a string");
  }
}

rego::Value BodyReader::read_number(const Type& type) {
  std::string_view text;
  if (!scanner_->number(&text)) return refuse_scan();
  const bool is_bounded = type.kind == Kind::kInteger || type.kind == Kind::kUnsigned64 || type.kind == Kind::kFloat32;
  if (!is_bounded && type.kind != Kind::kAny) return refuse_type(type, "a number");
  if (is_bounded && !fits(type, text)) {
    return refuse("number_range",
                  "the number " + quoted(text) + " does not fit this field: it is too large, or no integer");
  }
  int64_t integer;
  if (plain_integer(text, &integer)) return rego::Value::integer(integer);
  const rego::Value number = rego::parse_number(*arena_, text);
  return number.is_defined() ? number : refuse("number_range", "a number is too large");
}

rego::Value BodyReader::read_word(const Type& type) {
  const char first = scanner_->peek();
  if (!scanner_->word(first == 't' ? "true" : first == 'f' ? "false" : "null")) return refuse_scan();
  if (first == 'n') return rego::Value::null();
  if (type.kind != Kind::kBoolean && type.kind != Kind::kAny) return refuse_type(type, "a boolean");
  return rego::Value::boolean(first == 't');
}

}  // namespace bulkhead
