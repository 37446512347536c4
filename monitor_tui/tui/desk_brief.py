"""What the screens ask and do about an event's brief."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from monitor_tui.model.briefed import Brief, BriefItem, Wanted


@dataclass(frozen=True, slots=True)
class BriefLine:
    """One item as the list shows it."""

    item: BriefItem
    label: str
    """What it is: a point and a side, a speaker, a story."""
    text: str
    """What the page says of it."""
    changed: str = ""
    """What became of it since it was put in; '' is nothing."""
    claim: int | None = None
    story: int | None = None
    """Where Enter leads."""


@dataclass(frozen=True, slots=True)
class OpenBrief:
    """An event's brief with the page that it makes now."""

    event: int
    lines: tuple[BriefLine, ...]
    page: Brief


class BriefDesk(Protocol):
    """The part of the desk that the brief needs; every act answers with the sentence for the status line."""

    def brief(self, event: int) -> OpenBrief:
        """*Slow*: the whole event is looked at."""

    def brief_text(self, event: int, form: str) -> str:
        """The page in a format (md, html, txt, csv, jsonl). *Slow*."""

    def brief_add(self, event: int, wanted: Wanted) -> str:
        """Put something in; what is in already is taken out, and that is said."""

    def brief_add_all(self, event: int, wanted: Sequence[Wanted]) -> str:
        """Put in what is not in yet, as one act."""

    def brief_cut(self, event: int, item: str) -> str: ...
    def brief_move(self, event: int, item: str, by: int) -> str: ...
    def brief_word(self, event: int, item: str, words: str) -> str:
        """A person's own sentence for an item; '' gives it back to the machine. The item ``heading`` is the title."""
