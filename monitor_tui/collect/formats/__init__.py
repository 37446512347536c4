"""The formats stories come in, mounted by name: a new one is a new module and a line in the table."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from typing import Protocol, cast

from monitor_tui.collect.formats.parsed import Parsed

COLLECTED: frozenset[str] = frozenset({"feed"})
"""Kinds of source that are fetched; the others are listed as not collected."""

_HEAD = 4096
_XML = re.compile(
    rb"\s*(?:<\?xml|<!--|<!doctype\s+(?:rss|feed|rdf)|<(?:[\w.-]+:)?(?:rss|feed|rdf|channel)[\s>])", re.IGNORECASE
)
_LINES_SUFFIXES = (".jsonl", ".ndjson")
_JSON_FEED = re.compile(rb"jsonfeed\.org/version|\"items\"\s*:\s*\[")


class _Module(Protocol):
    def parse(self, body: bytes, content_type: str = "", url: str = "") -> Parsed: ...


@dataclass(frozen=True, slots=True)
class Format:
    """One format: the module that parses it, which loads only when it is needed, and how it is told."""

    name: str
    types: tuple[str, ...]
    """What its content types contain."""
    looks: Callable[[bytes, str], bool]
    """Whether the first bytes, with the file's name, look like it."""

    def parse(self, body: bytes, content_type: str, url: str) -> Parsed:
        module = cast(_Module, import_module(f"{__name__}.{self.name}"))
        return module.parse(body, content_type, url)


def _like_lines(head: bytes, name: str) -> bool:
    """Whether the first line is an object by itself."""
    first = head.lstrip().partition(b"\n")[0]
    if name.endswith(_LINES_SUFFIXES):
        return True
    try:
        return first.startswith(b"{") and isinstance(json.loads(first), dict)
    except (ValueError, RecursionError):
        return first.startswith(b"{") and len(first) >= _HEAD // 2  # one long line, cut


def _like_json_feed(head: bytes, name: str) -> bool:
    return head.lstrip().startswith(b"{") and _JSON_FEED.search(head) is not None and not name.endswith(_LINES_SUFFIXES)


def _like_xml(head: bytes, name: str) -> bool:
    return _XML.match(head.replace(b"\0", b"").lstrip(b"\xff\xfe")) is not None  # UTF-16 too


# In the order they are asked; the last takes everything.
FORMATS: tuple[Format, ...] = (
    Format("feed", ("rss", "atom", "xml"), _like_xml),
    Format("jsonfeed", ("feed+json", "json"), _like_json_feed),
    Format("jsonlines", ("ndjson", "jsonl", "json-seq"), _like_lines),
    Format("plain", ("text/plain",), lambda head, name: True),
)
_BY_NAME = {form.name: form for form in FORMATS}
FEEDS = ("feed", "jsonfeed")
"""What a source of kind `feed` may answer with; all else is parsed as the first, which says what it is not."""


def sniff(body: bytes, name: str = "") -> str:
    """Name the format of a file for ``import``: feed, jsonfeed, jsonlines or plain."""
    head = body[:_HEAD].removeprefix(b"\xef\xbb\xbf")
    return next(form.name for form in FORMATS if form.looks(head, name.lower()))


def parse(body: bytes, content_type: str = "", url: str = "", *, name: str | None = None) -> Parsed:
    """Parse a document by the format named, else as the feed that its first bytes or its content type say."""
    return _BY_NAME[name or _feed_format(body, content_type)].parse(body, content_type, url)


def _feed_format(body: bytes, content_type: str) -> str:
    """A server's content type counts only where the bytes say nothing: many call a feed text/html."""
    head = body[:_HEAD].removeprefix(b"\xef\xbb\xbf")
    for name in FEEDS:
        if _BY_NAME[name].looks(head, ""):
            return name
    kind = content_type.partition(";")[0].lower()
    named = (name for name in FEEDS if any(part in kind for part in _BY_NAME[name].types))
    return next(named, "jsonfeed" if head.lstrip()[:1] == b"{" else FEEDS[0])


__all__ = ["COLLECTED", "FEEDS", "FORMATS", "Format", "Parsed", "parse", "sniff"]
