"""Commands as a person uses them at a terminal or through a pipe: `bulkhead init`, what is made of its file, and the
examples of the documents.

    python3 -m tests.commands BULKHEAD
"""

import json
import os
import pathlib
import pty
import select
import subprocess
import sys
import tempfile
import time
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
BULKHEAD = ""
SECONDS_MAX = 60


def run(*words, answers=""):
    return subprocess.run([BULKHEAD, *words], input=answers, capture_output=True, text=True, timeout=SECONDS_MAX)


class Terminal:
    """The program at a terminal of its own; what it prints is collected until a text is seen."""

    def __init__(self, *words, folder):
        self.pid, self.fd = pty.fork()
        if self.pid == 0:
            os.chdir(folder)
            os.execv(BULKHEAD, [BULKHEAD, *words])
        self.seen = ""

    def expect(self, text):
        end = time.monotonic() + SECONDS_MAX
        while text not in self.seen:
            ready, _, _ = select.select([self.fd], [], [], max(0, end - time.monotonic()))
            if not ready:
                raise AssertionError(f"waited for {text!r}, saw {self.seen!r}")
            try:
                self.seen += os.read(self.fd, 4096).decode()
            except OSError:  # the terminal is gone
                raise AssertionError(f"ended before {text!r}: {self.seen!r}") from None
        self.seen = self.seen.split(text, 1)[1]

    def answer(self, question, text):
        self.expect(question)
        os.write(self.fd, (text + "\n").encode())

    def wait(self):
        while True:
            try:
                if not os.read(self.fd, 4096):
                    break
            except OSError:
                break
        os.close(self.fd)
        return os.waitstatus_to_exitcode(os.waitpid(self.pid, 0)[1])


class Init(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.path = pathlib.Path(self.folder.name) / "bulkhead.yaml"

    def tearDown(self):
        self.folder.cleanup()

    def assert_good(self):
        checked = run("check-config", str(self.path))
        self.assertEqual(checked.returncode, 0, checked.stderr)

    def test_a_terminal_is_asked(self):
        terminal = Terminal("init", folder=self.folder.name)
        terminal.answer("Profile", "restricted")
        terminal.answer("Mode", "enforce")
        terminal.answer("Who can grant more?", "#platform")
        terminal.expect("one person")
        terminal.answer("Name of the next role", "ci")
        terminal.answer("client certificates", "ci-runner")
        terminal.answer("Calls", "all")
        terminal.answer("Elevations", "")
        terminal.answer("Only what it created", "yes")
        terminal.answer("Name of the next role", "")
        terminal.answer("callers without a role", "no")
        terminal.expect("wrote bulkhead.yaml")
        self.assertEqual(terminal.wait(), 0)
        text = self.path.read_text()
        for part in ("profile: restricted", "mode: enforce", "ci-runner", "own: true", "default:"):
            self.assertIn(part, text)
        self.assert_good()

    def test_a_file_that_exists_is_not_replaced_unasked(self):
        self.path.write_text("mine\n")
        terminal = Terminal("init", folder=self.folder.name)
        terminal.answer("Replace it?", "no")
        self.assertEqual(terminal.wait(), 1)
        self.assertEqual(self.path.read_text(), "mine\n")
        self.assertEqual(run("init", "--yes", str(self.path)).returncode, 1)
        self.assertEqual(self.path.read_text(), "mine\n")
        self.assertEqual(run("init", "--yes", "--force", str(self.path)).returncode, 0)
        self.assert_good()

    def test_a_pipe_answers(self):
        result = run("init", str(self.path), answers="baseline\n\n\n\n")
        self.assertEqual(result.returncode, 0, result.stderr)
        self.assertIn("mode: audit", self.path.read_text())
        self.assert_good()

    def test_a_pipe_that_runs_dry_writes_nothing(self):
        result = run("init", str(self.path), answers="baseline\n")
        self.assertEqual(result.returncode, 1)
        self.assertIn("nothing was written", result.stderr)
        self.assertEqual(list(self.path.parent.iterdir()), [])

    def test_the_standard_output_takes_the_file_alone(self):
        result = run("init", "--yes", "--profile", "seed", "--contact", "#x", "-")
        self.assertEqual(result.returncode, 0, result.stderr)
        self.path.write_text(result.stdout)
        self.assert_good()
        self.assertIn("profile: seed", result.stdout)

    def test_what_cannot_be_written_is_told(self):
        result = run("init", "--yes", str(self.path.parent / "missing" / "x.yaml"))
        self.assertEqual(result.returncode, 1)
        self.assertIn("cannot create", result.stderr)


class CheckConfig(unittest.TestCase):
    def test_a_bad_file_is_told_with_its_places(self):
        with tempfile.TemporaryDirectory() as folder:
            path = pathlib.Path(folder) / "bulkhead.yaml"
            path.write_text("profile: baselin\nbuilds: classic\n")
            for words in (["check-config", str(path)], ["serve", "--config", str(path), "--check"]):
                result = run(*words)
                self.assertEqual(result.returncode, 1, words)
                self.assertIn(f"{path}:1:10: error: profile", result.stderr)
                self.assertIn(f'{path}:2:1: error: there is no key "builds" here; did you mean "build"?', result.stderr)

    def test_warnings_fail_where_they_shall(self):
        with tempfile.TemporaryDirectory() as folder:
            path = pathlib.Path(folder) / "bulkhead.yaml"
            path.write_text("profile: baseline\nbuild: buildkit\n")
            self.assertEqual(run("check-config", str(path)).returncode, 0)
            self.assertEqual(run("check-config", "--strict", str(path)).returncode, 1)

    def test_a_file_that_others_may_write_is_refused(self):
        with tempfile.TemporaryDirectory() as folder:
            path = pathlib.Path(folder) / "bulkhead.yaml"
            path.write_text("profile: baseline\n")
            path.chmod(0o666)
            result = run("check-config", str(path))
            self.assertEqual(result.returncode, 1)
            self.assertIn("chmod go-w", result.stderr)


def examples():
    """(document, text) of each configuration that a document shows: an indented block with a key of the file first."""
    keys = ("profile:", "roles:", "exceptions:", "rego:")
    found = []
    for name in ("README.md", "docs/operators.md", "docs/configuration.md"):
        block = []
        for line in [*(ROOT / name).read_text().split("\n"), "."]:
            if line.startswith("    ") or (not line and block):
                block.append(line[4:])
                continue
            text = "\n".join(block).strip("\n") + "\n"
            if text.startswith(keys):
                found.append((name, text if text.startswith("profile:") else "profile: baseline\n" + text))
            block = []
    return found


def fits_schema(text):
    schema = json.loads((ROOT / "docs" / "config.schema.json").read_text())
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder) / "input.json"
        path.write_text(json.dumps({"schema": schema, "text": text}))
        query = "[json.match_schema(yaml.unmarshal(input.text), input.schema)[0]]"
        rego = pathlib.Path(BULKHEAD).parent / "rego"
        words = [str(rego), "eval", "--format", "raw", "--input", str(path), query]
        result = subprocess.run(words, capture_output=True, text=True, timeout=SECONDS_MAX, check=True)
        return json.loads(result.stdout) == [True]


