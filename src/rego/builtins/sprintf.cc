// sprintf with Go's directives: flags, width, precision, stars, argument indexes, and Go's way of writing complaints
// into the text. Integers are int64 or big, numbers with a point or an exponent are doubles, everything that is no
// number or string is written as Rego first and then is a string.

#include <algorithm>
#include <cmath>

#include "rego/builtins/families.h"
#include "rego/builtins/go_format.h"
#include "rego/builtins/operands.h"
#include "rego/builtins/utf8_text.h"
#include "rego/value/json.h"
#include "rego/value/numbers.h"

namespace rego {
namespace {

constexpr int kWidthMax = 1'000'000;  // Go's bound for widths, precisions and indexes

struct Argument {
  enum class Kind { kInteger, kBigInteger, kFloat, kString } kind = Kind::kString;
  int64_t integer = 0;
  double number = 0;
  std::string_view text;
  Value value;
};

Argument number_argument(const Value& value) {
  if (value.is_integer()) return {Argument::Kind::kInteger, value.as_integer(), 0, {}, value};
  const std::string_view text = value.as_text();
  if (text.find_first_of(".eE") == text.npos) {
    const auto integer = to_int64(value);  // "-0" is an int64 that is spelled in its own way
    if (integer) return {Argument::Kind::kInteger, *integer, 0, {}, value};
    return {Argument::Kind::kBigInteger, 0, 0, {}, value};
  }
  const double number = to_double(value);
  if (!std::isfinite(number)) return {Argument::Kind::kString, 0, 0, text, value};
  return {Argument::Kind::kFloat, 0, number, {}, value};
}

Argument make_argument(Arena& arena, const Value& value) {
  if (value.is_number()) return number_argument(value);
  if (value.is_string()) return {Argument::Kind::kString, 0, 0, value.as_string(), value};
  return {Argument::Kind::kString, 0, 0, arena.copy(to_rego(value)), value};
}

std::string_view go_type(Argument::Kind kind) {
  switch (kind) {
    case Argument::Kind::kInteger:
      return "int64";
    case Argument::Kind::kBigInteger:
      return "*big.Int";
    case Argument::Kind::kFloat:
      return "float64";
    case Argument::Kind::kString:
      return "string";
  }
  return {};
}

class Directives {
 public:
  Directives(Arena& arena, TextBuilder& out, std::string_view format, std::span<const Value> values)
      : arena_(arena), out_(out), formatter_(arena, out), format_(format), values_(values) {}

  void run() {
    while (at_ < format_.size() && !out_.is_over_limit()) {
      const size_t literal_end = std::min(format_.find('%', at_), format_.size());
      out_.append(format_.substr(at_, literal_end - at_));
      at_ = literal_end + 1;
      if (literal_end < format_.size()) run_directive();
    }
    if (!uses_indexes_ && next_ < values_.size()) write_extra();
  }

 private:
  char peek() const { return at_ < format_.size() ? format_[at_] : '\0'; }

  void read_flags() {
    formatter_.flags = {};
    for (;; at_++) {
      switch (peek()) {
        case '#':
          formatter_.flags.sharp = true;
          break;
        case '0':
          formatter_.flags.zero = true;
          break;
        case '+':
          formatter_.flags.plus = true;
          break;
        case '-':
          formatter_.flags.minus = true;
          break;
        case ' ':
          formatter_.flags.space = true;
          break;
        default:
          return;
      }
    }
  }

  // A decimal number that is not too large. Too large a one swallows the rest of the format, as in Go.
  std::optional<int> read_number(size_t end) {
    int number = 0;
    bool is_number = false;
    for (; at_ < end && format_[at_] >= '0' && format_[at_] <= '9'; at_++) {
      if (number > kWidthMax) {
        at_ = end;
        return std::nullopt;
      }
      number = number * 10 + (format_[at_] - '0');
      is_number = true;
    }
    return is_number ? std::optional<int>(number) : std::nullopt;
  }

  // "[3]": the next argument is the third. True when there was an index, however bad.
  bool read_index() {
    if (peek() != '[') return false;
    uses_indexes_ = true;
    const size_t close = format_.find(']', at_);
    if (format_.size() - at_ < 3 || close == format_.npos) {
      at_++;
      index_is_good_ = false;
      return false;
    }
    at_++;
    const auto index = read_number(close);
    const bool is_index = index && at_ == close;
    at_ = close + 1;
    if (is_index && *index >= 1 && static_cast<size_t>(*index) <= values_.size()) {
      next_ = static_cast<size_t>(*index) - 1;
      return true;
    }
    index_is_good_ = false;
    return is_index;
  }

