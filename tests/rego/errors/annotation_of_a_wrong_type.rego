# want: 3:1: rego_parse_error: yaml: unmarshal errors
# METADATA
# title: [a]
package p
