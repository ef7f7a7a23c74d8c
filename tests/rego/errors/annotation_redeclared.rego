# want: 9:1: rego_type_error: document annotation redeclared: test-0.rego:4
package p

# METADATA
# scope: document
q := 1 if input.x == 1

r := 1
# METADATA
# scope: document
q := 2 if input.x == 2
