"""Runs the elevations' tests a second time, by way of the gate: what is found must be found behind the guards too.

    python3 tools/elevations/guarded.py PROGRAM          PROGRAM is the built rego

policies/gate/found.rego asks an elevation only where a part of the workload that it reads says something, or on its
routes. Each elevation's tests are copied with a package in front of it whose `found` is the elevation's where the gate
names it, and empty where it does not. A guard that is too narrow fails a test that finds something.
"""

import pathlib
import subprocess
import sys
import tempfile

import metadata

FRONT = """package bulkhead.guarded.{stem}

import data.bulkhead.gate.found as gate

found contains finding if {{
    "{name}" in gate.names
    some finding in data.bulkhead.elevations.{stem}.found
}}
"""


def write_copies(folder):
    for path in metadata.policy_files():
        name = path.stem.replace("_", "-")
        (folder / f"{path.stem}.rego").write_text(FRONT.format(stem=path.stem, name=name))
        test = path.with_name(f"{path.stem}_test.rego").read_text()
        imported = f"import data.bulkhead.elevations.{path.stem}\n"
        if imported not in test:
            sys.exit(f"{path.stem}_test.rego does not import the elevation that it tests")
        test = test.replace(imported, f"import data.bulkhead.guarded.{path.stem}\n")
        test = test.replace("package bulkhead.elevations.", "package bulkhead.guarded.")
        (folder / f"{path.stem}_test.rego").write_text(test)


def main(arguments):
    if len(arguments) != 1:
        print(__doc__.strip())
        return 2
    elevations = metadata.FOLDER
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        write_copies(folder)
        policies = elevations.parent
        paths = [policies / "lib", policies / "gate", policies / "profiles", elevations, folder]
        command = [arguments[0], "test", "--timeout", "60s", "--run", "bulkhead.guarded", *map(str, paths)]
        return subprocess.run(command, check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
