# want: 6:2: rego_compile_error: var x assigned above
package p

r if {
	x := 1
	x := 2
}
