"""docs/builtins.md is what `rego builtins --markdown` prints.    document.py REGO"""

import pathlib
import subprocess
import sys

PAGE = pathlib.Path("docs/builtins.md")

made = subprocess.run([sys.argv[1], "builtins", "--markdown"], capture_output=True, text=True, check=True).stdout
if made != PAGE.read_text(encoding="utf-8"):
    sys.exit(f"{PAGE} is not what the rows say: {sys.argv[1]} builtins --markdown > {PAGE}")
