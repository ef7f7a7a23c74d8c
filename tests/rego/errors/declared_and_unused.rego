# want: 5:2: rego_compile_error: declared var x unused
package p

r if {
	some x
	input.y
}
