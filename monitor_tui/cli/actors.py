"""Actors: the names that speak in the stories and that the dossier does not know yet."""

from __future__ import annotations

import json
import sys

import click

from monitor_tui.cli.ask import as_json
from monitor_tui.cli.settings import Settings, with_settings


@click.group()
@with_settings
def actors(settings: Settings) -> None:
    """Find speakers that the dossier does not know."""


@actors.command()
@as_json
@click.option("--least", type=click.IntRange(1), default=3, show_default=True, help="Stories that a name speaks in.")
@click.option("--limit", type=click.IntRange(1), default=50, show_default=True, help="Names to show.")
@with_settings
def suggest(settings: Settings, as_json: bool, least: int, limit: int) -> None:
    """Print the unknown names that speak most, each as an [[actor]] for actors.toml; the camp is yours to fill in."""
    from monitor_tui.cycle.suggesting import block, suggestions

    for form in suggestions(settings.existing_store(), settings.dossier(), least, limit):
        sys.stdout.write((json.dumps(form, ensure_ascii=False) if as_json else block(form)) + "\n")


@actors.command()
@click.argument("names", nargs=-1, required=True, metavar="NAME...")
@click.option("--back", is_flag=True, help="Suggest them again.")
@with_settings
def dismiss(settings: Settings, names: tuple[str, ...], back: bool) -> None:
    """Suggest these names no more, in any script or case."""
    from monitor_tui.cycle.suggesting import dismiss as decide

    click.echo(decide(settings.existing_store(), settings.who(), names, not back))
