"""Grammars are data: one TOML file a language, compiled once."""

from __future__ import annotations

from ..grammar import Grammar


def load(lang: str) -> Grammar:
    """The compiled grammar of a language; of English where there is none."""
    raise NotImplementedError


def languages() -> tuple[str, ...]:
    """The languages that have a grammar."""
    raise NotImplementedError
