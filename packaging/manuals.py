"""Writes the manual pages, from what the program itself says, so that they cannot grow stale.

    python3 packaging/manuals.py BUILD_FOLDER OUT_FOLDER

bulkhead.1 and a page a command from `bulkhead help` and `bulkhead COMMAND --help`; bulkhead.yaml.5 from the JSON Schema
of the configuration file.
"""

import json
import pathlib
import re
import subprocess
import sys

OPTION = re.compile(r"^  (-\S.*?)(?:  +(\S.*))?$")
COMMAND = re.compile(r"^  ([a-z][\w-]*) +(\S.*)$")


def said_by(program, *words):
    done = subprocess.run([program, *words], capture_output=True, text=True, timeout=60)
    return done.stdout


def roff(text):
    """Text as it may stand in a line of a page."""
    text = text.replace("\\", "\\e").replace("-", "\\-").replace("…", "...").replace("“", '"').replace("”", '"')
    return "\\&" + text if text.startswith((".", "'")) else text


def head(name, section, version, summary):
    return (
        f'.TH {name.upper()} {section} "" "{version}" "Bulkhead"\n'
        f".SH NAME\n{roff(name)} \\- {roff(summary)}\n"
    )


def sentence(text):
    text = text.strip()
    return text[:1].lower() + text[1:].rstrip(".") if text[:2] != text[:2].upper() else text.rstrip(".")


def command_page(program, version, command, summary):
    """The page of one command: its help, with usage, options and what else it says apart."""
    usage, options, rest = [], [], []
    into_options = False
    for line in said_by(program, command, "--help").splitlines():
        if line.startswith("Usage:"):
            usage.append(line.removeprefix("Usage:").strip())
        elif re.match(r"^\w[\w ]*:$", line):
            into_options = True
        elif into_options and (found := OPTION.match(line)):
            options.append([found.group(1), found.group(2) or ""])
        elif into_options and options and line.startswith("      "):
            options[-1][1] = (options[-1][1] + " " + line.strip()).strip()
        elif line.strip():
            rest.append(line.rstrip())
    name = f"bulkhead-{command}"
    page = head(name, 1, version, sentence(summary))
    synopsis = usage or [f"bulkhead {command}"]
    page += ".SH SYNOPSIS\n" + "\n.br\n".join(f"\\fB{roff(line)}\\fR" for line in synopsis) + "\n"
    page += ".SH DESCRIPTION\n" + "\n.br\n".join(roff(line.strip()) for line in rest or [summary]) + "\n"
    if options:
        page += ".SH OPTIONS\n"
    for flags, text in options:
        page += f".TP\n\\fB{roff(flags)}\\fR\n{roff(text)}\n"
    page += ".SH EXIT STATUS\n0: it worked, or the answer is yes. 1: it failed, or the answer is no.\n"
    page += "2: the command line is wrong.\n"
    return name + ".1", page + ".SH SEE ALSO\n.BR bulkhead (1),\n.BR bulkhead.yaml (5)\n"


def main_page(version, summary, commands):
    page = head("bulkhead", 1, version, sentence(summary))
    page += ".SH SYNOPSIS\n.B bulkhead\n.I COMMAND\n.RI [ OPTION .\\|.\\|.]\n"
    page += f".SH DESCRIPTION\n{roff(summary)} Each command has a page of its own.\n.SH COMMANDS\n"
    for command, text in commands:
        page += f".TP\n.BR bulkhead\\-{roff(command)} (1)\n{roff(text)}\n"
    page += ".SH FILES\n.TP\n.I /etc/bulkhead/bulkhead.yaml\nThe configuration, see\n.BR bulkhead.yaml (5).\n"
    page += ".TP\n.I /run/docker/plugins/bulkhead.sock\nWhere the Docker daemon asks.\n"
    page += ".TP\n.I /var/log/bulkhead/decisions.jsonl\nThe decision log of an installed Bulkhead.\n"
    return page + ".SH SEE ALSO\n.BR bulkhead.yaml (5),\n.BR dockerd (8)\n"


def type_of(schema):
    if "enum" in schema:
        return " | ".join(str(choice) for choice in schema["enum"])
    kind = schema.get("type", "")
    if isinstance(kind, list):
        kind = " or ".join(kind)
    if kind == "array":
        return "list of " + (type_of(schema.get("items", {})) or "values")
    return kind or "object"


def resolved(schema, whole):
    while "$ref" in schema:
        target = whole
        for part in schema["$ref"].removeprefix("#/").split("/"):
            target = target[part]
        schema = {**target, **{key: value for key, value in schema.items() if key != "$ref"}}
    for choice in schema.get("anyOf", []) + schema.get("oneOf", []):
        if choice.get("type") != "null" and ("$ref" in choice or "properties" in choice):
            return {**resolved(choice, whole), "description": schema.get("description", choice.get("description", ""))}
    return schema


def keys_of(schema, whole, prefix=""):
    """(path, type, help) of each key, those of objects below their own."""
    schema = resolved(schema, whole)
    for key, raw in schema.get("properties", {}).items():
        value = resolved(raw, whole)
        yield prefix + key, type_of(value), value.get("description", "")
        if "properties" in value:
            yield from keys_of(value, whole, prefix + key + ".")
        items = resolved(value.get("items", {}), whole) if isinstance(value.get("items"), dict) else {}
        if "properties" in items:
            yield from keys_of(items, whole, prefix + key + "[].")


def configuration_page(version, schema):
    page = head("bulkhead.yaml", 5, version, "the configuration of bulkhead serve")
    page += ".SH DESCRIPTION\nA YAML file that\n.BR bulkhead\\-serve (1)\nreads with \\-\\-config.\n"
    page += "A change takes effect by itself, without a gap; a file with a mistake changes nothing,\n"
    page += "and the log says why.\n"
    page += ".SH KEYS\n"
    for path, kind, text in keys_of(schema, schema):
        page += f".TP\n\\fB{roff(path)}\\fR ({roff(kind)})\n{roff(text)}\n"
    return page + ".SH SEE ALSO\n.BR bulkhead\\-serve (1),\n.BR bulkhead (1)\n"


def main():
    build, out = map(pathlib.Path, sys.argv[1:])
    program = str((build / "bulkhead").resolve())
    help_text = said_by(program, "help")
    summary = help_text.splitlines()[0]
    version = said_by(program, "version").splitlines()[0]
    commands = [found.groups() for line in help_text.splitlines() if (found := COMMAND.match(line))]
    pages = [command_page(program, version, *command) for command in commands if command[0] != "help"]
    pages.append(("bulkhead.1", main_page(version, summary, commands)))
    schema = json.loads((pathlib.Path(__file__).resolve().parents[1] / "docs/config.schema.json").read_text())
    pages.append(("bulkhead.yaml.5", configuration_page(version, schema)))
    for name, text in pages:
        (out / name).write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
