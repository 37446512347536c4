"""Words that tell in any dossier what a claim does (who ordered, what was done), and the nouns of what is counted."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib import resources
from typing import Any

from monitor_tui import text as texts
from monitor_tui.model import Term
from monitor_tui.terms import Found, Terms

ORDERING, DEED, PASSIVE, CHARGED, CALLED = "ordering", "deed", "passive", "charged", "called"
HAPPENED = "happened"

_NEAR = 4
"""Words behind a number within which stands what is counted."""


def find(kind: str, content: str, lang: str) -> tuple[Found, ...]:
    """The words of a kind in a text, in order."""
    return _of_kind(kind).find(content, lang)


def unit(behind: str, lang: str) -> str | None:
    """What is counted, as a cell shows it, by the first words behind the number."""
    sign = behind.lstrip()[:1]
    if sign in ("%", "$", "€", "₽"):
        return next(str(noun) for noun, forms in _table()["units"].items() if sign in forms["en"])
    near = " ".join(behind.split()[:_NEAR])
    found = _units().find(near, lang)
    return found[0].term if found and lang in _LANGUAGES else None


@cache
def locative() -> frozenset[str]:
    """The words behind which a place is where something is, in all languages."""
    return frozenset(_table()["locative"])


def words_before(text: str, at: int) -> int:
    """How many words of a text stand before a character: where ``find`` counts a word that begins there."""
    return len(texts.folded_words(text[:at]))


_LANGUAGES = frozenset(("en", "ru", "be", "uk", "de", "pl", "lt"))


@cache
def _of_kind(kind: str) -> Terms:
    return Terms([Term(kind, "", kind, _forms(_table()[kind]))])


@cache
def _units() -> Terms:
    return Terms(Term(noun, "", noun, _forms(forms)) for noun, forms in _table()["units"].items())


def _forms(by_lang: Mapping[str, list[str]]) -> dict[str, tuple[str, ...]]:
    return {lang: tuple(forms) for lang, forms in by_lang.items()}


@cache
def _table() -> dict[str, Any]:
    file = resources.files("monitor_tui.contrast").joinpath("framing.toml")
    return tomllib.loads(file.read_text(encoding="utf-8"))
