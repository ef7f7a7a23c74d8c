# some … in walks over arrays, objects and sets; a variable in brackets does, too; every demands all.
package suite.iteration

letters := {"a": 1, "b": 2}

test_array if {x | some x in [1, 2]} == {1, 2}

test_array_with_index if [i | some i, x in ["p", "q"]; x == "q"] == [1]

test_object_values if {v | some v in letters} == {1, 2}

test_object_keys if {k | some k, _ in letters} == {"a", "b"}

test_set_keys_are_its_items if {k | some k, v in {7}; k == v} == {7}

test_bracket if letters[key] == 2

test_bracket_binds if {key | letters[key] > 1} == {"b"}

test_wildcard if input.xs[_] == 3

test_pattern if {b | some {"a": 1, "b": b} in [{"a": 1, "b": 2}, {"a": 9, "b": 8}]} == {2}

test_every if {
	every x in input.xs { x < 4 }
}

test_every_fails if not all_small

all_small if {
	every x in input.xs { x < 3 }
}

test_every_of_nothing if {
	every x in [] { x == 1 }
}

test_every_with_key if {
	every i, x in input.xs { x == i + 1 }
}

test_in_as_a_test if 2 in input.xs

test_not_in if not 9 in input.xs

test_key_and_value if "a", 1 in letters

test_in_as_a_value if [1 in {1}, 2 in {1}] == [true, false]
