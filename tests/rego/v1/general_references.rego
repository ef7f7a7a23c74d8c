# The head of a rule may be any reference: its constant front names a document, its variables make keys of it.
package suite.general_references

fruit.apple.seeds := 12

fruit.cherry.seeds := 1

by_parity[kind][n] := true if {
	some n in input.xs
	kind := ["even", "odd"][n % 2]
}

nested[n].square := n * n if some n in input.xs

grouped[kind] contains n if {
	some n in input.xs
	kind := ["even", "odd"][n % 2]
}

words["with space"].value := 1

test_constant_path if fruit == {"apple": {"seeds": 12}, "cherry": {"seeds": 1}}

test_two_variables if by_parity == {"even": {2: true}, "odd": {1: true, 3: true}}

test_constant_behind_variable if nested[2].square == 4

test_sets_below_keys if grouped == {"even": {2}, "odd": {1, 3}}

test_any_string_is_a_key if words["with space"].value == 1

# What a call gives may be a key.
by_call[lower(x)] := x if some x in ["A", "B"]

by_sum[sprintf("%d", [input.x + 1])].inner contains 1 + 1

test_call_in_a_head if by_call == {"a": "A", "b": "B"}

test_nested_call_in_a_head if by_sum["2"].inner == {2}
