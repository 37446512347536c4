"""What people said and what has lost its ground since: to be looked at again."""

from __future__ import annotations

import json
import sys

import click

from monitor_tui.cli.ask import as_json
from monitor_tui.cli.settings import Settings, with_settings
from monitor_tui.text import visible


@click.command()
@as_json
@with_settings
def again(settings: Settings, as_json: bool) -> None:
    """List people's words on sentences that changed or are gone, and acts that find their claim no more.

    A word leaves the list when its analyst takes it back (u), hides the claim (H) or says it anew of the new sentence.
    """
    from monitor_tui.store import connect, reviewing

    conn = connect.reader(settings.existing_store())
    try:
        found = reviewing.to_look_at_again(conn)
    finally:
        conn.close()
    for one in found:
        form = {
            "key": one.key,
            "claim": one.claim,
            "quote": one.quote,
            "what": one.what,
            "why": one.why,
            "analysts": one.analysts,
            "at": one.at.isoformat(),
        }
        line = f"{one.why:<9}  {one.analysts:<16} {one.what:<24} {one.key}  {one.quote}"
        text = json.dumps(form, ensure_ascii=False) if as_json else " ".join(visible(line).split("\n"))
        sys.stdout.write(text + "\n")
