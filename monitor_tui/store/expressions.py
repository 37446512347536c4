"""Words and facets as an FTS5 expression: every term quoted and in the form that the index was written in."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from monitor_tui.query.resolve import AllOf, Among, AnyOf, Neither, Resolved, Words
from monitor_tui.store.search import facet
from monitor_tui.text import search_form, search_prefix

FACETS = ("lang", "actor", "country", "source")
"""What stands in the index as a story's own words do; kind and owner are asked for by their sources."""

SourcesOf = Callable[[Among], Sequence[str]]
"""The sources that a `kind:` or `owner:` means now."""


def of_words(words: Words) -> str:
    """The expression for one word, beginning of a word, or phrase; never empty, never the user's own syntax."""
    if not words.prefix:
        return f"{{title text}} : {_quoted(search_form(words.text))}"
    typed, cut = search_prefix(words.text)
    begun = f"{_quoted(typed)} *"
    return f"{{title text}} : ({begun} OR {_quoted(cut)})" if cut != typed else f"{{title text}} : {begun}"


def expression(node: Resolved, sources_of: SourcesOf) -> str | None:
    """The expression for a node, or None where the index does not know what it asks."""
    match node:
        case Words():
            return of_words(node)
        case Among(field, ids) if field in FACETS:
            return of_facets(field, ids)
        case Among("kind" | "owner"):
            return of_facets("source", sources_of(node))
        case AnyOf(nodes):
            parts = [expression(n, sources_of) for n in nodes]
            return _joined(" OR ", parts)
        case AllOf(nodes):
            for_all = [n for n in nodes if not isinstance(n, Neither)]
            against = [n.node for n in nodes if isinstance(n, Neither)]
            wanted = _joined(" AND ", [expression(n, sources_of) for n in for_all])
            if not against or wanted is None:
                return wanted
            unwanted = _joined(" OR ", [expression(n, sources_of) for n in against])
            return f"({wanted} NOT {unwanted})" if unwanted is not None else None
    return None


def of_facets(field: str, ids: Sequence[str]) -> str:
    """The expression for a field that has one of these values."""
    # No value at all must match nothing: an empty phrase does.
    tokens = " OR ".join(_quoted(facet(field, value)) for value in ids) or '""'
    return f"facets : ({tokens})"


def _joined(operator: str, parts: Sequence[str | None]) -> str | None:
    known = [part for part in parts if part is not None]
    if not known or len(known) < len(parts):
        return None
    return known[0] if len(known) == 1 else f"({operator.join(known)})"


def _quoted(form: str) -> str:
    """A search form holds letters, digits and blanks only; doubling the quotation mark is the second lock."""
    return '"' + form.replace('"', '""') + '"'
