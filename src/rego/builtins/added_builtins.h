#pragma once
// Functions that a program adds to those of the language: its own, or those of a library.

#include <span>

#include "rego/builtins/builtin.h"

namespace rego {

// Makes a function known, before the first policy is compiled, by one thread: names are found without a lock. `row`
// lives as long as the process. False when the name is taken, or there are too many.
bool add_builtin(const BuiltinRow& row);

// Puts a row in the place of the one of its name: what a program does itself (http.send). As add_builtin().
void replace_builtin(const BuiltinRow& row);

// All that were added, in that order.
std::span<const BuiltinRow* const> added_builtins();

}  // namespace rego
