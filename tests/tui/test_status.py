"""The lines around the lists: what gives way where there is little room, and what is said of the sources."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from monitor_tui.model import Precision, SourceCount, Versions
from monitor_tui.tui.content import SIGNS
from monitor_tui.tui.desk import Counts
from monitor_tui.tui.widgets.status import event_line, health_line, title_line
from monitor_tui.tui.widgets.wire_list import when
from tests.tui.fakes import FakeDesk
from tests.tui.model_story import DOSSIER

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
LONG = "demo: every item is a summary"
MINSK = ZoneInfo("Europe/Minsk")
SINCE = datetime(2021, 4, 19, 22, tzinfo=UTC)
"""The twentieth in Minsk."""


def versions(sources: SourceCount) -> Versions:
    """The model event, all of whose cells lean on such sources."""
    found = FakeDesk().versions(1, ("kremlin", "belstate", "opposition"))
    rows = [
        replace(row, cells={**row.cells, **{one: replace(row.cells[one], sources=SourceCount(9)) for one in row.cells}})
        for row in found.rows
    ]
    cells = {**rows[0].cells, "belstate": replace(rows[0].cells["belstate"], sources=sources)}
    return replace(found, rows=(replace(rows[0], cells=cells), *rows[1:]))


def at(year: int, month: int, day: int, hour: int = 0) -> datetime:
    return datetime(year, month, day, hour, tzinfo=UTC)


@pytest.mark.parametrize(
    ("day", "newest", "shown"),
    [
        (at(2021, 4, 21, 9), None, "21 We"),
        (at(2021, 4, 1, 9), at(2021, 4, 30), " 1 Th"),
        (at(2021, 3, 6, 9), at(2021, 4, 30), "6 Mar"),
        (at(2021, 3, 16, 9), at(2021, 4, 30), "16Mar"),
        (at(2021, 4, 21, 9), at(2022, 4, 1), "21Apr"),
        (at(2021, 3, 31, 22), at(2021, 4, 30), " 1 Th"),
        (at(2026, 11, 22, 9), at(2026, 11, 22), "12:00"),
    ],
)
def test_a_day_of_another_month_names_it(day: datetime, newest: datetime | None, shown: str) -> None:
    assert when(day, Precision.MINUTE, MINSK, NOW, newest) == shown


@pytest.mark.parametrize(
    ("query", "width", "notice", "start", "held"),
    [
        ("plot", 80, "", " belarus  plot ", "39 unread"),
        ("date:2021-04-11..2021-04-21", 80, "", " belarus  date:2021-04-11..2021-04-21 ", "46 stories"),
        ("date:2021-04-11..2021-04-21", 80, "demo", " demo: summaries  date:2021-04-11..2021-04-21 ", "46 stories"),
        ("", 80, "demo", " belarus  demo: summaries ", "39 unread"),
        ("date:2021-04-11..2021-04-21", 120, LONG, f" belarus  {LONG}  date:2021-04-11..2021-04-21 ", "39 unread"),
        (
            "date:2021-04-11..2021-04-21 by:peskov",
            120,
            LONG,
            " belarus  demo: summaries  date:2021-04-11..",
            "39 unread",
        ),
    ],
)
def test_the_filter_is_whole_before_anything_else(query: str, width: int, notice: str, start: str, held: str) -> None:
    line = title_line(DOSSIER, query, Counts(46, 82, 3, 39), "anna", NOW, width, notice=notice, signs=SIGNS)
    assert line.startswith(start)
    assert held in line
    assert len(line) == width


def test_the_bar_names_the_year_where_it_is_not_the_lists() -> None:
    found = versions(SourceCount(9))
    assert "  11-21 Apr ─" in event_line(found, 80, SIGNS, year=2021)
    assert "  11-21 Apr 2021 ─" in event_line(found, 80, SIGNS, year=2022)
    assert event_line(found, 80, SIGNS, year=2022).endswith("─ 30 claims  2 ≠ ─")


@pytest.mark.parametrize(
    ("sources", "width", "said"),
    [
        (SourceCount(20), 80, ""),
        (SourceCount(20, 1, 1, 0, SINCE, ("belta-en",)), 80,
         "! B: 1 of 22 sources failing since 20 Apr: belta-en not read"),
        (SourceCount(20, 2, 0, 0, SINCE, ("belta-en", "sb")), 80,
         "! B: 2 of 22 sources failing since 20 Apr: belta-en and 1 more not read"),
        (SourceCount(12, 9, 0, 0, SINCE, ("sb",) * 9), 80,
         '! B: 9 of 21 sources failing since 20 Apr; "none found" in B proves nothing'),
        (SourceCount(12, 9, 0, 0, SINCE, ("sb",) * 9), 120,
         "! B: 9 of 21 sources failing since 20 Apr: an empty cell in B proves nothing"),
        (SourceCount(12, 9, 0, 0, SINCE.replace(year=2019), ("sb",) * 9), 80,
         '! B: 9 of 21 sources failing since 20 Apr 2019; "none found" in B proves nothing'),
    ],
)  # fmt: skip
def test_a_failing_source_is_named_and_since_when(sources: SourceCount, width: int, said: str) -> None:
    assert health_line(versions(sources), DOSSIER, width, SIGNS).rstrip() == said
