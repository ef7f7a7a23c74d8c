# want: 4:6: rego_type_error: startswith: invalid argument(s)
package p

q if startswith(1, "a")
