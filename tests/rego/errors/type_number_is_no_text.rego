# want: 5:2: rego_type_error: match error
package p

q if {
	1 == "a"
}
