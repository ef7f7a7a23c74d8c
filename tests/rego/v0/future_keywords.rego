# What v1 has is had by import.
package suite.future_keywords

import future.keywords.contains
import future.keywords.every
import future.keywords.if
import future.keywords.in

numbers contains n if some n in input.xs

test_contains if numbers == {1, 2, 3}

test_in if 2 in input.xs

test_every if {
	every x in input.xs { x < 9 }
}
