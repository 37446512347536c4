"""What fills a store: import and fetch; what it is filled from: sources; and rebuild, which reads it all again."""

from __future__ import annotations

import json
import re
import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from monitor_tui.cli.settings import Settings, with_settings
from monitor_tui.cli.stream import utf8

if TYPE_CHECKING:
    from monitor_tui.cycle.collecting import Progress, Round

_UNITS = {"s": 1, "m": 60, "h": 3600, "d": 86400}


class Duration(click.ParamType):
    """`30s`, `10m`, `2h`, `1d`: in seconds."""

    name = "duration"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> int:
        found = re.fullmatch(r"(\d{1,6})([smhd])", str(value))
        if not found or not int(found[1]):
            self.fail(f"{value!r} is no duration: 30s, 10m, 2h or 1d", param, ctx)
        return int(found[1]) * _UNITS[found[2]]


@click.command("import")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path, dir_okay=False))
@click.option("--source", help="The id of the source; an unknown one is made as kind `import`.")
@click.option("--published", help="When it was published, where the file does not say: 2021-04-19, or an ISO 8601 time.")
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
    given = Given.of(source=source, published=published, lang=lang, url=url, dossier=dossier)
    failed = False
    for file in files:
        try:
            saved, problem = import_file(path, dossier, file, given)
        except OSError as error:
            click.echo(f"monitor-tui: {file}: {error.strerror or error}", err=True)
            failed = True
            continue
        if problem:
            click.echo(f"monitor-tui: {file}: {problem}", err=True)
            failed = True
        click.echo(f"{file}: {len(saved.new)} new, {len(saved.changed)} changed, {len(saved.unchanged)} unchanged")
    click.echo(f"store: {path}")
    if failed:
        sys.exit(1)


@click.command()
@click.argument("sources", nargs=-1, metavar="[SOURCE]...")
@click.option("--every", type=Duration(), help="Go on until SIGTERM, looking so often for what is due: 10m, 1h.")
@with_settings
def fetch(settings: Settings, sources: tuple[str, ...], every: int | None) -> None:
    """Fetch the sources that are due, or those named."""
    from monitor_tui.cycle import collecting
    from monitor_tui.store import connect

    path, dossier = settings.store_path(), settings.dossier()
    collecting.chosen_sources(dossier, sources)
    connect.create(path)
    click.echo(f"store: {path}")
    with connect.fetch_lock(path), _stopping() as stop:
        first = True
        while not stop.is_set():
            # The names given are fetched at once; after that each source keeps its own time.
            with _told() as told:
                done = collecting.fetch(path, dossier, sources, told, stop=stop, locked=True, force=bool(sources) and first)
            if first or done.attempts:
                click.echo(_summary(done))
            first = False
            if every is None or stop.is_set():
                break
            stop.wait(_pause(done, every))
    if every is None and done.attempts and done.count("failed") == len(done.attempts):
        sys.exit(1)


def _pause(done: Round, every: int) -> float:
    """Seconds until the next look: no longer than until a source is due, never less than one."""
    wake = done.due.wake
    return max(1.0, min(every, (wake - datetime.now(UTC)).total_seconds()) if wake else every)


@contextmanager
def _stopping() -> Iterator[threading.Event]:
    """An event that SIGTERM and SIGINT set: what has arrived is stored, then the program ends well."""
    stop = threading.Event()
    before = {number: signal.signal(number, lambda *_: stop.set()) for number in (signal.SIGTERM, signal.SIGINT)}
    try:
        yield stop
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


@contextmanager
def _told() -> Iterator[object]:
    """A bar on a terminal, plain lines otherwise."""
    if not sys.stdout.isatty():
        yield lambda progress: click.echo(_line(progress))
        return
    bars = []

    def draw(progress: Progress) -> None:
        if not bars:
            bars.append(click.progressbar(length=progress.all, label="fetching", show_pos=True))
            bars[0].__enter__()
        bars[0].update(1)

    try:
        yield draw
    finally:
        if bars:
            bars[0].__exit__(None, None, None)


def _line(progress: Progress) -> str:
    attempt = progress.attempt
    if attempt.result == "failed":
        said = f"failed: {attempt.detail}"
    elif attempt.result == "unchanged":
        said = "unchanged"
    else:
        said = f"{attempt.items} items, {attempt.new} new" + (f", {attempt.changed} changed" if attempt.changed else "")
    return f"[{progress.done}/{progress.all}] {attempt.source}: {said}"


def _summary(done: Round) -> str:
    """What the round came to; sources that were not asked are named with the reason."""
    failed = [a for a in done.attempts if a.result == "failed"]
    lines = [
        f"{len(done.attempts)} sources: {done.count('ok')} ok, {done.count('unchanged')} unchanged, {len(failed)} failed; "
        f"{done.new} new stories, {done.changed} changed"
    ]
    if sys.stdout.isatty():
        lines += [f"  {a.source}: {a.detail}" for a in failed[:10]]
        if len(failed) > 10:
            lines.append(f"  and {len(failed) - 10} more: `monitor-tui sources`")
    if done.due.waiting:
        lines.append(f"{len(done.due.waiting)} not due yet, the next at {done.due.waiting[0][1]:%Y-%m-%d %H:%M} UTC")
    kinds: dict[str, int] = {}
    for source in done.due.not_collected:
        kinds[source.kind] = kinds.get(source.kind, 0) + 1
    if kinds:
        lines.append("not collected yet: " + ", ".join(f"{count} of kind {kind}" for kind, count in sorted(kinds.items())))
    if done.stopped:
        lines.append("stopped; what had arrived is stored")
    return "\n".join(lines)


@click.command()
@click.argument("names", nargs=-1, metavar="[SOURCE]...")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")
@with_settings
def sources(settings: Settings, names: tuple[str, ...], as_json: bool) -> None:
    """List the dossier's sources with their last attempt; `sources check URL` fetches one address and stores nothing."""
    if names[:1] == ("check",):
        if len(names) != 2:
            raise click.UsageError("say which address: sources check URL")
        _check(names[1])
        return
    from monitor_tui.cycle.collecting import chosen_sources
    from monitor_tui.cycle.look import source_forms

    utf8()
    path, dossier = settings.store_path(), settings.dossier()
    for form in source_forms(path if path.exists() else None, chosen_sources(dossier, names)):
        if as_json:
            click.echo(json.dumps(form, ensure_ascii=False))
        else:
            last = form["last"][:16].replace("T", " ") if form["last"] else "never"
            click.echo(f"{form['id']:<24} {form['kind']:<9} {form['camp'] or '-':<12} {form['state']:<14} {last:<17} {form['detail']}")


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
    click.echo(f"{path}: {done.stories} stories read again, {done.acts} acts put back")
    for lost in done.lost:
        click.echo(f"kept, but its object is not found: {lost}")


def _reading(read: int, all_: int) -> None:
    if sys.stderr.isatty():
        click.echo(f"\r{read}/{all_}", nl=read == all_, err=True)
