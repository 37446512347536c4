"""`demo`: the model case on a store of its own, opened in the dashboard or written as JSON."""

from __future__ import annotations

import json
import sys

import click

from monitor_tui.cli.settings import Settings, data_home, with_settings


@click.command()
@click.option("--json", "as_json", is_flag=True, help="Write the versions of the demo's events, one a line.")
@click.option("--ascii", "plain", is_flag=True, help="Marks and bars in ASCII, for the Linux console.")
@with_settings
def demo(settings: Settings, as_json: bool, plain: bool) -> None:
    """Open the demo: April 2021, told by summaries of published pages. Nothing is fetched."""
    from monitor_tui.cycle.demo import DOSSIER, NOTICE, QUERY, fill

    settings.dossier_name = settings.dossier_name or DOSSIER
    settings.store = settings.store or data_home() / "demo.db"
    fill(settings.store, settings.dossier())
    if as_json:
        from monitor_tui.contrast.written import as_json as form
        from monitor_tui.cycle.look import Looking

        with Looking(settings.store, settings.dossier(), settings.who()) as looking:
            for found in looking.versions("*"):
                sys.stdout.write(json.dumps(form(found), ensure_ascii=False) + "\n")
        return
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        click.echo(f"The demo's store is {settings.store}. Open it in a terminal: monitor-tui demo")
        return
    from monitor_tui.cli.main import open_dashboard

    open_dashboard(settings, plain=plain, notice=NOTICE, query=QUERY)
