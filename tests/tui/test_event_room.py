"""What the event's screen does with its lines where there are few points, or none, and while something is typed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from monitor_tui.model import Versions
from monitor_tui.tui.desk import Filter
from monitor_tui.tui.widgets.event_blocks import block_lines
from tests.tui import model_event
from tests.tui.fakes import DOSSIER, FakeDesk
from tests.tui.model_story import EVENTS
from tests.tui.seen import SMALL, WIDE, app, lines, press, settled, text


class FewPoints(FakeDesk):
    """Only the first points of each event."""

    def __init__(self, points: int) -> None:
        super().__init__()
        self.points = points

    def versions(
        self,
        event: int,
        camps: Sequence[str],
        which: Filter | None = None,
        *,
        accused: bool = False,
        joined: Sequence[int] = (),
    ) -> Versions:
        made = super().versions(event, camps, which, accused=accused, joined=joined)
        return replace(made, rows=made.rows[: self.points])


@pytest.mark.parametrize("size", [(60, 15), SMALL, WIDE])
@pytest.mark.parametrize("points", [1, 8])
async def test_what_is_typed_is_seen_however_few_points_there_are(points: int, size: tuple[int, int]) -> None:
    shown = app(FewPoints(points))
    async with shown.run_test(size=size) as pilot:
        await settled(pilot)
        await press(pilot, "e", "t", "ctrl+u", *"plot")
        drawn = [line.rstrip() for line in lines(shown)]
        assert drawn[-2] == "title: plot"
        assert drawn[-1].startswith(" Enter takes it")
        await press(pilot, "escape")
        assert "title: plot" not in text(shown)
        assert "also │" in text(shown) or "also  " in text(shown)


async def test_few_points_on_a_small_screen_leave_room_for_the_words_of_the_accused() -> None:
    shown = app(FewPoints(2))
    async with shown.run_test(size=SMALL) as pilot:
        await settled(pilot)
        await press(pilot, "e")
        drawn = text(shown)
        assert "what · R 1 of 5" in drawn
        assert "─ words of the accused, shown by R or B channels" in drawn
        assert "─ remarks of the narrators" in drawn
        assert "≠ inside R: none" in drawn, "what there is to say of the statement keeps its lines"


async def test_an_event_that_fills_no_cell_says_so_and_shows_the_words_kept_out() -> None:
    shown = app(FewPoints(0))
    async with shown.run_test(size=SMALL) as pilot:
        await settled(pilot)
        assert text(shown).count("│no claim in a cell") == 3
        assert "│words of the accused: 2" in text(shown)
        assert "│O Opposition           1" in text(shown), "of its three claims two are words of the accused"
        await press(pilot, "e")
        assert "no claim of this event stands in a cell" in text(shown)
        assert "· Feduta 17 Apr, in custody, shown by ONT: Zoom clip" in text(shown)
        await press(pilot, "s")
        assert "nothing to sum up" in text(shown), "and no letter of a line is taken for a key"


@pytest.mark.parametrize(("most", "heads"), [(None, 3), (7, 3), (6, 2), (4, 1), (2, 1), (1, 0)])
def test_a_block_that_does_not_fit_stays_away(most: int | None, heads: int) -> None:
    versions = model_event.versions(EVENTS[1], ("kremlin",))
    drawn = block_lines(versions, (2, 1, 1), 80, DOSSIER, app().signs, most=most)
    assert sum(line.startswith("─") for line in drawn) == heads
    assert most is None or len(drawn) <= most


def test_a_sentence_of_the_accused_stands_once_however_many_claims_it_holds() -> None:
    versions = model_event.versions(EVENTS[1], ("kremlin",))
    twice = replace(versions, accused=(*versions.accused, replace(versions.accused[0], claim=99)))
    drawn = block_lines(twice, (6, 4, 3), 80, DOSSIER, app().signs)
    assert sum("Feduta 17 Apr" in line for line in drawn) == 1
