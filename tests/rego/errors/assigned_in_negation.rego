# want: 4:6: rego_compile_error: cannot assign vars inside negated expression
package p

r if not x := 1
