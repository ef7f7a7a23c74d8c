"""Makes two Rego files of the elevations' metadata, so that the gate asks only those that can find something.

    python3 tools/elevations/index.py          writes policies/gate/found.rego and policies/gate/catalogue.rego
    python3 tools/elevations/index.py --check  says whether they are stale; exit status 1 if so

An elevation is asked where a part of the workload that it `reads` says anything (policies/lib/parts.rego), and on the
`routes` that it names. Elevations of the form `found contains finding if some ["NAME", finding] in LIB.matches` are not
asked one by one: their library's matches name them.
"""

import json
import re
import sys

import metadata

GATE = metadata.ROOT / "policies" / "gate"
MADE = "# Made from policies/elevations/ by tools/elevations/index.py; ctest (elevations_index) says when it is stale."
MATCHED = re.compile(r'found contains finding if some \["([a-z-]+)", finding\] in ([a-z_]+)\.matches\n\Z')


def elevations():
    """(file's stem, metadata, library whose matches name it or None) of each."""
    rows = []
    for path in metadata.policy_files():
        data = metadata.read(path)
        matched = MATCHED.search(path.read_text())
        library = matched[2] if matched and matched[1] == data["custom"]["name"] else None
        rows.append((path.stem, data, library))
    return rows


def by_part(rows):
    parts = {}
    for stem, data, library in rows:
        for part in data["custom"].get("reads", []):
            parts.setdefault(part, []).append((stem, data["custom"]["name"], library))
    return dict(sorted(parts.items()))


def found(rows):
    lines = [
        "# Which elevations a request has: the names of those that find something.",
        "#",
        MADE,
        "package bulkhead.gate.found",
        "",
        "import data.bulkhead.elevations",
    ]
    libraries = sorted({library for _, _, library in rows if library})
    lines += [f"import data.bulkhead.lib.{name}" for name in sorted(libraries + ["parts"])]
    for part, members in by_part(rows).items():
        lines += ["", f"names contains name if {{", f"    parts.{part}", f"    some name in of_{part}", "}"]
        for library in sorted({library for _, _, library in members if library}):
            lines += ["", f"of_{part} contains name if some [name, _] in {library}.matches"]
        for stem, name, library in members:
            if not library:
                lines += ["", f'of_{part} contains "{name}" if count(elevations.{stem}.found) > 0']
    for stem, data, _ in rows:
        for route in data["custom"].get("routes", []):
            lines += [
                "",
                f'names contains "{data["custom"]["name"]}" if {{',
                f'    input.request.route == "{route}"',
                f"    count(elevations.{stem}.found) > 0",
                "}",
            ]
    lines += ["", "# All findings of one, by its name."]
    for stem, data, _ in rows:
        lines += [f'of("{data["custom"]["name"]}") := elevations.{stem}.found', ""]
    return "\n".join(lines[:-1]) + "\n"


def first_sentence(text):
    return re.split(r"(?<=[.:;]) ", text)[0].rstrip(".:;") + "."


def catalogue(rows):
    lines = [
        "# What there is to say about each elevation.",
        "#",
        MADE,
        "package bulkhead.gate.catalogue",
        "",
        "# By name: what a record holds of it.",
        "brief := {",
    ]
    for _, data, _ in rows:
        brief = {key: data["custom"][key] for key in ("name", "id", "severity")}
        lines.append(f"    {json.dumps(brief['name'])}: {json.dumps(brief)},")
    lines += ["}", "", "# By name: words for who is refused.", "words := {"]
    for _, data, _ in rows:
        lines.append(f"    {json.dumps(data['custom']['name'])}: {{")
        words = {"title": data["title"], "why": first_sentence(data["description"])}
        words["instead"] = data["custom"]["instead"]["docker"]
        lines += [f'        "{key}": {json.dumps(text, ensure_ascii=False)},' for key, text in words.items()]
        lines.append("    },")
    return "\n".join(lines + ["}"]) + "\n"


def main(arguments):
    if arguments not in ([], ["--check"]):
        print(__doc__.strip())
        return 2
    rows = elevations()
    stale = 0
    for name, text in (("found.rego", found(rows)), ("catalogue.rego", catalogue(rows))):
        path = GATE / name
        if not arguments:
            path.write_text(text)
        elif not path.exists() or path.read_text() != text:
            print(f"policies/gate/{name} is stale: python3 tools/elevations/index.py writes it anew")
            stale = 1
    return stale


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
