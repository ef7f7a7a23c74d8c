#pragma once
// base64 as Go has it: line breaks are skipped, padding is needed, left-over bits need not be zero.

#include <string>
#include <string_view>

#include "rego/builtins/text_builder.h"

namespace rego {

enum class Base64Alphabet { kStandard, kUrl };
enum class Base64Padding { kNo, kYes };

void append_base64(TextBuilder& out, std::string_view bytes, Base64Alphabet alphabet, Base64Padding padding);

// Appends what padded base64 stands for. Negative, or the position of what is wrong.
int64_t read_base64(TextBuilder& out, std::string_view text, Base64Alphabet alphabet);

// Appends what base64 of URLs stands for; padding may be missing as a whole. Empty, or Go's complaint.
std::string read_base64url(TextBuilder& out, std::string_view text);

// The same in strings of their own.
std::string to_base64(std::string_view bytes, Base64Alphabet alphabet, Base64Padding padding);
std::string read_base64url(std::string& out, std::string_view text);
int64_t read_base64(std::string& out, std::string_view text, Base64Alphabet alphabet);

}  // namespace rego
