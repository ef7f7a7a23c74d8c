# The first dialect: bodies without `if`, sets by brackets, `=` for `:=` in heads.
package suite.dialect

constant = 3

holds { input.x == 1 }

numbers[n] { n := input.xs[_] }

square[n] = n * n { n := input.xs[_] }

double(x) = y { y := x * 2 }

default fallback = "none"

fallback = "some" { input.x == 2 }

size = "large" { input.x > 10 } else = "small" { true }

several { input.x == 5 } { input.x == 1 }

test_constant { constant == 3 }

test_holds { holds }

test_set { numbers == {1, 2, 3} }

test_object { square[3] == 9 }

test_function { double(4) == 8 }

test_default { fallback == "none" }

test_else { size == "small" }

test_several_bodies { several }

test_names_of_later_keywords {
	in := 1
	every := 2
	in + every == 3
}
