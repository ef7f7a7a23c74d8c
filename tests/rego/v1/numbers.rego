# Integers are exact at any size; other numbers are binary floats of 64 bits of mantissa.
package suite.numbers

test_large_sum if 9007199254740993 + 1 == 9007199254740994

test_beyond_int64 if 9223372036854775807 + 1 == 9223372036854775808

test_huge_product if 99999999999 * 99999999999 == 9999999999800000000001

test_division if 10 / 4 == 2.5

test_exact_division if 10 / 2 == 5

test_decimal_fractions if 0.1 + 0.2 == 0.3

test_remainder_has_the_sign_of_the_dividend if [7 % 3, -7 % 3] == [1, -1]

test_spelling_does_not_matter if 1.0 == 1

test_exponent if 1e3 == 1000

test_order if -1 < 0.5

test_by_zero_is_undefined if not 1 / 0

test_remainder_of_a_fraction_is_undefined if not half % 2

half := 2.5

test_rounding if [round(2.5), ceil(2.1), floor(-2.1), abs(-3)] == [3, 3, -3, 3]
