"""JSON lines: one story a line, from any number of sources."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime

from monitor_tui.collect.formats import dates, links
from monitor_tui.collect.formats.dates import Dating
from monitor_tui.collect.formats.entry import Entry, identity, item, words
from monitor_tui.collect.formats.parsed import Parsed
from monitor_tui.errors import ImportFileError
from monitor_tui.model import Item


def parse(body: bytes, content_type: str = "", url: str = "") -> Parsed:
    """The stories of a file, ``url`` its name; a line that is none raises ImportFileError and names it."""
    items: list[Item] = []
    for number, line in enumerate(body.removeprefix(b"\xef\xbb\xbf").split(b"\n"), 1):
        if line.strip():
            try:
                items.append(_item(line))
            except _BadLine as why:
                raise ImportFileError(url or "the file", number, str(why)) from None
    return Parsed(tuple(items), found=len(items))


class _BadLine(Exception):
    """Why a line is no story."""


def _item(line: bytes) -> Item:
    record = _record(line)
    guid = record.get("id")
    title, text = _string(record, "title"), _string(record, "text")
    if not title and not text:
        raise _BadLine("neither `text` nor `title`")
    if isinstance(guid, bool) or not isinstance(guid, str | int | None):
        raise _BadLine("`id` is neither text nor a whole number")
    withdrawn = record.get("withdrawn", False)
    if not isinstance(withdrawn, bool):
        raise _BadLine("`withdrawn` is neither true nor false")
    return item(
        Entry(
            guid=None if guid is None else str(guid),
            url=_url(_string(record, "url")),
            title=title,
            text=text,
            lang=_string(record, "lang") or None,
            when=_when(record, "published", "date", "time"),
            original=line.strip(),
            source=identity(_string(record, "source") or _string(record, "channel")),
            seen=_moment(record, "seen"),
            withdrawn=withdrawn,
        )
    )


def _record(line: bytes) -> Mapping[str, object]:
    try:
        record = json.loads(line.decode("utf-8"))
    except UnicodeDecodeError:
        raise _BadLine("not UTF-8") from None
    except (ValueError, RecursionError) as error:
        raise _BadLine(f"not JSON: {error}") from None
    if not isinstance(record, dict):
        raise _BadLine("not an object")
    return record


def _string(record: Mapping[str, object], key: str) -> str:
    value = record.get(key)
    if value is None:
        return ""
    if not isinstance(value, str):
        raise _BadLine(f"`{key}` is no text")
    return words(value)


def _url(given: str) -> str | None:
    if not given:
        return None
    url = links.absolute(given, "")
    if url is None:
        raise _BadLine("`url` is no http or https address")
    return url


def _moment(record: Mapping[str, object], key: str) -> datetime | None:
    return _when(record, key)[0]


def _when(record: Mapping[str, object], *keys: str) -> Dating:
    """The first time given under one of the names; what is there must be one."""
    for key in keys:
        value = record.get(key)
        if value is not None and value != "":
            given = dates.first(value)
            if given[0] is None:
                raise _BadLine(f"`{key}` is no time: {str(value)[:40]!r}")
            return given
    return dates.UNDATED
