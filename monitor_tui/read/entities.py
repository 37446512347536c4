"""Who was named in a story so far, and whom a pronoun means."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass

from monitor_tui.read.gender import gender_of
from monitor_tui.read.heads import Resolved
from monitor_tui.read.phrases import Range, is_verbal
from monitor_tui.read.tokens import Text

REACH = 3
"""Paragraphs that a pronoun may reach back."""


@dataclass(frozen=True, slots=True)
class Entity:
    """Somebody the story spoke of: an actor, or a name that the dossier does not know."""

    actor: str | None
    name: str
    sentence: int
    paragraph: int
    person: bool
    gender: str
    """m, f, p (several) or nothing known."""
    speaker: bool
    at: int
    """Token."""


def strangers(text: Text, lo: int, hi: int, places: Set[int]) -> Iterator[tuple[int, int, str]]:
    """People whom a dossier does not know, as subjects: their names, and "a father of three", "one man"."""
    tokens = text.tokens
    at = lo
    while at < hi:
        if tokens[at].tags != "N" or tokens[at].mention >= 0:
            at += 1
            continue
        last = at
        while last < hi and tokens[last].tags == "N" and tokens[last].mention < 0 and last not in places:
            last += 1
        governed = at > lo and tokens[at - 1].mention < 0 and any(tag in tokens[at - 1].tags for tag in "po")
        if 2 <= last - at <= 3 and not governed and tokens[at].quote < 0 and not _joined(text, at, last, hi):
            yield at, last, gender_of(text.words(at, last))
        at = max(last, at + 1)
    if text.grammar.has("indefinite", tokens[lo].low) and hi - lo > 2:
        head = next((k for k in range(lo + 1, min(hi, lo + 5)) if _is_human(text, k)), None)
        if head is not None and not any(token.mention >= 0 for token in tokens[lo:head]):
            yield lo, head + 1, ""


def _joined(text: Text, first: int, last: int, hi: int) -> bool:
    """Whether capitalised words are the name of a body or an attribute rather than a person."""
    tokens = text.tokens
    if last < hi and (
        tokens[last].mention >= 0 or (tokens[last].tags == "w" and text.grammar.flag("names_before_nouns"))
    ):
        return True
    return any(token.text.isupper() or "-" in token.text for token in tokens[first:last])


def _is_human(text: Text, at: int) -> bool:
    """Whether a noun is a person's by the grammar's lists."""
    low = text.tokens[at].low
    return any(text.grammar.has(key, low) for key in ("speakers.person", "speakers.human"))


def pronoun(
    text: Text, entities: Sequence[Entity], word: str, number: int, at: int, told: Sequence[Range] = ()
) -> Resolved:
    """The last person of the right gender, speakers and subjects before others; ``told`` is what the pronoun says.

    Who speaks of somebody by name before a pronoun is somebody else: "Prigozhin flew to Minsk, he added".
    """
    grammar = text.grammar
    kind = next((k for k in ("female", "male", "plural", "neuter", "first") if grammar.has(f"speakers.{k}", word)), "")
    if kind == "first":
        return Resolved(None, anaphor=True)
    paragraph = text.paragraph[number]
    fitting = [e for e in entities if paragraph - e.paragraph <= REACH and _fits(e, kind) and e.at < at]
    fitting = [e for e in fitting if e.speaker or text.tokens[e.at].quote < 0]  # a name in a quotation is spoken of
    fitting = [e for e in fitting if not any(first <= e.at < last <= at for first, last in told)]
    if kind == "neuter":  # "it said" is the body that said something before
        fitting = [e for e in fitting if e.speaker] or fitting
    if not fitting:
        return Resolved(None, ["pronoun without a name"], anaphor=True)
    newest = max(e.sentence for e in fitting)
    best = max(
        # A subject outweighs a sentence and a half: who stands before that cannot win, and a text may name thousands.
        (e for e in fitting if e.sentence >= newest - 1),
        key=lambda e: (
            e.sentence if e.speaker or is_subject(text, e) else e.sentence - 1.5,
            e.at if e.sentence == number else 0,
            e.speaker,
            e.actor is not None,
            -e.at,
        ),
    )
    reasons = []
    if best.paragraph != paragraph:
        reasons.append("pronoun over a paragraph")
    rivals = {
        e.actor
        for e in fitting
        if e.sentence >= best.sentence and e.actor != best.actor and e.actor is not None and e.person
    }
    if rivals and kind in ("male", "female"):
        reasons.append("two persons for a pronoun")
    return Resolved(best.actor, reasons, person=best.person, gender=best.gender, anaphor=True)


def is_subject(text: Text, entity: Entity) -> bool:
    """Whether somebody stands before the first verb of a sentence, not after a preposition."""
    lo, _ = text.sentences[entity.sentence]
    tokens = text.tokens
    if entity.at > lo and any(tag in tokens[entity.at - 1].tags for tag in "po"):
        return False
    if tokens[entity.at].mention >= 0 and not text.nominative(tokens[entity.at].mention):
        return False
    last = entity.at
    while last < len(tokens) and tokens[last].mention == tokens[entity.at].mention >= 0:
        last += 1
    named = entity.at < last < len(tokens)
    if named and tokens[last].mention < 0 and (is_verbal(text, last) or "u" in tokens[last].tags):
        return True
    return not any(is_verbal(text, k) and tokens[k].mention < 0 for k in range(lo, entity.at))


def _fits(entity: Entity, kind: str) -> bool:
    if not entity.person and entity.gender and kind in ("female", "male", "neuter"):
        return entity.gender == {"female": "f", "male": "m", "neuter": "n"}[kind]
    if kind == "female":
        return entity.person and entity.gender != "m" and (entity.gender == "f" or entity.speaker)
    if kind == "male":
        return entity.person and entity.gender != "f"
    if kind == "plural":
        return not entity.person
    return not entity.person
