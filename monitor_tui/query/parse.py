"""Text to tree, by recursive descent; a mistake is a QueryError that points at its character.

query  = either*                       side by side means AND
either = factor ("or" factor)*
factor = ["-" | "not"] atom
atom   = "(" query ")" | '"phrase"' | word["*"] | "*" | field ":" value
value  = word | '"text"' | "(" value ("or" value)* ")" | "{" query "}"
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from rapidfuzz import process

from monitor_tui.errors import QueryError
from monitor_tui.query.fields import FIELDS, Takes
from monitor_tui.query.tree import All, And, Node, Not, Or, Test, Text, Within

_WORD = re.compile(r'[^\s(){}"]+')
_FIELD = re.compile(r"([A-Za-z_]+):(?!//)")
_HALF = re.compile(r"[\ud800-\udfff]")
"""What the command line makes of bytes that are no text."""
_SPACE = re.compile(r"\s*")
MOST_NESTED = 8
"""Deeper brackets are a mistake or an attack, not a question; SQLite reads some ten levels of the worst sort."""
MOST_CLAUSES = 200
"""As many words and values as one question may hold: what becomes of it must stay within SQLite's limits."""


def parse(text: str) -> Node:
    """The tree of a query; an empty one asks for everything."""
    half = _HALF.search(text)
    if half:
        shown = text.encode("utf-8", "replace").decode()
        raise QueryError(shown, half.start(), "a character; this is only a part of one")
    return _Parser(text).query(closing="")


def pieces(text: str) -> tuple[tuple[int, str], ...]:
    """The clauses that stand side by side in a query, each as it was typed, with the character where it begins."""
    node = parse(text)
    starts = [node.at]
    # `tag:(a b)` is one clause: between its own beginning and that of its values stands the field.
    if isinstance(node, And) and ":" not in text[node.at : node.nodes[0].at]:
        starts = [part.at for part in node.nodes]
    ends = [*starts[1:], len(text)]
    return tuple((start, _bare(text[start:end])) for start, end in zip(starts, ends, strict=True))


def _bare(piece: str) -> str:
    """Without the brackets and the `and` that belong to what stands around it."""
    piece = re.sub(r"[\s(]+(and)?[\s(]*$", "", piece)
    while piece.endswith(")"):
        outside = re.sub(r'"[^"]*"', "", piece)
        if outside.count(")") <= outside.count("("):
            break
        piece = piece[:-1].rstrip()
    return piece


