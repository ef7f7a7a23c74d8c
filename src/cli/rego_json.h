#pragma once
// JSON whose keys stand in the order in which they are written: what opa's commands print is ordered by meaning, a
// Value's keys by name.

#include <cstdint>
#include <string>
#include <string_view>

#include "rego/value/value.h"

namespace bulkhead {

// Collects compact JSON text. Keys and values alternate inside an object; commas come by themselves.
class JsonText {
 public:
  JsonText& begin_object() { return open('{'); }
  JsonText& end_object() { return close('}'); }
  JsonText& begin_array() { return open('['); }
  JsonText& end_array() { return close(']'); }
  JsonText& key(std::string_view name);
  JsonText& string(std::string_view text);
  JsonText& integer(int64_t number);
  JsonText& boolean(bool truth);
  JsonText& value(const rego::Value& value);
  // As Go's encoding/json writes a float64.
  JsonText& real(double number);
  // JSON text as it is.
  JsonText& raw(std::string_view json);

  const std::string& compact() const { return text_; }
  // Two spaces of indent, as Go's encoder; no final newline.
  std::string pretty() const;

 private:
  JsonText& open(char bracket);
  JsonText& close(char bracket);
  void separate();

  std::string text_;
  bool is_first_ = true;
};

}  // namespace bulkhead
