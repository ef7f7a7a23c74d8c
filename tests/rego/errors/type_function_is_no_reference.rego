# want: 6:6: rego_type_error: function data.p.f.a used as reference, not called
package p

f(x) := x

q if f.a
