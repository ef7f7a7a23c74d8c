#pragma once
// OPA's total order over terms, grounded or not: null < boolean < number < string < template string < variable < ref <
// array < object < set < comprehensions < call. Places in the text do not count.

#include "rego/syntax/ast.h"

namespace rego {

int compare(const Term& a, const Term& b);
int compare(const Expr& a, const Expr& b);
int compare(const Body& a, const Body& b);

// Items of a set: in order, equal ones once (the first stays).
void sort_set(Terms& items);
// Keys and values of an object: in order of the keys; of equal keys the first stays, with the value that came last.
// (OPA keeps such pairs twice in its tree, but evaluates to the same.)
void sort_object(Terms& items);

}  // namespace rego
