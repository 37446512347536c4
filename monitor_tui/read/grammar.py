"""A grammar compiled from its file: every word form with its class and its cues."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Grammar:
    """What the engine knows of one language."""

    lang: str
