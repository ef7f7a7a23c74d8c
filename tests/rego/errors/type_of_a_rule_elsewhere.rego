# want: 6:6: rego_type_error: match error
package p

size := count(input.xs)

q if size == "3"
