// Each expectation was taken from opa v1.22.2.

#include "rego/value/numbers.h"

#include <gtest/gtest.h>

#include "rego/value/number_big.h"

namespace rego {
namespace {

using Binary = Value (*)(Arena&, const Value&, const Value&);
using Unary = Value (*)(Arena&, const Value&);

std::string show(const Value& value) { return value.is_undefined() ? "undefined" : number_to_string(value); }

std::string calculate(Binary function, std::string_view a, std::string_view b) {
  Arena arena;
  return show(function(arena, parse_number(arena, a), parse_number(arena, b)));
}

std::string apply(Unary function, std::string_view number) {
  Arena arena;
  return show(function(arena, parse_number(arena, number)));
}

int order(std::string_view a, std::string_view b) {
  Arena arena;
  const int there = compare_numbers(parse_number(arena, a), parse_number(arena, b));
  const int back = compare_numbers(parse_number(arena, b), parse_number(arena, a));
  EXPECT_EQ(there, -back) << a << " and " << b;
  return there;
}

TEST(ParseNumber, KeepsEverySpellingButThatOfAnInt64) {
  Arena arena;
  for (const char* text : {"0", "-1", "9223372036854775807", "-9223372036854775808"}) {
    EXPECT_TRUE(parse_number(arena, text).is_integer()) << text;
    EXPECT_EQ(show(parse_number(arena, text)), text);
  }
  for (const char* text : {"-0", "1.10", "1e2", "1E+2", "9223372036854775808", "100000000000000000000", "-0.0"}) {
    EXPECT_FALSE(parse_number(arena, text).is_integer()) << text;
    EXPECT_EQ(show(parse_number(arena, text)), text);
  }
}

TEST(ParseNumber, RefusesWhatJsonDoesNotKnow) {
  Arena arena;
  for (const char* text : {"", "-", "+1", "01", "-01", ".5", "1.", "1e", "1e+", "1.e5", "0x1", "1_000", "Inf", "NaN",
                           "1 ", " 1", "1e5.5", "--1"}) {
    EXPECT_TRUE(parse_number(arena, text).is_undefined()) << text;
  }
  EXPECT_TRUE(parse_number(arena, std::string(kNumberTextMax + 1, '1')).is_undefined());
}

TEST(ParseNumber, RefusesExponentsThatOpaCallsTooBig) {
  Arena arena;
  for (const char* text : {"1e30102", "-1e-30000", "0e999999", "1e-30103"}) {
    EXPECT_TRUE(parse_number(arena, text).is_defined()) << text;
  }
  for (const char* text : {"1e30103", "1e30104", "1e-30104", "1e999999", "-1e-999999", "1e99999999999999999999"}) {
    EXPECT_TRUE(parse_number(arena, text).is_undefined()) << text;
  }
}

TEST(Arithmetic, IsExactOnIntegersOfAnySize) {
  EXPECT_EQ(calculate(add, "9223372036854775807", "1"), "9223372036854775808");
  EXPECT_EQ(calculate(add, "9223372036854775808", "-1"), "9223372036854775807");
  EXPECT_EQ(calculate(subtract, "-9223372036854775808", "1"), "-9223372036854775809");
  EXPECT_EQ(calculate(multiply, "9223372036854775807", "9223372036854775807"),
            "85070591730234615847396907784232501249");
  EXPECT_EQ(calculate(add, "1e30", "1"), "1000000000000000000000000000001");
  EXPECT_EQ(calculate(add, "1.0", "0"), "1");
}

TEST(Arithmetic, RoundsEverythingElseTo64Bits) {
  EXPECT_EQ(calculate(add, "0.1", "0.2"), "0.3");
  EXPECT_EQ(calculate(divide, "1", "3"), "0.33333333333333333334");
  EXPECT_EQ(calculate(add, "100000000000000000000", "0.5"), "100000000000000000000");
  EXPECT_EQ(calculate(divide, "12345678901234567890123", "7"), "1763668414462081127200");
  EXPECT_EQ(calculate(subtract, "36e12", "-4595.90"), "3.60000000045959e+13");
  EXPECT_EQ(calculate(divide, "47.00", "-17"), "-2.7647058823529411765");
  EXPECT_EQ(calculate(multiply, "-2293855874.630485723682", "5178.9"), "-1.1879650189123822515e+13");
  EXPECT_EQ(calculate(multiply, "1e-7", "1"), "1e-07");
}

TEST(Arithmetic, DividesIntegersWithoutRestExactly) {
  EXPECT_EQ(calculate(divide, "10", "2"), "5");
  EXPECT_EQ(calculate(divide, "-9223372036854775808", "-1"), "9223372036854775808");
  EXPECT_EQ(calculate(divide, "0", "5"), "0");
  EXPECT_EQ(calculate(divide, "0", "-5"), "-0");
}

TEST(Arithmetic, IsUndefinedForZeroDivisorsOfAnyForm) {
  for (const char* zero : {"0", "-0", "0.0", "0e5"}) {
    EXPECT_EQ(calculate(divide, "1", zero), "undefined") << zero;
    EXPECT_EQ(calculate(remainder, "1", zero), "undefined") << zero;
  }
}

TEST(Arithmetic, TakesRemaindersOfIntegersOnly) {
  EXPECT_EQ(calculate(remainder, "7", "3"), "1");
  EXPECT_EQ(calculate(remainder, "-7", "3"), "-1");
  EXPECT_EQ(calculate(remainder, "7.0", "3"), "1");
  EXPECT_EQ(calculate(remainder, "10", "18446744073709551616"), "10");
  EXPECT_EQ(calculate(remainder, "100000000000000000001", "10"), "1");
  EXPECT_EQ(calculate(remainder, "-9223372036854775808", "-1"), "0");
  EXPECT_EQ(calculate(remainder, "7.5", "3"), "undefined");
}

TEST(Arithmetic, StopsWhereNumbersGrowWithoutEnd) {
  Arena arena;
  Value number = parse_number(arena, "1e30000");
  for (int i = 0; i < 40 && number.is_defined(); i++) number = multiply(arena, number, number);
  EXPECT_TRUE(number.is_undefined());
  number = parse_number(arena, "1.5e-30000");
  for (int i = 0; i < 40 && number.is_defined(); i++) number = multiply(arena, number, number);
  EXPECT_TRUE(number.is_undefined());
}

TEST(Rounding, FollowsOpaEvenBetweenMinusOneAndZero) {
  EXPECT_EQ(apply(round, "2.5"), "3");
  EXPECT_EQ(apply(round, "-2.5"), "-3");
  EXPECT_EQ(apply(round, "-0.3"), "0");
  EXPECT_EQ(apply(ceil, "1.2"), "2");
  EXPECT_EQ(apply(ceil, "-1.2"), "-1");
  EXPECT_EQ(apply(ceil, "-0.5"), "1");
  EXPECT_EQ(apply(floor, "1.7"), "1");
  EXPECT_EQ(apply(floor, "-1.2"), "-2");
  EXPECT_EQ(apply(floor, "-0.5"), "0");
  EXPECT_EQ(apply(round, "1.0"), "1");
}

TEST(Rounding, LosesTheLowBitsOfLargeIntegersAsOpaDoes) {
  EXPECT_EQ(apply(round, "9223372036854775809"), "9223372036854775810");
  EXPECT_EQ(apply(absolute, "-9223372036854775808"), "9223372036854775808");
  EXPECT_EQ(apply(absolute, "-1e30"), "1000000000000000000000000000000");
  EXPECT_EQ(apply(floor, "1e30"), "1000000000000000000024696061952");
}

TEST(Compare, GoesByValueWhateverTheSpelling) {
  EXPECT_EQ(order("1", "1.0"), 0);
  EXPECT_EQ(order("100", "1e2"), 0);
  EXPECT_EQ(order("-0", "0"), 0);
  EXPECT_EQ(order("0.0", "-0e5"), 0);
  EXPECT_EQ(order("1.10", "1.1"), 0);
  EXPECT_EQ(order("0.3", "0.30000000000000001"), -1);
  EXPECT_EQ(order("9223372036854775807", "9223372036854775808"), -1);
  EXPECT_EQ(order("-9223372036854775809", "-9223372036854775808"), -1);
  EXPECT_EQ(order("1e400", "1e399"), 1);
  EXPECT_EQ(order("-1e-400", "0"), -1);
  EXPECT_EQ(order("12345678901234567890.5", "12345678901234567890"), 1);
}

TEST(Compare, TakesPaddedFractionsForEqualWhenTheirDoublesAre) {
  EXPECT_EQ(order("0.10", "0.1000000000000000000010"), 0);
  EXPECT_EQ(order("0.1", "0.1000000000000000000010"), -1);
}

TEST(Conversion, ReadsIntegersAsOpaDoes) {
  Arena arena;
  EXPECT_EQ(to_int64(parse_number(arena, "10.00")), 10);
  EXPECT_EQ(to_int64(parse_number(arena, "1e2")), std::nullopt);
  EXPECT_EQ(to_int64(parse_number(arena, "1.5")), std::nullopt);
  EXPECT_EQ(to_int64(parse_number(arena, "9223372036854775808")), std::nullopt);
  EXPECT_TRUE(is_integral(parse_number(arena, "1e2")));
  EXPECT_TRUE(is_integral(parse_number(arena, "150e-1")));
  EXPECT_FALSE(is_integral(parse_number(arena, "15e-1")));
  EXPECT_EQ(to_double(parse_number(arena, "1e400")), std::numeric_limits<double>::infinity());
  EXPECT_EQ(to_double(parse_number(arena, "-1e-400")), 0.0);
  EXPECT_EQ(to_double(parse_number(arena, "0.1")), 0.1);
}

TEST(BigInteger, HoldsIntegralNumbersOfAnySpelling) {
  Arena arena;
  BigInteger integer;
  ASSERT_TRUE(integer.set(parse_number(arena, "-12e20")));
  EXPECT_EQ(show(integer.to_number(arena)), "-1200000000000000000000");
  ASSERT_TRUE(integer.set(parse_number(arena, "1.50e2")));
  EXPECT_TRUE(integer.to_number(arena).is_integer());
  EXPECT_EQ(show(integer.to_number(arena)), "150");
  EXPECT_FALSE(integer.set(parse_number(arena, "1.5")));
}

}  // namespace
}  // namespace rego
