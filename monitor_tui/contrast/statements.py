"""Claims that report one saying become one statement."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from monitor_tui import text as texts
from monitor_tui.contrast.points import FREE
from monitor_tui.model import Placed, Presence, Review, Stance, Statement

ALIKE = 0.5
"""Two sentences that share so much of their words report one saying, where no value tells."""

Term = tuple[str, str, str]
"""Camp, point, term."""

_CHECKED = (Review.CHECKED, Review.CORRECTED, Review.MADE)
_REVIEW_MARKS = {
    Review.DISPUTED: "differ",
    Review.CORRECTED: "corrected",
    Review.MADE: "corrected",
    Review.CHECKED: "checked",
}


def gather(placed: Iterable[Placed]) -> list[Statement]:
    """Statements of the claims given, hidden ones left out, in the order of ``_rank``."""
    groups: list[list[Placed]] = []
    open_groups: dict[tuple[str, str, str, Stance, date], list[list[Placed]]] = {}
    for claim in sorted((claim for claim in placed if claim.review is not Review.HIDDEN), key=_order):
        # "Confirmed" in one story is "said" in the next: only a denial or a refusal is another saying.
        stance = claim.stance if claim.stance in (Stance.DENIES, Stance.REFUSES) else Stance.ASSERTS
        key = (claim.camp, claim.actor, claim.point, stance, claim.said)
        known = open_groups.setdefault(key, [])
        group = next((group for group in known if any(_one_saying(claim, other) for other in group)), None)
        if group is None:
            group = []
            known.append(group)
            groups.append(group)
        group.append(claim)
    said = _stories_by_term(groups)
    return [_statement(group) for group in sorted(groups, key=lambda group: _rank(group, said))]


def mark(placed: Placed) -> str:
    """machine, unsure, checked, corrected, differ, altered or gone."""
    if placed.presence is not Presence.PRESENT:
        return str(placed.presence)
    return _REVIEW_MARKS.get(placed.review, "unsure" if placed.unsure else "machine")


def _order(claim: Placed) -> tuple[bool, bool, bool, bool, bool, date, int]:
    """Best claim first: present, checked, sure, direct, not a copy, earliest."""
    return (
        claim.presence is not Presence.PRESENT,
        claim.review not in _CHECKED,
        claim.unsure,
        not claim.direct,
        claim.copy_of is not None,
        claim.said,
        claim.id,
    )


def _one_saying(one: Placed, other: Placed) -> bool:
    """Whether two claims of one speaker, point, stance and day report the same thing, in whatever words."""
    if one.value == other.value:
        return True
    if one.terms and other.terms:
        # A longer report names more of what was said than a shorter one: it is the same saying.
        fewer, more = sorted((set(one.terms), set(other.terms)), key=len)
        return fewer <= more
    return one.point == FREE and _overlap(one.quote, other.quote) >= ALIKE


def _overlap(one: str, other: str) -> float:
    first, second = set(texts.search_form(one).split()), set(texts.search_form(other).split())
    return len(first & second) / max(1, min(len(first), len(second)))


def _statement(group: list[Placed]) -> Statement:
    """One statement of its reports, the first of which is the best."""
    best = group[0]
    fullest = max(group, key=lambda claim: (claim.value.startswith('"'), len(claim.terms)))
    return Statement(
        actor=best.actor,
        camp=best.camp,
        stance=best.stance,
        value=fullest.value,
        quote=best.quote,
        said=best.said,
        precision=best.precision,
        claim=best.id,
        story=best.story,
        url=best.url,
        outlet=best.outlet,
        via=best.via,
        reports=len({claim.story for claim in group}),
        mark=mark(best),
        review=best.review,
        point=best.point,
        terms=tuple(dict.fromkeys(term for claim in group for term in claim.terms)),
    )


def _stories_by_term(groups: Iterable[list[Placed]]) -> Mapping[Term, int]:
    """In how many stories a camp uses a term on a point: what it says most is its version."""
    stories: dict[Term, set[int]] = {}
    for group in groups:
        for claim in group:
            for term in claim.terms:
                stories.setdefault((claim.camp, claim.point, term), set()).add(claim.story)
    return {term: len(found) for term, found in stories.items()}


def _rank(group: list[Placed], said: Mapping[Term, int]) -> tuple[bool, bool, bool, int, int, date, bool, int]:
    """Statements in a cell: standing, checked, sure, what the camp says most, in more stories, earlier, direct."""
    best, reports = group[0], len({claim.story for claim in group})
    return (
        best.presence is not Presence.PRESENT,
        best.review not in _CHECKED,
        best.unsure,
        -max((said[best.camp, best.point, term] for claim in group for term in claim.terms), default=reports),
        -reports,
        best.said,
        not best.direct,
        best.id,
    )
