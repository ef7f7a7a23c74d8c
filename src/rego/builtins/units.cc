// Amounts with units: "10Mi", "0.5", "200m". Amounts are exact fractions, so 0.1k is 100; byte counts are rounded as
// OPA's floats are.

#include <gmp.h>
#include <mpfr.h>

#include <algorithm>
#include <string>

#include "rego/builtins/families.h"
#include "rego/builtins/operands.h"
#include "rego/value/numbers.h"

namespace rego {
namespace {

constexpr size_t kExponentDigitsMax = 6;
constexpr long kExponentMax = 60'000;  // past it the evaluation stops
constexpr mpfr_prec_t kFloatBits = 64;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

struct Amount {
  std::string number;
  std::string unit;
};

// Cuts a text into number and unit; an e belongs to the number when a digit or a sign follows. Nothing when the
// exponent has too many digits.
std::optional<Amount> split_amount(const std::string& text) {
  size_t at = 0;
  for (; at < text.size(); at++) {
    const char c = text[at];
    const bool is_mark = c == 'e' || c == 'E';
    if (!is_mark && !is_digit(c) && c != '.' && c != '+' && c != '-') break;
    if (!is_mark) continue;
    const char next = at + 1 < text.size() ? text[at + 1] : '\0';
    if (!is_digit(next) && next != '+' && next != '-') break;
    if (!is_digit(next)) at++;
    const size_t digits = std::min(text.find_first_not_of("0123456789", at + 1), text.size()) - (at + 1);
    if (digits > kExponentDigitsMax) return std::nullopt;
  }
  return Amount{text.substr(0, at), text.substr(at)};
}

// A decimal number in pieces: digits × 10^exponent.
struct Decimal {
  std::string digits;  // with a sign
  long exponent = 0;
};

std::optional<Decimal> read_decimal(std::string_view text) {
  Decimal decimal;
  if (text.starts_with('-')) decimal.digits = "-";
  if (text.starts_with('-') || text.starts_with('+')) text.remove_prefix(1);
  const size_t mark = text.find_first_of("eE");
  const std::string_view mantissa = text.substr(0, mark);
  const size_t point = mantissa.find('.');
  decimal.digits += mantissa.substr(0, point);
  if (point != mantissa.npos) {
    decimal.digits += mantissa.substr(point + 1);
    decimal.exponent = -static_cast<long>(mantissa.size() - point - 1);
  }
  const std::string_view only_digits = std::string_view(decimal.digits).substr(decimal.digits.starts_with('-'));
  if (only_digits.empty() || !std::ranges::all_of(only_digits, is_digit)) return std::nullopt;
  if (mark == text.npos) return decimal;
  std::string_view exponent = text.substr(mark + 1);
  const bool is_negative = exponent.starts_with('-');
  if (is_negative || exponent.starts_with('+')) exponent.remove_prefix(1);
  if (exponent.empty() || !std::ranges::all_of(exponent, is_digit)) return std::nullopt;
  const long power = std::stol(std::string(exponent));
  decimal.exponent += is_negative ? -power : power;
  return decimal;
}

uint64_t power_of(uint64_t base, int exponent) {
  uint64_t power = 1;
  for (; exponent > 0; exponent--) power *= base;
  return power;
}

// k, m, g, t, p, e in lower case: 1 to 6; 0 for anything else.
int unit_rank(char letter) {
  const size_t place = std::string_view("kmgtpe").find(letter);
  return place == std::string_view::npos ? 0 : static_cast<int>(place) + 1;
}

char lower(char c) { return static_cast<char>(c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c); }

std::string without_quotes(std::string_view text) {
  std::string out;
  std::ranges::copy_if(text, std::back_inserter(out), [](char c) { return c != '"'; });
  return out;
}

// Rounded half away from zero to ten digits behind the point, or whole when it is whole.
std::string fraction_text(mpq_srcptr value) {
  mpz_t scaled;
  mpz_init(scaled);
  if (mpz_cmp_ui(mpq_denref(value), 1) == 0) {
    mpz_set(scaled, mpq_numref(value));
  } else {
    mpz_ui_pow_ui(scaled, 10, 10);
    mpz_mul(scaled, scaled, mpq_numref(value));
    mpz_mul_2exp(scaled, scaled, 1);
    // (2·|n|·10^10 + d) / 2d, cut towards zero
    const int sign = mpz_sgn(scaled);
    mpz_abs(scaled, scaled);
    mpz_add(scaled, scaled, mpq_denref(value));
    mpz_tdiv_q(scaled, scaled, mpq_denref(value));
    mpz_fdiv_q_2exp(scaled, scaled, 1);
    if (sign < 0) mpz_neg(scaled, scaled);
  }
  std::string text(mpz_sizeinbase(scaled, 10) + 2, '\0');
  mpz_get_str(text.data(), 10, scaled);
  text.resize(text.find('\0'));
  mpz_clear(scaled);
  if (mpz_cmp_ui(mpq_denref(value), 1) == 0) return text;
  const bool is_negative = mpq_sgn(value) < 0;
  if (text.starts_with('-')) text.erase(0, 1);
  if (text.size() < 11) text.insert(0, 11 - text.size(), '0');
  text.insert(text.size() - 10, ".");
  return is_negative ? "-" + text : text;
}

std::string multiply_exactly(const Decimal& decimal, uint64_t factor, bool is_milli) {
  mpq_t value;
  mpq_t power;
  mpq_inits(value, power, nullptr);
  mpz_set_str(mpq_numref(value), decimal.digits.c_str(), 10);
  mpz_t scale;
  mpz_init(scale);
  mpz_ui_pow_ui(scale, 10, static_cast<unsigned long>(std::labs(decimal.exponent)));
  mpq_set_z(power, scale);
  decimal.exponent < 0 ? mpq_div(value, value, power) : mpq_mul(value, value, power);
  // OPA's thousandth is the double next to it.
  if (is_milli) {
    mpq_set_d(power, 0.001);
  } else {
    mpq_set_ui(power, factor, 1);
  }
  mpq_mul(value, value, power);
  std::string text = fraction_text(value);
  mpq_clears(value, power, nullptr);
  mpz_clear(scale);
  return text;
}

struct Words {
  std::string_view name;
  std::string_view no_amount;
  std::string_view no_number;
};

// The amount of an operand as text; nothing when something is wrong with it: the call has failed.
std::optional<Amount> read_amount(BuiltinContext& context, const std::string& text, const Words& words) {
  const auto fail = [&](std::string_view problem) {
    fail_format(context, "{}: {}", words.name, problem);
    return std::nullopt;
  };
  if (text.find(' ') != text.npos) return fail("spaces not allowed in resource strings");
  auto amount = split_amount(text);
  if (!amount) return fail("exponent too large");
  if (amount->number.empty()) return fail(words.no_amount);
  return amount;
}

Value parse_amount(BuiltinContext& context, BuiltinArgs args) {
  constexpr Words kWords{"units.parse", "no amount provided", "could not parse amount to a number"};
  if (!require(context, args, 1, Type::kString)) return {};
  auto amount = read_amount(context, without_quotes(args[0].as_string()), kWords);
  if (!amount) return {};
  std::string& unit = amount->unit;
  if (unit.size() > 1) std::transform(unit.begin() + 1, unit.end(), unit.begin() + 1, lower);
  // "m" is a thousandth and "M" a million; all other units have no case.
  const bool is_milli = unit == "m";
  const int rank = unit.empty() ? 0 : unit_rank(lower(unit[0]));
  const bool is_unit = unit.empty() || (rank > 0 && (unit.size() == 1 || unit.substr(1) == "i"));
  if (!is_unit) return fail_format(context, "units.parse: unit {} not recognized", unit);
  const auto decimal = read_decimal(amount->number);
  if (!decimal) return fail_format(context, "units.parse: {}", kWords.no_number);
  if (std::labs(decimal->exponent) > kExponentMax) return context.fail_halt("amount has too many digits");
  const uint64_t factor = power_of(unit.size() > 1 ? 1024 : 1000, rank);
  const Value number = parse_number(context.arena, multiply_exactly(*decimal, factor, is_milli));
  return number.is_defined() ? number : context.fail_halt("amount has too many digits");
}

Value parse_bytes(BuiltinContext& context, BuiltinArgs args) {
  constexpr Words kWords{"units.parse_bytes", "no byte amount provided", "could not parse byte amount to a number"};
  if (!require(context, args, 1, Type::kString)) return {};
  std::string text = without_quotes(args[0].as_string());
  std::ranges::transform(text, text.begin(), lower);
  const auto amount = read_amount(context, text, kWords);
  if (!amount) return {};
  const std::string& unit = amount->unit;
  const int rank = unit.empty() ? 0 : unit_rank(unit[0]);
  const std::string_view tail = std::string_view(unit).substr(std::min<size_t>(1, unit.size()));
  const bool is_binary = tail == "i" || tail == "ib";
  if (!unit.empty() && (rank == 0 || !(is_binary || tail.empty() || tail == "b"))) {
    return fail_format(context, "units.parse_bytes: byte unit {} not recognized", unit);
  }
  const auto decimal = read_decimal(amount->number);
  if (!decimal) return fail_format(context, "units.parse_bytes: {}", kWords.no_number);
  if (std::labs(decimal->exponent) > kExponentMax) return context.fail_halt("amount has too many digits");
  mpfr_t value;
  mpz_t whole;
  mpfr_init2(value, kFloatBits);
  mpz_init(whole);
  mpfr_set_str(value, (decimal->digits + "e" + std::to_string(decimal->exponent)).c_str(), 10, MPFR_RNDN);
  mpfr_mul_ui(value, value, power_of(is_binary ? 1024 : 1000, rank), MPFR_RNDN);
  mpfr_get_z(whole, value, MPFR_RNDZ);
  std::string digits(mpz_sizeinbase(whole, 10) + 2, '\0');
  mpz_get_str(digits.data(), 10, whole);
  digits.resize(digits.find('\0'));
  mpfr_clear(value);
  mpz_clear(whole);
  const Value number = parse_number(context.arena, digits);
  return number.is_defined() ? number : context.fail_halt("amount has too many digits");
}

constexpr BuiltinRow kRows[] = {
    {"units.parse", "", "(x: string) => y: number", "The number of an amount like 10Mi, 0.5k or 200m.", parse_amount},
    {"units.parse_bytes", "", "(x: string) => y: number", "The number of bytes of an amount like 10MiB or 2kb.",
     parse_bytes},
};

}  // namespace

BuiltinFamily unit_builtins() { return kRows; }

}  // namespace rego
