# What cannot be is refused; what can be is not. Nothing is known of input and data, so they may be anything.
package suite.types

mixed := 1 if input.x == 1

mixed := "text" if input.x == 2

# One of the definitions may give it.
test_union if not mixed == "text"

# Keys that are not known may be any.
test_unknown_keys if {
	object := {key: 1 | some key in ["a", "b"]}
	not object.c
}

# An empty collection has no keys, and may be looked into all the same.
test_empty_collections if {
	every x in [] {
		x.y
	}
}

# What `with` replaces may be what it is replaced by.
known := {"a": 1}

test_with if {
	known.a == "one" with data.suite.types.known as {"a": "one"}
}

test_null_and_numbers if {
	x := [1, null][_]
	x == null
}

test_sets_and_arrays if {
	count({1}) == count([1])
}

test_any_of_several if {
	some x in [1, "a", {"b": 2}]
	x.b == 2
}

test_nothing_is_in_a_number if not has_member

has_member if some _ in 2
