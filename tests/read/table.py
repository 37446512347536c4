"""Sentences as a table: what a short text must yield, claim by claim."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from monitor_tui import dossier
from monitor_tui.dossier import Dossier
from monitor_tui.model import Claim, Kind, Reading
from monitor_tui.names import Names
from monitor_tui.read.claims import read

MONDAY = date(2021, 4, 19)


@dataclass(frozen=True, slots=True)
class Said:
    """One claim: its speaker (an actor's id, or its words after ``~``), stance, and what else is telling."""

    by: str
    stance: str
    content: str | None = None
    """Words that the content must hold, from its first word on where it begins with ``^``."""
    targets: str | None = None
    via: str | None = None
    said: date | None = None
    direct: bool | None = None
    kind: str | None = None


@cache
def belarus() -> tuple[Dossier, Names]:
    """The shipped dossier with its names, built once."""
    loaded = dossier.load(dossier.find("belarus"))
    return loaded, Names(loaded)


def reading(text: str, lang: str, outlet: str | None = None) -> Reading:
    """A text of Monday 19 April 2021 as the grammar reads it; what a model adds is tested in ``tagger``."""
    loaded, names = belarus()
    return read(text, names, loaded, lang=lang, published=MONDAY, outlet=outlet, models=None)


def check(text: str, expected: tuple[Said, ...], lang: str) -> None:
    """Every claim of the text, in order, and no other; thoughts do not count unless they are asked for."""
    thoughts = any(wanted.kind == Kind.THOUGHT for wanted in expected)
    compared(text, [c for c in reading(text, lang).claims if thoughts or c.kind is not Kind.THOUGHT], expected)


def compared(text: str, claims: Sequence[Claim], expected: tuple[Said, ...]) -> None:
    """Exactly these claims of the text, in order."""
    assert [(_speaker(text, claim), claim.stance.value) for claim in claims] == [(w.by, w.stance) for w in expected]
    for claim, wanted in zip(claims, expected, strict=True):
        _check_details(text, claim, wanted)


def _speaker(text: str, claim: Claim) -> str:
    if claim.actor is not None:
        return claim.actor
    return "~" + text[slice(*claim.source)] if claim.source else "~"


def _check_details(text: str, claim: Claim, wanted: Said) -> None:
    content = " ".join(text[start:end] for start, end in claim.content)
    if wanted.content is not None:
        words = wanted.content.removeprefix("^")
        assert words in content
        if wanted.content.startswith("^"):
            assert content.startswith(words)
    if wanted.targets is not None:
        assert sorted(claim.targets) == sorted(wanted.targets.split())
    if wanted.via is not None:
        assert sorted(claim.via) == sorted(wanted.via.split())
    if wanted.said is not None:
        assert claim.said == wanted.said
    if wanted.direct is not None:
        assert claim.direct is wanted.direct
    if wanted.kind is not None:
        assert claim.kind.value == wanted.kind
