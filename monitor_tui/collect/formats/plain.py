"""Plain text: one file is one story."""

from __future__ import annotations

import re

from monitor_tui.collect.formats import charset
from monitor_tui.collect.formats.entry import Entry, item
from monitor_tui.collect.formats.parsed import Parsed

_LONGEST_TITLE = 200
_HEAD = 8192
_NO_TEXT = (b"%PDF-", b"{\\rtf", b"PK\x03\x04", b"\x1f\x8b")
"""How a file begins whose bytes may look like text: PDF, RTF, an archive (also of an office program), gzip."""
_ENDS_SENTENCE = re.compile(r"[.,;…]\W*$")


def parse(body: bytes, content_type: str = "", url: str = "") -> Parsed:
    """The story in a text; its first line is the title if it looks like one."""
    text = body.decode(charset.detect(body, content_type), "replace").removeprefix("\ufeff")
    if "\0" in text[:_HEAD] or body.startswith(_NO_TEXT):
        return Parsed(error="neither text nor a format that is known")
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip():
        return Parsed(error="empty")
    title, rest = split_title(text)
    return Parsed((item(Entry(title=title, text=rest, original=body)),), found=1)


def split_title(text: str) -> tuple[str, str]:
    """The first line and what follows it, where that line reads like a title, else no title and the whole."""
    first, _, rest = text.lstrip().partition("\n")
    title = " ".join(first.split())
    if len(title) <= _LONGEST_TITLE and rest.strip() and not _ENDS_SENTENCE.search(title):
        return title, rest.strip("\n")
    return "", text
