"""`report`: the page for the editor, of a whole event or of its brief, to a file or to standard output."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from monitor_tui.cli.settings import Settings, with_settings
from monitor_tui.dossier import Dossier
from monitor_tui.errors import MonitorError, QueryError

FORMS = ("md", "html", "txt", "csv", "jsonl")


@click.command()
@click.argument("event")
@click.option("--camps", help="Sides to show, by letter or id (R,B,O), actors too (@fsb).")
@click.option("--until", default="", help="Only stories published until this day: 2021-04-17, 7d.")
@click.option("--asof", default="", help="What was stored and done by then: 2021-04-17, 2021-04-18T12:00.")
@click.option("--checked-only", is_flag=True, help="Only claims that a person checked.")
@click.option("--brief", "chosen", is_flag=True, help="What was put into the event's brief, and nothing else.")
@click.option("--to", "form", type=click.Choice(FORMS), default="md", show_default=True, help="The format.")
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False, readable=False), help="A file, not the output.")
@click.option("--force", is_flag=True, help="Overwrite the file if it is there.")
@with_settings
def report(
    settings: Settings,
    event: str,
    camps: str | None,
    until: str,
    asof: str,
    checked_only: bool,
    chosen: bool,
    form: str,
    out: Path | None,
    force: bool,
) -> None:
    """Write the page of an event (E12, or a query that keeps one): who says what, with every citation."""
    from monitor_tui.cycle.briefing import Briefing
    from monitor_tui.report.keeping import keep
    from monitor_tui.report.writing import write

    if chosen and camps:
        raise click.UsageError("--brief has its own sides: --camps does not go with it")
    if out is not None and out.exists() and not force:
        raise MonitorError(f"{out}: the file is there already; --force overwrites it")
    dossier = settings.dossier()
    asked = camps_of(camps, dossier)
    with Briefing(settings.existing_store(), dossier, settings.who()) as briefing:
        for warning in briefing.warnings():
            click.echo(f"monitor-tui: {warning}", err=True)
        found = briefing.event_of(event)
        material = briefing.page(found, asked, until=until, asof=asof, checked_only=checked_only, chosen=chosen)
    if chosen and not material.items:
        raise MonitorError(f"E{found}: nothing in the brief; b on a cell, claim or story of the dashboard adds it")
    text = write(material, dossier, form)
    if out is None:
        sys.stdout.write(text)
    elif not keep(out, text, force=force):
        raise MonitorError(f"{out}: the file is there already; --force overwrites it")
    else:
        click.echo(f"{out}: {len(text.encode()):,} bytes", err=True)


def camps_of(typed: str | None, dossier: Dossier) -> tuple[str, ...]:
    """The sides named by letter or id."""
    if typed is None:
        return tuple(camp.id for camp in dossier.shown())
    known = {name.casefold(): camp.id for camp in dossier.camps.values() for name in (camp.id, camp.letter)}
    names = [name.strip() for name in typed.split(",") if name.strip()]
    known |= {f"@{actor}".casefold(): f"@{actor}" for actor in dossier.actors}
    for name in names:
        if name.casefold() not in known:
            letters = ", ".join(f"{camp.letter} {camp.id}" for camp in dossier.camps.values())
            raise QueryError(typed, typed.index(name), f"a side of this dossier: {letters}")
    if not names:
        raise QueryError(typed, 0, "at least one side")
    return tuple(dict.fromkeys(known[name.casefold()] for name in names))
