"""What people said and what has lost its ground since: to be looked at again."""

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


@click.command()
@as_json
@with_settings
def again(settings: Settings, as_json: bool) -> None:
    """List people's words on sentences that changed or are gone, and acts that find their claim no more.

    A word leaves the list when its analyst takes it back (u), hides the claim (H) or says it anew of the new sentence.
    """
    from monitor_tui.store import connect

    conn = connect.reader(settings.existing_store())
    try:
        found = list(forms(conn))
    finally:
        conn.close()
    for form in found:
        text = json.dumps(form, ensure_ascii=False) if as_json else " ".join(visible(line(form)).split("\n"))
        sys.stdout.write(text + "\n")


def forms(conn: sqlite3.Connection) -> Iterator[dict[str, Any]]:
    """What is to be looked at again, the newest first."""
    from monitor_tui.store import reviewing

    for one in reviewing.to_look_at_again(conn):
        yield {
            "key": one.key,
            "claim": one.claim,
            "quote": one.quote,
            "what": one.what,
            "why": one.why,
            "analysts": one.analysts,
            "at": one.at.isoformat(),
        }


def line(form: dict[str, Any]) -> str:
    """The same for a person."""
    return f"{form['why']:<9}  {form['analysts']:<16} {form['what']:<24} {form['key']}  {form['quote']}"
