"""Free points: claims that no slot and no term takes are put together by what they say, across camps and languages."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256

from monitor_tui.contrast.sayings import TELLING, Saying
from monitor_tui.dossier import Dossier
from monitor_tui.model import Placed, Point

FREE = "said"
"""The point of claims that no term and no slot takes."""

BEGUN = FREE + "."
"""How the id of a free point begins; behind it stands what the claim says that began it, in short."""

CAMPS, STORIES = 2, 3
"""A free point is a row where statements of so many camps, or so many stories, meet in it."""

LABEL, NAME = 5, 12

_DIGITS = 8


@dataclass(frozen=True, slots=True)
class FreePoint:
    """A free point of an event as placing sees it: its id and the marks of the claim that began it."""

    id: str
    says: tuple[str, ...]


def is_free(point: str) -> bool:
    """Whether a point is no row of the dossier but made of claims."""
    return point == FREE or point.startswith(BEGUN)


def tells(says: Sequence[str]) -> tuple[str, ...]:
    """The marks by which candidates are looked for: a point that shares none of them cannot take the claim. None where
    it says too little to be compared."""
    saying = Saying(says)
    return tuple(sorted(saying.telling)) if _weight(saying) >= LEAST else ()


def free_point(says: Sequence[str], candidates: Iterable[FreePoint]) -> str:
    """The free point that a claim belongs to, by its marks: of the candidates of its event the one that is most about
    the same, else one of its own. Who says too little to be compared stays in FREE."""
    saying = Saying(says)
    if not tells(says):
        return FREE
    best, most = "", 0.0
    for candidate in candidates:
        close = _close(saying, Saying(candidate.says))
        if close > most:
            best, most = candidate.id, close
    return best or BEGUN + sha256("\n".join(sorted(saying.marks)).encode()).hexdigest()[:_DIGITS]


def settled(
    placed: Iterable[Placed], dossier: Dossier, named: Mapping[str, str] | None = None
) -> tuple[list[Placed], tuple[Point, ...]]:
    """The claims, those of free points that are no row put back into FREE; and the rows, the most told of first.

    ``named``: what people call a free point; it is then a row however little is told of it.
    """
    called = named or {}
    claims = list(placed)
    members: dict[str, list[Placed]] = defaultdict(list)
    for claim in claims:
        if claim.point.startswith(BEGUN):
            members[claim.point].append(claim)
    rows = {point: found for point, found in members.items() if point in called or _is_row(found)}
    kept = [
        replace(claim, point=FREE) if claim.point.startswith(BEGUN) and claim.point not in rows else claim
        for claim in claims
    ]
    order = sorted(rows, key=lambda point: (-_stories(rows[point]), point))
    return kept, tuple(_named(point, rows[point], dossier, called.get(point, "")) for point in order)


LEAST = 2.0
"""What a claim tells at least that is compared, and what two have in common that are about the same."""
OF_SHORTER = 0.5
"""The share of what the shorter one tells that the longer tells too."""
_WEIGHTS = {"a": 0.5, "c": 0.25, "p": 0.75, "t": 1.0, "n": 0.75, "m": 1.0, "d": 1.0, "x": 1.0}
"""Who is spoken of tells less than what: an event's own actors stand in most of its claims."""
_COGNATE = 0.5
_PARTICULAR = "np"
MATTER = 2
"""So many things, names and places two claims have in common that are about the same."""


def _close(one: Saying, other: Saying) -> float:
    """How much two claims are about the same; 0 where they are not."""
    # One thing said of one country or one man is not yet one matter: a name, a place or a second thing is.
    telling = {mark for mark in one.across & other.across if mark[0] in TELLING or mark[0] in _PARTICULAR}
    shared = _of(one.across & other.across)
    shared += _COGNATE * (len(one.cognates & other.cognates) if one.lang != other.lang else len(_stems(one, other)))
    fewer = min(_weight(one), _weight(other))
    if len(telling) < MATTER or one.telling.isdisjoint(other.telling) or shared < LEAST or shared < OF_SHORTER * fewer:
        return 0.0
    return shared / fewer


def _stems(one: Saying, other: Saying) -> set[str]:
    return {mark for mark in one.words & other.words if mark[0] == "w"}


def _weight(saying: Saying) -> float:
    return _of(saying.across) + _COGNATE * len(saying.cognates)


def _of(marks: Iterable[str]) -> float:
    return sum(_WEIGHTS[mark[0]] for mark in marks)


def _is_row(members: Sequence[Placed]) -> bool:
    return len({claim.camp for claim in members}) >= CAMPS or _stories(members) >= STORIES


def _stories(members: Iterable[Placed]) -> int:
    by_story: dict[int, int] = {}
    for claim in members:
        by_story[claim.story] = max(by_story.get(claim.story, 0), claim.stories)
    return sum(by_story.values())


def _named(point: str, members: Sequence[Placed], dossier: Dossier, called: str) -> Point:
    """A row's name: what people call it, else what its claims have in common, the most told of first."""
    if called:
        return Point(point, called[:LABEL].strip(), called)
    words = [word for mark in _common(members) if (word := _word(mark, dossier))]
    name = ""
    for word in dict.fromkeys(words):
        longer = f"{name} {word}".strip()
        if len(longer) <= NAME:
            name = longer
    name = name or point.removeprefix(BEGUN)
    return Point(point, name[:LABEL].strip(), name)


def _common(members: Sequence[Placed]) -> list[str]:
    """Marks by how many claims have them, what is said before who is named."""
    counted = Counter(mark for claim in members for mark in set(claim.says) if mark[0] in "txpna")
    order = "xtnpa"
    return sorted(counted, key=lambda mark: (-counted[mark], order.index(mark[0]), mark))


def _word(mark: str, dossier: Dossier) -> str:
    kind, _, value = mark.partition(":")
    if kind == "a" and value in dossier.actors:
        actor = dossier.actors[value]
        return actor.short or actor.name
    if kind == "t":
        return dossier.terms[value].value if value in dossier.terms else ""
    return value if kind == "x" else value.capitalize() if kind == "n" else ""
