"""Files into the store: feed files, plain text, JSON lines, also gzipped."""

from __future__ import annotations

import gzip
import io
import re
import zlib
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from monitor_tui.collect.child import parse_in_child
from monitor_tui.collect.formats import links, parse, sniff
from monitor_tui.cycle import embedding
from monitor_tui.cycle.take import Intake
from monitor_tui.dossier import Dossier
from monitor_tui.errors import ImportFileError, MonitorError
from monitor_tui.model import Dated, Item, Precision, Source
from monitor_tui.store import connect
from monitor_tui.store.kept import Saved

LARGEST = 1 << 30
"""Bytes of one file, unpacked: more is a mistake or a bomb."""

_SOURCE_ID = re.compile(r"[\w.+-]{1,64}")
_OWN_CHILD = frozenset({"feed", "jsonfeed"})
"""Formats that are parsed as hostile: in a child, with limits. Lines and plain text need no parser that could break."""


@dataclass(frozen=True, slots=True)
class Given:
    """What the command line says of the stories in the files."""

    source: str | None = None
    published: datetime | None = None
    precision: Precision = Precision.MINUTE
    lang: str | None = None
    url: str | None = None

    @classmethod
    def of(
        cls, *, source: str | None, published: str | None, lang: str | None, url: str | None, dossier: Dossier
    ) -> Given:
        """The words of the command line, checked."""
        time, precision = _time(published, ZoneInfo(dossier.timezone)) if published else (None, Precision.MINUTE)
        if lang and not re.fullmatch(r"[a-z]{2,3}", lang):
            raise MonitorError(f"--lang: {lang!r} is no language code such as en, ru, be")
        if source is not None:
            source_named(source, dossier)
        if url is not None and (url := links.absolute(url, "")) is None:
            raise MonitorError("--url: no http or https address")
        return cls(source, time, precision, lang, url)


def import_file(store: Path, dossier: Dossier, file: Path, given: Given) -> tuple[Saved, str]:
    """Stores the stories of one file; beside what was saved, what was wrong with the file, if anything."""
    body = _unpacked(file)
    name = file.name.removesuffix(".gz")
    form = sniff(body, name)
    if form in _OWN_CHILD:
        parsed = parse_in_child(body, url=given.url or "", name=form)
    else:
        parsed = parse(body, url=str(file), name=form)
    if parsed.error:
        raise ImportFileError(str(file), None, parsed.error)
    default = given.source or _slug(parsed.title if form in _OWN_CHILD else "") or _slug(Path(name).stem) or "import"
    pairs = [(_source_of(item, default, dossier), _completed(item, given)) for item in parsed.items]
    connect.create(store)
    with Intake(store, dossier, encode=embedding.installed()) as intake:
        saved = intake.take(pairs, datetime.now(UTC))
    return saved, "" if pairs else f"{file}: no stories in it"


def source_named(name: str, dossier: Dossier) -> Source:
    """A source of the dossier, or one of kind `import` that is made by its name."""
    if name in dossier.sources:
        return dossier.sources[name]
    if not _SOURCE_ID.fullmatch(name):
        raise MonitorError(f"{name!r} is no id for a source: letters, digits, dot, plus, minus, underline; 64 at most")
    return Source(id=name, kind="import", name=name)


def _source_of(item: Item, default: str, dossier: Dossier) -> Source:
    """The source that a record names, which may be a channel's title rather than an id."""
    name = item.source or default
    if name in dossier.sources or _SOURCE_ID.fullmatch(name):
        return source_named(name, dossier)
    return Source(id=_slug(name) or default, kind="import", name=name)


def _completed(item: Item, given: Given) -> Item:
    """What the file leaves open is taken from the command line; when it was seen is now, whatever the file says."""
    changes: dict[str, object] = {"seen": None}
    if item.published is None and given.published is not None:
        changes.update(published=given.published, precision=given.precision, dated=Dated.SOURCE)
    if item.lang is None and given.lang:
        changes["lang"] = given.lang
    if item.url is None and given.url:
        changes["url"] = given.url
    return replace(item, **changes)  # type: ignore[arg-type]


def _unpacked(file: Path) -> bytes:
    """The bytes of the file, unzipped if they are gzip, no more than LARGEST."""
    with file.open("rb") as plain:
        body = plain.read(LARGEST + 1)
    if body.startswith(b"\x1f\x8b"):
        try:
            body = gzip.GzipFile(fileobj=io.BytesIO(body)).read(LARGEST + 1)
        except (EOFError, zlib.error, gzip.BadGzipFile) as error:
            raise ImportFileError(str(file), None, f"not whole: {error}") from None
    if len(body) > LARGEST:
        raise ImportFileError(str(file), None, f"more than {LARGEST >> 20} MB")
    return body


def _time(text: str, zone: ZoneInfo) -> tuple[datetime, Precision]:
    try:
        time = datetime.fromisoformat(text)
    except ValueError:
        raise MonitorError(f"--published: {text!r} is no day (2021-04-19) and no ISO 8601 time") from None
    day_only = re.fullmatch(r"\d{4}-?\d{2}-?\d{2}", text) is not None
    return (time if time.tzinfo else time.replace(tzinfo=zone)), Precision.DAY if day_only else Precision.MINUTE


def _slug(name: str) -> str:
    """A source's id out of a feed's or file's name."""
    return re.sub(r"[^\w.+-]+", "-", name.casefold()).strip("-.")[:64]
