"""What a sentence is about, in any of the languages of the news: verbs and things that no dossier lists."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib import resources

_WORD = re.compile(r"[^\W\d_]+(?:['’ʼ-][^\W\d_]+)*")
_SHORTEST = 2
_WHOLE = "="


def of(content: str, lang: str) -> frozenset[str]:
    """The concepts of a text; none in a language that the table does not know."""
    begun = _table().get(lang)
    if begun is None:
        return frozenset()
    words = _WORD.findall(_folded(content))
    return frozenset(concept for word in words if (concept := _of(word, begun)))


def _folded(text: str) -> str:
    return text.casefold().replace("ё", "е").replace("’", "'").replace("ʼ", "'")


def _of(word: str, begun: dict[str, str]) -> str | None:
    whole = begun.get(_WHOLE + word)
    if whole is not None:
        return whole
    return next((begun[word[:end]] for end in range(len(word), _SHORTEST, -1) if word[:end] in begun), None)


@cache
def _table() -> dict[str, dict[str, str]]:
    """Language -> how words begin -> concept."""
    file = resources.files("monitor_tui.contrast").joinpath("concepts.toml")
    found: dict[str, dict[str, str]] = {}
    for concept, by_lang in tomllib.loads(file.read_text(encoding="utf-8")).items():
        for lang, words in by_lang.items():
            for word in words.split():
                found.setdefault(lang, {})[_folded(word)] = concept
    return found
