"""`read` and `group`: documents in, readings or events out, no store, as a stream."""

from __future__ import annotations

import gc
import json
import re
import sys
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import click

from monitor_tui.cli.embedded import tell_trouble
from monitor_tui.cli.settings import Settings, with_settings
from monitor_tui.errors import ImportFileError

_STDIN = "standard input"
_YEARS = range(1000, 9000)
_RARELY = 50_000
"""Objects made before the interpreter looks for cycles: readings leave none behind, and each look costs."""
_LANG = re.compile(r"([A-Za-z]{2,3})(?:[-_]\w+)*")


def documents() -> Iterator[tuple[int, dict[str, Any]]]:
    """The JSON objects of standard input with their line numbers; blank lines are passed over."""
    for number, line in enumerate(sys.stdin.buffer, 1):
        if not line.strip():
            continue
        try:
            document = json.loads(line)
        except (ValueError, RecursionError) as error:
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
        time = datetime.fromisoformat(str(value))
    except ValueError:
        raise ImportFileError(_STDIN, number, f"`{key}` must be an ISO 8601 time, not {value!r}") from None
    if time.year not in _YEARS:
        raise ImportFileError(_STDIN, number, f"`{key}` must be of the years {_YEARS[0]} to {_YEARS[-1]}")
    return time


def id_of(document: dict[str, Any], number: int) -> str | int | None:
    value = document.get("id")
    if isinstance(value, bool) or not isinstance(value, str | int | None):
        raise ImportFileError(_STDIN, number, "`id` must be a string or a whole number")
    return value


def lang_of(document: dict[str, Any], number: int) -> str:
    """The language as two or three letters, without a region (`en-US`); empty where none is given."""
    value = text_of(document, "lang", number)
    found = _LANG.fullmatch(value)
    if value and not found:
        raise ImportFileError(_STDIN, number, f"`lang` must be a language code such as en, ru, be, not {value[:20]!r}")
    return found[1].lower() if found else ""


@click.command()
@click.option(
    "--models", type=click.Path(exists=True, file_okay=False, path_type=Path), help="Models made by `train`, a folder."
)
@click.option("--rules-only", is_flag=True, help="Read by the grammars alone, without a model.")
@click.option("--explain", is_flag=True, help="Say of each claim which rule or feature of the model made it.")
@with_settings
def read(settings: Settings, models: Path | None, rules_only: bool, explain: bool) -> None:
    """Read claims: JSON documents a line in, readings a line out; nothing is stored.

    In: {"id","text","lang"?,"title"?,"source"?,"published"?}. Offsets count characters of the given text.

    With --explain each claim has a key "explain". P is {"span","words"} or null:

    \b
      "told": the explanation in sentences
      "rule": {"id","means","cue":P,"lemma","frames","stance","kind","grammar","listed"}
              what made the claim, and what the grammar file says of its cue
      "speaker": {"how","phrase":P,"name","named":P,"before","unsure"}
              how: name, pronoun, title, description, metonym, before (the author
              before it), left out (the verb has no subject) or unknown;
              named: where the name stands, so many sentences before
      "stance": {"is","how","words","pattern"}
              how: cue, negation or content (a pattern of the grammar)
      "model": null without one, else {"file","seen","added","moved","labels"}
              moved: [{"part","rule":[P],"model":[P]}]: ends that the model moved
              labels: [{"part","word":P,"label","features"}]: the first word of
              cue and content; features: [{"name","told","weight"}], at most five
    """
    from monitor_tui.cycle.reading import Document, explain_given, read_given
    from monitor_tui.forms import reading_form
    from monitor_tui.names import Names
    from monitor_tui.read.tagger.model import SHIPPED, check_folder

    if models is not None:
        check_folder(models)
    dossier = settings.dossier()
    names = Names(dossier)
    folder = None if rules_only else models or SHIPPED
    gc.set_threshold(_RARELY)
    for number, document in documents():
        published = time_of(document, "published", number)
        given = Document(
            text_of(document, "text", number, needed=True),
            lang=lang_of(document, number) or None,
            title=text_of(document, "title", number) or None,
            source=text_of(document, "source", number) or None,
            published=_day(published),
        )
        if explain:
            write(reading_form(id_of(document, number), *explain_given(given, names, dossier, folder)))
        else:
            write(reading_form(id_of(document, number), read_given(given, names, dossier, folder)))


def _day(time: datetime | None) -> date | None:
    return time.date() if time else None


@click.command()
@with_settings
def group(settings: Settings) -> None:
    """Group stories into events: JSON stories by time in, {"id","event"} a line out; nothing is stored.

    In: {"id","title","text"?,"lang"?,"time","url"?}. A later line for an id corrects the earlier one.
    """
    from monitor_tui.cycle import embedding
    from monitor_tui.group.stream import Arrival, stream
    from monitor_tui.names import Names

    dossier = settings.dossier()

    def arrivals() -> Iterator[Arrival]:
        for number, document in documents():
            yield Arrival(
                # As JSON, for a later line must say 5 or "5" as the document did.
                id=json.dumps(_needed_id(document, number)),
                title=_clean(text_of(document, "title", number, needed=True), one_line=True),
                time=_needed_time(document, number),
                text=_clean(text_of(document, "text", number)),
                lang=lang_of(document, number),
                url=text_of(document, "url", number) or None,
            )

    for story, event in stream(arrivals(), Names(dossier), dossier, encode=embedding.installed()):
        write({"id": json.loads(story), "event": str(json.loads(event))})
    tell_trouble()


def _clean(raw: str, *, one_line: bool = False) -> str:
    from monitor_tui import text

    return text.clean(raw, one_line=one_line).text


def _needed_id(document: dict[str, Any], number: int) -> str | int:
    value = id_of(document, number)
    if value is None:
        raise ImportFileError(_STDIN, number, "`id` is missing")
    return value


def _needed_time(document: dict[str, Any], number: int) -> datetime:
    time = time_of(document, "time", number)
    if time is None:
        raise ImportFileError(_STDIN, number, "`time` is missing: an ISO 8601 time")
    return time if time.tzinfo else time.replace(tzinfo=UTC)
