# METADATA
# title: Annotations
# description: A comment that starts with METADATA is YAML about what stands below it.
# authors:
# - Jane Doe <jane@example.com>
# - name: Joe
# organizations: [One, 2]
# related_resources:
# - https://example.com/a b
# - ref: https://example.com
#   description: More
# custom:
#   since: 2024-01-02
#   quoted: "2024-01-02"
#   number: 1.0
package suite.metadata

# METADATA
# title: A rule
# custom:
#   severity: HIGH
with_title := rego.metadata.rule()

without := rego.metadata.rule()

# METADATA
# title: Of the document
# scope: document

# METADATA
# title: Farther

# METADATA
# title: Nearer
many := [link.annotations.title | some link in rego.metadata.chain()]

# METADATA
# entrypoint: true
entry := rego.metadata.chain()

# METADATA
# title: Does not hold
partial contains rego.metadata.rule().title if input.x == 2

# METADATA
# title: In a head
partial contains rego.metadata.rule().title if input.x == 1

# METADATA
# title: In a function
described(x) := sprintf("%s %d", [rego.metadata.rule().title, x])

# METADATA
# title: Of the first branch
branches := 1 if input.x == 2

else := rego.metadata.chain()[0]

general[x].of_rule := rego.metadata.chain()[0].path if x := "key"

test_rule if with_title == {"scope": "rule", "title": "A rule", "custom": {"severity": "HIGH"}}

test_rule_without_annotations_is_an_empty_object if without == {}

# The nearest comes first; the document's and the package's follow.
test_chain if many == ["Nearer", "Farther", "Of the document", "Annotations"]

# An entrypoint is about the document, so the rule has an entry without annotations.
test_entrypoint if entry[0] == {"path": ["suite", "metadata", "entry"]}

test_entrypoint_is_of_the_document if entry[1].annotations == {"entrypoint": true, "scope": "document"}

test_in_a_head if partial == {"In a head"}

test_in_a_function if described(1) == "In a function 1"

test_else_has_no_annotations_of_its_own if branches == {"path": ["suite", "metadata", "branches"]}

test_path_ends_where_the_reference_varies if general.key.of_rule == ["suite", "metadata", "general"]

package_annotation := rego.metadata.chain()[1].annotations

test_authors if package_annotation.authors == [{"name": "Jane Doe", "email": "jane@example.com"}, {"name": "Joe"}]

test_organizations_are_texts if package_annotation.organizations == ["One", "2"]

test_related_resources if package_annotation.related_resources == [
	{"ref": "https://example.com/a%20b"},
	{"ref": "https://example.com", "description": "More"},
]

test_times_are_written_in_full if package_annotation.custom.since == "2024-01-02T00:00:00Z"

test_quoted_times_are_texts if package_annotation.custom.quoted == "2024-01-02"

test_whole_numbers if json.marshal(package_annotation.custom.number) == "1"

test_call_with_an_output if {
	rego.metadata.rule(x)
	x == {}
}
