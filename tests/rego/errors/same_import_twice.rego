# want: 5:1: rego_compile_error: import must not shadow import data.a.x
package p

import data.a.x
import data.b.x

r := x
