# want: 4:5: rego_unsafe_var_error: var if is unsafe (hint: `import future.keywords.if` to import a future keyword)
package p

r { if }
