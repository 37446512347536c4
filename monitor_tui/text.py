"""The only door by which foreign text enters; sentences, offsets and the search form."""

from __future__ import annotations

from dataclasses import dataclass

from monitor_tui.model import Span

SEARCH_FORM_VERSION = 1
"""Stands in the store: another number means that the full-text index has to be made again."""

MARK = "\N{REPLACEMENT CHARACTER}"
"""What stands where clean() took something away."""


@dataclass(frozen=True, slots=True)
class Cleaned:
    """A text without anything that a terminal could obey, and the way back to the given one."""

    text: str
    removed: int
    """Runs that left a mark."""
    breaks: tuple[tuple[int, int], ...] = ()
    """(offset here, offset there), ascending in both; between two breaks both run alike."""

    def given(self, offset: int) -> int:
        """The offset in the text as it was given."""
        raise NotImplementedError


def clean(raw: str, *, one_line: bool = False) -> Cleaned:
    """The text in NFC without controls; ``one_line`` turns newlines and tabs into blanks."""
    raise NotImplementedError


def visible(text: str) -> str:
    """The last check before a screen: what clean() would remove, ZWJ and ZWNJ are dropped."""
    raise NotImplementedError


def sentences(text: str, lang: str | None = None) -> tuple[Span, ...]:
    """The sentences of a text in order, without outer blanks; the end of a line ends a sentence."""
    raise NotImplementedError


def search_form(text: str) -> str:
    """Words folded and cut to light stems, one blank between them."""
    raise NotImplementedError


def sha256(text: str) -> str:
    """The fingerprint of a text, in hexadecimal."""
    raise NotImplementedError
