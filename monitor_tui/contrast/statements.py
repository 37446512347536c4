"""Claims that report one saying become one statement."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from monitor_tui import text as texts
from monitor_tui.contrast.free import FREE
from monitor_tui.contrast.sayings import Saying, alike, unlike
from monitor_tui.model import Placed, Presence, Review, Stance, Statement

ALIKE = 0.5
"""Two sentences that share so much of their words report one saying, where no value tells."""

Term = tuple[str, str, str]
"""Camp, point, term."""

Speaker = tuple[str, str, Stance]
"""Camp, actor, and what it does with what is said."""

_CHECKED = (Review.CHECKED, Review.CORRECTED, Review.MADE)
_REVIEW_MARKS = {
    Review.DISPUTED: "differ",
    Review.CORRECTED: "corrected",
    Review.MADE: "corrected",
    Review.CHECKED: "checked",
}


def gather(placed: Iterable[Placed], asked: Collection[str] = ()) -> list[Statement]:
    """Statements of the claims given, hidden ones left out, in the order of ``_rank``.

    ``asked`` names the points that ask a question (when, who, yes or no): whoever answers it alike says the same there.
    Elsewhere one term may stand in two sayings of a day.
    """
    return [statement for statement, _ in reported(placed, asked)]


def reported(placed: Iterable[Placed], asked: Collection[str] = ()) -> list[tuple[Statement, tuple[Placed, ...]]]:
    """Statements in the order of ``_rank``, each with the claims that report it, the best first."""
    groups = [[report.claim for report in group] for group in _groups(placed, asked)]
    said = _stories_by_term(groups)
    return [(_statement(group), tuple(group)) for group in sorted(groups, key=lambda group: _rank(group, said))]


def of_claims(placed: Iterable[Placed], asked: Collection[str] = ()) -> dict[int, int]:
    """Claim -> the claim that stands for the statement which it reports, on the first of its points."""
    claims = list(placed)
    found = {(one.claim.id, one.claim.point): group[0].claim.id for group in _groups(claims, asked) for one in group}
    first: dict[int, int] = {}
    for claim in claims:
        best = found.get((claim.id, claim.point))
        if best is not None:
            first.setdefault(claim.id, best)
    # What no point takes may have moved to where another report of it stands.
    return {claim: best for (claim, _), best in reversed(found.items())} | first


@dataclass(frozen=True, slots=True)
class _Report:
    """A claim on one of its points, with what it says; reports of one ``saying`` are one statement."""

    claim: Placed
    told: Saying | None
    saying: int
    """The best claim that says the same in any words and language."""
    own: bool = True
    """Whether the claim itself speaks to the point, and not only another report of what it says."""


class _Group:
    """Reports that are one, the best first; of those that do not differ in what is compared one is compared."""

    __slots__ = ("compared", "first", "last", "reports")

    def __init__(self) -> None:
        self.reports: list[_Report] = []
        self.compared: dict[object, _Report] = {}
        self.first, self.last = date.max, date.min

    def add(self, report: _Report) -> None:
        claim = report.claim
        self.reports.append(report)
        quote = None if report.told else claim.quote
        self.compared.setdefault((claim.said, claim.value, claim.terms, report.told, report.saying, quote), report)
        self.first, self.last = min(self.first, claim.said), max(self.last, claim.said)

    def near(self, claim: Placed) -> bool:
        """Within a day of every report: in the morning it is told what was said the evening before."""
        return (claim.said - self.first).days <= 1 and (self.last - claim.said).days <= 1

    def says(self, report: _Report) -> bool:
        """Whether a claim says what these say: like one of them, and plainly unlike none."""
        told = report.told
        if told is None or not self.near(report.claim):
            return False
        others = {other.told for other in self.compared.values()}
        if told in others:
            return True
        known = [other for other in others if other]
        return any(alike(told, other) for other in known) and not any(unlike(told, other) for other in known)

    def answers(self, report: _Report, *, asked: bool) -> bool:
        """Whether a claim reports what these report on their point: it says or answers the same, no other thing."""
        others = self.compared.values()
        if not self.near(report.claim) or not any(_one_saying(report, other) for other in others):
            return False
        return asked or not any(_differ(report, other) for other in others)


def _groups(placed: Iterable[Placed], asked: Collection[str]) -> list[list[_Report]]:
    """The reports of each statement on each point, the best first."""
    groups: list[_Group] = []
    open_groups: dict[tuple[Speaker, str], list[_Group]] = {}
    shown = sorted((claim for claim in placed if claim.review is not Review.HIDDEN), key=_order)
    for report in _reports(shown):
        point = report.claim.point
        known = open_groups.setdefault((_speaker(report.claim), point), [])
        group = next((group for group in known if group.answers(report, asked=point in asked)), None)
        if group is None:
            group = _Group()
            known.append(group)
            groups.append(group)
        group.add(report)
    # What a statement shows must stand in its sentence: who only reports the same elsewhere comes behind.
    return [sorted(group.reports, key=lambda report: not report.own) for group in groups]


def _reports(claims: list[Placed]) -> list[_Report]:
    """Each claim on each point on which it or another report of what it says stands."""
    same = _sayings(claims)
    points: dict[int, dict[str, Placed]] = {}
    for claim in claims:
        points.setdefault(same[claim.id].saying, {}).setdefault(claim.point, claim)
    own = {(claim.id, claim.point) for claim in claims}
    found, done = [], set[int]()
    for claim in claims:
        report = same[claim.id]
        known = points[report.saying]
        if claim.point != FREE or len(known) == 1:
            found.append(_Report(claim, report.told, report.saying))
        if claim.id in done:
            continue
        done.add(claim.id)
        for point, other in known.items():
            if point != FREE and (claim.id, point) not in own:
                there = replace(claim, point=point, value=other.value, terms=other.terms, n=other.n)
                found.append(_Report(there, report.told, report.saying, own=False))
    return found


def _sayings(claims: list[Placed]) -> dict[int, _Report]:
    """Claim -> what it says, and the best claim that says the same."""
    told: dict[tuple[str, ...], Saying] = {}
    found: dict[int, _Report] = {}
    known: dict[Speaker, list[_Group]] = {}
    for claim in claims:
        if claim.id in found:
            continue
        if claim.says and claim.says not in told:
            told[claim.says] = Saying(claim.says)
        report = _Report(claim, told.get(claim.says), claim.id)
        groups = known.setdefault(_speaker(claim), [])
        group = next((group for group in groups if group.says(report)), None)
        if group is None:
            group = _Group()
            groups.append(group)
        else:
            report = _Report(claim, report.told, group.reports[0].claim.id)
        group.add(report)
        found[claim.id] = report
    return found


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


def _one_saying(one: _Report, other: _Report) -> bool:
    """Whether two claims of one speaker, point and stance report the same thing, in whatever words."""
    if one.saying == other.saying:
        return True
    if one.claim.point == FREE and one.told and other.told:
        return one.claim.said == other.claim.said and one.claim.value == other.claim.value
    return one.claim.said == other.claim.said and _same_answer(one.claim, other.claim)


def _differ(one: _Report, other: _Report) -> bool:
    return one.saying != other.saying and bool(one.told and other.told and unlike(one.told, other.told))


def _speaker(claim: Placed) -> Speaker:
    # "Confirmed" in one story is "said" in the next: only a denial or a refusal is another saying.
    return claim.camp, claim.actor, claim.stance if claim.stance in (Stance.DENIES, Stance.REFUSES) else Stance.ASSERTS


def _same_answer(one: Placed, other: Placed) -> bool:
    """Whether two claims of one day say the same on their point."""
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
    earliest = min(group, key=lambda claim: (claim.said, claim.id))
    in_time = sorted(group, key=lambda claim: claim.id)
    carried = sorted((report for claim in in_time for report in _carried(claim)), key=lambda report: report[0])
    fullest = max(group, key=lambda claim: (claim.value.startswith('"'), len(claim.terms)))
    return Statement(
        actor=best.actor,
        camp=best.camp,
        stance=best.stance,
        value=fullest.value,
        quote=best.quote,
        said=earliest.said,
        precision=earliest.precision,
        claim=best.id,
        story=best.story,
        url=best.url,
        outlet=best.outlet,
        via=best.via,
        reports=_stories_in(group),
        mark=_mark_of(group),
        review=best.review,
        point=best.point,
        terms=tuple(dict.fromkeys(term for claim in group for term in claim.terms)),
        first=min(story for story, _, _ in carried),
        outlets=tuple(dict.fromkeys(outlet for _, outlet, _ in carried)),
        targets=tuple(dict.fromkeys(target for claim in in_time for target in claim.targets)),
        held=any(claim.held for claim in group),
        owners=tuple(dict.fromkeys(owner for _, _, owner in carried if owner)),
        reviewed_by=best.reviewed_by,
    )


def _mark_of(group: list[Placed]) -> str:
    """The best claim's mark; but where every story that carries the statement has altered its words since, that."""
    edited = {claim.story for claim in group if claim.presence is Presence.ALTERED}
    standing = {story for claim in group if claim.presence is Presence.PRESENT for story, _, _ in _carried(claim)}
    return str(Presence.ALTERED) if edited and standing and standing <= edited else mark(group[0])


