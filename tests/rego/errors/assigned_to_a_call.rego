# want: 4:6: rego_compile_error: cannot assign to call
package p

r if count([1]) := 1
