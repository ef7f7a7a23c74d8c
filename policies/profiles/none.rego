# METADATA
# scope: package
# title: none
# description: >-
#   No elevation is refused or recorded: own Rego decides alone, within what roles allow. This is what `-policy-file`
#   means.
package bulkhead.profiles.none

otherwise := "pass"

refuses := set()

reports := set()
