"""Why a cell is empty: the span that is watched, and what an empty cell leans on."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor_tui.contrast.silence import SETTLED, leaning, state, window
from monitor_tui.model import CellState, SourceCount

DAY = timedelta(days=1)
FIRST = datetime(2021, 4, 16, tzinfo=UTC)
LAST = FIRST + 3 * DAY


@pytest.mark.parametrize(
    ("now", "end"),
    [
        (LAST + DAY, LAST + DAY),
        (LAST + 14 * DAY, LAST + 14 * DAY),
        (LAST + 15 * DAY, LAST + SETTLED),
        (LAST + 2000 * DAY, LAST + SETTLED),
        (FIRST + DAY, FIRST + DAY),
        # a story dated ahead
        (FIRST - DAY, FIRST),
    ],
)
def test_the_span_reaches_to_now_until_the_event_is_settled(now: datetime, end: datetime) -> None:
    assert window(FIRST, LAST, now) == (FIRST, end)


@given(st.integers(0, 60), st.integers(0, 60))
def test_a_later_look_never_watches_less(early: int, late: int) -> None:
    ends = [window(FIRST, LAST, FIRST + days * DAY)[1] for days in sorted((early, late))]
    assert ends == sorted(ends)


OWN = ("a", "b", "c")


@pytest.mark.parametrize(
    ("lost", "never", "carried", "leans"),
    [
        # a source that carried stories of the event
        (("a",), (), {"a", "b", "x"}, ("a",)),
        # one that carried none, while another of the camp did
        (("a",), (), {"b", "x"}, ()),
        (("a", "b"), (), {"b"}, ("b",)),
        # none of the camp's carried any: all that ever came through bear it
        (("a",), (), {"x"}, ("a",)),
        (("a", "b"), ("b",), set(), ("a",)),
        (("a",), ("a",), set(), ()),
    ],
)
def test_a_cell_leans_on_the_camps_sources_that_carried_the_event(
    lost: tuple[str, ...], never: tuple[str, ...], carried: set[str], leans: tuple[str, ...]
) -> None:
    sources = SourceCount(alive=3 - len(lost), failing=len(lost), lost=lost, never=never)
    assert leaning(sources, OWN, carried).leans == leans


def test_one_failing_source_that_it_leans_on_is_enough() -> None:
    sources = SourceCount(alive=11, failing=1, items=40, lost=("a",))
    assert state(sources) is CellState.NONE_FOUND
    assert state(leaning(sources, OWN, {"a", "b"})) is CellState.FAILING
    assert state(leaning(sources, OWN, {"b"})) is CellState.NONE_FOUND


def test_before_the_store_began_nothing_was_collected_whatever_was_imported_since() -> None:
    assert state(SourceCount(alive=0, items=46)) is CellState.NONE_FOUND
    assert state(SourceCount(alive=2, items=46, begins=LAST)) is CellState.NOT_COLLECTED
    assert state(SourceCount(alive=2, begins=LAST), silent=True) is CellState.SILENT


def test_a_refusal_is_an_answer_and_no_silence() -> None:
    assert state(SourceCount(alive=3), declines=True, silent=True) is CellState.DECLINES
    assert state(SourceCount(alive=3), silent=True) is CellState.SILENT
