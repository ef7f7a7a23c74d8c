# want: 6:2: rego_compile_error: declared var x unused
# want: 10:8: rego_unsafe_var_error: var z is unsafe
package p

r if {
	some x
	input.y
}

s if { z > 1 }
