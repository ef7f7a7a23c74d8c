# All values have one order: null, booleans, numbers, strings, arrays, objects, sets.
package suite.order_of_values

test_types if sort([{1}, {"a": 1}, [1], "s", 1, true, null]) == [null, true, 1, "s", [1], {"a": 1}, {1}]

test_false_before_true if false < true

test_strings_by_bytes if sort(["b", "B", "a", "é"]) == ["B", "a", "b", "é"]

test_arrays_item_by_item if [1, 2] < [1, 3]

test_shorter_array_first if [1] < [1, 0]

test_objects_by_keys_first if {"a": 9} < {"b": 1}

test_objects_then_by_values if {"a": 1} < {"a": 2}

test_sets if {1, 2} < {1, 3}

test_sets_iterate_in_order if [x | some x in {3, 1, 2}] == [1, 2, 3]

test_objects_iterate_in_order_of_keys if [k | some k, _ in {"b": 1, "a": 2}] == ["a", "b"]

test_equal_numbers_are_one_item if count({1, 1.0}) == 1
