#pragma once
// Cases of built-in functions as text: a call with its arguments as JSON, and what comes of it.

#include <span>
#include <string>
#include <string_view>

namespace rego {

// `arguments` is a JSON array; {"$set": [...]} in it is a set. `wanted` is the result as compact JSON (sets as arrays),
// "undefined", or "type error: …", "error: …" or "halt: …" with the message.
struct BuiltinCase {
  std::string_view function;
  std::string_view arguments;
  std::string_view wanted;
};

// What comes of a call, spelled as BuiltinCase::wanted.
std::string call_builtin(std::string_view function, std::string_view arguments);

void expect_cases(std::span<const BuiltinCase> cases);

}  // namespace rego
