"""./run install into a folder of its own: what is there, what is kept, what is gone again.

    python3 tests/install_test.py BUILD_FOLDER
"""

import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[1]
BUILD = pathlib.Path(sys.argv.pop(1)).resolve() if len(sys.argv) > 1 else ROOT / "build/dev"


# Stands for the program where only the script is asked: says a line to whatever it is asked.
FAKE_PROGRAM = "#!/bin/sh\necho 'Does nothing.'\n"


def install(build, root, *words):
    done = subprocess.run([ROOT / "packaging/install.sh", build, *words], capture_output=True, text=True,
                          env={**os.environ, "DESTDIR": str(root)})
    if done.returncode != 0:
        raise AssertionError(done.stderr)
    return done.stdout


def files_below(root):
    return {str(path.relative_to(root)) for path in root.rglob("*") if not path.is_dir()}


class Script(unittest.TestCase):
    """What the script does with what it finds."""

    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix="bulkhead-install-")
        self.addCleanup(folder.cleanup)
        self.root = pathlib.Path(folder.name) / "root"
        self.build = pathlib.Path(folder.name) / "build"
        self.build.mkdir()
        (self.build / "bulkhead").write_text(FAKE_PROGRAM)
        (self.build / "bulkhead").chmod(0o755)

    def test_a_configuration_that_is_there_is_kept(self):
        configuration = self.root / "etc/bulkhead/bulkhead.yaml"
        configuration.parent.mkdir(parents=True)
        configuration.write_text("mine")
        for _ in range(2):
            self.assertIn("kept: ", install(self.build, self.root))
        self.assertEqual(configuration.read_text(), "mine")

    def test_uninstall_leaves_only_what_is_the_operators(self):
        install(self.build, self.root)
        log = self.root / "var/log/bulkhead/decisions.jsonl"
        log.parent.mkdir(parents=True)
        log.write_text("{}\n")
        install(self.build, self.root, "--uninstall")
        self.assertEqual(files_below(self.root), {"etc/bulkhead/bulkhead.yaml", "var/log/bulkhead/decisions.jsonl"})

    def refusal_to_uninstall(self):
        done = subprocess.run([ROOT / "packaging/install.sh", self.build, "--uninstall"], capture_output=True,
                              text=True, env={**os.environ, "DESTDIR": str(self.root)})
        self.assertEqual(done.returncode, 1, done.stdout)
        self.assertTrue((self.root / "usr/local/bin/bulkhead").exists())
        return done.stderr

    def test_uninstall_waits_until_the_settings_of_docker_name_bulkhead_no_more(self):
        install(self.build, self.root)
        settings = self.root / "etc/docker/daemon.json"
        settings.parent.mkdir(parents=True)
        for text in ('{"authorization-plugins": ["bulkhead"]}',
                     '{\n  "debug": true,\n  "authorization-plugins": [\n    "other",\n    "bulkhead"\n  ]\n}\n'):
            settings.write_text(text)
            self.assertIn("daemon.json", self.refusal_to_uninstall())
        settings.write_text('{\n  "authorization-plugins": [\n    "other"\n  ],\n  "labels": ["bulkhead"]\n}\n')
        install(self.build, self.root, "--uninstall")

    def test_uninstall_waits_until_no_daemon_was_started_with_bulkhead(self):
        install(self.build, self.root)
        words = self.root / "proc/42/cmdline"
        words.parent.mkdir(parents=True)
        for line in ("/usr/bin/dockerd --authorization-plugin=bulkhead",
                     "dockerd --authorization-plugin bulkhead --debug"):
            words.write_bytes(line.replace(" ", "\0").encode() + b"\0")
            self.assertIn("process 42", self.refusal_to_uninstall())
        for line in ("/usr/bin/dockerd --authorization-plugin=bulkhead2",
                     "grep dockerd --authorization-plugin=bulkhead"):
            words.write_bytes(line.replace(" ", "\0").encode() + b"\0")
            install(self.build, self.root, "--uninstall")

    def test_another_rego_is_kept(self):
        link = self.root / "usr/local/bin/rego"
        link.parent.mkdir(parents=True)
        link.write_text("another")
        self.assertIn(f"kept: {link}", install(self.build, self.root))
        install(self.build, self.root, "--uninstall")
        self.assertEqual(link.read_text(), "another")
        link.unlink()
        link.symlink_to("/opt/another/rego")
        self.assertIn(f"kept: {link}", install(self.build, self.root))
        install(self.build, self.root, "--uninstall")
        self.assertEqual(os.readlink(link), "/opt/another/rego")

    def test_the_own_rego_comes_again_and_goes(self):
        link = self.root / "usr/local/bin/rego"
        for _ in range(2):
            self.assertNotIn(f"kept: {link}", install(self.build, self.root))
        self.assertEqual(os.readlink(link), "bulkhead")
        install(self.build, self.root, "--uninstall")
        self.assertFalse(os.path.lexists(link))

    def test_help_is_answered_without_a_build(self):
        for command in (["packaging/install.sh", "--help"], ["run", "install", "--help"]):
            done = subprocess.run([ROOT / command[0], *command[1:]], capture_output=True, text=True)
            self.assertEqual((done.returncode, done.stderr), (0, ""))
            self.assertIn("--uninstall", done.stdout)

    def test_what_is_no_option_is_refused(self):
        for words in (["--prefx", "/usr"], ["--prefix", "usr"]):
            done = subprocess.run([ROOT / "packaging/install.sh", self.build, *words], capture_output=True,
                                  env={**os.environ, "DESTDIR": str(self.root)})
            self.assertEqual(done.returncode, 2)
        self.assertFalse(self.root.exists())


