#pragma once
// BigInteger: GMP's integer with an owner. For the few functions that need integers beyond 64 bits; everyone else
// computes with Values (numbers.h).

#include <gmp.h>

#include "rego/value/number_decimal.h"
#include "rego/value/numbers.h"

namespace rego {

class BigInteger {
 public:
  BigInteger() { mpz_init(number_); }
  ~BigInteger() { mpz_clear(number_); }
  BigInteger(const BigInteger&) = delete;
  BigInteger& operator=(const BigInteger&) = delete;

  mpz_ptr get() { return number_; }
  mpz_srcptr get() const { return number_; }

  // The number's value, exactly. False, and unchanged, when it is no integer or too large for kNumberTextMax digits.
  bool set(const Value& number);
  // The digits of a decimal read as one natural number, without point, sign and exponent.
  void set_digits(const Decimal& decimal);

  // As an int64 when it fits, else as text. Undefined beyond kNumberTextMax digits.
  Value to_number(Arena& arena) const;

 private:
  mpz_t number_;
};

}  // namespace rego