def _carried(claim: Placed) -> tuple[tuple[int, str, str | None], ...]:
    """The stories that report it, each with its outlet and the camp that owns that."""
    return claim.carried or ((claim.story, claim.outlet, claim.owner),)


def _stories_in(claims: Iterable[Placed]) -> int:
    return len({story for claim in claims for story, _, _ in _carried(claim)})


def _stories_by_term(groups: Iterable[list[Placed]]) -> Mapping[Term, int]:
    """In how many stories a camp uses a term on a point: what it says most is its version."""
    stories: dict[Term, set[int]] = {}
    for group in groups:
        for claim in group:
            for term in claim.terms:
                reporting = stories.setdefault((claim.camp, claim.point, term), set())
                reporting.update(story for story, _, _ in _carried(claim))
    return {term: len(found) for term, found in stories.items()}


def _rank(group: list[Placed], said: Mapping[Term, int]) -> tuple[bool, bool, bool, bool, int, int, date, bool, int]:
    """Statements in a cell: standing, checked, sure, to the point, said most by the camp, in more stories, earlier."""
    best, reports = group[0], _stories_in(group)
    return (
        best.presence is not Presence.PRESENT,
        best.review not in _CHECKED,
        best.unsure,
        all(claim.n for claim in group),
        -max((said[best.camp, best.point, term] for claim in group for term in claim.terms), default=reports),
        -reports,
        best.said,
        not best.direct,
        best.id,
    )
