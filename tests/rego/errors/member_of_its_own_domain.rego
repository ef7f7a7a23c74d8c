# want: 4:6: rego_compile_error: var x assigned before
package p

r if some x in [x]
