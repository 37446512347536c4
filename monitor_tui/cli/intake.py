"""What fills a store: import and fetch; what it is filled from: sources; and rebuild, which reads it all again."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from monitor_tui.cli.embedded import tell_trouble
from monitor_tui.cli.settings import Settings, with_settings
from monitor_tui.errors import ImportFileError, MonitorError
from monitor_tui.text import visible

if TYPE_CHECKING:
    from monitor_tui.dossier import Dossier
    from monitor_tui.model import Source

_UNITS = {"s": 1, "m": 60, "h": 3600, "d": 86400}


def duration(text: str) -> int:
    """`30s`, `10m`, `2h`, `1d`: in seconds."""
    found = re.fullmatch(r"(\d{1,6})([smhd])", text)
    if not found or not int(found[1]):
        raise click.BadParameter(f"{text!r} is no duration: 30s, 10m, 2h or 1d")
    return int(found[1]) * _UNITS[found[2]]


@click.command("import")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path, readable=False))
@click.option("--source", help="The id of the source; an unknown one is made as kind `import`.")
@click.option("--published", help="Published when, if the file does not say: 2021-04-19, or ISO 8601.")
@click.option("--lang", help="The language, two letters, where the file does not say.")
@click.option("--url", help="The address of the page, for a file that holds one story.")
@with_settings
def import_files(
    settings: Settings,
    files: tuple[Path, ...],
    source: str | None,
    published: str | None,
    lang: str | None,
    url: str | None,
) -> None:
    """Store the stories of feed files, plain text or JSON lines (also gzipped)."""
    from monitor_tui.cycle.importing import Given, import_file

    path, dossier = settings.store_path(), settings.dossier()
    try:
        given = Given.of(source=source, published=published, lang=lang, url=url, dossier=dossier)
    except MonitorError as error:
        raise click.UsageError(str(error)) from None
    failed = False
    for file in files:
        try:
            saved, problem = import_file(path, dossier, file, given)
        except ImportFileError as error:
            problem, saved = str(error), None
        except OSError as error:
            problem, saved = f"{file}: {error.strerror or error}", None
        if problem:
            click.echo(visible(f"monitor-tui: {problem}"), err=True)
            failed = True
        if saved is not None:
            counts = f"{len(saved.new)} new, {len(saved.changed)} changed, {len(saved.unchanged)} unchanged"
            click.echo(visible(f"{file}: {counts}"))
    click.echo(f"store: {path}")
    tell_trouble()
    if failed:
        sys.exit(1)


@click.command()
@click.argument("sources", nargs=-1, metavar="[SOURCE]...")
@click.option("--every", type=duration, help="Go on until SIGTERM, looking so often for what is due: 10m, 1h.")
@with_settings
def fetch(settings: Settings, sources: tuple[str, ...], every: int | None) -> None:
    """Fetch the sources that are due, or those named."""
    from monitor_tui.cli import progress
    from monitor_tui.cycle import collecting
    from monitor_tui.store import connect

    path, dossier = settings.store_path(), settings.dossier()
    _chosen(dossier, sources)
    connect.create(path)
    click.echo(f"store: {path}")
    with connect.fetch_lock(path), progress.stopping() as stop:
        first = True
        while not stop.is_set():
            with progress.told() as told:
                # Those named are fetched at once; after that each keeps its own time.
                done = collecting.fetch_locked(path, dossier, sources, told, stop=stop, force=bool(sources) and first)
            if first or done.attempts:
                click.echo(progress.summary(done))
            tell_trouble()
            first = False
            if every is None or stop.is_set():
                break
            stop.wait(progress.pause(done, every))
    if every is None and done.attempts and done.count("failed") == len(done.attempts):
        sys.exit(1)


@click.command()
@click.argument("names", nargs=-1, metavar="[SOURCE]...")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")
@with_settings
def sources(settings: Settings, names: tuple[str, ...], as_json: bool) -> None:
    """List the dossier's sources with their last attempt.

    `sources check URL` fetches one address and stores nothing.
    """
    if names[:1] == ("check",):
        if len(names) != 2:
            raise click.UsageError("say which address: sources check URL")
        _check(names[1])
        return
    from monitor_tui.cycle.look import source_forms

    path, dossier = settings.store_path(), settings.dossier()
    for form in source_forms(path if path.exists() else None, _chosen(dossier, names)):
        if as_json:
            click.echo(json.dumps(form, ensure_ascii=False))
        else:
            last = form["last"][:16].replace("T", " ") if form["last"] else "never"
            kind = f"{form['id']:<24} {form['kind']:<9} {form['camp'] or '-':<12}"
            click.echo(f"{kind} {form['state']:<14} {last:<17} {form['detail']}")


def _chosen(dossier: Dossier, names: Sequence[str]) -> list[Source]:
    """The sources named, or all; a name that is none is a wrong word."""
    from monitor_tui.cycle.collecting import chosen_sources

    try:
        return chosen_sources(dossier, names)
    except MonitorError as error:
        raise click.UsageError(str(error)) from None


def _check(url: str) -> None:
    """Fetches one address as a source would be, and says what came; nothing is stored."""
    from monitor_tui.cycle.collecting import check

    said, fine = check(url)
    click.echo(said)
    if not fine:
        sys.exit(1)


@click.command()
@with_settings
def rebuild(settings: Settings) -> None:
    """Throw away everything derived, read all stories again, and put people's work back."""
    from monitor_tui.cycle.rebuild import rebuild as again

    path = settings.existing_store()
    done = again(path, settings.dossier(), lambda read, all_: _reading(read, all_))
    click.echo(f"{path}: {done.stories} stories read again")
    tell_trouble()
    for lost in done.lost:
        click.echo(f"kept, but its object is not found: {lost}")


def _reading(read: int, all_: int) -> None:
    if sys.stderr.isatty():
        click.echo(f"\r{read}/{all_}", nl=read == all_, err=True)
