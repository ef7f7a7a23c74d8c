# want: 5:6: rego_type_error: undefined ref: rego.metadata.rule().title
package p

# A rule without annotations has an empty object.
q if rego.metadata.rule().title == "x"
