# Strings: in quotes with escapes, in backquotes without, and templates with expressions inside.
package suite.text

name := "ann"

test_escapes if "a\tb\u00e9" == `a	bé`

test_raw if `\n` == "\\n"

test_template if $"hello {name}" == "hello ann"

test_template_with_an_expression if $"{1 + 2} is {[3]}" == "3 is [3]"

test_undefined_part if $"<{input.missing}>" == "<<undefined>>"

test_braces_are_escaped if $"\{x}" == "{x}"

test_raw_template if $`{name}\n` == `ann\n`

test_concatenation if concat("-", ["a", "b"]) == "a-b"
