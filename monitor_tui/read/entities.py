"""Who was named in a story so far, and whom a pronoun means."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from monitor_tui.read.heads import Resolved
from monitor_tui.read.phrases import is_verbal
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


def pronoun(text: Text, entities: Sequence[Entity], word: str, number: int, at: int) -> Resolved:
    """The last person of the right gender, speakers and subjects before others."""
    grammar = text.grammar
    kind = next((k for k in ("female", "male", "plural", "neuter", "first") if grammar.has(f"speakers.{k}", word)), "")
    if kind == "first":
        return Resolved(None, anaphor=True)
    paragraph = text.paragraph[number]
    fitting = [e for e in entities if paragraph - e.paragraph <= REACH and _fits(e, kind) and e.at < at]
    if not fitting:
        return Resolved(None, ["pronoun without a name"], anaphor=True)
    best = max(
        fitting,
        key=lambda e: (
            e.sentence if e.speaker or is_subject(text, e) else e.sentence - 1.5,
            e.at if e.sentence == number else 0,
            e.speaker,
            e.actor is not None,
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
    while last < len(tokens) and tokens[last].mention == tokens[entity.at].mention:
        last += 1
    if last < len(tokens) and tokens[last].mention < 0 and (is_verbal(text, last) or "u" in tokens[last].tags):
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
