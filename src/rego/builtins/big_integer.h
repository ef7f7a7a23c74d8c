#pragma once
// BigInteger: an integer of any size, for what the arithmetic on Values does not offer (bits, bases).

#include <gmp.h>

#include "rego/value/value.h"

namespace rego {

class BigInteger {
 public:
  BigInteger() { mpz_init(number_); }
  // The integer of any number: exact for one that is spelled without a point and an exponent; any other is rounded to a
  // float of 64 bits first and then cut towards zero.
  static BigInteger truncated(Arena& arena, const Value& number);
  // The exact integer of a number that is integral, however it is spelled.
  static BigInteger exact(Arena& arena, const Value& number);
  ~BigInteger() { mpz_clear(number_); }
  BigInteger(BigInteger&& other) noexcept {
    mpz_init(number_);
    mpz_swap(number_, other.number_);
  }
  BigInteger& operator=(BigInteger&&) = delete;

  mpz_ptr get() { return number_; }

  Value to_value(Arena& arena) const;
  // In base 2 to 16, lower case.
  std::string_view to_text(Arena& arena, int base) const;

 private:
  void set_text(Arena& arena, std::string_view decimal);

  mpz_t number_;
};

}  // namespace rego
