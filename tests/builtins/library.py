"""Functions of a shared object, called by policies.    library.py REGO LIBRARY"""

import json
import subprocess
import sys

REGO, LIBRARY = sys.argv[1:]

CASES = [
    ('example.reverse("abc")', '"cba"'),
    ('example.reverse("")', '""'),
    ("example.half(4)", "2"),
    ("example.half(3)", "example.half: the number is odd"),
    ("example.half(0.5)", "example.half: operand 1 must be integer number but got floating-point number"),
    ('example.half(input)', "example.half: operand 1 must be number but got object"),
    ("example.both(true, false)", "false"),
    ("example.both(true, true)", "true"),
    ('example.same({"a": [1, {2}]})', '{"a": [1, [2]]}'),
    ("example.no_json()", "example.no_json: the library's result is no JSON"),
    ("example.nothing()", "undefined"),
    ("example.nope()", "undefined function example.nope"),
    ("[example.half(x) | some x in numbers.range(1, 6)]", "example.half: the number is odd"),
    ('example.reverse("ab") with example.reverse as "mocked"', '"mocked"'),
]


def answer(query, library=LIBRARY):
    words = [REGO, "eval", "--strict-builtin-errors", "--builtin-library", library, "--stdin-input", query]
    done = subprocess.run(words, input="{}", capture_output=True, text=True, check=False)
    if not done.stdout:
        return done.stderr
    printed = json.loads(done.stdout)
    if "errors" in printed:
        return printed["errors"][0]["message"]
    return json.dumps(printed["result"][0]["expressions"][0]["value"]) if "result" in printed else "undefined"


failures = [f"{query}\n  got    {got}\n  wanted {wanted}" for query, wanted in CASES
            for got in [answer(query)] if not (got == wanted or wanted in got)]
for library, wanted in (("/nope.so", "cannot open"), (REGO, ""), ("libm.so.6", "cannot open")):
    if not answer("1", library) or wanted not in answer("1", library):
        failures.append(f"{library}: {answer('1', library)}")
print("\n".join(failures) or f"{len(CASES)} cases passed")
sys.exit(1 if failures else 0)
