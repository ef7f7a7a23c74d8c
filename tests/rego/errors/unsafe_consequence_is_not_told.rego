# want: 5:7: rego_unsafe_var_error: var a is unsafe
package p

r if {
	b := a + 1
	c := b + 1
	c == 3
}
