"""How the demo talks: numbered steps, the commands as they are run, what came back, and whether that was expected."""

import shlex
import subprocess
import textwrap
import time

WIDTH = 100


def quoted(argument):
    """As one would type it in a shell."""
    text = str(argument)
    return text if text == "…" else shlex.quote(text)


class Narrator:
    def __init__(self, environment):
        self.environment = environment
        self.step_number = 0
        self.surprises = []
        self.shortened = []  # (long text, what is shown for it)
        self.started = time.monotonic()

    def title(self, text):
        print(f"\n{text}\n{'=' * len(text)}", flush=True)

    def say(self, text):
        print()
        print(textwrap.fill(" ".join(text.split()), WIDTH), flush=True)

    def step(self, text):
        self.step_number += 1
        print(f"\n{self.step_number}. {text}", flush=True)

    def quote(self, text):
        for line in text.rstrip("\n").splitlines() or ["(nothing)"]:
            print(f"       {self._shorten(line)}", flush=True)

    def show(self, arguments):
        line = " ".join(quoted(argument) for argument in arguments)
        print(f"   $ {self._shorten(line)}", flush=True)

    def run(self, arguments, shown=None, timeout=60):
        """Runs a command, having shown it (or `shown` in its place), and shows its output and exit code."""
        self.show(shown or arguments)
        began = time.monotonic()
        done = subprocess.run(
            [str(argument) for argument in arguments],
            env=self.environment,
            text=True,
            timeout=timeout,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            errors="replace",
        )
        self._result(done.stdout, done.returncode, time.monotonic() - began)
        return done

    def ran(self, shown, done):
        """Shows a command that was run already, as words of a shell, with both of its outputs."""
        print(f"   $ {self._shorten(' '.join(shown))}", flush=True)
        self._result(done.stdout + done.stderr, done.returncode, 0)

    def _result(self, output, code, seconds):
        self.quote(output)
        print(f"     [exit code {code}" + (f", after {seconds:.0f} s]" if seconds >= 2 else "]"), flush=True)

    def expect(self, claim, holds):
        print(f"   {'✔' if holds else '✘ NOT'} {claim}", flush=True)
        if not holds:
            self.surprises.append(f"step {self.step_number}: {claim}")

    def end(self):
        """Says how it went; gives the exit status."""
        seconds = time.monotonic() - self.started
        if self.surprises:
            print(f"\nThe demo FAILED after {seconds:.0f} s. What should have been true and was not:")
            for surprise in self.surprises:
                print(f"  - {surprise}")
            return 1
        print(f"\nThe demo went as it should, in {seconds:.0f} s.")
        return 0

    def _shorten(self, text):
        for long, short in self.shortened:
            text = text.replace(long, short)
        return text
