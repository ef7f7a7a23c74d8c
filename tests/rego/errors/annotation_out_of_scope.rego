# want: 5:1: rego_parse_error: annotation scope 'package' must be applied to package (have rule)
package p

q := 1
# METADATA
# scope: package
r := 1
