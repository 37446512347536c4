"""A claim as it is asked point by point what it says."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from monitor_tui.contrast import concepts, framing
from monitor_tui.dossier import Dossier
from monitor_tui.model import Placement, Point, Stance
from monitor_tui.terms import Found

if TYPE_CHECKING:
    from monitor_tui.model import Claim, Mention

LONGEST = 24
"""Characters of the narrowest cell."""

_PART = "involve"
"""The concept of having a part in what others do."""

_QUOTED = re.compile(r'[“„«"]([^“”„«»"]{2,}?)[”“»"]')
_BLANKS = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Told:
    """One claim with what was found in it, to be asked point by point."""

    claim: Claim
    content: str
    dossier: Dossier
    lang: str
    year: int | None
    named: Sequence[Mention] = ()
    """The actors named in ``content``, by its characters."""
    text: str = ""
    """The whole text, to whose characters the claim's own spans count."""
    hits: Mapping[str, Sequence[Found]] = field(default_factory=dict)
    """Point -> the dossier's terms of it in the claim."""

    def known(self) -> tuple[str, ...]:
        """The terms of whatever point, those of the dossier's first points first."""
        return tuple(term for point in self.dossier.points for term in self.telling(self.hits.get(point.id, ())))

    def matters(self) -> bool:
        """Whether the claim speaks of what the dossier watches: it uses one of its terms, if there are any."""
        return bool(self.hits) or not self.dossier.terms

    def asked(self, slot: str) -> list[Found]:
        """The terms found of the points that ask for one thing."""
        return [hit for point in self.dossier.points if point.slot == slot for hit in self.hits.get(point.id, ())]

    def values(self, hits: Sequence[Found]) -> list[str]:
        """What the terms found say; every side's word only where nothing else is said."""
        ids = terms_of(hits)
        telling = [term for term in ids if not self.dossier.terms[term].generic]
        return [self.dossier.terms[term].value for term in telling or ids]

    def telling(self, hits: Sequence[Found]) -> tuple[str, ...]:
        return tuple(term for term in terms_of(hits) if not self.dossier.terms[term].generic)

    def short(self, actor: str) -> str:
        known = self.dossier.actors.get(actor)
        return (known.short or known.name) if known else actor

    def type(self, actor: str) -> str:
        known = self.dossier.actors.get(actor)
        return known.type if known else ""

    def says_of(self, kind: str) -> tuple[Found, ...]:
        """The words of a general kind in the claim."""
        return framing.find(kind, self.content, self.lang)

    def quoted(self, names: Sequence[str] = ()) -> str | None:
        """A phrase quoted in the claim that fits a cell, in quotation marks; one that holds a name, if names are given.

        Only in the dossier's first language, which is that of its cells.
        """
        if self.lang != self.dossier.languages[0]:
            return None
        phrases = [match.group(1).strip(" ,.;:!?") for match in _QUOTED.finditer(self.content)]
        whole = _BLANKS.sub(" ", self.content).strip(' ,.;:!?“”„«»"')
        if self.claim.direct and not phrases:
            phrases = [whole]
        for phrase in phrases:
            if 2 <= len(phrase) <= LONGEST - 2 and (not names or any(name in phrase for name in names)):
                return f'"{phrase}"'
        return None


def terms_of(hits: Iterable[Found]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(hit.term for hit in hits))


def joined(values: Iterable[str]) -> str:
    """Values side by side, as many as a narrow cell holds; the first always, cut at a word."""
    chosen: list[str] = []
    for value in dict.fromkeys(values):
        if chosen and len(", ".join((*chosen, value))) >= LONGEST:
            break
        chosen.append(value)
    text = ", ".join(chosen)
    return text if len(text) <= LONGEST else text[: LONGEST - 1].rsplit(" ", 1)[0].rstrip(" ,;:") + "…"


def by_terms(told: Told, point: Point, hits: Sequence[Found]) -> Placement | None:
    """What the dossier's terms say; who denies a part in a thing does not deny the thing."""
    if told.claim.stance is Stance.DENIES and _PART in concepts.of(told.content, told.lang):
        hits = [hit for hit in hits if told.dossier.terms[hit.term].denial]
    values = told.values(hits)
    return Placement(point.id, joined(values), told.telling(hits)) if values else None


def lists(dossier: Dossier, slot: str) -> bool:
    """Whether a dossier has terms for the points of a slot."""
    asking = {point.id for point in dossier.points if point.slot == slot}
    return any(term.point in asking for term in dossier.terms.values())


def asks(dossier: Dossier, slot: str) -> bool:
    """Whether a dossier has a point of a slot."""
    return any(point.slot == slot for point in dossier.points)
