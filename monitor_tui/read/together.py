"""Several speakers who share a verb: "Nausėda and von der Leyen condemned", "A, B and C said"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from monitor_tui.read.found import Found
from monitor_tui.read.phrases import Range
from monitor_tui.read.tokens import Text


def each_speaker(text: Text, founds: Sequence[Found], places: frozenset[int]) -> list[Found]:
    """One attribution for each of the speakers who share a verb."""
    result = []
    for found in founds:
        parts = _speakers(text, found, places) if found.source is not None else ()
        if len(parts) < 2:
            result.append(found)
        else:
            same = replace(found, shown=None)
            result += [
                replace(same, source=part, content=list(found.content), via=[], unsure=list(found.unsure))
                for part in parts
            ]
    return result


def _speakers(text: Text, found: Found, places: frozenset[int]) -> tuple[Range, ...]:
    """The names of an enumeration, of which a source may hold only the last."""
    source = found.source
    if source is None:
        return ()
    parts: tuple[Range, ...] = _two_speakers(text, source, places) or (source,)
    lo = text.sentences[found.sentence][0]
    listed: list[Range] = []
    at = parts[0][0]
    joined = len(parts) == 2
    while at - 2 >= lo and (text.tokens[at - 1].text == "," or (not joined and text.tokens[at - 1].tags == "c")):
        joined = joined or text.tokens[at - 1].tags == "c"
        first = _name_before(text, at - 1, lo, places)
        if first is None:
            return parts
        listed.insert(0, (first, at - 1))
        at = first
    # A list opens its clause: "after meeting Putin, Lukashenko and Makei said" is none.
    opens = (
        at == lo or text.tokens[at - 1].text in ":—–" or text.tokens[at - 1].low in text.grammar.sets["about_clause"]
    )
    return (*listed, *parts) if joined and listed and opens and (found.marks or (0, 0))[0] >= source[1] else parts


def _name_before(text: Text, end: int, lo: int, places: frozenset[int]) -> int | None:
    """Where a known name that ends at a token begins, with its article."""
    tokens = text.tokens
    first = end
    while first > lo and (tokens[first - 1].mention >= 0 or first - 1 in places):
        if first < end and tokens[first - 1].mention != tokens[first].mention:
            break
        first -= 1
    if first == end or (tokens[first].mention >= 0 and not text.nominative(tokens[first].mention)):
        return None
    while first > lo and "d" in tokens[first - 1].tags and tokens[first - 1].mention < 0:
        first -= 1
    return first


def _two_speakers(text: Text, source: Range, places: frozenset[int]) -> tuple[Range, Range] | None:
    """Both halves of a phrase that joins two known names by a coordinator and nothing else."""
    tokens = text.tokens
    for at in range(source[0] + 1, source[1] - 1):
        token = tokens[at]
        if token.mention < 0 and (
            token.text in ",(" or (any(tag in token.tags for tag in "poq") and "d" not in token.tags)
        ):
            return None
        if token.tags != "c" or (tokens[at - 1].mention >= 0 and tokens[at - 1].mention == tokens[at + 1].mention):
            continue
        known = [k for k in (at - 1, *range(at + 1, source[1])) if tokens[k].mention >= 0 or k in places]
        if len(known) >= 2 and known[0] == at - 1:
            last = source[1] - (tokens[source[1] - 1].tags == "d")  # "both"
            return (source[0], at), (at + 1, last)
    return None
