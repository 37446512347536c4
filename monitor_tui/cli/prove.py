"""The proof of an empty cell as a command."""

from __future__ import annotations

import json
import re
import sys
from contextlib import closing
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

import click

from monitor_tui.cli.settings import Settings, with_settings
from monitor_tui.dossier import Dossier
from monitor_tui.errors import MonitorError
from monitor_tui.text import visible

if TYPE_CHECKING:
    from monitor_tui.store.connect import Connection

WIDTH = 80


@click.command()
@click.argument("event")
@click.argument("point")
@click.argument("camp")
@click.option("--until", metavar="DAY", help="As of a past day: what was published, fetched and said by then.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object.")
@with_settings
def proof(settings: Settings, event: str, point: str, camp: str, until: str | None, as_json: bool) -> None:
    """Prove why a cell is empty: `proof E12 order kremlin`.

    EVENT is an event's number or key, POINT a row of the contrast, CAMP a camp or an actor's pane (@kgb-by).
    """
    from monitor_tui.contrast.proof_form import as_json as form
    from monitor_tui.contrast.proof_lines import lines
    from monitor_tui.cycle.proving import prove
    from monitor_tui.names import Names
    from monitor_tui.store import connect

    dossier = settings.dossier()
    pane, asked, end = _pane(camp, dossier), _point(point, dossier), _until(until, dossier)
    store = settings.existing_store()
    with closing(connect.reader(store)) as conn, connect.wrapped(store):
        made = prove(conn, dossier, Names(dossier), _event(conn, event), asked, pane, until=end)
    if as_json:
        sys.stdout.write(json.dumps(form(made), ensure_ascii=False) + "\n")
    else:
        click.echo(visible("\n".join(line.text.rstrip() for line in lines(made, WIDTH, dossier))))


def _event(conn: Connection, typed: str) -> int:
    from monitor_tui.store import events

    number = re.fullmatch(r"[eE]?(\d{1,15})", typed)
    found = events.event(conn, int(number[1])) if number else None
    event = found.id if found is not None else events.by_key(conn, typed)
    if event is None:
        raise MonitorError(f"no event `{typed}` is in the store; `monitor-tui events` lists them")
    return event


def _point(typed: str, dossier: Dossier) -> str:
    """A row by its id, label (acc. of the panes) or name; free points go by their ids alone."""
    from monitor_tui.contrast.free import is_free

    for point in dossier.points:
        if typed.lower().rstrip(".") in (point.id.lower(), point.label.lower().rstrip("."), point.name.lower()):
            return point.id
    if is_free(typed):
        return typed
    raise click.UsageError(f"no point `{typed}`: {', '.join(point.id for point in dossier.points)}")


def _pane(typed: str, dossier: Dossier) -> str:
    if typed.startswith("@") and typed[1:] in dossier.actors:
        return typed
    for camp in dossier.camps.values():
        if typed.lower() in (camp.id.lower(), camp.letter.lower(), camp.name.lower(), camp.short.lower()):
            return camp.id
    raise click.UsageError(f"no camp `{typed}`: {', '.join(dossier.camps)}, or an actor as @ID")


def _until(typed: str | None, dossier: Dossier) -> datetime | None:
    """The last second of a day."""
    if typed is None:
        return None
    from monitor_tui.query import moments

    try:
        bounds = moments.bounds(typed, datetime.now(dossier.zone), dossier.zone)
    except ValueError as error:
        raise click.UsageError(f"--until {typed}: {error}") from None
    if bounds.last is None:
        raise click.UsageError(f"--until {typed}: a day, as 2021-04-21")
    return bounds.last - timedelta(seconds=1)