class Documents(unittest.TestCase):
    def test_the_examples_of_the_documents_are_good(self):
        shown = examples()
        self.assertGreaterEqual(len(shown), 5)
        with tempfile.TemporaryDirectory() as folder:
            path = pathlib.Path(folder) / "bulkhead.yaml"
            for name, text in shown:
                path.write_text("\n".join(line for line in text.split("\n") if "/etc/" not in line))
                with self.subTest(document=name, text=text):
                    checked = run("check-config", str(path))
                    self.assertEqual(checked.returncode, 0, checked.stderr)

    def test_what_is_good_fits_the_schema(self):
        for name, text in examples():
            with self.subTest(document=name, text=text):
                self.assertTrue(fits_schema(text))

    def test_what_does_not_fit_the_schema_is_a_mistake(self):
        for text in (
            "mode: audit\n",
            "profile: strict\n",
            "profile: open\nunknown: 1\n",
            "profile: open\nroles: [{name: a, who: {}, may: []}]\n",
            "profile: open\nroles: [{name: a, who: {cn: [x]}, may: [container.lst]}]\n",
            "profile: open\nroles: [{name: a, who: {uid: [0]}, may: []}]\n",
            "profile: open\nexceptions: [{image: 'a:latest', elevations: [privileged]}]\n",
            "profile: open\nlimits: {workers: 0}\n",
        ):
            with self.subTest(text=text), tempfile.TemporaryDirectory() as folder:
                self.assertFalse(fits_schema(text))
                path = pathlib.Path(folder) / "bulkhead.yaml"
                path.write_text(text)
                self.assertEqual(run("check-config", str(path)).returncode, 1)


if __name__ == "__main__":
    BULKHEAD = str(pathlib.Path(sys.argv.pop(1)).resolve())
    unittest.main(verbosity=1)
