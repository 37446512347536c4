"""`log`: who said and did what, newest first."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import click

from monitor_tui.cli.ask import as_json
from monitor_tui.cli.settings import Settings, with_settings
from monitor_tui.text import visible

if TYPE_CHECKING:
    import sqlite3

    from monitor_tui.store.log import Asked

PAGE = 200


@click.command()
@as_json
@click.option("--again", "again", is_flag=True, help="Only what is to be looked at again.")
@click.option("--by", "whose", default="", metavar="ANALYST", help="Only what this analyst did.")
@click.option("--limit", type=click.IntRange(min=1), help="So many at most.")
@with_settings
def log(settings: Settings, as_json: bool, again: bool, whose: str, limit: int | None) -> None:
    """List what people said and did, the newest first: checks, corrections, tags, notes, merges, briefs.

    What was only read or marked is listed for its own analyst.
    """
    from itertools import islice

    from monitor_tui.cli.again import forms as again_forms
    from monitor_tui.cli.again import line as again_line
    from monitor_tui.store import connect
    from monitor_tui.store.log import Asked

    zone = settings.dossier().zone
    conn = connect.reader(settings.existing_store())
    try:
        if again:
            found = ((form, again_line(form)) for form in again_forms(conn) if _is_by(form, whose))
        else:
            asked = Asked(settings.who(), whose)
            found = ((form, _line(form)) for form in _forms(conn, asked, zone))
        for form, line in islice(found, limit):
            text = json.dumps(form, ensure_ascii=False) if as_json else " ".join(visible(line).split("\n"))
            sys.stdout.write(text + "\n")
    finally:
        conn.close()


def _is_by(form: dict[str, Any], analyst: str) -> bool:
    return analyst in ("", *form["analysts"].split(", "))


def _forms(conn: sqlite3.Connection, asked: Asked, zone: Any) -> Iterator[dict[str, Any]]:
    from monitor_tui.store import log as kept

    before: int | None = None
    while ids := kept.page(conn, asked, PAGE, before=before):
        for one in kept.rows(conn, ids):
            yield {
                "id": one.id,
                "at": one.at.astimezone(zone).isoformat(),
                "analyst": one.analyst,
                "what": one.what,
                "about": one.about,
                "reason": one.reason,
                "undone": one.undone,
            }
        before = ids[-1]


def _line(form: dict[str, Any]) -> str:
    undone = " (undone)" if form["undone"] else ""
    why = f"  why: {form['reason']}" if form["reason"] else ""
    return f"{form['at'][:16].replace('T', ' ')}  {form['analyst']:<12} {form['what']}{undone}  {form['about']}{why}"
