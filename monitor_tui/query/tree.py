"""What the analyst typed, as a tree; ``at`` is the character where a node begins."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class All:
    """Everything: `*` or nothing at all."""

    at: int = 0


@dataclass(frozen=True, slots=True)
class Text:
    """Words of the story: one word, a prefix (`word*`) or a phrase."""

    text: str
    prefix: bool = False
    phrase: bool = False
    at: int = 0


@dataclass(frozen=True, slots=True)
class Test:
    """`field:value`."""

    field: str
    value: str
    at: int = 0
    value_at: int = 0

    __test__ = False  # not a test class of pytest's


@dataclass(frozen=True, slots=True)
class Within:
    """`claim:{...}` or `event:{...}`: one claim, or one event, that fits all of it."""

    field: str
    node: Node
    at: int = 0


@dataclass(frozen=True, slots=True)
class Not:
    node: Node
    at: int = 0


@dataclass(frozen=True, slots=True)
class And:
    nodes: tuple[Node, ...]
    at: int = 0


@dataclass(frozen=True, slots=True)
class Or:
    nodes: tuple[Node, ...]
    at: int = 0


Node = All | Text | Test | Within | Not | And | Or


def unparse(node: Node, *, inner: bool = False) -> str:
    """The query in its plainest spelling: parsing it again gives the same tree but for places."""
    match node:
        case All():
            return "*"
        case Text(text, prefix, phrase):
            return f'"{text}"' if phrase else text + "*" * prefix
        case Test(field, value):
            return f"{field}:{quoted(value)}"
        case Within(field, within):
            return f"{field}:{{{unparse(within)}}}"
        case Not(negated):
            return f"-{unparse(negated, inner=True)}"
        case And(nodes):
            text = " ".join(unparse(n, inner=True) for n in nodes)
            return f"({text})" if inner else text
        case Or(nodes):
            text = " or ".join(unparse(n, inner=True) for n in nodes)
            return f"({text})" if inner else text


def quoted(value: str) -> str:
    """A value as it must be typed."""
    bare = value and not any(c.isspace() or c in '(){}"' for c in value) and not value.startswith("-")
    return value if bare else f'"{value}"'
