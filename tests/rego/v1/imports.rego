# An import gives a document another name; names of the language are reached through future and rego.
package suite.imports

import data.suite.imports.inner as own
import input.xs
import rego.v1

inner := {"a": 1}

test_alias if own.a == 1

test_input if xs[0] == 1

test_last_part_is_the_name if count(xs) == 3
