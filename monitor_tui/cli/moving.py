"""`movers` and `words`: who said what first in an event, and how each camp words things."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

import click

from monitor_tui.cli.ask import QueryCommand, as_json, query_words
from monitor_tui.cli.settings import Settings, with_settings
from monitor_tui.text import visible

if TYPE_CHECKING:
    from monitor_tui.cycle.moving import Moving


@click.command(cls=QueryCommand)
@query_words
@as_json
@with_settings
def movers(settings: Settings, query: tuple[str, ...], as_json: bool) -> None:
    """Show who said what first in an event (E12, or those of a query), and who followed after how long."""
    from monitor_tui.contrast.written_movers import movers_forms, movers_lines

    asked = " ".join(query).strip()
    if not asked:
        raise click.UsageError("say which event: E12, or a query; `*` is every event")
    with _moving(settings) as moving:
        found = None
        for found in moving.movers(asked):
            if as_json:
                _write_forms(movers_forms(found))
            else:
                _write_lines(movers_lines(found, moving.dossier))
        if found is None:
            click.echo("monitor-tui: no event is kept by these words", err=True)


@click.command(cls=QueryCommand)
@query_words
@as_json
@with_settings
def words(settings: Settings, query: tuple[str, ...], as_json: bool) -> None:
    """Show how each camp words things in an event (E12) or in the stories of a query: terms, words, spellings."""
    from monitor_tui.contrast.written_movers import words_forms, words_lines

    with _moving(settings) as moving:
        found = moving.words(" ".join(query))
        if as_json:
            _write_forms(words_forms(found))
        else:
            _write_lines(words_lines(found, moving.dossier))


def _moving(settings: Settings) -> Moving:
    from monitor_tui.cycle.moving import Moving

    moving = Moving(settings.existing_store(), settings.dossier(), settings.who())
    for warning in moving.warnings():
        click.echo(f"monitor-tui: {warning}", err=True)
    return moving


def _write_forms(forms: Iterable[dict[str, Any]]) -> None:
    for form in forms:
        sys.stdout.write(json.dumps(form, ensure_ascii=False) + "\n")


def _write_lines(lines: Iterable[str]) -> None:
    for line in lines:
        sys.stdout.write(visible(line).replace("\n", " ").replace("\t", " ") + "\n")
