package a.b
import data.x.y as z
import rego.v1
default p := {"a": [1, null, true]}
p := x if { some x in [1]; not z with input.a as 1 } else := -1.5e3
q contains k if some k, v in {"a": 1}
f(x, _) := y if { every v in x { v > 1 } y := [a | a := x[_]; a != "b"] }
r.s[t].u := {x: y | y := z[x]} if t := $"a{x + 1}b\{"
