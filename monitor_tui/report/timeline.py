"""When each side spoke, and on which points it said what no side of the page had said before."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from datetime import date

from monitor_tui.contrast import panes
from monitor_tui.contrast.free import is_free
from monitor_tui.contrast.movers import Thing, things_said
from monitor_tui.dossier import Dossier
from monitor_tui.model import Statement, Versions
from monitor_tui.model.briefed import Lane, Mark, Side


def lanes(
    versions: Versions, sides: Iterable[Side], dossier: Dossier, kept: Callable[[Statement], bool]
) -> tuple[Lane, ...]:
    """A lane for each side with the days on which it spoke; where only a day is known, the same day is the same day."""
    sides = tuple(sides)
    said = [one for one in _statements(versions) if kept(one)]
    things = {one.claim: set[Thing]() for one in said}
    for one in said:
        things[one.claim].update(things_said(one, dossier))
    first = first_days(said, things)
    names = {row.point.id: row.point.name for row in versions.rows}
    return tuple(
        Lane(
            side.camp,
            side.letter,
            side.short,
            tuple(_marks([one for one in said if panes.holds(side.camp, one, dossier)], things, first, names)),
        )
        for side in sides
    )


def first_days(said: Iterable[Statement], things: Mapping[int, Iterable[Thing]]) -> dict[Thing, date]:
    """What was said -> the day on which it was said first; free words are a thing only where two say them."""
    first: dict[Thing, date] = {}
    speakers: dict[Thing, set[str]] = {}
    for one in said:
        for thing in things[one.claim]:
            first[thing] = min(first.get(thing, one.said), one.said)
            speakers.setdefault(thing, set()).add(one.actor)
    return {thing: day for thing, day in first.items() if not is_free(thing[0]) or len(speakers[thing]) > 1}


def _statements(versions: Versions) -> list[Statement]:
    """Each statement once, of the days of the event's stories: what was said years ago opens no event."""
    kept: dict[tuple[int, str], Statement] = {}
    for row in versions.rows:
        for cell in row.cells.values():
            for one in cell.statements:
                kept.setdefault((one.claim, row.point.id), one)
    within = versions.event
    return [one for one in kept.values() if within.first <= one.said <= within.last]


def _marks(
    said: list[Statement],
    things: Mapping[int, Iterable[Thing]],
    first: Mapping[Thing, date],
    names: Mapping[str, str],
) -> list[Mark]:
    many = Counter(day for day, _ in {(one.said, one.claim) for one in said})
    opened: dict[date, set[str]] = {}
    for one in said:
        opened.setdefault(one.said, set()).update(
            thing[0] for thing in things[one.claim] if first.get(thing) == one.said
        )
    return [
        Mark(day, many[day], tuple(name for point, name in names.items() if point in opened[day]))
        for day in sorted(many)
    ]
