"""Words in another orthography or script of their language, by rules: Belarusian has two and two."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from itertools import product
from typing import Any

SAMPLE = 1000
"""Characters that show a text's script."""
MOST = 8
"""Spellings that a phrase has at most."""


@dataclass(frozen=True, slots=True)
class Rules:
    """Replacements in turn: those of several letters, which few words have, then those of single ones."""

    gate: re.Pattern[str] | None
    several: tuple[tuple[re.Pattern[str], str], ...]
    single: dict[int, str]

    def __call__(self, word: str) -> str:
        if self.gate is not None and self.gate.search(word):
            for pattern, replacement in self.several:
                word = pattern.sub(replacement, word)
        return word.translate(self.single)


class Speller:
    """How words are spelled otherwise; ``before`` and ``after`` are letters that parts of words may stand beside."""

    def __init__(self, also: Rules, script: Rules | None = None, beside: Mapping[str, str] | None = None) -> None:
        self._also, self._script = also, script
        self.before = tuple((beside or {}).get("before", "").split())
        self.after = tuple((beside or {}).get("after", "").split())
        self._known: dict[str, tuple[str, ...]] = {}

    def __call__(self, word: str) -> tuple[str, ...]:
        """The spellings of a word, the plain one first."""
        if word.isascii():
            return (word,)
        found = self._known.get(word)
        if found is None:
            forms = [word, self._also(word)]
            if self._script is not None:
                forms = [self._script(form) for form in forms]
            found = self._known[word] = tuple(dict.fromkeys(forms))
        return found

    def ending(self, letters: str) -> list[str]:
        """The spellings of the end of a word, which may hang on the letter before it."""
        found = [*self(letters)]
        for before in self.before:
            head = self(before)[0]
            found += [form.removeprefix(head) for form in self(before + letters) if form.startswith(head)]
        return list(dict.fromkeys(filter(None, found)))

    def part(self, letters: str, *, begins: bool, stops: bool) -> list[str]:
        """The spellings of a part of a word inside a pattern."""
        found = [*self(letters)] if begins else self.ending(letters)
        for after in () if stops else self.after:
            tail = self(after)[0]
            found += [form.removesuffix(tail) for form in self(letters + after) if form.endswith(tail)]
        return list(dict.fromkeys(filter(None, found)))


@cache
def speller(lang: str, script: str = "") -> Speller | None:
    """How the words of a language are spelled otherwise, in its usual script or another; None where they are not."""
    table = _tables().get(lang)
    if table is None:
        return None
    also = _rules(table.get("also", {}))
    other = table.get("scripts", {}).get(script)
    return Speller(also) if other is None else Speller(also, _rules(other), other)


def script_of(text: str, lang: str) -> str:
    """The script that a text is written in, where its language has rules for it; "" for its usual one."""
    scripts = _tables().get(lang, {}).get("scripts", {})
    if not scripts:
        return ""
    letters = [char for char in text[:SAMPLE] if char.isalpha()]
    for name, table in scripts.items():
        first, last = table["letters"].split()
        if sum(first <= char <= last for char in letters) * 2 > len(letters):
            return str(name)
    return ""


def other_spellings(lang: str, phrase: str) -> tuple[str, ...]:
    """A phrase of a language as its other orthographies and scripts write it, capitals kept."""
    if phrase.isascii() or script_of(phrase, lang):
        return ()
    found: dict[str, None] = {}
    for script in ("", *_tables().get(lang, {}).get("scripts", ())):
        spell = speller(lang, script)
        if spell is not None:
            words = [[_cased(form, word) for form in spell(word.lower())] for word in phrase.split()]
            found |= dict.fromkeys(" ".join(one) for one in list(product(*words))[:MOST])
    return tuple(one for one in found if one != phrase)


def _cased(form: str, like: str) -> str:
    """A spelling with the capitals of the word that it is made of."""
    if like.isupper() and len(like) > 1:
        return form.upper()
    return form[:1].upper() + form[1:] if like[:1].isupper() else form


@cache
def _tables() -> Mapping[str, Any]:
    return tomllib.loads(resources.files(__package__).joinpath("orthography.toml").read_text(encoding="utf-8"))


def _rules(table: Mapping[str, Any]) -> Rules:
    rules = [(str(pattern), str(replacement)) for pattern, replacement in table.get("rules", ())]
    several = [(pattern, replacement) for pattern, replacement in rules if len(pattern) > 1]
    gate = re.compile("|".join(f"(?:{pattern})" for pattern, _ in several)) if several else None
    return Rules(
        gate,
        tuple((re.compile(pattern), replacement) for pattern, replacement in several),
        {ord(pattern): replacement for pattern, replacement in rules if len(pattern) == 1},
    )
