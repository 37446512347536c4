"""What a speaker does with a proposition, and whom an accusation names."""

from __future__ import annotations

from collections.abc import Iterable

from monitor_tui.model import Stance
from monitor_tui.read.found import Found
from monitor_tui.read.grammar import Grammar
from monitor_tui.read.tokens import Text

_ORDER = list(Stance)


def stance_of(text: Text, found: Found, quoted: str) -> Stance:
    """The stance of an attribution: of its cue, turned by negation, sharpened by what is said."""
    own = found.cue.stance
    if found.negated:
        own = found.cue.negated if found.cue.negated is not Stance.REFUSES or _withholds(found) else own
        return own
    if own is not Stance.ASSERTS or found.cue.kind == "act":
        return own
    patterns = text.grammar.patterns
    seen = [stance for stance in _ORDER if (p := patterns.get(f"stances.{stance}")) is not None and p.search(quoted)]
    return seen[0] if seen else own


def _withholds(found: Found) -> bool:
    return True


def hedged(grammar: Grammar, words: Iterable[str]) -> bool:
    """Whether what is said is marked as only likely."""
    hedges = grammar.sets.get("stances.hedges", frozenset())
    return any(word in hedges for word in words)


def target_mentions(text: Text, found: Found, stance: Stance) -> list[int]:
    """The mentions that an accusation is directed at: its object, the agents in it, else its subject."""
    if stance is not Stance.ACCUSES:
        return []
    if found.target is not None and "target" in found.cue.frames | ({"target"} if found.implicit else set()):
        return _mentions(text, *found.target)
    if "object" in found.cue.frames and found.cue.stance is Stance.ACCUSES and found.content:
        return _mentions(text, *found.content[0])[:2]
    for first, last in found.content:
        agents = _agents(text, first, last)
        if agents:
            return agents
    for first, last in found.content:
        subject = _subject(text, first, last)
        if subject:
            return subject
    everybody = [mention for first, last in found.content for mention in _mentions(text, first, last)]
    return everybody if len({text.mentions[mention].actor for mention in everybody} - {found.actor}) == 1 else []


def _mentions(text: Text, first: int, last: int) -> list[int]:
    return list(dict.fromkeys(token.mention for token in text.tokens[first:last] if token.mention >= 0))


def _agents(text: Text, first: int, last: int) -> list[int]:
    """Who did it by the words "by" or "of" after an accusing word."""
    pattern = text.grammar.patterns.get("stances.agent")
    if pattern is None or last <= first:
        return []
    start, end = text.tokens[first].start, text.tokens[last - 1].end
    found = pattern.search(text.text, start, end)
    if found is None:
        return []
    after = next((k for k in range(first, last) if text.tokens[k].start >= found.end()), last)
    stop = after
    while stop < last and not (text.tokens[stop].text in ",.;:" or "a" in text.tokens[stop].tags or "p" in text.tokens[stop].tags):
        stop += 1
    return _mentions(text, after, stop)


def _subject(text: Text, first: int, last: int) -> list[int]:
    """The mentions before the first verb of what is said."""
    stop = first
    while stop < last and not (text.tokens[stop].mention < 0 and any(tag in text.tokens[stop].tags for tag in "av")):
        stop += 1
    return [] if stop == last else _mentions(text, first, stop)
