"""What was collected: items as they came, stories and their wordings, and the log of fetches."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from monitor_tui.model.words import Dated, Precision


@dataclass(frozen=True, slots=True)
class Item:
    """One entry of a feed, file or channel as collected, not yet a story. Text is cleaned, plain.

    ``text`` has paragraphs separated by blank lines. ``original`` is what came over the wire.
    """

    guid: str | None
    url: str | None
    title: str
    text: str
    lang: str | None = None
    published: datetime | None = None
    precision: Precision = Precision.MINUTE
    dated: Dated = Dated.SOURCE
    original: bytes = b""
    source: str | None = None
    """Names a source where one file carries several (JSON lines)."""
    seen: datetime | None = None
    """When it was seen, where an imported record says so."""
    withdrawn: bool = False
    """The page answered that the story is gone."""


@dataclass(frozen=True, slots=True)
class Story:
    """One item of one source, in its current wording."""

    id: int
    key: str
    source: str
    url: str | None
    title: str
    text: str
    lang: str
    published: datetime
    precision: Precision
    dated: Dated
    seen: datetime
    event: int | None = None
    copy_of: int | None = None
    wordings: int = 1
    gone: bool = False


@dataclass(frozen=True, slots=True)
class Wording:
    """One stored text of a story; nothing stored is ever overwritten."""

    story: int
    number: int
    sha256: str
    stored: datetime
    title: str
    text: str

    @property
    def whole(self) -> str:
        """The text that reading, offsets and claims speak of."""
        return whole(self.title, self.text)


def whole(title: str, text: str) -> str:
    """Title and body as one text: offsets of claims count characters of this."""
    return f"{title}\n\n{text}" if title and text else title or text


@dataclass(frozen=True, slots=True)
class Attempt:
    """One fetch of one source: every attempt is kept, whatever came of it."""

    source: str
    at: datetime
    result: str
    """ok, unchanged, failed"""
    status: int | None = None
    items: int = 0
    new: int = 0
    changed: int = 0
    detail: str = ""
    seconds: float = 0.0
    failures: int = 0
    """Failed attempts in a row, this one included; 0 after a success."""
    wait_until: datetime | None = None
    """The server asked not to be asked again before (Retry-After)."""


@dataclass(frozen=True, slots=True)
class Validators:
    """What the next conditional request for a source sends, and how its body is recognised."""

    url: str
    """The address they belong to: they are not sent to another."""
    etag: str | None = None
    modified: str | None = None
    """Last-Modified, as the server wrote it."""
    sha256: str | None = None
    """Of the decoded body."""
