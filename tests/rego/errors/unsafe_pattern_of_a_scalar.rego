# want: 4:6: rego_unsafe_var_error: var v is unsafe
package p

r if {"b": v} = 0.5
