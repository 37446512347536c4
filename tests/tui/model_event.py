"""The event of the model story as its screen shows it: cells, contradictions, words of the accused, other events."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime

from monitor_tui.contrast import panes
from monitor_tui.contrast.panes import Summed
from monitor_tui.model import (
    Cell,
    CellState,
    Contradiction,
    Dated,
    Event,
    Nearby,
    Point,
    Precision,
    Row,
    SourceCount,
    Statement,
    Story,
    Versions,
)
from monitor_tui.tui.desk_event import Behind
from tests.tui.model_story import CONFLICTS, DOSSIER, SAID, SOURCES, statement

ACCUSED = (
    statement(
        "Feduta", "opposition", "cites Sadat 1981", 17, held=True, owners=("belstate",), outlets=("ONT",), claim=51,
        point="aims", quote="Zoom clip shown by ONT: cites Sadat 1981",
    ),
    statement(
        "Zyankovich", "opposition", "three tasks", 18, held=True, owners=("kremlin",), outlets=("Rossiya 1",), claim=52,
        point="aims", quote="FSB video: lists three tasks: remove the main one, block troops, take radio and TV",
    ),
)  # fmt: skip
NEAR = (Nearby(2, "call of 13 Apr", 6), Nearby(3, "Vrbetice", 4))
CHECKED = 17
"""A claim that anna looked at."""
REMARK = (1, "n-tv", "The information cannot be verified independently.")


def versions(
    event: Event,
    camps: Sequence[str],
    *,
    accused: bool = False,
    joined: Sequence[int] = (),
    lines: Mapping[tuple[str, str], Summed] | None = None,
) -> Versions:
    """Every point of the dossier; all but the first event are empty."""
    told = event.id == 1
    rows = [Row(point, {pane: _cell(point, pane, event, accused) for pane in camps}) for point in DOSSIER.points]
    for other in joined:
        point = Point(f"E{other}", f"E{other}", f"E{other}")
        rows.append(Row(point, {pane: _empty(pane, 2) for pane in camps}))
    made = Versions(
        event,
        tuple(camps),
        tuple(rows),
        (("when", "kremlin", "belstate"), ("order", "belstate", "opposition")) if told else (),
        tuple(SAID["order"]["west"]) if "west" not in camps and told else (),
        (REMARK,),
        contradictions=_contradictions() if told else (),
        accused=ACCUSED if told else (),
        nearby=NEAR if told else (),
    )
    return panes.summed(made, lines or {})


def behind(claim: int) -> Behind:
    """Every claim's story, and who looked at it."""
    published = datetime(2021, 4, 17, 9, tzinfo=UTC)
    story = Story(
        1, "belta-ru 1", "belta-ru", None, "Тертель", "", "ru", published, Precision.DAY, Dated.SOURCE,
        datetime(2026, 11, 22, tzinfo=UTC),
    )  # fmt: skip
    return Behind(story, "anna", datetime(2021, 4, 21, 6, 12, tzinfo=UTC)) if claim == CHECKED else Behind(story)


def _cell(point: Point, pane: str, event: Event, accused: bool) -> Cell:
    said = [replace(one, point=point.id) for side in SAID.get(point.id, {}).values() for one in side]
    kept = [one for one in said if panes.holds(pane, one, DOSSIER)]
    if accused and point.id == "aims":
        kept += [one for one in ACCUSED if panes.holds(pane, one, DOSSIER)]
    claims = event.camps.get(pane, _spoken(pane))
    if event.id != 1 or not kept:
        return _empty(pane, claims)
    camp = panes.camp_of(pane, DOSSIER)
    against = (point.id, camp) in CONFLICTS
    return Cell(pane, CellState.FOUND, tuple(kept), SOURCES.get(camp, SourceCount(9, 3)), claims, against)


def _spoken(pane: str) -> int:
    said = (one for sides in SAID.values() for side in sides.values() for one in side)
    return sum(panes.holds(pane, one, DOSSIER) for one in said)


def _empty(pane: str, claims: int) -> Cell:
    sources = SOURCES.get(panes.camp_of(pane, DOSSIER), SourceCount(9, 3))
    return Cell(pane, CellState.NONE_FOUND, (), sources, claims)


def _contradictions() -> tuple[Contradiction, ...]:
    def said(point: str, camp: str) -> Statement:
        return replace(SAID[point][camp][0], point=point)

    return (
        Contradiction("when", said("when", "kremlin"), said("when", "belstate")),
        Contradiction("order", said("order", "belstate"), said("order", "opposition")),
    )
