# A complete rule has one value. Without a body it always holds; without a value it is true.
package suite.complete_rules

constant := 7

holds if input.x == 1

fails if input.x == 2

value := doubled if doubled := input.x * 2

# A default stands where no definition holds.
default fallback := "none"

fallback := "some" if input.x == 2

# Several definitions may hold as long as they agree.
agreed := 1 if input.x == 1

agreed := 1 if input.x > 0

# Branches of else are tried in order; the first that holds gives the value.
size := "large" if input.x > 10

else := "medium" if input.x > 5

else := "small"

# false is a value, and as a statement it does not hold.
denied := false

test_constant if constant == 7

test_holds if holds

test_undefined_is_not_false if not fails

test_value if value == 2

test_default if fallback == "none"

test_agreed if agreed == 1

test_else if size == "small"

test_false_is_defined if denied == false

test_false_does_not_hold if not denied
