# want: 4:1: rego_parse_error: expected METADATA block, found whitespace
package p

# METADATA
#
q := 1
