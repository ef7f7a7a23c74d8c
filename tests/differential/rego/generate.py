"""Policies made from a grammar: small, of many constructs, mostly with a meaning."""

SCALARS = ["0", "1", "2", "-1", "1.5", '"a"', '"b"', '"ab"', "true", "false", "null"]
PATHS = ["input.a", "input.b", "input.c", "input.d", "data.d.a", "data.d.b", "input.a[0]", "input.b.x", "input",
         "data.d"]
COMPARISONS = ["==", "!=", "<", "<=", ">", ">="]
ARITHMETIC = ["+", "-", "*", "/", "%", "|", "&"]
CALLS = ["count({})", "sum({})", "max({})", "to_number({})", "upper({})", "concat({}, {})", "contains({}, {})",
         "array.concat({}, {})", "startswith({}, {})", "abs({})", "is_string({})", "object.get({}, {}, {})",
         "type_name({})", "sort({})", "split({}, {})", "union({})", "json.marshal({})", "f({})", "g({}, {})"]


class Maker:
    def __init__(self, random):
        self.random = random
        self.names = []

    def pick(self, items):
        return self.random.choice(items)

    def variable(self):
        return self.pick(["x", "y", "z", "i", "k"])

    def term(self, depth=0):
        kind = self.random.randrange(14)
        if depth > 2 or kind < 3:
            return self.pick(SCALARS)
        if kind < 6:
            return self.pick(PATHS)
        if kind < 8:
            return self.variable()
        if kind == 8:
            return "[" + ", ".join(self.term(depth + 1) for _ in range(self.random.randrange(3))) + "]"
        if kind == 9:
            return "{" + ", ".join(f'"{key}": {self.term(depth + 1)}' for key in "xy"[: self.random.randrange(3)]) + "}"
        if kind == 10:
            return "{" + ", ".join(self.term(depth + 1) for _ in range(1, 3)) + "}"
        if kind == 11:
            return self.comprehension(depth)
        if kind == 12:
            return self.call(depth)
        return self.reference(depth)

    def reference(self, depth):
        base = self.pick(["input", "data.d", "data.test"] + self.names + ["x"])
        for _ in range(self.random.randrange(1, 3)):
            base += self.pick([".a", ".b", "[_]", f"[{self.variable()}]", "[0]", f"[{self.term(depth + 2)}]"])
        return base

    def call(self, depth):
        if self.random.random() < 0.3:
            return f"({self.term(depth + 1)} {self.pick(ARITHMETIC)} {self.term(depth + 1)})"
        form = self.pick(CALLS)
        return form.format(*[self.term(depth + 1) for _ in range(form.count("{}"))])

    def comprehension(self, depth):
        body = self.body(depth + 1, 2, "; ")
        kind = self.random.randrange(3)
        if kind == 0:
            return f"[{self.term(depth + 2)} | {body}]"
        if kind == 1:
            return "{" + f"{self.term(depth + 2)} | {body}" + "}"
        return "{" + f"{self.term(depth + 2)}: {self.term(depth + 2)} | {body}" + "}"

    def expression(self, depth):
        kind = self.random.randrange(16)
        if kind < 3:
            return f"{self.variable()} := {self.term(depth)}"
        if kind < 5:
            return f"{self.term(depth)} = {self.term(depth)}"
        if kind < 8:
            return f"{self.term(depth)} {self.pick(COMPARISONS)} {self.term(depth)}"
        if kind == 8:
            return f"some {self.variable()} in {self.term(depth)}"
        if kind == 9:
            return f"some {self.variable()}, {self.variable()} in {self.term(depth)}"
        if kind == 10:
            return f"not {self.expression(depth + 1)}" if depth < 2 else self.term(depth)
        if kind == 11:
            return f"every {self.variable()} in {self.term(depth)} {{ {self.body(depth + 1, 2, '; ')} }}"
        if kind == 12:
            return f"{self.term(depth)} in {self.term(depth)}"
        if kind == 13:
            return f"{self.term(depth)} with {self.pick(PATHS)} as {self.term(depth + 1)}"
        if kind == 14:
            return f"some {self.variable()}"
        return self.term(depth)

    def body(self, depth, count_max, separator):
        return separator.join(self.expression(depth) for _ in range(self.random.randrange(1, count_max + 1)))

    def rule(self):
        name = self.pick(["p", "q", "r", "s", "t"])
        body = "{\n  " + self.body(0, 4, "\n  ") + "\n}"
        kind = self.random.randrange(10)
        self.names.append(name)
        if kind < 2:
            return f"{name} if {body}"
        if kind < 4:
            return f"{name} := {self.term()} if {body}"
        if kind == 4:
            return f"{name} contains {self.term()} if {body}"
        if kind == 5:
            return f"{name}[{self.term()}] := {self.term()} if {body}"
        if kind == 6:
            return f"f({self.variable()}) := {self.term()} if {body}"
        if kind == 7:
            return f"default {name} := {self.pick(SCALARS)}\n{name} := {self.term()} if {body} else := {self.term()}"
        if kind == 8:
            return f"{name}.{self.pick('abc')} := {self.term()} if {body}"
        return f"{name} := {self.term()}"


def policy(random):
    maker = Maker(random)
    rules = [maker.rule() for _ in range(random.randrange(1, 5))]
    rules += ["f(x) := x", "g(x, y) := [x, y]"] if random.random() < 0.6 else []
    return "package test\n\n" + "\n\n".join(rules) + "\n"


INPUTS = ['{"a": [1, 2, 3], "b": {"x": 1, "y": "a"}, "c": "ab", "d": null}',
          '{"a": ["a", "b"], "b": {}, "c": 1, "d": true}',
          "{}", '{"a": [[1], {"x": 2}], "b": {"x": [1, 2]}, "c": "", "d": false}', "null", "3"]
DATA = ['{"d": {"a": [1, 2], "b": {"x": 1}}}', "{}", '{"d": {"a": {"x": "a"}, "b": [0, "a"]}}']
