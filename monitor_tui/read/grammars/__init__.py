"""Grammars are data: one TOML file a language, compiled once."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from monitor_tui.read.grammar import Grammar, compiled
from monitor_tui.read.spelling import in_script, widened

FALLBACK = "en"
SAMPLE = 1000
"""Characters that show a text's script."""


@cache
def languages() -> tuple[str, ...]:
    """The languages that have a grammar."""
    return tuple(sorted(file.name[:-5] for file in files(__package__).iterdir() if file.name.endswith(".toml")))


@cache
def load(lang: str) -> Grammar:
    """The compiled grammar of a language, also in a script of its own (``be-latn``); of English where there is none."""
    main, _, script = lang.partition("-")
    if main not in languages():
        return load(FALLBACK)
    raw = _file(main)
    return compiled(lang, in_script(raw, script) if script else widened(raw))


def written(lang: str, text: str) -> str:
    """The language with its script, where the text is in one for which its grammar is respelled."""
    if lang not in languages() or "scripts" not in _file(lang):
        return lang
    letters = [char for char in text[:SAMPLE] if char.isalpha()]
    for script, table in _file(lang)["scripts"].items():
        first, last = table["letters"].split()
        if sum(first <= char <= last for char in letters) * 2 > len(letters):
            return f"{lang}-{script}"
    return lang


@cache
def _file(lang: str) -> Mapping[str, Any]:
    text = files(__package__).joinpath(f"{lang}.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)
