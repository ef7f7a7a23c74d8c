"""The table of built-in functions against OPA's capabilities file, from its Go module.    capabilities.py REGO

Names, types, operators and properties have to be the same; sentences are our own. Without the module the test is
skipped.
"""

import json
import os
import pathlib
import subprocess
import sys

SKIPPED = 77
VERSION = "v1.22.2"


def file_of_opa():
    cache = os.environ.get("GOMODCACHE") or os.path.join(os.path.expanduser("~"), "go/pkg/mod")
    module = pathlib.Path(cache) / f"github.com/open-policy-agent/opa@{VERSION}"
    return next((path for path in (module / "capabilities.json", module / f"capabilities/{VERSION}.json")
                 if path.exists()), None)


def plain(kind):
    """A type without the words that describe it."""
    if isinstance(kind, list):
        return [plain(each) for each in kind]
    if not isinstance(kind, dict):
        return kind
    kept = {name: plain(value) for name, value in kind.items() if name not in ("name", "description")}
    if kept.get("type") == "any" and isinstance(kept.get("of"), list):
        kept["of"] = sorted(kept["of"], key=lambda each: json.dumps(each, sort_keys=True))
    return kept


def table(capabilities):
    fields = ("decl", "infix", "relation", "nondeterministic", "deprecated")
    return {each["name"]: {name: plain(each[name]) for name in fields if name in each}
            for each in capabilities["builtins"]}


def main():
    path = file_of_opa()
    if not path:
        print("opa's module is not there")
        return SKIPPED
    theirs = table(json.loads(path.read_text(encoding="utf-8")))
    printed = subprocess.run([sys.argv[1], "capabilities", "--current"], capture_output=True, text=True, check=True)
    ours = table(json.loads(printed.stdout))
    differences = [f"{name}\n  opa  {json.dumps(theirs.get(name))}\n  ours {json.dumps(ours.get(name))}"
                   for name in sorted(theirs.keys() | ours.keys()) if theirs.get(name) != ours.get(name)]
    print("\n".join(differences) or f"{len(ours)} functions are the same")
    return 1 if differences else 0


if __name__ == "__main__":
    sys.exit(main())
