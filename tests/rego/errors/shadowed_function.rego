# want: 6:7: rego_compile_error: called function upper shadowed
package p

r if {
	upper := 1
	x := upper("a")
	x == "A"
}
