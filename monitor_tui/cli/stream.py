"""`read` and `group`: documents in, readings or events out, no store, as a stream."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Any

import click

from monitor_tui.cli.settings import Settings, with_settings
from monitor_tui.errors import ImportFileError

_STDIN = "standard input"


def documents() -> Iterator[tuple[int, dict[str, Any]]]:
    """The JSON objects of standard input with their line numbers; blank lines are passed over."""
    for number, line in enumerate(sys.stdin.buffer, 1):
        if not line.strip():
            continue
        try:
            document = json.loads(line)
        except ValueError as error:
            raise ImportFileError(_STDIN, number, f"not a JSON object: {error}") from None
        if not isinstance(document, dict):
            raise ImportFileError(_STDIN, number, "not a JSON object")
        yield number, document


def write(form: dict[str, Any]) -> None:
    """One JSON object a line, flushed: a pipe's reader sees each reading as it is made."""
    sys.stdout.write(json.dumps(form, ensure_ascii=False) + "\n")
    sys.stdout.flush()


def text_of(document: dict[str, Any], key: str, number: int, *, needed: bool = False) -> str:
    value = document.get(key)
    if value is None and not needed:
        return ""
    if not isinstance(value, str):
        raise ImportFileError(_STDIN, number, f"`{key}` must be a string")
    return value


def time_of(document: dict[str, Any], key: str, number: int) -> datetime | None:
    value = document.get(key)
    if value in (None, ""):
        return None
    try:
        return datetime.fromisoformat(str(value))
    except ValueError:
        raise ImportFileError(_STDIN, number, f"`{key}` must be an ISO 8601 time, not {value!r}") from None


def utf8() -> None:
    """Standard output in UTF-8."""
    # The machine interface is UTF-8 whatever the locale says.
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]


@click.command()
@with_settings
def read(settings: Settings) -> None:
    """Read claims: JSON documents a line in, readings a line out; nothing is stored.

    In: {"id","text","lang"?,"title"?,"source"?,"published"?}. Offsets count characters of the given text.
    """
    from monitor_tui.cycle.reading import read_given
    from monitor_tui.forms import reading_form
    from monitor_tui.names import Names

    utf8()
    dossier = settings.dossier()
    names = Names(dossier)
    for number, document in documents():
        published = time_of(document, "published", number)
        reading = read_given(
            text_of(document, "text", number, needed=True),
            names,
            dossier,
            lang=text_of(document, "lang", number) or None,
            title=text_of(document, "title", number) or None,
            source=text_of(document, "source", number) or None,
            published=_day(published),
        )
        write(reading_form(document.get("id"), reading))


def _day(time: datetime | None) -> date | None:
    return time.date() if time else None


@click.command()
@with_settings
def group(settings: Settings) -> None:
    """Group stories into events: JSON stories by time in, {"id","event"} a line out; nothing is stored.

    In: {"id","title","text"?,"lang"?,"time","url"?}. A later line for an id corrects the earlier one.
    """
    from monitor_tui.group.stream import Arrival, stream
    from monitor_tui.names import Names

    utf8()
    dossier = settings.dossier()
    arrivals = (
        Arrival(
            id=str(document.get("id")),
            title=_clean(text_of(document, "title", number, needed=True), one_line=True),
            time=_needed_time(document, number),
            text=_clean(text_of(document, "text", number)),
            lang=text_of(document, "lang", number),
            url=text_of(document, "url", number) or None,
        )
        for number, document in documents()
    )
    for story, event in stream(arrivals, Names(dossier), dossier):
        write({"id": story, "event": event})


def _clean(raw: str, *, one_line: bool = False) -> str:
    from monitor_tui import text

    return text.clean(raw, one_line=one_line).text


def _needed_time(document: dict[str, Any], number: int) -> datetime:
    time = time_of(document, "time", number)
    if time is None:
        raise ImportFileError(_STDIN, number, "`time` is missing: an ISO 8601 time")
    return time if time.tzinfo else time.replace(tzinfo=UTC)
