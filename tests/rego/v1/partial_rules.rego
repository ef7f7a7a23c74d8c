# A partial rule has many values: a set (contains) or an object (a key in brackets). It is never undefined.
package suite.partial_rules

numbers contains 1

numbers contains n if some n in input.xs

empty contains 1 if false

square[n] := n * n if some n in input.xs

# Equal keys with equal values are one entry.
parity[n] := "odd" if {
	some n in input.xs
	n % 2 == 1
}

parity[n] := "even" if {
	some n in input.xs
	n % 2 == 0
}

test_set if numbers == {1, 2, 3}

test_empty_set_is_defined if empty == set()

test_object if square == {1: 1, 2: 4, 3: 9}

test_lookup if square[3] == 9

test_missing_key_is_undefined if not square[4]

test_definitions_add_up if parity == {1: "odd", 2: "even", 3: "odd"}

test_membership if 2 in numbers

test_keys if {key | square[key]} == numbers
