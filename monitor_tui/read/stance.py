"""What a speaker does with a proposition, and whom an accusation names."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from monitor_tui.model import Kind, Stance
from monitor_tui.read.blame import NO_BLAME, Blame, blame_of, praises
from monitor_tui.read.found import Found
from monitor_tui.read.speakers import Cast
from monitor_tui.read.tokens import Text

_ORDER = list(Stance)


def stance_of(text: Text, cast: Cast, found: Found, quoted: str) -> tuple[Stance, Blame]:
    """The stance of an attribution: of its cue, turned by negation, sharpened by what is said; and whom it blames."""
    own = found.cue.stance
    if found.negated:
        return found.cue.negated, NO_BLAME
    if own is not Stance.ASSERTS or found.cue.kind is Kind.ACT:
        return own, NO_BLAME
    patterns = text.grammar.patterns
    seen = {stance for stance in _ORDER if (p := patterns.get(f"stances.{stance}")) is not None and p.search(quoted)}
    if praises(text, found):
        seen.discard(Stance.ACCUSES)
    blame = blame_of(text, cast, found)
    if blame.denies:
        seen.add(Stance.DENIES)
    if blame.accuses:
        seen.add(Stance.ACCUSES)
    return next((stance for stance in _ORDER if stance in seen), own), blame


def targets_of(
    text: Text, found: Found, stance: Stance, places: Mapping[int, str], blamed: Sequence[str] = ()
) -> list[str]:
    """The actors that an accusation is directed at: its object, the agents in it, else its subject."""
    if stance is not Stance.ACCUSES:
        return []
    if found.target is not None and ("target" in found.cue.frames or found.implicit):
        return _named(text, *found.target, places)
    if "object" in found.cue.frames and found.cue.stance is Stance.ACCUSES and found.content:
        first, last = found.content[0]
        stop = next((k for k in range(first, last) if text.tokens[k].text == "," and text.tokens[k].quote < 0), last)
        return _named(text, first, stop, {}, whole=True)[:2]
    for first, last in found.content:
        agents = _agents(text, first, last, places)
        if agents:
            return agents
    if blamed:
        return list(blamed)
    for first, last in found.content:
        subject = _subject(text, first, last, places)
        if subject:
            return subject
    # A single body that is named must be meant; a single person may as well be the victim.
    bodies = {
        text.mentions[token.mention].actor
        for first, last in found.content
        for token in text.tokens[first:last]
        if token.mention >= 0 and not text.is_person(token.mention)
    }
    return list(bodies) if len(bodies - {found.actor}) == 1 else []


def _attributive(text: Text, at: int, last: int) -> bool:
    """Whether a name only tells which thing is meant: "the Ryanair flight"."""
    tokens = text.tokens
    follows = at + 1
    while follows < last and tokens[follows].mention == tokens[at].mention:
        follows += 1
    return follows < last and tokens[follows].tags == "w" and text.grammar.flag("names_before_nouns")


def _named(text: Text, first: int, last: int, places: Mapping[int, str], *, whole: bool = False) -> list[str]:
    """The actors of a range in order, states by their place names among them; none that only tells where."""
    tokens = text.tokens
    found = []
    for at in range(first, last):
        left = at - 1
        while left > first and "d" in tokens[left].tags and "p" not in tokens[left].tags:
            left -= 1
        where = left > first and "p" in tokens[left].tags and tokens[left].mention < 0
        mention = tokens[at].mention
        if mention >= 0 and whole and _attributive(text, at, last):
            continue
        if mention >= 0 and not (where and text.actors[mention].type == "state"):
            found.append(text.mentions[mention].actor)
        elif mention < 0 and at in places and not where:
            found.append(places[at])
    return list(dict.fromkeys(found))


def _agents(text: Text, first: int, last: int, places: Mapping[int, str]) -> list[str]:
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
    while stop < last and not (
        text.tokens[stop].text in ",.;:" or "a" in text.tokens[stop].tags or "p" in text.tokens[stop].tags
    ):
        stop += 1
    return _named(text, after, stop, places)


def _subject(text: Text, first: int, last: int, places: Mapping[int, str]) -> list[str]:
    """The actors before the first verb of what is said."""
    stop = first
    while stop < last and not (text.tokens[stop].mention < 0 and any(tag in text.tokens[stop].tags for tag in "av")):
        stop += 1
    return [] if stop == last else _named(text, first, stop, places)
