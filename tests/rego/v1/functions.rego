# A function is a rule with arguments. Arguments are patterns: a literal must be equal, a variable is bound.
package suite.functions

double(x) := x * 2

is_positive(x) if x > 0

name(1) := "one"

name(2) := "two"

first([head, _]) := head

default grade(_) := "fail"

grade(points) := "pass" if points >= 50

sign(x) := 1 if x > 0

else := -1 if x < 0

else := 0

same(x, x)

test_call if double(21) == 42

test_predicate if is_positive(1)

test_predicate_fails if not is_positive(-1)

test_literal_argument if name(2) == "two"

test_no_definition_fits if not name(3)

test_array_pattern if first(["a", "b"]) == "a"

test_pattern_of_another_length if not first(input.xs)

test_default if [grade(60), grade(10)] == ["pass", "fail"]

test_else if [sign(5), sign(-5), sign(0)] == [1, -1, 0]

test_one_variable_twice if same(3, 3)

test_one_variable_twice_differs if not same(3, 4)

test_extra_argument_is_the_result if double(4, 8)

test_nested_calls if double(double(double(1))) == 8
