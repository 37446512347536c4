"""Grammars are data: one TOML file a language, compiled once."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files

from monitor_tui.read.grammar import Grammar, compiled

FALLBACK = "en"


@cache
def languages() -> tuple[str, ...]:
    """The languages that have a grammar."""
    return tuple(sorted(file.name[:-5] for file in files(__package__).iterdir() if file.name.endswith(".toml")))


@cache
def load(lang: str) -> Grammar:
    """The compiled grammar of a language; of English where there is none."""
    if lang not in languages():
        return load(FALLBACK)
    text = files(__package__).joinpath(f"{lang}.toml").read_text(encoding="utf-8")
    return compiled(lang, tomllib.loads(text))
