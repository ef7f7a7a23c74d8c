# want: 6:2: rego_type_error: undefined ref: x.y
package p

q if {
	x := count(input.xs)
	x.y
}
