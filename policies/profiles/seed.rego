# METADATA
# scope: package
# title: seed
# description: >-
#   Privileged containers are refused, and nothing else: the first policy that most people write. Starting a privileged
#   container that is there already is refused too.
package bulkhead.profiles.seed

otherwise := "pass"

refuses := {"privileged"}

reports := set()
