"""The points of the contrast and the words that speak to them, from terms.toml."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from monitor_tui.dossier.tables import LANGUAGE, Document, Table, by_id, words
from monitor_tui.dossier.value import ALSO
from monitor_tui.model import Point, Term

SLOTS = words("date place number accused blame stance stand")
VALUE_WIDTH, LABEL_WIDTH, NAME_WIDTH = 24, 5, 12

_POINTS = Path(__file__).parent / "points.toml"
_POINT_KEYS = words("id label name slot")
_TERM_KEYS = words("id point value forms conflicts denial generic")


def load(path: Path) -> tuple[dict[str, Point], dict[str, Term]]:
    """Points and terms by id. A dossier that declares no point has those of any event, and words for them."""
    found = _read(path, needed=False)
    if not found["point"]:
        given, own = _read(_POINTS, needed=True), {table.values.get("id") for table in found["term"]}
        further = [table for table in given["term"] if table.values["id"] not in own]
        found = {"point": given["point"], "term": [*found["term"], *further]}
    points = by_id(found["point"], [_point(table) for table in found["point"]])
    return points, _terms(found["term"], points)


def _read(path: Path, *, needed: bool) -> dict[str, list[Table]]:
    return Document(path, needed=needed).tables({"point": _POINT_KEYS, "term": _TERM_KEYS})


def _point(table: Table) -> Point:
    point = Point(table.id(), table.need("label"), table.text("name") or table.need("label"), table.text("slot"))
    if len(point.label) > LABEL_WIDTH:
        table.fail("label", f"{point.label!r} is longer than {LABEL_WIDTH} characters")
    if len(point.name) > NAME_WIDTH:
        table.fail("name", f"{point.name!r} is longer than {NAME_WIDTH} characters")
    if point.slot:
        table.one_of("slot", point.slot, SLOTS, "slot")
    return point


def _terms(tables: list[Table], points: Mapping[str, Point]) -> dict[str, Term]:
    """The terms by id, one for each point to which it speaks; what contradicts another does so both ways."""
    firsts = by_id(tables, [_term(table, points) for table in tables])
    pairs = list(zip(tables, firsts.values(), strict=True))
    spoken = {term.id: (term.point, *_further(table, points)) for table, term in pairs}
    terms = {
        _id(first, point, spoken): replace(first, id=_id(first, point, spoken), point=point, conflicts=())
        for first in firsts.values()
        for point in spoken[first.id]
    }
    for table, first in pairs:
        for other in first.conflicts:
            table.one_of("conflicts", other, firsts, "term")
            shared = [point for point in spoken[first.id] if point in spoken[other]]
            if not shared or other == first.id:
                table.fail("conflicts", f"{other!r} is not another term of the point {first.point!r}")
            for point in shared:
                _contradict(terms, _id(first, point, spoken), _id(firsts[other], point, spoken))
    return terms


def _id(term: Term, point: str, spoken: Mapping[str, tuple[str, ...]]) -> str:
    return term.id if point == spoken[term.id][0] else f"{term.id}{ALSO}{point}"


def _contradict(terms: dict[str, Term], one: str, other: str) -> None:
    """A conflict holds both ways, whichever side the dossier writes it on."""
    for this, that in ((one, other), (other, one)):
        if that not in terms[this].conflicts:
            terms[this] = replace(terms[this], conflicts=(*terms[this].conflicts, that))


def _further(table: Table, points: Mapping[str, Point]) -> tuple[str, ...]:
    """The points beside the first to which a term speaks."""
    first, *further = table.texts("point")
    for point in further:
        table.one_of("point", point, points, "point")
        if point == first or further.count(point) > 1:
            table.fail("point", f"{point!r} is there twice")
    return tuple(further)


def _term(table: Table, points: Mapping[str, Point]) -> Term:
    given = table.texts("point")
    if not given or not given[0]:
        table.fail("point", "is missing" if not given else "is empty")
    term_id, point, value = table.id(), table.one_of("point", given[0], points, "point"), table.need("value")
    if len(value) > VALUE_WIDTH:
        table.fail("value", f"{value!r} is longer than {VALUE_WIDTH} characters")
    forms = table.mapped_texts("forms")
    for lang in forms:
        if not LANGUAGE.fullmatch(lang):
            table.fail("forms", f"{lang!r} is no language: write its two letters, as 'be'")
    if not any(forms.values()):
        table.fail("forms", "a term needs a form in one language at least")
    denial, generic = bool(table.flag("denial")), bool(table.flag("generic"))
    return Term(term_id, point, value, forms, table.texts("conflicts"), denial, generic)
