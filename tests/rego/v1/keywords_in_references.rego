# Behind a dot keywords are names.
package suite.keywords_in_references

object := {"if": 1, "package": {"some": 2}, "not": 3}

settings.import.default := 4

test_keyword if object.if == 1

test_path_of_keywords if object.package.some == 2

test_not if object.not == 3

test_in_heads if settings.import.default == 4
