package a
p[x] { x = 1 } { x = 2 }
q[k] = v { v := {1, 2} | {3}; k := `raw` }
f(x) = y { y = x & 1 } else = 2 { true }
