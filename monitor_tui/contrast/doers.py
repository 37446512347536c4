"""Who is accused: those who did or prepared it, and those who are said to stand behind it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from monitor_tui import text as texts
from monitor_tui.contrast import concepts, framing
from monitor_tui.contrast.told import Told, asks, by_terms, joined, lists, terms_of
from monitor_tui.model import Placement, Point, Stance
from monitor_tui.terms import Found

if TYPE_CHECKING:
    from monitor_tui.model import Mention

BACKERS = frozenset(("agency", "institution", "ministry", "parliament", "court", "state"))
"""Types of actors that stand behind a deed rather than do it, where both are named."""

_PHRASE = 3
"""Words of a dossier's phrase that tells whom a claim blames by itself."""

_BEFORE_DEED, _BEHIND_CHARGE = 6, 4
"""How many words may stand between who is named and what he did, and what was done to him."""

DEEDS = frozenset(
    ("attack", "bomb", "coup", "destroy", "explosion", "hijack", "interfere", "kill", "mutiny", "plot", "poison", "war")
)
"""Concepts of what somebody can be accused of having done; to be called a liar is to be accused of nothing done."""

_AND = re.compile(r"\W*\b(?:and|und|и|і|й|ды|i|oraz|ir)\b\W*|\W*,\s*", re.IGNORECASE)


def blame(told: Told, point: Point, hits: Sequence[Found]) -> Placement | None:
    """Who is said to stand behind it."""
    claim = told.claim
    if claim.stance is Stance.DENIES and hits:
        values = (told.dossier.terms[term].value for term in terms_of(hits))
        words = next((value for value in values if value.startswith('"')), "denies")
        return Placement(point.id, told.quoted() or words, terms_of(hits))
    blamed = _backers(told) if claim.stance is Stance.ACCUSES else ()
    found = by_terms(told, point, hits)
    if not blamed and found is None:
        return None
    names = [told.short(actor) for actor in blamed]
    spelt = [*names, *(part for hit in hits for part in told.dossier.terms[hit.term].value.split(", "))]
    # "Russian and Belarusian services" says more than those of its names that were resolved; "behind it" does not.
    phrase = any(hit.words >= _PHRASE for hit in hits)
    value = found.value if found and (phrase or not blamed) else joined(names)
    value = told.quoted(spelt) or value
    return Placement(point.id, value, (*(f"@{actor}" for actor in blamed), *terms_of(hits)))


def _backers(told: Told) -> tuple[str, ...]:
    """Those accused who are said to stand behind it: by the words of ordering, of several the bodies and states."""
    targets, words = told.claim.targets, told.asked("blame")
    if not asks(told.dossier, "accused"):
        # The one row of blame takes whoever is blamed.
        return targets if words or not lists(told.dossier, "blame") else ()
    if not words and not told.says_of(framing.ORDERING):
        return ()
    return tuple(actor for actor in targets if told.type(actor) in BACKERS) or targets


def accused(told: Told, point: Point, hits: Sequence[Found]) -> Placement | None:
    """Who is named as doing or preparing it: beside the deed, or as accused of it and not only of standing behind."""
    if told.claim.stance in (Stance.DENIES, Stance.REFUSES):
        return None
    doers = tuple(dict.fromkeys(_beside_deeds(told)))
    if not doers and told.claim.stance is Stance.ACCUSES and _of_a_deed(told):
        behind = _backers(told)
        doers = tuple(actor for actor in told.claim.targets if actor not in behind)
    if not doers:
        return by_terms(told, point, hits)
    return Placement(point.id, joined(map(told.short, doers)), (*(f"@{one}" for one in doers), *told.telling(hits)))


def _beside_deeds(told: Told) -> Iterator[str]:
    """Those not of the speaker's side who stand right before what was done or behind what was done to them."""
    deeds = list(_deeds(told)) if told.named else []
    if not deeds:
        return
    charges = [hit.at + hit.words for hit in told.says_of(framing.CHARGED)]
    people = [mention for mention in told.named if _may_be_accused(told, mention.actor)]
    for group in _joined_names(told.content, people):
        first = framing.words_before(told.content, group[0].start)
        last = framing.words_before(told.content, group[-1].end)
        if any(last <= deed <= last + _BEFORE_DEED for deed in deeds) or any(
            0 <= first - charge <= _BEHIND_CHARGE for charge in charges
        ):
            yield from (mention.actor for mention in group)


def _deeds(told: Told) -> Iterator[int]:
    """Where it is said what somebody did, by words; not what was done to somebody ("had been poisoned")."""
    passive = {hit.at + 1 for hit in told.says_of(framing.PASSIVE)}
    words = texts.folded_words(told.content)
    for hit in told.says_of(framing.DEED):
        if hit.at not in passive or words[hit.at].endswith("ing"):
            yield hit.at


def _of_a_deed(told: Told) -> bool:
    """Whether a claim speaks of something done: by the words for what happened, or by those of any language."""
    what = next((point.id for point in told.dossier.points if point.slot is None), None)
    if told.hits.get(what or "") or told.says_of(framing.DEED):
        return True
    return not DEEDS.isdisjoint(concepts.of(told.content, told.lang))


def _may_be_accused(told: Told, actor: str) -> bool:
    known = told.dossier.actors.get(actor)
    if known is None or actor == told.claim.actor or known.type in BACKERS or known.type == "media":
        return False
    return told.claim.camp is None or known.camp_on(told.claim.said) != told.claim.camp


def _joined_names(content: str, people: Sequence[Mention]) -> list[list[Mention]]:
    """Names that an "and" or a comma joins are one subject."""
    groups: list[list[Mention]] = []
    for mention in people:
        if groups and _AND.fullmatch(content[groups[-1][-1].end : mention.start]):
            groups[-1].append(mention)
        else:
            groups.append([mention])
    return groups
