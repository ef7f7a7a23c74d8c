"""Makes docs/elevations.md of the elevations' metadata.

    python3 tools/elevations/document.py          writes it
    python3 tools/elevations/document.py --check  says whether it is stale; exit status 1 if so
"""

import sys

import metadata

OUT = metadata.ROOT / "docs" / "elevations.md"

HEAD = """# The elevations

<!-- Made from policies/elevations/ by tools/elevations/document.py; `ctest` (elevations_document) says when it is
stale. -->

An elevation is one way in which a workload, or a call of Docker's API, has more power than an ordinary container,
or lacks a limit that it should have. Each is one Rego file, `policies/elevations/NAME.rego`: this page, the gate's
reasons, the findings of the checkers and `bulkhead explain` are all made from it.

Its package, `data.bulkhead.elevations.NAME` (with `_` for `-`), has one rule, `found`: the set of places where the
elevation shows. Each is an object of `path` (the field of [the workload](workload.md) or of the request), `value`
(what stands there) and `message` (words that follow “the container” or “the call”); elevations about the host's
files and devices add `host_path` (where the path leads) and `access` (`read-only` or `writable`). What could not be
known counts as found where it would be critical, and the message says so.

A privileged container is one elevation, and so are all capabilities at once and the host's root directory: their
parts are not named again, so one permission is enough for each of them.

Severities: **critical** is root on the host in a step or two; **high** is a large part of it, or one bug away;
**medium** reaches other containers, other people's data or services inside; **low** and **info** make the rest
easier.

To add one:

1. Take the next free number of the group as its id. Ids never change and are never used again.
2. Write `policies/elevations/NAME.rego`: the metadata, the package, the rule `found`. Helpers that more than one
   elevation needs stand in `policies/lib/`. `reads` names the parts of the workload (`policies/lib/parts.rego`)
   without which it finds nothing, `routes` the calls on which it is asked whatever the workload is: the gate asks it
   only there.
3. Write `policies/elevations/NAME_test.rego`: it finds every spelling and finds nothing in an ordinary container.
4. Decide in `policies/profiles/` which profiles only record it; those that do not name it refuse it.
5. `python3 tools/elevations/document.py`, `python3 tools/elevations/index.py` and `./run test`.
"""

SEVERITIES = ["critical", "high", "medium", "low", "info"]


def by_group(elevations):
    """Groups in the order of their first ids, each with its elevations by id."""
    groups = {}
    for elevation in sorted(elevations, key=lambda one: one["custom"]["id"]):
        groups.setdefault(elevation["custom"]["group"], []).append(elevation)
    return groups


def anchor(custom):
    return f"{custom['id']}-{custom['name']}".lower()


def overview(groups):
    lines = []
    for group, elevations in groups.items():
        lines += [f"\n## {group[0].upper()}{group[1:]}\n", "| id | name | severity | what |", "|---|---|---|---|"]
        for elevation in elevations:
            custom = elevation["custom"]
            link = f"[{custom['id']}](#{anchor(custom)})"
            lines.append(f"| {link} | `{custom['name']}` | {custom['severity']} | {elevation['title']} |")
    return lines


def counts(groups):
    severities = [one["custom"]["severity"] for elevations in groups.values() for one in elevations]
    parts = [f"{severities.count(severity)} {severity}" for severity in SEVERITIES]
    return f"\n{len(severities)} elevations: {', '.join(parts)}."


def references(custom):
    """Lines of what others say about it."""
    known = custom["references"]
    lines = []
    if known["cis"]:
        versions = {}
        for version, number in known["cis"].items():
            versions.setdefault(number, []).append(version)
        texts = [f"{number} ({', '.join(names)})" for number, names in versions.items()]
        lines.append(f"- CIS Docker Benchmark: {'; '.join(texts)}")
    if known["pss"]:
        lines.append(f"- Kubernetes Pod Security: forbidden from the level {known['pss']} on")
    for key, title in (("cve", "CVE"), ("falco", "Falco")):
        if known[key]:
            lines.append(f"- {title}: {', '.join(known[key])}")
    return lines + [f"- <{url}>" for url in known["docs"]]


def section(elevation):
    custom = elevation["custom"]
    lines = [f"\n### {custom['id']} {custom['name']}\n"]
    lines.append(f"**{elevation['title']}** ({custom['severity']}). {elevation['description']}\n")
    lines.append("| | instead |\n|---|---|")
    for key, title in (("docker", "Docker"), ("compose", "Compose"), ("kubernetes", "Kubernetes")):
        lines.append(f"| {title} | {custom['instead'][key].replace('|', chr(92) + '|')} |")
    found = references(custom)
    return lines + ([""] + found if found else [])


def document():
    groups = by_group([metadata.read(path) for path in metadata.policy_files()])
    lines = [HEAD.rstrip("\n"), counts(groups), *overview(groups), "\n## One by one"]
    for elevations in groups.values():
        for elevation in elevations:
            lines += section(elevation)
    return "\n".join(lines) + "\n"


def main(arguments):
    text = document()
    if arguments == ["--check"]:
        if OUT.exists() and OUT.read_text() == text:
            return 0
        print("docs/elevations.md is stale: python3 tools/elevations/document.py writes it anew")
        return 1
    if arguments:
        print(__doc__.strip())
        return 2
    OUT.write_text(text)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
