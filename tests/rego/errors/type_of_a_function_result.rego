# want: 6:6: rego_type_error: match error
package p

f(x) := sprintf("%v", [x])

q if f(1) == 1
