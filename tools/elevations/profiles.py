"""Makes docs/profiles.md: what each profile does with each elevation, as `bulkhead explain` says it.

    python3 tools/elevations/profiles.py build/dev/bulkhead          writes the page
    python3 tools/elevations/profiles.py build/dev/bulkhead --check  says whether it is stale; exit status 1 if so
"""

import json
import subprocess
import sys

import metadata

OUT = metadata.ROOT / "docs" / "profiles.md"
PROFILES = ["open", "baseline", "restricted", "seed", "none"]
MARKS = {"refuses": "refused", "reports": "reported", "passes": "·"}

HEAD = """# The profiles

<!-- Made from policies/profiles/ by tools/elevations/profiles.py; `ctest` (profiles_document) says when it is
stale. -->

A profile says what becomes of each [elevation](elevations.md) where nobody is granted it: **refused**, **reported**
(let pass and recorded in the log and the metrics), or passed over (·). Roles and exceptions of
[the configuration](configuration.md) grant what a profile refuses; your own Rego can refuse further.
`bulkhead decide --profile NAME -- docker run …` shows what a profile makes of a line.

"""


def explained(bulkhead):
    """Every elevation with its verdicts, by id."""
    run = subprocess.run([bulkhead, "explain", "--format", "json"], check=True, capture_output=True, text=True)
    return json.loads(run.stdout)


def descriptions():
    lines = []
    for name in PROFILES:
        data = metadata.read(metadata.ROOT / "policies" / "profiles" / f"{name}.rego")
        lines.append(f"- **{name}**: {data['description']}")
    return lines


def counts(elevations):
    lines = ["\n| | " + " | ".join(PROFILES) + " |", "|---|" + "---|" * len(PROFILES)]
    for verdict, words in (("refuses", "refused"), ("reports", "reported"), ("passes", "passed over")):
        numbers = [sum(one["profiles"][name] == verdict for one in elevations) for name in PROFILES]
        lines.append(f"| {words} | " + " | ".join(map(str, numbers)) + " |")
    return lines


def row(elevation):
    link = f"[{elevation['id']}](elevations.md#{elevation['id']}-{elevation['name']})".replace(
        f"#{elevation['id']}", f"#{elevation['id'].lower()}"
    )
    marks = " | ".join(MARKS[elevation["profiles"][name]] for name in PROFILES)
    return f"| {link} | `{elevation['name']}` | {elevation['severity']} | {marks} |"


def document(bulkhead):
    elevations = explained(bulkhead)
    lines = [HEAD.rstrip("\n"), "", *descriptions(), *counts(elevations)]
    group = None
    for elevation in elevations:
        if elevation["group"] != group:
            group = elevation["group"]
            lines += [
                f"\n## {group[0].upper()}{group[1:]}\n",
                "| id | name | severity | " + " | ".join(PROFILES) + " |",
                "|---|---|---|" + "---|" * len(PROFILES),
            ]
        lines.append(row(elevation))
    return "\n".join(lines) + "\n"


def main(arguments):
    if len(arguments) == 2 and arguments[1] == "--check":
        if OUT.exists() and OUT.read_text() == document(arguments[0]):
            return 0
        print("docs/profiles.md is stale: python3 tools/elevations/profiles.py BULKHEAD writes it anew")
        return 1
    if len(arguments) != 1:
        print(__doc__.strip())
        return 2
    OUT.write_text(document(arguments[0]))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
