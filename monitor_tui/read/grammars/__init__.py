"""Grammars are data: one TOML file a language, compiled once."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from monitor_tui.read.grammar import Grammar, compiled
from monitor_tui.read.spelling import in_script, widened
from monitor_tui.text import orthography

FALLBACK = "en"


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
    script = orthography.script_of(text, lang)
    return f"{lang}-{script}" if script else lang


def load_file(path: Path) -> Grammar:
    """The compiled grammar in a file of the user's own; it is given to ``read`` and changes nothing for other texts."""
    raw = tomllib.loads(path.read_text(encoding="utf-8"))
    return compiled(raw.get("lang", path.stem), widened(raw))


@cache
def _file(lang: str) -> Mapping[str, Any]:
    text = files(__package__).joinpath(f"{lang}.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)
