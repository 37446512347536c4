"""Whose words an outlet quotes: "BelTA quotes him as saying", "«...», — приводит его слова БелТА"."""

from __future__ import annotations

from monitor_tui.read.bounds import bounded, trailing
from monitor_tui.read.following import scanned_right
from monitor_tui.read.found import Found
from monitor_tui.read.grammar import Cue
from monitor_tui.read.heads import MEDIA
from monitor_tui.read.phrases import Range, before
from monitor_tui.read.tokens import Text

SAYING = Cue("say", frames=frozenset({"clause", "quote"}))
"""What a passive of quoting amounts to."""


def quotes(text: Text, number: int, group: int, last: int, lo: int, hi: int) -> Found | None:
    """``Y quotes X as saying``, ``Y приводит слова X``: X speaks, Y passes it on."""
    tokens, grammar = text.tokens, text.grammar
    relay = before(text, group, lo)
    if relay is None and grammar.flag("free_order"):
        return _by_outlet(text, number, group, last, lo, hi)
    at = last
    while at < hi and grammar.has("passive.words", tokens[at].low):
        at += 1
    source = scanned_right(text, at, hi, attach=False) if at < hi else None
    if relay is None or source is None or not any(token.mention >= 0 for token in tokens[slice(*source)]):
        return None
    point = source[1]
    opens = point
    while point < hi and (
        grammar.has("inner", tokens[point].low) or any(form == "G" for _, form in tokens[point].cues)
    ):
        point += 1
    spoken = _speech_before(text, lo, relay[0]) if point > opens else []
    if point == opens and not (point < hi and (tokens[point].text in ":," or tokens[point].tags == '"')):
        return None
    found = Found("quoted", SAYING, number, (group, last), source, head=(relay[0], point), relay=relay, opened=True)
    found.content = spoken or bounded(text, point, hi, SAYING)
    return found if found.content else None


def _speech_before(text: Text, lo: int, at: int) -> list[Range]:
    """The direct speech that ends right before a place, past its comma and dash."""
    tokens = text.tokens
    end = at
    while (end > lo and tokens[end - 1].tags == "-") or (end > lo and tokens[end - 1].text == "," and end < at):
        end -= 1
    if end <= lo or not (tokens[end - 1].quote >= 0 or (end < at and tokens[lo].tags == "-")):
        return []
    return trailing(text, lo, at)


def _by_outlet(text: Text, number: int, group: int, last: int, lo: int, hi: int) -> Found | None:
    """``«...», — цитирует Лукашенко БелТА``: the verb, whose words they are, and the outlet behind."""
    source, at = _quoted_one(text, last, hi)
    relay = _outlet(text, at, hi) if source is not None else None
    if source is None or relay is None:
        return None
    found = Found("quoted", SAYING, number, (group, last), source, head=(group, relay[1]), relay=relay, opened=True)
    found.content = _speech_before(text, lo, group)
    return found if found.content else None


def _quoted_one(text: Text, at: int, hi: int) -> tuple[Range | None, int]:
    """Whose words they are: "его слова", "слова Лукашенко", "его", "Лукашенко"; and where that ends."""
    tokens, grammar = text.tokens, text.grammar
    while at < hi and grammar.has("passive.words", tokens[at].low):
        at += 1
    last = at
    while last < hi and tokens[last].mention >= 0 and text.is_person(tokens[last].mention):
        last += 1
    if last == at and at < hi and any(grammar.has(f"speakers.{kind}", tokens[at].low) for kind in ("male", "female")):
        last = at + 1
    if last == at:
        return None, at
    end = last
    while end < hi and grammar.has("passive.words", tokens[end].low):
        end += 1
    return (at, last), end


def _outlet(text: Text, at: int, hi: int) -> Range | None:
    """An outlet that the dossier knows, past its noun and in quotation marks or without."""
    tokens, grammar = text.tokens, text.grammar
    first = at
    while first < hi and tokens[first].mention < 0:
        if not (grammar.has("speakers.relay", tokens[first].low) or tokens[first].tags == '"'):
            return None
        first += 1
    if first >= hi or text.actors[tokens[first].mention].type != MEDIA:
        return None
    last = first
    while last < hi and tokens[last].mention == tokens[first].mention:
        last += 1
    return first, last
