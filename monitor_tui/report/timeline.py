"""When each side spoke, and on which points nobody spoke before it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date

from monitor_tui.contrast.free import FREE
from monitor_tui.model import Statement, Versions
from monitor_tui.model.briefed import Lane, Mark, Side


def lanes(versions: Versions, sides: Iterable[Side]) -> tuple[Lane, ...]:
    """A lane for each side with the days on which it spoke; where only a day is known, the same day is the same day."""
    sides = tuple(sides)
    own = {side.camp for side in sides}
    said = [one for one in _statements(versions) if one.camp in own]
    first = first_days(said)
    names = {row.point.id: row.point.name for row in versions.rows}
    return tuple(
        Lane(
            side.camp,
            side.letter,
            side.short,
            tuple(_marks([one for one in said if one.camp == side.camp], first, names)),
        )
        for side in sides
    )


def first_days(said: Iterable[Statement]) -> dict[str, date]:
    """Point -> the day on which the first statement on it was made; free points have none in common."""
    first: dict[str, date] = {}
    for one in said:
        if one.point != FREE:
            first[one.point] = min(first.get(one.point, one.said), one.said)
    return first


def _statements(versions: Versions) -> list[Statement]:
    """Each statement once, of the days of the event's stories: what was said years ago opens no event."""
    kept: dict[tuple[int, str], Statement] = {}
    for row in versions.rows:
        for cell in row.cells.values():
            for one in cell.statements:
                kept.setdefault((one.claim, row.point.id), one)
    within = versions.event
    return [one for one in kept.values() if within.first <= one.said <= within.last]


def _marks(said: list[Statement], first: Mapping[str, date], names: Mapping[str, str]) -> list[Mark]:
    many = Counter(day for day, _ in {(one.said, one.claim) for one in said})
    opened: dict[date, dict[str, None]] = {}
    for point in names:
        for one in said:
            if one.point == point and first.get(point) == one.said:
                opened.setdefault(one.said, {})[names[point]] = None
    return [Mark(day, many[day], tuple(opened.get(day, ()))) for day in sorted(many)]
