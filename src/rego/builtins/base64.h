#pragma once
// base64 as Go has it: line breaks are skipped, padding is needed, left-over bits need not be zero.

#include <string_view>

#include "rego/builtins/text_builder.h"

namespace rego {

enum class Base64Alphabet { kStandard, kUrl };
enum class Base64Padding { kNo, kYes };

void append_base64(TextBuilder& out, std::string_view bytes, Base64Alphabet alphabet, Base64Padding padding);

// Appends what padded base64 stands for. Negative, or the position of what is wrong.
int64_t read_base64(TextBuilder& out, std::string_view text, Base64Alphabet alphabet);

}  // namespace rego
