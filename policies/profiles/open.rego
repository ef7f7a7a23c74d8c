# METADATA
# scope: package
# title: open
# description: >-
#   Nothing is refused. Every elevation is recorded: a first look at what people do, before something is forbidden.
package bulkhead.profiles.open

otherwise := "report"

refuses := set()

reports := set()