@dataclass(slots=True)
class _Parser:
    text: str
    at: int = 0
    depth: int = 0
    clauses: int = 0

    def fail(self, expected: str, at: int | None = None) -> QueryError:
        return QueryError(self.text, self.at if at is None else at, expected)

    def skip(self) -> None:
        found = _SPACE.match(self.text, self.at)
        self.at = found.end() if found else self.at

    def peek(self) -> str:
        return self.text[self.at : self.at + 1]

    def keyword(self, word: str) -> bool:
        """Takes a bare word such as `or` where it stands alone."""
        found = _WORD.match(self.text, self.at)
        if found and found.group().lower() == word:
            self.at = found.end()
            return True
        return False

    def query(self, closing: str) -> Node:
        start, nodes = self.at, list[Node]()
        self.depth += 1
        if self.depth > MOST_NESTED:
            raise self.fail(f"fewer than {MOST_NESTED} brackets inside each other")
        while True:
            self.skip()
            here = self.peek()
            if here == closing:
                break
            if not here:
                raise self.fail(f"`{closing}` to close the bracket")
            if here in ")}":
                raise self.fail("no closing bracket here: none is open")
            if self.keyword("and"):
                self.skip()
                if not nodes or self.peek() in ("", closing):
                    raise self.fail("something to search for on both sides of `and`")
                continue
            nodes.append(self.either(closing))
        self.depth -= 1
        if not nodes:
            if closing:
                raise self.fail("something to search for inside the brackets")
            return All(start)
        return nodes[0] if len(nodes) == 1 else And(tuple(nodes), start)

    def either(self, closing: str) -> Node:
        start = self.at
        nodes = [self.factor(closing)]
        while True:
            before = self.at
            self.skip()
            if not self.keyword("or"):
                self.at = before
                break
            self.skip()
            nodes.append(self.factor(closing))
        return nodes[0] if len(nodes) == 1 else Or(tuple(nodes), start)

    def factor(self, closing: str) -> Node:
        start = self.at
        if self.peek() in ("", ")", "}"):
            raise self.fail("something to search for")
        if self.peek() == "-" and self.text[self.at + 1 : self.at + 2].strip():
            self.at += 1
            return Not(self.atom(), start)
        if self.keyword("not"):
            self.skip()
            return Not(self.factor(closing), start)
        return self.atom()

    def count(self) -> None:
        self.clauses += 1
        if self.clauses > MOST_CLAUSES:
            raise self.fail(f"no more than {MOST_CLAUSES} words and values in one query")

    def atom(self) -> Node:
        self.count()
        start = self.at
        here = self.peek()
        if here == "(":
            self.at += 1
            node = self.query(closing=")")
            self.at += 1
            return node
        if here == '"':
            text = self.string()
            if not text.strip():
                raise self.fail("words between the quotation marks", start)
            return Text(text, phrase=True, at=start)
        if here == "{":
            raise self.fail("`claim:` or `event:` before a brace")
        field = _FIELD.match(self.text, self.at)
        if field:
            return self.test(field)
        return self.word(start)

    def word(self, start: int) -> Node:
        found = _WORD.match(self.text, self.at)
        if found is None or found.group().lower() in ("or", "and"):
            raise self.fail("something to search for")
        self.at = found.end()
        word = found.group()
        if word == "*":
            return All(start)
        bare = word.rstrip("*")
        if not any(c.isalnum() for c in bare):
            raise self.fail("a word with a letter or a digit", start)
        if word.endswith("*"):
            if sum(c.isalnum() for c in bare) < 3:
                raise self.fail("3 letters or more before `*`", start)
            return Text(bare, prefix=True, at=start)
        return Text(word, at=start)

    def string(self) -> str:
        """The text between two quotation marks."""
        start = self.at
        end = self.text.find('"', start + 1)
        if end < 0:
            raise self.fail('`"` to close the quotation', len(self.text))
        self.at = end + 1
        return self.text[start + 1 : end]

    def test(self, found: re.Match[str]) -> Node:
        start, name = self.at, found.group(1).lower()
        if name not in FIELDS:
            near = process.extractOne(name, FIELDS.keys(), score_cutoff=60)
            raise self.fail(f"a field; `{name}` is none" + (f", did you mean `{near[0]}:`?" if near else ""))
        self.at = found.end()
        here = self.peek()
        if here == "{":
            if name not in ("claim", "event"):
                raise self.fail("a value; braces follow only `claim:` and `event:`")
            self.at += 1
            node = self.query(closing="}")
            self.at += 1
            return Within(name, node, start)
        if FIELDS[name].takes is Takes.CLAIM:
            raise self.fail("`{`, a query and `}` after `claim:`")
        if here == "(":
            self.at += 1
            return self.values(name, start)
        return self.value(name, start)

    def value(self, name: str, start: int) -> Node:
        value_at = self.at
        if self.peek() == '"':
            text = self.string()
        else:
            found = _WORD.match(self.text, self.at)
            text = found.group() if found else ""
            self.at = found.end() if found else self.at
        if not text.strip():
            raise self.fail(f"{FIELDS[name].takes} after `{name}:`", value_at)
        return Test(name, text.strip(), start, value_at)

    def values(self, name: str, start: int) -> Node:
        """`name:(a or b)` distributes; side by side in it means AND, as outside."""
        groups: list[list[Node]] = [[]]
        while True:
            self.skip()
            if self.peek() == ")":
                break
            if self.peek() in ("", "(", "{", "}"):
                raise self.fail("a value, or `)` to close the bracket")
            if self.keyword("or"):
                if not groups[-1]:
                    raise self.fail("a value before `or`")
                groups.append([])
                continue
            if self.keyword("and"):
                continue
            self.count()
            at = self.at
            negated = self.peek() == "-" and bool(self.text[self.at + 1 : self.at + 2].strip())
            self.at += negated
            test = self.value(name, at)
            groups[-1].append(Not(test, at) if negated else test)
        if not groups[-1]:
            raise self.fail("a value before `)`")
        self.at += 1
        nodes = tuple(group[0] if len(group) == 1 else And(tuple(group), start) for group in groups)
        return nodes[0] if len(nodes) == 1 else Or(nodes, start)
