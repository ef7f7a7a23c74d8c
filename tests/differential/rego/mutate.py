"""Variants of a policy: one or a few of its tokens or lines dropped, doubled, swapped or replaced."""

import re

TOKEN = re.compile(r'\s+|"(?:\\.|[^"\\\n])*"|`[^`]*`|#[^\n]*|[A-Za-z_]\w*|\d+(?:\.\d+)?|:=|==|!=|<=|>=|.')
NAME = re.compile(r"[A-Za-z_]\w*$")
LITERALS = ["1", "0", "-1", "2.5", '"a"', '""', "null", "true", "false", "[]", "{}", "set()",
            "[1, 2]", '{"a": 1}', "{1, 2}"]
OPERATORS = ["=", ":=", "==", "!=", "<", "<=", ">", ">=", "+", "-", "*", "/", "%", "&", "|", "in", ",", ";", "."]
NAMES = ["x", "y", "_", "input", "data", "p", "q", "i", "count", "f", "not", "some", "every", "default", "else", "if"]
SNIPPETS = ["not ", "some x in ", "with input as 1", "with data.x as {}", "[x | x := ", "{x | ", "input.a[_]", "count(",
            ".a", "[_]", "[0]", "[x]", " contains ", " else := 1", " == 1", "every x in input.a { x > 1 }"]


def tokens_of(text):
    return TOKEN.findall(text)


def mutate_tokens(random, tokens):
    places = [i for i, token in enumerate(tokens) if not token.isspace()]
    if len(places) < 2:
        return tokens
    at = random.choice(places)
    token = tokens[at]
    kind = random.randrange(8)
    if kind == 0:
        return tokens[:at] + tokens[at + 1 :]
    if kind == 1:
        return tokens[:at] + [token, " "] + tokens[at:]
    if kind == 2:
        other = random.choice(places)
        swapped = list(tokens)
        swapped[at], swapped[other] = swapped[other], swapped[at]
        return swapped
    if kind == 3:
        return tokens[:at] + [random.choice(SNIPPETS)] + tokens[at:]
    return tokens[:at] + [replacement(random, tokens, token)] + tokens[at + 1 :]


def replacement(random, tokens, token):
    names = [other for other in tokens if NAME.match(other)]
    if NAME.match(token):
        pool = names + NAMES if random.random() < 0.8 else LITERALS
    elif token[0].isdigit() or token[0] in '"`':
        pool = LITERALS + names[:8]
    else:
        pool = OPERATORS
    return random.choice(pool)


def mutate_lines(random, text):
    lines = text.split("\n")
    at, other = random.randrange(len(lines)), random.randrange(len(lines))
    kind = random.randrange(3)
    if kind == 0:
        del lines[at]
    elif kind == 1:
        lines.insert(other, lines[at])
    else:
        lines[at], lines[other] = lines[other], lines[at]
    return "\n".join(lines)


def mutate(random, text):
    for _ in range(random.choice([1, 1, 1, 2, 3])):
        if random.random() < 0.15:
            text = mutate_lines(random, text)
        else:
            text = "".join(mutate_tokens(random, tokens_of(text)))
    return text
