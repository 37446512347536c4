"""What the screens say of one claim: speaker, stance, why, since when, who looked at it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from monitor_tui.contrast import words
from monitor_tui.dossier import Dossier
from monitor_tui.model import Precision, Presence, Review, Stance
from monitor_tui.store.kept import StoredClaim
from monitor_tui.tui.content import Signs

if TYPE_CHECKING:
    from monitor_tui.store.reviewing import Word

_REVIEWS = {Review.CORRECTED: "corrected", Review.DISPUTED: "differ", Review.CHECKED: "checked", Review.MADE: "checked"}
_STATES = {Presence.ALTERED: "altered", Presence.GONE: "gone"}
_SAID = {
    "machine": "by machine, not checked",
    "unsure": "machine unsure, not checked",
    "checked": "checked",
    "corrected": "corrected",
    "differ": "analysts differ",
    "altered": "sentence altered since",
    "gone": "sentence gone",
}
_FIELDS = {"targets": "of", "made": "made it"}
"""What a field is called where people differ on it."""


def kind_of_mark(claim: StoredClaim) -> str:
    """machine, unsure, checked, corrected, differ, altered or gone."""
    if claim.state in _STATES:
        return _STATES[claim.state]
    return _REVIEWS.get(claim.review) or ("unsure" if claim.unsure else "machine")


NOWHERE = (0, 0)
"""The span of a claim whose sentence does not stand in the wording shown."""


def marks(signs: Signs) -> tuple[str, ...]:
    """All marks, in the order of the legend."""
    return tuple((words.ASCII_MARKS if signs.ascii_only else words.MARKS).values())


def mark(claim: StoredClaim, signs: Signs) -> str:
    return (words.ASCII_MARKS if signs.ascii_only else words.MARKS)[kind_of_mark(claim)]


def review(claim: StoredClaim, signs: Signs) -> str:
    """``· by machine, not checked``; ``checked: anna``."""
    kind = kind_of_mark(claim)
    if claim.review is Review.HIDDEN:
        return f"hidden: {claim.reviewed_by}; H shows it again"
    if claim.review is Review.MADE and claim.reviewed_by:
        return f"made: {claim.reviewed_by}"
    if claim.reviewed_by and kind in ("checked", "corrected"):
        return f"{kind}: {claim.reviewed_by}"
    return f"{mark(claim, signs)} {_SAID[kind]}"


def letter(claim: StoredClaim, dossier: Dossier) -> str:
    """The letter of the speaker's camp; ``?`` where nobody known speaks."""
    camp = dossier.camps.get(claim.camp) if claim.camp else None
    return camp.letter if camp else "?"


def speaker(claim: StoredClaim, dossier: Dossier) -> str:
    """``Dmitry Peskov (R)``"""
    known = dossier.actors.get(claim.actor) if claim.actor else None
    name = known.name if known else claim.speaker or "unspecified"
    return f"{name} ({letter(claim, dossier)})"


def said(claim: StoredClaim) -> str:
    """The day on which it was said, and how that is known."""
    text = f"{claim.day.day} {claim.day:%b %Y}"
    if claim.said is None:
        return f"{text} (no date in the sentence: the story's own)"
    return f"{text} (day only)" if claim.precision is Precision.DAY else text


def what(claim: StoredClaim, whole: str) -> str:
    """The words of the content; where the sentence has none, that it is said elsewhere."""
    if claim.sentence == NOWHERE:
        return f'(in an older wording) "{claim.quote}"'
    texts = [" ".join(whole[start:end].split()) for start, end in claim.content]
    return " ... ".join(text for text in texts if text) or "(said in another sentence)"


def why(claim: StoredClaim, whole: str) -> str:
    """The rule that made it, and the reader's doubts."""
    cue = f' "{whole[claim.cue[0] : claim.cue[1]]}"' if claim.cue else ""
    doubts = f"; unsure: {', '.join(claim.unsure)}" if claim.unsure else ""
    return f"{claim.rule or 'made by hand'}{cue}{doubts}"


def targets(claim: StoredClaim, dossier: Dossier) -> str:
    return ", ".join(words.short_actor(one, dossier) for one in claim.targets)


def place(claim: StoredClaim) -> str:
    """Where it stands in the contrast: ``E1 when: June-July``."""
    event = "no event" if claim.event is None else f"E{claim.event}"
    return f"{event} {claim.point}: {claim.value}" if claim.point and claim.value else event


def people(given: Sequence[Word], dossier: Dossier) -> str:
    """Who reads a claim how: ``anna: speaker KGB, stance denies; boris: checked``."""
    said: dict[str, list[str]] = {}
    for word in given:
        said.setdefault(word.analyst, []).append(_one_word(word, dossier))
    return "; ".join(f"{who}: {', '.join(what)}" for who, what in said.items())


def _one_word(word: Word, dossier: Dossier) -> str:
    if word.field == "review":
        return str(word.value)
    if word.field == "made":
        return _FIELDS["made"]
    values = word.value if isinstance(word.value, list) else [word.value]
    names = [words.short_actor(one, dossier) if one in dossier.actors else str(one) for one in values if one]
    return f"{_FIELDS.get(word.field, word.field)} {', '.join(names) or 'nobody'}"


BLANK = StoredClaim(
    id=0, story=0, wording=0, event=None, kind="", actor=None, camp=None, stance=Stance.ASSERTS, placements=(),
    quote="", speaker="", said=None, precision=Precision.DAY, day=date.min, direct=False, hedged=False, held=False,
    rule="", sentence=NOWHERE, sentences=(), source=None, cue=None, content=(), via=(), targets=(), unsure=(),
    state=Presence.PRESENT, review=Review.NONE, reviewed_by=None, shown=False, spans={},
)  # fmt: skip
"""A claim that nobody has made yet."""
