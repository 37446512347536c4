"""A person's word that a camp is silent on a point, and what ends it; light enough for the dashboard's opening."""

from __future__ import annotations

import sqlite3
from datetime import datetime

from monitor_tui import days
from monitor_tui.contrast import silence, words
from monitor_tui.contrast.rows import point_of
from monitor_tui.cycle import look
from monitor_tui.dossier import Dossier
from monitor_tui.errors import StoreError
from monitor_tui.model import Event, Row
from monitor_tui.model.proven import TakenBack
from monitor_tui.store import events, silences
from monitor_tui.store.selection import Selection


def say_silent(
    conn: sqlite3.Connection, dossier: Dossier, analyst: str, event: int, point: str, pane: str, *, on: bool = True
) -> str:
    """A person looked and says that the camp is silent there; refused where something stands in the cell."""
    if on:
        found = events.event(conn, event, dossier.zone)
        row = row_of(conn, dossier, found, point, pane) if found is not None else None
        stated = row.cells[pane].statements if row is not None else ()
        if stated:
            who = words.short_actor(stated[0].actor, dossier)
            raise StoreError(f"{silence.letter_of(pane, dossier)} is not silent there: {who} speaks to it.")
    return silences.say(conn, analyst, event, point, pane, on)


def taken_back(conn: sqlite3.Connection, dossier: Dossier, analyst: str, event: int | None = None) -> list[TakenBack]:
    """This person's silences that new evidence ended, as long as they have not looked; of one event or of all."""
    found = []
    for ended in silences.overtaken(conn, analyst, event):
        its = events.event(conn, ended.event, dossier.zone)
        row = row_of(conn, dossier, its, ended.point, ended.camp) if its is not None else None
        # What stands in a table of cells may be kept out of the pane: words of the accused end no silence.
        stated = row.cells[ended.camp].statements if row is not None else ()
        if stated:
            found.append(TakenBack(ended, min(stated, key=lambda one: (one.said, one.claim))))
    return found


def told(ended: TakenBack, dossier: Dossier) -> str:
    """The sentence for that person: "order · R is no longer silent: FSB 17 Apr (said by anna 21 Apr)"."""
    said, by = ended.silence, ended.by
    label = point_of(said.point, dossier).label
    at = dossier.day(said.at)
    who = words.short_actor(by.actor, dossier)
    letter = silence.letter_of(said.camp, dossier)
    evidence = f"{who} {days.day(by.said, at.year)}"
    return f"{label} · {letter} is no longer silent: {evidence} (said by {said.analyst} {days.day(at, by.said.year)})"


def row_of(
    conn: sqlite3.Connection, dossier: Dossier, event: Event, point: str, pane: str, until: datetime | None = None
) -> Row | None:
    """The point with every camp's cell, and this pane's where it is an actor's; None where nobody speaks to it."""
    camps = tuple(dict.fromkeys((*dossier.camps, pane)))
    selection = None
    if until is not None:
        edge = (int(until.timestamp()) + 1) << 10
        selection = Selection("story", "story.id", ("story.id < :proof_edge",), {"proof_edge": edge})
    found = look.versions(conn, dossier, event, camps, selection)
    return next((row for row in found.rows if row.point.id == point), None) if found is not None else None
