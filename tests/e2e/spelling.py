"""JSON texts that a plain reader and Docker's take differently: one document, rewritten at random.

Docker reads bodies with Go's encoding/json: keys fold (also over the long s and the Kelvin sign), later keys win or
merge, null changes some things and not others, unknown fields are skipped. A document is a tree of Members, so that a
key can stand twice; a rewriting changes the tree, or the text that it is written as.
"""

import json

LONG_S, KELVIN = "\u017f", "\u212a"


class Members(list):
    """An object as its (key, value) pairs, in order."""


def tree_of(document):
    if isinstance(document, dict):
        return Members((key, tree_of(value)) for key, value in document.items())
    if isinstance(document, list):
        return [tree_of(value) for value in document]
    return document


def objects_in(tree):
    """Every object of a tree, the outermost first."""
    found = [tree] if isinstance(tree, Members) else []
    children = [value for _, value in tree] if isinstance(tree, Members) else tree if isinstance(tree, list) else []
    return found + [below for child in children for below in objects_in(child)]


# --- rewritings of the tree: each takes a random generator and the outermost Members, and changes it -----------------


def an_object(rng, tree):
    return rng.choice([one for one in objects_in(tree) if one] or [tree])


def split_in_two(rng, tree):
    """The members of one object under its key twice: Go merges them."""
    holder = an_object(rng, tree)
    places = [at for at, (_, value) in enumerate(holder) if isinstance(value, Members) and value]
    if not places:
        return
    at = rng.choice(places)
    key, members = holder[at]
    cut = rng.randint(0, len(members))
    parts = [Members(members[:cut]), Members(members[cut:])]
    rng.shuffle(parts)
    holder[at : at + 1] = [(key, parts[0]), (other_spelling(rng, key), parts[1])]


def doubled(rng, tree):
    """One member twice, the second time with another value."""
    holder = an_object(rng, tree)
    if not holder:
        return
    at = rng.randrange(len(holder))
    key, value = holder[at]
    other = (other_spelling(rng, key), rng.choice([None, value, not value, 0, Members(), [], [Members()], ""]))
    holder.insert(at + rng.randint(0, 1), other)


def hoisted(rng, tree):
    """What stands in HostConfig at the top level, where daemons up to 26.1 read it too."""
    for at, (key, value) in enumerate(tree):
        if key == "HostConfig" and isinstance(value, Members):
            tree[at : at + 1] = value
            rng.choice([lambda: None, lambda: tree.append(("HostConfig", None))])()
            return


def unknown_member(rng, tree):
    deep = rng.choice([50, 900])
    value = rng.choice(
        [
            Raw("[" * deep + "]" * deep),
            Raw('"\\ud800"'),
            Raw('"\\u0000"'),
            Raw("1e9999"),
            Raw("-0.0"),
            Raw("123456789012345678901234567890"),
            Members([("Privileged", False), ("privileged", True)]),
            "\U0001f6a2",
        ]
    )
    an_object(rng, tree).insert(0, (rng.choice(["x", "Unknown", "HostConfi", "Privileged2", ""]), value))


def null_member(rng, tree):
    holder = an_object(rng, tree)
    holder.append((rng.choice(["HostConfig", "Labels", "Binds", "NetworkingConfig", "Cmd"]), None))


def other_type(rng, tree):
    """A value in another of JSON's types, or spelt otherwise."""
    holder = an_object(rng, tree)
    if not holder:
        return
    at = rng.randrange(len(holder))
    key, value = holder[at]
    spelt = {bool: ['"true"', "1", "null", "[true]"], int: ["5.0", "5e0", '"5"', "null", "-1"]}
    holder[at] = (key, Raw(rng.choice(spelt.get(type(value), ["null", "{}", "[]", "[null]", '""']))))


def reordered(rng, tree):
    for one in objects_in(tree):
        rng.shuffle(one)


def other_spelling(rng, key):
    return rng.choice([key, key.lower(), key.upper(), key.swapcase(), fold(rng, key)])


def fold(rng, key):
    """Letters replaced by others that Go folds alike."""
    folded = ""
    for letter in key:
        alike = {"s": LONG_S, "S": LONG_S, "k": KELVIN, "K": KELVIN}.get(letter, letter.swapcase())
        folded += alike if rng.random() < 0.5 else letter
    return folded


