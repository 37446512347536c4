"""What stands in no cell: what was not found and against what that is measured, and what cannot be said."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from monitor_tui import days
from monitor_tui.contrast import words
from monitor_tui.model import Cell, CellState, SourceCount
from monitor_tui.model.briefed import BriefRow, Side

UNKNOWN = (CellState.FAILING, CellState.NOT_COLLECTED)


def note(cell: Cell, silent_by: str) -> str:
    """An empty cell in a few words, with its denominator."""
    if cell.state is CellState.SILENT:
        return f"silent{f', checked by {silent_by}' if silent_by else ''}"
    if cell.state is CellState.DECLINES:
        return "declines"
    if cell.state is CellState.FAILING:
        return f"sources failing: {cell.sources.failing} of {cell.sources.all}"
    if cell.state is CellState.NOT_COLLECTED and cell.sources.begins is not None:
        return f"not collected: {_begins(cell.sources)}"
    told = "none found" if cell.state is CellState.NONE_FOUND else "not collected"
    return f"{told}: {words.read_sources(cell.sources)}"


def not_said(
    rows: Sequence[BriefRow], sides: Sequence[Side], span: str, whole: Callable[[str, str], Cell]
) -> tuple[str, ...]:
    """A sentence for each side that the machine found nothing of, and one for each silence that a person attests."""
    told = []
    for place, side in enumerate(sides):
        cells = [(row, row.cells[place]) for row in rows if row.cells[place].asked and not row.cells[place].lines]
        none = [row.name for row, cell in cells if cell.state is CellState.NONE_FOUND and cell.note.startswith("none")]
        if none:
            measured = _measured(whole(rows[0].point, side.camp), span)
            told.append(f"{side.name}: none found by the machine on {_listed(none)} ({measured}).")
        for row, cell in cells:
            if cell.state is CellState.SILENT:
                measured = _measured(whole(row.point, side.camp), span)
                told.append(f"{side.name}: on {row.name} {cell.note} ({measured}).")
    return tuple(told)


def cannot_say(rows: Sequence[BriefRow], sides: Sequence[Side], health: Mapping[str, SourceCount]) -> tuple[str, ...]:
    """Where sources fail or nothing was collected, an empty cell proves nothing."""
    told = []
    for place, side in enumerate(sides):
        sources = health.get(side.camp, SourceCount())
        empty = [row.name for row in rows if row.cells[place].asked and row.cells[place].state in UNKNOWN]
        if sources.failing:
            since = f" since {days.day(sources.since.date())}" if sources.since else ""
            cells = f"; left empty: {_listed(empty)}" if empty else ""
            told.append(f"{side.name}: {sources.failing} of {sources.all} sources failing{since}{cells}.")
        elif empty:
            why = f" ({_begins(sources)})" if sources.begins is not None else ""
            told.append(
                f"{side.name}: nothing of its sources was collected in these days{why}; left empty: {_listed(empty)}."
            )
    return tuple(told)


def _begins(sources: SourceCount) -> str:
    assert sources.begins is not None
    return f"the store begins {days.day(sources.begins.date())}"


def _measured(cell: Cell, span: str) -> str:
    sources = cell.sources
    claims = f"{cell.claims} {'claim' if cell.claims == 1 else 'claims'} of this side in the event"
    items = f"{sources.items} {'story' if sources.items == 1 else 'stories'} of its sources"
    read = f"{sources.alive} of {sources.all} sources read"
    return f"{claims}, {items}, {read}, {span}"


def _listed(names: Sequence[str]) -> str:
    return ", ".join(names)
