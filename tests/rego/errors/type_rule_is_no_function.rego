# want: 6:6: rego_type_error: undefined function data.p.r
package p

r := 1

q if r(1)
