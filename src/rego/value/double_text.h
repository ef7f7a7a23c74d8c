#pragma once
// How Go prints a double: the shortest digits that read back as the same double, laid out in one of two ways.

#include <string>

namespace rego {

// encoding/json: with an exponent below 1e-6 and from 1e21 on, the exponent without leading zeros. Finite numbers only.
std::string double_to_json(double number);

// strconv's 'g': with an exponent below -4 and above 5, of two digits at least. +Inf, -Inf, NaN.
std::string double_to_general(double number);
// The same in the digits that a float needs.
std::string float_to_general(float number);

}  // namespace rego
