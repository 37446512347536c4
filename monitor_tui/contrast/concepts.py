"""What a sentence is about, in any of the languages of the news: verbs and things that no dossier lists."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib import resources

_WORD = re.compile(r"[^\W\d_]+(?:['’ʼ-][^\W\d_]+)*")
_SHORTEST = 2
_WHOLE, _BESIDE = "=", "_"


def of(content: str, lang: str) -> frozenset[str]:
    """The concepts of a text; none in a language that the table does not know."""
    begun = _table().get(lang)
    if begun is None:
        return frozenset()
    found, text = set[str](), _folded(content)
    for pattern, told in _pairs(lang):
        text, times = pattern.subn(" ", text)
        if times:
            found.add(told)
    return frozenset(found.union(concept for word in _WORD.findall(text) if (concept := _of(word, begun))))


def _folded(text: str) -> str:
    return text.casefold().replace("ё", "е").replace("’", "'").replace("ʼ", "'")


def _of(word: str, begun: dict[str, str]) -> str | None:
    whole = begun.get(_WHOLE + word)
    if whole is not None:
        return whole
    return next((begun[word[:end]] for end in range(len(word), _SHORTEST, -1) if word[:end] in begun), None)


@cache
def _pairs(lang: str) -> tuple[tuple[re.Pattern[str], str], ...]:
    """What stands for two words side by side, with the concept: these are not looked at one by one."""
    pairs = [(begun.split(_BESIDE), concept) for begun, concept in _table()[lang].items() if _BESIDE in begun]
    return tuple((re.compile(rf"\b{one}\w*\s+{other}\b"), concept) for (one, other), concept in pairs)


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
