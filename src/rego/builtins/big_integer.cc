// GMP integers from and to Values; MPFR where a fraction has to be cut.

#include "rego/builtins/big_integer.h"

#include <mpfr.h>

#include "rego/value/numbers.h"

namespace rego {
namespace {

constexpr mpfr_prec_t kFloatBits = 64;

bool is_plain_decimal(std::string_view text) { return text.find_first_of(".eE") == text.npos; }

}  // namespace

void BigInteger::set_text(Arena& arena, std::string_view decimal) {
  mpz_set_str(number_, arena.copy(decimal).data(), 10);
}

BigInteger BigInteger::truncated(Arena& arena, const Value& number) {
  char buffer[kIntegerTextMax];
  const std::string_view text = rego::number_text(number, buffer);
  BigInteger result;
  if (is_plain_decimal(text)) {
    result.set_text(arena, text);
    return result;
  }
  mpfr_t value;
  mpfr_init2(value, kFloatBits);
  mpfr_set_str(value, arena.copy(text).data(), 10, MPFR_RNDN);
  mpfr_get_z(result.number_, value, MPFR_RNDZ);
  mpfr_clear(value);
  return result;
}

BigInteger BigInteger::exact(Arena& arena, const Value& number) {
  char buffer[kIntegerTextMax];
  // Adding zero gives the canonical spelling: 1e2 is 100.
  const Value canonical = add(arena, number, Value::integer(0));
  BigInteger result;
  result.set_text(arena, rego::number_text(canonical, buffer));
  return result;
}

Value BigInteger::to_value(Arena& arena) const {
  if (mpz_fits_slong_p(number_)) return Value::integer(mpz_get_si(number_));
  return Value::number_text(arena, to_text(arena, 10));
}

std::string_view BigInteger::to_text(Arena& arena, int base) const {
  char* text = arena.allocate_array<char>(mpz_sizeinbase(number_, base) + 2);
  return mpz_get_str(text, base, number_);
}

}  // namespace rego
