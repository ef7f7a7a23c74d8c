#pragma once
// BuiltinCaller: what the fuzz targets of built-in functions share. It calls a function as the machine does and
// requires what every call owes: a value that can be written as JSON, or undefined, an error only with words, and the
// same answer to the same operands once more. What an input takes is bounded as a decision's memory is.

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "base/arena.h"
#include "rego/builtins/pattern_cache.h"
#include "rego/value/value.h"

namespace rego::fuzz {

class BuiltinCaller {
 public:
  BuiltinCaller();

  Value text(std::string_view text);
  Value texts(std::string_view first, std::string_view second);  // an array of the two
  Value call(std::string_view function, std::initializer_list<Value> operands);

  base::Arena& arena() { return arena_; }

 private:
  std::string answer(std::string_view function, std::initializer_list<Value> operands, Value& result);

  base::Arena arena_;
  PatternCache patterns_;
};

void require(bool truth);

// An input as `count` texts: it is cut at its first zero bytes, the last text keeps the rest, and those that it lacks
// are empty.
std::vector<std::string_view> cut(const uint8_t* data, size_t size, size_t count);

std::string encode_base64(std::string_view bytes);

}  // namespace rego::fuzz
