# A comprehension collects what its body finds: an array in the order of finding, a set, or an object.
package suite.comprehensions

array := [tenfold | some x in input.xs; tenfold := x * 10]

set_of := {parity | some x in input.xs; parity := x % 2}

object := {key: x | some key, x in ["a", "b"]}

# It sees the variables around it.
above(limit) := [x | some x in input.xs; x > limit]

test_array if array == [10, 20, 30]

test_set if set_of == {0, 1}

test_object if object == {0: "a", 1: "b"}

test_nothing_found if [x | some x in input.xs; x > 9] == []

test_closure if above(1) == [2, 3]

test_nested if [[x, y] | some x in [1, 2]; y := [z | some z in [1, 2]; z != x]] == [[1, [2]], [2, [1]]]

test_arrays_keep_duplicates if count([1 | some _ in input.xs]) == 3

test_sets_do_not if count({1 | some _ in input.xs}) == 1

test_own_variable_hides if {
	x := 5
	[x | x := 6] == [6]
	x == 5
}
