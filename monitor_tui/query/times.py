"""`asof:` and `until:` are of the whole query: taken apart from its clauses before those are resolved."""

from __future__ import annotations

from monitor_tui.errors import QueryError
from monitor_tui.query.fields import TIMES
from monitor_tui.query.tree import All, And, Node, Test


def apart(text: str, node: Node) -> tuple[Node, tuple[Test, ...]]:
    """A query without the clauses that say when it is asked, and those; two of one kind are an error."""
    found: list[Test] = []
    rest = _without(node, found)
    for place, one in enumerate(found):
        if any(before.field == one.field for before in found[:place]):
            raise QueryError(text, one.at, f"one `{one.field}:` in a query")
    return (All(node.at) if rest is None else rest), tuple(found)


def misplaced(text: str, test: Test) -> QueryError:
    """For one that stands where only a part of the query would hear of it."""
    return QueryError(text, test.at, f"`{test.field}:` outside of `or`, `-` and braces: it is of the whole query")


def _without(node: Node, found: list[Test]) -> Node | None:
    match node:
        case Test(field) if field in TIMES:
            found.append(node)
            return None
        case And(nodes, at):
            kept = [part for part in (_without(inner, found) for inner in nodes) if part is not None]
            if len(kept) == len(nodes):
                return And(tuple(kept), at)
            return None if not kept else kept[0] if len(kept) == 1 else And(tuple(kept), kept[0].at)
    return node