def folded_keys(rng, tree):
    for one in objects_in(tree):
        one[:] = [(other_spelling(rng, key) if rng.random() < 0.7 else key, value) for key, value in one]


# --- text ------------------------------------------------------------------------------------------------------------


class Raw(str):
    """JSON text that stands as it is."""


def written(rng, tree, escapes=0.0, spaces=0.0):
    """The text of a tree. `escapes`: how likely a letter is escaped; `spaces`: a gap filled."""
    gap = lambda: rng.choice([" ", "\n", "\t ", "\r\n"]) if rng.random() < spaces else ""  # noqa: E731
    if isinstance(tree, Raw):
        return str(tree)
    if isinstance(tree, Members):
        inner = [
            gap() + text(rng, key, escapes) + gap() + ":" + gap() + written(rng, value, escapes, spaces)
            for key, value in tree
        ]
        return "{" + ",".join(inner) + gap() + "}"
    if isinstance(tree, list):
        return "[" + ",".join(gap() + written(rng, value, escapes, spaces) for value in tree) + gap() + "]"
    return text(rng, tree, escapes) if isinstance(tree, str) else json.dumps(tree)


def text(rng, string, escapes):
    letters = json.dumps(string, ensure_ascii=False)[1:-1] if escapes == 0 else None
    if letters is None:
        letters = "".join(
            "".join(f"\\u{unit:04x}" for unit in utf16(letter))
            if rng.random() < escapes
            else json.dumps(letter, ensure_ascii=False)[1:-1]
            for letter in string
        )
    return f'"{letters}"'


def utf16(letter):
    units = letter.encode("utf-16-be", "surrogatepass")
    return [int.from_bytes(units[at : at + 2], "big") for at in range(0, len(units), 2)]


# --- one rewriting ---------------------------------------------------------------------------------------------------

# (name, function, whether a reader must still take the result: ordinary clients could write it)
TREE_REWRITINGS = [
    ("folded keys", folded_keys, True),
    ("an object split in two", split_in_two, False),
    ("a member twice", doubled, False),
    ("at the top level", hoisted, False),
    ("an unknown member", unknown_member, False),
    ("a null member", null_member, False),
    ("another type", other_type, False),
    ("another order", reordered, True),
]
TEXT_REWRITINGS = [
    ("escapes", True, lambda rng, tree: written(rng, tree, escapes=0.3).encode()),
    ("white space", True, lambda rng, tree: written(rng, tree, spaces=0.5).encode()),
    ("white space around", True, lambda rng, tree: b" \r\n\t" + written(rng, tree).encode() + b"\n "),
    ("bytes after", False, lambda rng, tree: written(rng, tree).encode() + rng.choice(AFTER)),
    ("a byte order mark", False, lambda rng, tree: b"\xef\xbb\xbf" + written(rng, tree).encode()),
    ("invalid UTF-8", False, lambda rng, tree: b'{"x\xff":1,' + written(rng, tree).encode()[1:]),
    ("padding", False, lambda rng, tree: padded(rng, written(rng, tree).encode())),
]
AFTER = [b"]", b"}", b"{}", b" garbage", b",", b"null", b"\x00", b'{"HostConfig":{}}']
PADDED_TO = [(1 << 20) - 1, 1 << 20, (1 << 20) + 1, (1 << 22) - 1, 1 << 22, (1 << 22) + 1, 3_000_000]


def padded(rng, body):
    """Around the sizes from which daemons show their plugins no body, or refuse."""
    missing = rng.choice(PADDED_TO) - len(body)
    label = b'{"Labels":{"pad":"%s"},'
    return rng.choice(
        [
            lambda: body + b" " * missing,
            lambda: b" " * missing + body,
            lambda: label % (b"x" * (missing - len(label) + 2)) + body[1:],
        ]
    )()


def rewrite(rng, document):
    """(bytes, the names of what was done, whether an ordinary client could have written them)."""
    tree = tree_of(document)
    names, is_ordinary = [], True
    for name, change, ordinary in rng.sample(TREE_REWRITINGS, rng.choice([0, 1, 1, 1, 2, 3])):
        change(rng, tree)
        names.append(name)
        is_ordinary &= ordinary
    if rng.random() < 0.3:
        name, ordinary, write = rng.choice(TEXT_REWRITINGS)
        return write(rng, tree), [*names, name], is_ordinary and ordinary
    return written(rng, tree).encode("utf-8", "surrogatepass"), names, is_ordinary
