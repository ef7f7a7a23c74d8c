# want: 4:14: rego_compile_error: arg x redeclared
package p

f(x) := 1 if x := 2
