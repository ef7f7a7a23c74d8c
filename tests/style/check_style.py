"""The style rules that a machine can keep. `./run test` runs it (ctest: style).

    python3 tests/style/check_style.py

Each finding is one line, FILE:LINE: words. Exit status 1 when there is any.
"""

import pathlib
import re
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
CODE = {".cc", ".h", ".c", ".def"}
TEXT = CODE | {".py", ".sh", ".cmake", ".rego", ".go", ".rs", ".md"} | {""}
LINE_COLUMNS_MAX = 120
FUNCTION_LINES_MAX = 70

# In code, comments and strings apart: what, why not.
FORBIDDEN_CODE = [
    (re.compile(r"\busing namespace\b"), "names come in one by one, or stand qualified"),
    (re.compile(r"\bstd::endl\b"), "'\\n' does not flush"),
    (re.compile(r"\b(strcpy|strcat|sprintf|vsprintf|gets|alloca|strtok|rand)\s*\("), "unbounded or unchecked"),
    (re.compile(r"^\s*throw\b"), "no exceptions of our own"),
    (re.compile(r"#ifndef \w+_H_?$"), "#pragma once"),
]
FORBIDDEN_ANYWHERE = [
    (re.compile(r"\b(TODO|FIXME|XXX|HACK)\b"), "finish it, or open an issue"),
    (re.compile(r"^(<<<<<<<|>>>>>>>)"), "an unfinished merge"),
    (re.compile(r"\t"), "spaces, not tabs"),
    (re.compile(r"[ \t]+$"), "white space at the end of a line"),
]
# Long lines and other people's words are theirs.
FOREIGN = (
    "tests/samples/",
    "tests/conformance/known_failures.txt",
    "bench/data/",
    "fuzz/corpus/",
    "policies/gate/catalogue.rego",
    "LICENSE",
    "go.sum",
    "Cargo.lock",
)
ONE_LINE_A_ROW = {".md", ".def"}  # tables
UNBREAKABLE = re.compile(r'R"\(|https?://')
TABS_ARE_RIGHT = {".go", ".json", ".md", ".rego"}


def tracked_files():
    command = [
        "git",
        "-c",
        f"safe.directory={ROOT}",
        "-C",
        str(ROOT),
        "ls-files",
        "-z",
        "--cached",
        "--others",
        "--exclude-standard",
    ]
    done = subprocess.run(command, capture_output=True)
    if done.returncode == 0:
        names = done.stdout.decode().split("\0")[:-1]
    else:  # an unpacked archive
        names = [str(path.relative_to(ROOT)) for path in ROOT.rglob("*") if path.is_file()]
        names = [name for name in names if not name.startswith(("build/", ".git/"))]
    return [name for name in sorted(names) if (ROOT / name).is_file() and not any(part in name for part in FOREIGN)]


def blank_comments_and_strings(text):
    """The same text, lines kept, with the insides of comments, strings and character constants as spaces."""
    pattern = re.compile(
        r'R"([^()\s]{0,16})\((?:.|\n)*?\)\1"|//[^\n]*|/\*(?:.|\n)*?\*/|"(?:\\.|[^"\\\n])*"'
        r"|(?<![0-9a-zA-Z_])'(?:\\.|[^'\\\n])*'"
    )
    return pattern.sub(lambda match: re.sub(r"[^\n]", " ", match.group()), text)


def long_functions(code):
    """(line, length) of each function body over the limit: a brace that follows `)` (and what may stand after it)
    outside of any function, to its partner."""
    findings = []
    stack = []  # of (line, is a function's)
    line = 1
    head = ""
    for character in code:
        if character == "{":
            inside = any(is_function for _, is_function in stack)
            is_function = not inside and bool(
                re.search(r"\)\s*(const|noexcept|override|final|&|->\s*[\w:<>,*& ]+|:[^;{}]*|\s)*$", head)
            )
            stack.append((line, is_function))
            head = ""
        elif character == "}":
            if stack:
                start, is_function = stack.pop()
                if is_function and line - start + 1 > FUNCTION_LINES_MAX:
                    findings.append((start, line - start + 1))
            head = ""
        elif character == ";":
            head = ""
        else:
            head += character
            line += character == "\n"
    return findings


def check_code(name, text):
    code = blank_comments_and_strings(text)
    if name.endswith(".h") and "#pragma once" not in text.splitlines()[:1]:
        yield 1, "a header begins with #pragma once"
    for number, line in enumerate(code.splitlines(), 1):
        for pattern, why in FORBIDDEN_CODE:
            if pattern.search(line):
                yield number, f"“{line.strip()}”: {why}"
    for start, length in long_functions(code):
        yield start, f"a function of {length} lines; the limit is {FUNCTION_LINES_MAX}"


def check_text(name, text):
    suffix = pathlib.Path(name).suffix
    is_checker = name.endswith("check_style.py")
    for number, line in enumerate(text.splitlines(), 1):
        if len(line) > LINE_COLUMNS_MAX and suffix not in ONE_LINE_A_ROW and not UNBREAKABLE.search(line):
            yield number, f"{len(line)} columns; the limit is {LINE_COLUMNS_MAX}"
        for pattern, why in FORBIDDEN_ANYWHERE:
            if is_checker or (pattern.pattern == r"\t" and suffix in TABS_ARE_RIGHT):
                continue
            if pattern.search(line):
                yield number, why


def main():
    findings = 0
    for name in tracked_files():
        suffix = pathlib.Path(name).suffix
        if suffix not in TEXT:
            continue
        text = (ROOT / name).read_text(errors="replace")
        checks = [check_text(name, text)]
        if suffix in CODE and name.startswith(("src/", "tests/")):
            checks.append(check_code(name, text))
        for check in checks:
            for line, words in check:
                print(f"{name}:{line}: {words}")
                findings += 1
    print(f"{findings} findings" if findings else "the style is kept")
    return 1 if findings else 0


if __name__ == "__main__":
    sys.exit(main())
