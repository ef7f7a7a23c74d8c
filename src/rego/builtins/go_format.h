#pragma once
// Formatting as Go's fmt does it: one formatter, set to the flags of a directive, writes one argument.

#include <string_view>

#include "rego/builtins/text_builder.h"

namespace rego {

// The flags of a directive, with Go's rules for which of them override which.
struct FormatFlags {
  bool has_width = false;
  bool has_precision = false;
  bool minus = false;
  bool plus = false;
  bool sharp = false;
  bool space = false;
  bool zero = false;
  // %+v and %#v
  bool plus_v = false;
  bool sharp_v = false;
  int width = 0;
  int precision = 0;
};

class GoFormatter {
 public:
  GoFormatter(Arena& arena, TextBuilder& out) : arena_(arena), out_(out) {}

  FormatFlags flags;

  // Each is true when it knows the verb; else nothing was written.
  bool write_integer(int64_t number, uint32_t verb);
  bool write_float(double number, uint32_t verb);
  bool write_string(std::string_view text, uint32_t verb);

  // An integer that is no int64, given by its decimal text. Knows all verbs: it complains about others itself.
  void write_big_integer(const Value& number, uint32_t verb);

  // The text, padded to the width.
  void pad(std::string_view text);
  // The text, cut to the precision and padded to the width.
  void pad_cut(std::string_view text);

 private:
  void write_digits(uint64_t magnitude, bool is_negative, int base, uint32_t verb);
  void write_unicode(uint64_t code);
  void write_padding(int count);
  void write_hex_text(std::string_view text, bool is_upper);
  // Pads with spaces, never zeros: zeros were written already.
  void pad_with_spaces(std::string_view text);
  void write_quoted(std::string_view text);
  void write_quoted_rune(uint64_t code);
  void pad_float(std::string_view signed_text);

  Arena& arena_;
  TextBuilder& out_;
};

// A float as strconv.FormatFloat spells it, with its sign always: '+' or '-'. `verb` is one of e E f F g G x X b; a
// negative precision asks for the shortest spelling that reads back.
std::string_view go_float_text(Arena& arena, double number, char verb, int precision);

}  // namespace rego
