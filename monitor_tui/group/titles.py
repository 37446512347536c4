"""Neutral names of events: actors, places and dates, never a side's headline."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from monitor_tui.dossier import Dossier


def title(tokens: Mapping[str, int], stories: int, first: date, last: date, dossier: Dossier) -> str:
    """"Lukashenko, Feduta, Zyankovich: Moscow, Minsk, 11-21 Apr 2021" from the tokens of an event's stories."""
    raise NotImplementedError


def short_name(name: str, kind: str = "person") -> str:
    """The name as lists and panes show it: "Alexander Lukashenko" -> "Lukashenko"."""
    raise NotImplementedError
