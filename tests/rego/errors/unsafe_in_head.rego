# want: 4:6: rego_unsafe_var_error: var x is unsafe
package p

r := x if input.y
