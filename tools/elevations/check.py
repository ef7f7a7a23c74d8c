"""What every elevation must have: its metadata, whole and valid, and a test file. ctest runs it (elevations_metadata).

    python3 tools/elevations/check.py

Each finding is one line, FILE: words. Exit status 1 when there is any.
"""

import re
import sys

import metadata

SEVERITIES = ["critical", "high", "medium", "low", "info"]
BENCHMARKS = {"1.2.0", "1.3.1", "1.4.0", "1.5.0", "1.6.0"}
ENOUGH = 80
PARTS = set(re.findall(r"^([a-z_]+) if ", (metadata.ROOT / "policies/lib/parts.rego").read_text(), re.MULTILINE))
ROUTES = {"unknown"} | set(
    re.findall(r'^ROUTE\(.*?, "[^"]*", "([a-z._]+)"', (metadata.ROOT / "src/docker/api/routes.def").read_text(), re.M)
)


def findings_of(path, seen):
    """Words about what is wrong with the elevation in `path`; `seen` holds the ids of those before."""
    data = metadata.read(path)
    if data is None:
        return ["has no metadata"]
    found = []
    custom = data.get("custom", {})
    name = path.stem.replace("_", "-")
    if data.get("scope") != "package":
        found.append("scope is not package")
    for key in ("title", "description"):
        if not data.get(key):
            found.append(f"has no {key}")
    if not re.fullmatch(r"BH[1-9][0-9]{3}", custom.get("id", "")):
        found.append(f"id {custom.get('id')} is not BH and four digits")
    if custom.get("id") in seen:
        found.append(f"id {custom.get('id')} is that of {seen[custom.get('id')]} too")
    seen[custom.get("id")] = path.name
    if custom.get("name") != name:
        found.append(f"name {custom.get('name')} is not the file's, {name}")
    if custom.get("severity") not in SEVERITIES:
        found.append(f"severity {custom.get('severity')} is none of {', '.join(SEVERITIES)}")
    if not custom.get("group"):
        found.append("has no group")
    for key in ("docker", "compose", "kubernetes"):
        if not custom.get("instead", {}).get(key):
            found.append(f"does not say what to use instead with {key}")
    found += reach_findings(custom)
    found += reference_findings(custom.get("references", {}))
    text = path.read_text()
    if f"\npackage bulkhead.elevations.{path.stem}\n" not in text:
        found.append(f"package is not bulkhead.elevations.{path.stem}")
    if "\nfound contains " not in text:
        found.append("has no rule `found`")
    return found + test_findings(path)


def reach_findings(custom):
    """Whether it says what it reads, in words that policies/lib/parts.rego and the route table know."""
    reads, routes = custom.get("reads", []), custom.get("routes", [])
    found = [f"reads {part}, which policies/lib/parts.rego does not know" for part in reads if part not in PARTS]
    found += [f"route {route} is not one of the API's" for route in routes if route not in ROUTES]
    if not reads and not routes:
        found.append("says neither what it reads nor on which routes it is asked")
    return found


def profile_findings(names):
    """The profiles name elevations that are there, and none twice."""
    found = []
    for path in sorted((metadata.ROOT / "policies" / "profiles").glob("*.rego")):
        named = re.findall(r'^    "([a-z-]+)",$|refuses := \{"([a-z-]+)"\}', path.read_text(), re.MULTILINE)
        named = [one or other for one, other in named]
        found += [f"{path.name}: there is no elevation {name}" for name in named if name not in names]
        found += [f"{path.name}: {name} stands there twice" for name in set(named) if named.count(name) > 1]
    return found


def reference_findings(references):
    found = []
    for key, kind in (("cis", dict), ("cve", list), ("falco", list), ("docs", list)):
        if not isinstance(references.get(key), kind):
            found.append(f"references.{key} is not a {kind.__name__}")
    if not BENCHMARKS >= set(references.get("cis") or {}):
        found.append("references.cis names a version of the benchmark that is not known")
    if references.get("pss", "") not in (None, "baseline", "restricted"):
        found.append("references.pss is not null, baseline or restricted")
    for cve in references.get("cve") or []:
        if not re.fullmatch(r"CVE-[0-9]{4}-[0-9]{4,}", cve):
            found.append(f"{cve} is no CVE number")
    return found


def test_findings(path):
    """A test file with a case that finds something and one that finds nothing."""
    test = path.with_name(f"{path.stem}_test.rego")
    if not test.exists():
        return [f"has no test file {test.name}"]
    text = test.read_text()
    if f"testing.says({path.stem}.found) ==" not in text:
        return [f"{test.name} has no case that finds something"]
    if f"count({path.stem}.found) == 0" not in text:
        return [f"{test.name} has no case that finds nothing"]
    return []


def main():
    seen = {}
    findings = []
    for path in metadata.policy_files():
        try:
            findings += [f"{path.name}: {words}" for words in findings_of(path, seen)]
        except metadata.MetadataError as error:
            findings.append(str(error))
    findings += profile_findings({path.stem.replace("_", "-") for path in metadata.policy_files()})
    for test in metadata.FOLDER.glob("*_test.rego"):
        if not (metadata.FOLDER / (test.name.removesuffix("_test.rego") + ".rego")).exists():
            findings.append(f"{test.name}: tests an elevation that is not there")
    if len(seen) < ENOUGH:
        findings.append(f"{metadata.FOLDER.name}: {len(seen)} elevations, fewer than {ENOUGH}: are files missing?")
    print("\n".join(findings) or f"{len(seen)} elevations, nothing found")
    return 1 if findings else 0


if __name__ == "__main__":
    sys.exit(main())
