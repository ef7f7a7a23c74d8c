# not holds where its expression is undefined or false. What it needs must be bound elsewhere.
package suite.negation

test_false if not false

test_undefined if not input.missing

test_comparison if not input.x == 2

test_nested_rule if not no_such_number

no_such_number if some_number > 100

some_number := 7

test_of_a_bound_variable if {
	x := 3
	not x in {1, 2}
}

test_double if not undefined_rule

undefined_rule if not some_number

test_null_is_defined if {
	value := null
	value == null
}
