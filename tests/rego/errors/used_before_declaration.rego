# want: 6:2: rego_compile_error: var x referenced above
package p

r if {
	x > 1
	x := 2
}
