"""Transcripts of commands: what a person types, what comes back, and the exit code where it is not 0.

    -- p.rego --            a file of the folder where the commands run, up to the next line of this kind or a command
    $ rego eval -d p.rego data.p
    {…}                     standard output and error together
    ? 2                     the exit code

Lines before the first file or command say what the transcript is about. Times ("12.3µs", "1.2ms", timers of metrics)
are replaced before texts are compared; see NORMAL.

    python3 -m tests.transcripts REGO [FILE…]              compare
    python3 -m tests.transcripts --record PROGRAM FILE…    write down what the program answers; `opa` in place of `rego`
                                                           gives the texts that ours must equal
"""

import argparse
import difflib
import os
import pathlib
import re
import subprocess
import sys
import tempfile

FOLDER = pathlib.Path(__file__).parent
SECONDS_MAX = 60
FILE = re.compile(r"-- (\S+) --$")
NORMAL = [
    (re.compile(r"\((?:\d+h)?(?:\d+m)?[\d.]+(?:ns|µs|ms|s)\)"), "(TIME)"),
    (re.compile(r'("(?:duration|time_ns|total_time_ns|timer_\w+_ns)": )[\d.]+'), r"\1TIME"),
]


def parse(text):
    """The parts of a transcript: ("text", lines), ("file", name, lines), ("command", line, lines)."""
    parts = [["text", "", []]]
    for line in text.splitlines():
        if line.startswith("$ "):
            parts.append(["command", line[2:], []])
        elif FILE.match(line):
            parts.append(["file", FILE.match(line)[1], []])
        else:
            parts[-1][2].append(line)
    return parts


def normal(text):
    for pattern, replacement in NORMAL:
        text = pattern.sub(replacement, text)
    return text


def run(command, folder, path):
    env = dict(os.environ, PATH=f"{path}:{os.environ['PATH']}", NO_COLOR="1", LC_ALL="C.UTF-8")
    done = subprocess.run(["sh", "-c", command], cwd=folder, env=env, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                          stderr=subprocess.STDOUT, timeout=SECONDS_MAX, check=False)
    lines = normal(done.stdout.decode(errors="backslashreplace")).splitlines()
    return lines + ([f"? {done.returncode}"] if done.returncode else [])


def replay(parts, path):
    """Yields each part with its lines as they are now."""
    with tempfile.TemporaryDirectory(prefix="transcript-") as folder:
        for kind, name, lines in parts:
            if kind == "file":
                target = pathlib.Path(folder, name)
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_text("\n".join(lines) + "\n")
            elif kind == "command":
                blank = len(lines) - len("\n".join(lines).rstrip("\n").splitlines())
                lines = run(name, folder, path) + [""] * blank
            yield kind, name, lines


def to_text(parts):
    heads = {"text": [], "file": ["-- {} --"], "command": ["$ {}"]}
    lines = []
    for kind, name, body in parts:
        lines += [head.format(name) for head in heads[kind]] + body
    return "\n".join(lines) + "\n"


def with_program(program, action):
    """Calls the action with a folder in which the program is called rego."""
    with tempfile.TemporaryDirectory(prefix="transcript-bin-") as folder:
        pathlib.Path(folder, "rego").symlink_to(pathlib.Path(program).resolve())
        return action(folder)


def check(files, path):
    failed = 0
    for file in files:
        parts = parse(file.read_text())
        now = list(replay(parts, path))
        for (kind, name, wanted), (_, _, got) in zip(parts, now):
            wanted = normal("\n".join(wanted)).rstrip("\n").splitlines()
            got = "\n".join(got).rstrip("\n").splitlines()
            if kind != "command" or got == wanted:
                continue
            failed += 1
            print(f"FAIL {file.name}: $ {name}")
            print("\n".join(difflib.unified_diff(wanted, got, "wanted", "got", lineterm="")))
        print(f"{file.name}: {sum(part[0] == 'command' for part in parts)} commands")
    return 1 if failed else 0


def record(files, path):
    for file in files:
        file.write_text(to_text(replay(parse(file.read_text()), path)))
    return 0


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--record", action="store_true")
    parser.add_argument("program")
    parser.add_argument("files", nargs="*", type=pathlib.Path)
    options = parser.parse_args()
    files = options.files or sorted(FOLDER.glob("*.txt"))
    action = record if options.record else check
    sys.exit(with_program(options.program, lambda path: action(files, path)))


if __name__ == "__main__":
    main()