class Installed(unittest.TestCase):
    """One installation, looked at from all sides."""

    @classmethod
    def setUpClass(cls):
        folder = tempfile.TemporaryDirectory(prefix="bulkhead-install-")
        cls.addClassCleanup(folder.cleanup)
        cls.root = pathlib.Path(folder.name)
        cls.said = install(BUILD, cls.root, "--prefix", "/usr")

    def test_everything_is_there_and_works(self):
        self.assertIn('"authorization-plugins": ["bulkhead"]', self.said)
        found = files_below(self.root)
        for name in ("usr/bin/bulkhead", "usr/bin/rego", "etc/systemd/system/bulkhead.service",
                     "etc/systemd/system/bulkhead.socket", "etc/bulkhead/bulkhead.yaml",
                     "usr/share/man/man1/bulkhead.1", "usr/share/man/man1/bulkhead-serve.1",
                     "usr/share/man/man5/bulkhead.yaml.5", "usr/share/bash-completion/completions/bulkhead",
                     "usr/share/zsh/site-functions/_bulkhead", "usr/share/fish/vendor_completions.d/bulkhead.fish"):
            self.assertIn(name, found)
        for program in ("bulkhead", "rego"):
            subprocess.run([self.root / "usr/bin" / program, "version"], check=True, stdout=subprocess.DEVNULL)
        service = (self.root / "etc/systemd/system/bulkhead.service").read_text()
        self.assertIn("ExecStart=/usr/bin/bulkhead serve", service)
        self.assertFalse(any("daemon.json" in name for name in found))

    def test_the_configuration_is_in_audit_mode_and_good(self):
        configuration = self.root / "etc/bulkhead/bulkhead.yaml"
        self.assertIn("\nmode: audit\n", configuration.read_text())
        self.assertEqual(configuration.stat().st_mode & 0o7777, 0o600)
        done = subprocess.run([BUILD / "bulkhead", "serve", "--check", "--config", configuration], capture_output=True,
                              text=True)
        self.assertEqual(done.returncode, 0, done.stderr)

    def test_manual_pages_have_no_mistakes(self):
        if shutil.which("man") is None or shutil.which("groff") is None:
            self.skipTest("there is no man")
        pages = sorted((self.root / "usr/share/man").rglob("*.[15]"))
        self.assertGreater(len(pages), 4)
        for page in pages:
            done = subprocess.run(["groff", "-man", "-Tutf8", "-ww", "-z", page], capture_output=True, text=True)
            self.assertEqual((done.returncode, done.stderr), (0, ""), page)

    def test_systemd_accepts_the_units(self):
        if shutil.which("systemd-analyze") is None:
            self.skipTest("there is no systemd-analyze")
        folder = tempfile.TemporaryDirectory(prefix="bulkhead-units-")
        self.addCleanup(folder.cleanup)
        units = pathlib.Path(folder.name)
        for name in ("bulkhead.service", "bulkhead.socket"):
            lines = (self.root / "etc/systemd/system" / name).read_text().splitlines()
            # The program is looked for where the unit names it, and the manual pages where man looks for them.
            text = "\n".join(line for line in lines if not line.startswith("Documentation=")) + "\n"
            (units / name).write_text(text.replace("/usr/bin/bulkhead", str(self.root / "usr/bin/bulkhead")))
        done = subprocess.run(["systemd-analyze", "verify", "--recursive-errors=no", "--man=no",
                               units / "bulkhead.service", units / "bulkhead.socket"], capture_output=True, text=True)
        self.assertEqual((done.returncode, done.stderr), (0, ""))


if __name__ == "__main__":
    unittest.main()
