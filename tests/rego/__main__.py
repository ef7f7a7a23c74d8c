"""Our own suite of the language: one file a feature, readable as a reference of it.

    python3 -m tests.rego SUBJECT

SUBJECT answers a line of JSON with a line of JSON (tests/differential/rego/subject.cc; OPA's oracle speaks the same).
In v1/ and v0/ every rule whose name starts with test_ must be true. In errors/ and errors_v0/ the first lines say what
must be refused: "# want: ROW:COLUMN: CODE: MESSAGE", or "# want: CODE: MESSAGE" for an error of the evaluation of
`data`. Exit status 1 when something differs.
"""

import json
import pathlib
import re
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
WANT = re.compile(r"^# want: (.*)$", re.MULTILINE)
TEST = re.compile(r"^(test_\w+)", re.MULTILINE)
PACKAGE = re.compile(r"^package ([\w.]+)", re.MULTILINE)


class Subject:
    def __init__(self, command):
        self.process = subprocess.Popen([command], stdin=subprocess.PIPE, stdout=subprocess.PIPE)

    def ask(self, text, version):
        question = {"modules": [text], "query": "data", "version": version, "input": {"x": 1, "xs": [1, 2, 3]}}
        self.process.stdin.write((json.dumps(question) + "\n").encode())
        self.process.stdin.flush()
        line = self.process.stdout.readline()
        return json.loads(line) if line else {"error": {"code": "died", "message": "", "place": ""}}

    def stop(self):
        self.process.stdin.close()
        self.process.wait()


def first_line(message):
    return message.split("\n")[0].rstrip(":")


def errors_of(answer):
    """What the answer complains of, as the want lines word it; of a longer message the first line."""
    if "error" in answer:
        return [f"{answer['error']['code']}: {first_line(answer['error']['message'])}"]
    return [f"{error['place'].split(':', 1)[-1]}: {error['code']}: {first_line(error['message'])}"
            for error in answer.get("errors", [])]


def check_errors(text, answer):
    want, got = WANT.findall(text), errors_of(answer)
    return [] if want == got else [f"want {want}", f"got  {got or 'no error'}"]


def check_tests(text, answer):
    if errors_of(answer):
        return errors_of(answer)
    document = answer["solutions"][0]["expressions"][0]
    for part in PACKAGE.search(text).group(1).split("."):
        document = document[part]
    names = dict.fromkeys(TEST.findall(text))
    return [f"{name} is {document.get(name, 'undefined')}" for name in names if document.get(name) is not True]


def main():
    subject = Subject(sys.argv[1])
    count, failures = 0, 0
    for folder, version, check in (("v1", "v1", check_tests), ("v0", "v0", check_tests),
                                   ("errors", "v1", check_errors), ("errors_v0", "v0", check_errors)):
        for path in sorted((HERE / folder).glob("*.rego")):
            text = path.read_text()
            count += len(WANT.findall(text)) or len(set(TEST.findall(text)))
            wrong = check(text, subject.ask(text, version))
            failures += len(wrong) > 0
            for line in wrong:
                print(f"{path.relative_to(HERE.parents[1])}: {line}")
    subject.stop()
    print(f"language suite: {count} expectations, {failures} files differ")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
