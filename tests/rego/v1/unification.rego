# = makes both sides equal and binds what is not known yet; := declares; == compares. Their order in a body is free.
package suite.unification

test_binds if {
	x = 1
	x == 1
}

test_takes_apart if {
	[a, {"k": b}] = [1, {"k": 2}]
	a + b == 3
}

test_both_ways if {
	[x, 2] = [1, y]
	x == 1
	y == 2
}

test_order_is_free if {
	y == x + 1
	x = 1
	y = 2
}

test_lengths_differ if not takes_two

takes_two if [_, _] = input.xs

test_keys_differ if not takes_keys

takes_keys if {"q": _} = input

test_declared_arrays if {
	[a, b] := [1, 2]
	[b, a] == [2, 1]
}

test_lookup_binds if {
	some i
	input.xs[i] = 3
	i == 2
}
