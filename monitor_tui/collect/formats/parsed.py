"""What every format's ``parse`` answers."""

from __future__ import annotations

from dataclasses import dataclass

from monitor_tui.model import Item


@dataclass(frozen=True, slots=True)
class Parsed:
    """The entries of one document; never an exception, for a bad feed is a value too."""

    items: tuple[Item, ...] = ()
    title: str = ""
    """What the feed calls itself."""
    error: str = ""
    """Why nothing could be read, in a few words ("not a feed"); empty where it could."""
    found: int = 0
    """Entries in the document, the same one twice counted twice."""
