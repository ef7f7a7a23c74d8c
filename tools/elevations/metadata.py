"""Reads the METADATA of the elevations: the comment block in front of each `package`.

The block is YAML, of which the elevations use a part: nested mappings indented by two, plain or double-quoted scalars,
`>-` for folded text, JSON for maps and lists in one line, and `- item` lines. Anything else is an error with its line.
"""

import json
import pathlib

ROOT = pathlib.Path(__file__).resolve().parents[2]
FOLDER = ROOT / "policies" / "elevations"


class MetadataError(Exception):
    """Words that begin with FILE:LINE."""


def policy_files():
    """The files of all elevations, without their tests, by name."""
    return [path for path in sorted(FOLDER.glob("*.rego")) if not path.name.endswith("_test.rego")]


def read(path):
    """The metadata of `path` as a dictionary; None where it has none."""
    lines = path.read_text().split("\n")
    try:
        first = lines.index("# METADATA") + 1
    except ValueError:
        return None
    block = []
    for number in range(first, len(lines)):
        if not lines[number].startswith("#"):
            break
        block.append((number + 1, lines[number][2:]))
    value, rest = _mapping(path, block, 0)
    if rest:
        raise MetadataError(f"{path.name}:{rest[0][0]}: not expected here: {rest[0][1]}")
    return value


def _indent(text):
    return len(text) - len(text.lstrip(" "))


def _mapping(path, block, indent):
    """Takes the lines of `block` that belong to a mapping at `indent`: (the mapping, the lines after it)."""
    result = {}
    while block and _indent(block[0][1]) == indent and not block[0][1].lstrip().startswith("- "):
        (number, line), block = block[0], block[1:]
        key, colon, text = line.strip().partition(":")
        if not colon or key in result:
            raise MetadataError(f"{path.name}:{number}: expected one new key and a colon: {line}")
        text = text.strip()
        if text == ">-":
            result[key], block = _folded(block, indent)
        elif text:
            result[key] = _scalar(path, number, text)
        elif block and block[0][1].lstrip().startswith("- "):
            result[key], block = _list(path, block, _indent(block[0][1]))
        else:
            result[key], block = _mapping(path, block, indent + 2)
    return result, block


def _folded(block, indent):
    words = []
    while block and _indent(block[0][1]) > indent:
        words.append(block[0][1].strip())
        block = block[1:]
    return " ".join(words), block


def _list(path, block, indent):
    items = []
    while block and _indent(block[0][1]) == indent and block[0][1].lstrip().startswith("- "):
        items.append(_scalar(path, block[0][0], block[0][1].lstrip()[2:].strip()))
        block = block[1:]
    return items, block


def _scalar(path, number, text):
    if text[0] in '{["' or text == "null":
        try:
            return json.loads(text)
        except ValueError as error:
            raise MetadataError(f"{path.name}:{number}: {error}: {text}") from None
    if ": " in text or " #" in text or text[0] in "'&*!|>%@`":
        raise MetadataError(f"{path.name}:{number}: a text like this must stand in quotes: {text}")
    return text
