"""Adds up the reports of `./run test`: names what failed and what was skipped, and ends with one line of totals.

    python3 tests/totals.py REPORTS

REPORTS holds ctest.junit, an XML report of GoogleTest for each test program that wrote one, conformance.log,
conformance.failed where that runner's status was not 0, and e2e.log.
"""

import pathlib
import re
import sys
import xml.etree.ElementTree as ElementTree

TOTALS = re.compile(r"^(\d+) passed, (\d+) failed, (\d+) skipped$")
KNOWN_FAILURES = "tests/conformance/known_failures.txt"


class Part:
    def __init__(self, title):
        self.title = title
        self.passed = 0
        self.failed = []
        self.skipped = []

    def add(self, name, failed, skipped):
        if failed:
            self.failed.append(name)
        elif skipped:
            self.skipped.append(name)
        else:
            self.passed += 1


def unit_tests(reports):
    """A program with a GoogleTest report counts by its cases; one without, or one that crashed, by itself."""
    part = Part("unit tests")
    path = reports / "ctest.junit"
    if not path.exists():
        part.failed.append("ctest wrote no report")
        return part
    for program in ElementTree.parse(path).iter("testcase"):
        name = program.get("name")
        failed = program.find("failure") is not None or program.get("status") == "fail"
        cases = reports / f"{name}.xml"
        if cases.exists():
            before = len(part.failed)
            google_tests(part, cases)
            failed = failed and len(part.failed) == before
            if failed:
                part.failed.append(f"{name}: failed outside its cases")
        else:
            part.add(
                name, failed, program.find("skipped") is not None or program.get("status") in ("notrun", "disabled")
            )
    return part


def google_tests(part, path):
    for case in ElementTree.parse(path).iter("testcase"):
        skipped = case.find("skipped") is not None or case.get("result") in ("skipped", "suppressed")
        part.add(f"{case.get('classname')}.{case.get('name')}", case.find("failure") is not None, skipped)


def last_totals(path):
    """(passed, failed, skipped) of the last totals line, or None."""
    lines = path.read_text(errors="replace").splitlines() if path.exists() else []
    found = [TOTALS.match(line) for line in lines if TOTALS.match(line)]
    return tuple(int(number) for number in found[-1].groups()) if found else None


def conformance(reports):
    """Cases on the list of known failures count as skipped; a case that differs from the list has failed."""
    part = Part("conformance")
    path = reports / "conformance.log"
    totals = last_totals(path)
    if totals is None:
        part.failed.append("the conformance runner printed no totals")
        return part
    text = path.read_text(errors="replace")
    surprises = re.findall(r"^(?:FAIL|PASS but listed as known to fail:) (.+)$", text, re.MULTILINE)
    part.passed = totals[0]
    part.failed = [f"conformance: {name}" for name in surprises]
    new_failures = len(re.findall(r"^FAIL ", text, re.MULTILINE))
    known = totals[1] - new_failures
    part.skipped = ["conformance"] * totals[2] + [f"conformance: listed in {KNOWN_FAILURES}"] * known
    if (reports / "conformance.failed").exists() and not surprises:
        part.failed.append("conformance: the runner ended with an error, see its output")
    if sum(totals) == 0:
        part.skipped.append("conformance: the whole suite (the Go module cannot be had)")
    return part


def end_to_end(reports):
    part = Part("end to end")
    path = reports / "e2e.log"
    totals = last_totals(path)
    if totals is None:
        part.failed.append("the end-to-end tests printed no totals")
        return part
    part.passed = totals[0]
    for kind, names in (("Failed:", part.failed), ("Skipped:", part.skipped)):
        _, found, rest = path.read_text(errors="replace").rpartition(f"\n{kind}\n")
        if found:
            names += [line.strip() for line in rest.partition("\n\n")[0].splitlines()]
    return part


def print_names(kind, names):
    """Each name once, with a count where it stands for several."""
    if names:
        print(f"\n{kind}:")
    for name in dict.fromkeys(names):
        count = names.count(name)
        print(f"  {name}" + (f" ({count} cases)" if count > 1 else ""))


def main(arguments):
    if len(arguments) != 1:
        print(__doc__.strip(), file=sys.stderr)
        return 2
    reports = pathlib.Path(arguments[0])
    parts = [unit_tests(reports), conformance(reports), end_to_end(reports)]
    print(f"{'':<14}{'passed':>8}{'failed':>8}{'skipped':>8}")
    for part in parts:
        print(f"{part.title:<14}{part.passed:>8}{len(part.failed):>8}{len(part.skipped):>8}")
    skipped = [name for part in parts for name in part.skipped]
    failed = [name for part in parts for name in part.failed]
    print_names("Skipped", skipped)
    print_names("Failed", failed)
    print(f"\n{sum(part.passed for part in parts)} passed, {len(failed)} failed, {len(skipped)} skipped")
    return 1 if failed else 0


sys.exit(main(sys.argv[1:]))