  // The number of a star: the next argument, if that is an integer that is not too large.
  std::optional<int> take_star() {
    at_++;
    if (next_ >= values_.size()) return std::nullopt;
    const Argument argument = make_argument(arena_, values_[next_++]);
    if (argument.kind != Argument::Kind::kInteger) return std::nullopt;
    if (argument.integer > kWidthMax || argument.integer < -kWidthMax) return std::nullopt;
    return static_cast<int>(argument.integer);
  }

  void read_width() {
    FormatFlags& flags = formatter_.flags;
    after_index_ = read_index();
    if (peek() == '*') {
      const auto width = take_star();
      flags.has_width = width.has_value();
      if (!width) out_.append("%!(BADWIDTH)");
      if (width && *width < 0) {
        flags.minus = true;
        flags.zero = false;
      }
      flags.width = std::abs(width.value_or(0));
      after_index_ = false;
      return;
    }
    const auto width = read_number(format_.size());
    flags.has_width = width.has_value();
    flags.width = width.value_or(0);
    if (after_index_ && width) index_is_good_ = false;
  }

  void read_precision() {
    FormatFlags& flags = formatter_.flags;
    if (peek() != '.') return;
    at_++;
    if (after_index_) index_is_good_ = false;
    after_index_ = read_index();
    if (peek() == '*') {
      const auto precision = take_star();
      flags.has_precision = precision && *precision >= 0;
      flags.precision = flags.has_precision ? *precision : 0;
      if (!flags.has_precision) out_.append("%!(BADPREC)");
      after_index_ = false;
      return;
    }
    flags.precision = read_number(format_.size()).value_or(0);
    flags.has_precision = true;
  }

  void run_directive() {
    index_is_good_ = true;
    read_flags();
    read_width();
    read_precision();
    if (!after_index_) after_index_ = read_index();
    if (at_ >= format_.size()) return out_.append("%!(NOVERB)");
    const Rune rune = decode_rune(format_.substr(at_));
    at_ += rune.bytes;
    run_verb(rune.code);
  }

  void run_verb(uint32_t verb) {
    if (verb == '%') return out_.append('%');
    if (!index_is_good_) return complain(verb, "(BADINDEX)");
    if (next_ >= values_.size()) return complain(verb, "(MISSING)");
    if (verb == 'v' || verb == 'w') {
      FormatFlags& flags = formatter_.flags;
      flags.sharp_v = std::exchange(flags.sharp, false);
      flags.plus_v = std::exchange(flags.plus, false);
    }
    write_argument(make_argument(arena_, values_[next_++]), verb);
  }

  void complain(uint32_t verb, std::string_view what) {
    out_.append("%!");
    out_.append_rune(verb);
    out_.append(what);
  }

  bool try_argument(const Argument& argument, uint32_t verb) {
    switch (argument.kind) {
      case Argument::Kind::kInteger:
        return formatter_.write_integer(argument.integer, verb);
      case Argument::Kind::kBigInteger:
        formatter_.write_big_integer(argument.value, verb);
        return true;
      case Argument::Kind::kFloat:
        return formatter_.write_float(argument.number, verb);
      case Argument::Kind::kString:
        return formatter_.write_string(argument.text, verb);
    }
    return false;
  }

  void write_argument(const Argument& argument, uint32_t verb) {
    if (verb == 'T') return formatter_.pad_cut(go_type(argument.kind));
    if (try_argument(argument, verb)) return;
    complain(verb, "(");
    write_typed(argument);
    out_.append(')');
  }

  void write_typed(const Argument& argument) {
    out_.append(go_type(argument.kind));
    out_.append('=');
    try_argument(argument, 'v');
  }

  void write_extra() {
    formatter_.flags = {};
    out_.append("%!(EXTRA ");
    for (size_t i = next_; i < values_.size(); i++) {
      if (i > next_) out_.append(", ");
      write_typed(make_argument(arena_, values_[i]));
    }
    out_.append(')');
  }

  Arena& arena_;
  TextBuilder& out_;
  GoFormatter formatter_;
  std::string_view format_;
  std::span<const Value> values_;
  size_t at_ = 0;    // in the format
  size_t next_ = 0;  // argument
  bool uses_indexes_ = false;
  bool index_is_good_ = true;
  bool after_index_ = false;
};

Value format_text(BuiltinContext& context, BuiltinArgs args) {
  if (!require(context, args, 1, Type::kString) || !require(context, args, 2, Type::kArray)) return {};
  TextBuilder out(context.arena, args[0].as_string().size() + 32);
  Directives(context.arena, out, args[0].as_string(), args[1].items()).run();
  return out.finish(context);
}

constexpr BuiltinRow kRows[] = {
    {"sprintf", "", "(format: string, values: array[any]) => output: string",
     "The format with its directives replaced by the values, as Go's fmt.Sprintf does.", format_text},
};

}  // namespace

BuiltinFamily sprintf_builtins() { return kRows; }

}  // namespace rego
