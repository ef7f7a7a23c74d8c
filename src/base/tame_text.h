#pragma once
// Text from outside, made fit to be shown on a terminal.

#include <cstddef>
#include <string>
#include <string_view>

namespace base {

// Appends at most `bytes_max` bytes of `text` (whole characters; "…" marks the cut) and puts a question mark for what a
// terminal acts on or hides: control characters, C1 ones too, and those that turn the direction of writing.
void append_tame(std::string& out, std::string_view text, size_t bytes_max = std::string_view::npos);

// The same, but line feeds stay: for texts of several lines.
void append_tame_lines(std::string& out, std::string_view text, size_t bytes_max = std::string_view::npos);

}  // namespace base
