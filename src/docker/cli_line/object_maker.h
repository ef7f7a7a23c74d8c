#pragma once
// ObjectMaker: JSON objects as the client's encoder makes them: lists and maps that Go leaves nil are null, and fields
// marked omitempty are left out.

#include <cstdint>
#include <string_view>

#include "base/arena.h"
#include "docker/cli_line/container_options.h"
#include "rego/value/builders.h"
#include "rego/value/value.h"

namespace bulkhead::cli_line {

class ObjectMaker {
 public:
  explicit ObjectMaker(base::Arena& arena) : arena_(arena), object_(arena) {}

  ObjectMaker& value(std::string_view name, const rego::Value& value);
  ObjectMaker& null(std::string_view name) { return value(name, rego::Value::null()); }
  ObjectMaker& text(std::string_view name, std::string_view text);
  ObjectMaker& integer(std::string_view name, int64_t number) { return value(name, rego::Value::integer(number)); }
  ObjectMaker& natural(std::string_view name, uint64_t number);
  ObjectMaker& truth(std::string_view name, bool claim) { return value(name, rego::Value::boolean(claim)); }
  ObjectMaker& texts(std::string_view name, const Texts& texts);  // null if empty
  ObjectMaker& list(std::string_view name, const Texts& texts);   // [] if empty
  ObjectMaker& map(std::string_view name, const TextMap& map);

  // Left out if empty, zero or false.
  ObjectMaker& text_if_any(std::string_view name, std::string_view text);
  ObjectMaker& integer_if_any(std::string_view name, int64_t number);
  ObjectMaker& truth_if_any(std::string_view name, bool claim);
  ObjectMaker& texts_if_any(std::string_view name, const Texts& texts);
  ObjectMaker& map_if_any(std::string_view name, const TextMap& map);

  base::Arena& arena() { return arena_; }
  rego::Value finish() { return object_.finish(); }

 private:
  base::Arena& arena_;
  rego::ObjectBuilder object_;
};

// A string, with U+FFFD for what is no UTF-8.
rego::Value make_text(base::Arena& arena, std::string_view text);
rego::Value make_list(base::Arena& arena, const Texts& texts);

}  // namespace bulkhead::cli_line
