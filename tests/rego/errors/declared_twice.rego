# want: 6:2: rego_compile_error: var x declared above
package p

r if {
	some x
	some x
	input.xs[x]
}
