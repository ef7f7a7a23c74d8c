# want: 4:8: rego_unsafe_var_error: var x is unsafe
package p

r if { x > 1 }
