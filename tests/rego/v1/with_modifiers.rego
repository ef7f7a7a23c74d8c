# with replaces input, data and functions for one expression and all that it calls.
package suite.with_modifiers

user := input.user

rules := data.rules

size(xs) := count(xs)

shout(text) := upper(text)

fixed(_) := 99

test_input if user == "ann" with input as {"user": "ann"}

test_part_of_input if user == "bob" with input.user as "bob"

test_rest_of_input_stays if input.x == 1 with input.user as "bob"

test_data if rules == ["r"] with data.rules as ["r"]

test_function_by_value if size([1, 2]) == 5 with count as 5

test_function_by_function if size([1, 2]) == 99 with count as fixed

test_own_function if size([1]) == 7 with size as 7

test_builtin_by_builtin if shout("ab") == "AB"

test_replaced_builtin if shout("AB") == "ab" with upper as lower

test_two_modifiers if [user, rules] == ["c", 1] with input as {"user": "c"} with data.rules as 1

test_inner_wins if outer == "inner" with input as {"user": "outer"}

outer := value if value := user with input as {"user": "inner"}

test_ends_with_its_expression if {
	user == "a" with input as {"user": "a"}
	not user
}
