"""The words of a title or sentence that may tell events apart: stems, and names without their script."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources

from monitor_tui import text as texts
from monitor_tui.names import fold

_WORD = re.compile(r"[^\W_]+(?:['’ʼ.&-][^\W_]+)*")
_POSSESSIVE = re.compile(r"['’]s$", re.IGNORECASE)
_LETTERS = re.compile(r"[^\W\d_]")
_NUMBER = re.compile(r"(?<![\w.,:-])\d{2,}(?:[.,\u00a0\u202f]\d{3})*(?![\w:-]|[.,]\d)")

_TABLE: dict[str, str] = tomllib.loads(
    resources.files("monitor_tui.group").joinpath("calendar.toml").read_text(encoding="utf-8")
)
_CALENDAR = re.compile(
    rf"(?:{'|'.join(_TABLE['beginnings'].split())})\w{{0,4}}|{'|'.join(_TABLE['words'].split())}", re.IGNORECASE
)
_BEFORE = re.compile(r"(?:^|.*\W)(\w+)\.?\s*$")
_BEHIND = re.compile(r"\.?(?:\s*[-–]\s*\d+\.?)?\s*(\w+)")

TITLE_CASE = 0.6
"""A line of which more words than this begin with a capital is in title case: capitals say nothing there."""

SHORTEST_NAME, SHORTEST_FOLD = 4, 3
"""Skeletons of shorter names fall together too easily."""

SHORTEST_COGNATE, COGNATE = 6, 4
"""Letters of a word, and sounds of its beginning, by which words of two languages may be one."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word that is not common, where it stood and what it may be matched by."""

    start: int
    stem: str
    name: str | None
    """The script-free form of a word that may be a name."""
    cognate: str | None = None
    """How a long word begins without its script: diplomats, дипломатов, dyplomaci."""


def words(line: str, lang: str) -> Iterator[Word]:
    """The telling words of one title or sentence, in order."""
    found = list(_WORD.finditer(line))
    shouting = _title_case([match.group() for match in found])
    for place, match in enumerate(found):
        raw = _POSSESSIVE.sub("", match.group())
        if len(raw) < 2 or raw.isdigit() or raw.lower() in common(lang) or _CALENDAR.fullmatch(raw):
            continue
        stem = _stem(raw)
        if not stem:
            continue
        # The first word has a capital anyway. In title case capitals say little, but only names cross scripts.
        named = raw[0].isupper() and (place > 0 or shouting or _mixed(raw))
        yield Word(match.start(), stem, _fold(raw) if named and len(raw) >= SHORTEST_NAME else None, _cognate(raw))


def numbers(line: str) -> Iterator[int]:
    """The figures of a title or sentence that two texts may share: two digits or more, no days of a month, no years."""
    for match in _NUMBER.finditer(line):
        value = int(re.sub(r"\D", "", match.group()))
        if 1900 <= value <= 2100 and len(match.group()) == 4:
            continue
        if value <= 31 and any(
            beside and _CALENDAR.fullmatch(beside[1])
            for beside in (_BEHIND.match(line, match.end()), _BEFORE.match(line[: match.start()]))
        ):
            continue
        yield value


@cache
def common(lang: str) -> frozenset[str]:
    """The words of a language that tell nothing; of all languages where it is not known."""
    table = _table()
    return table[lang] if lang in table else frozenset().union(*table.values())


@cache
def _table() -> dict[str, frozenset[str]]:
    file = resources.files("monitor_tui.group").joinpath("common.toml")
    return {lang: frozenset(given.split()) for lang, given in tomllib.loads(file.read_text(encoding="utf-8")).items()}


def _title_case(given: list[str]) -> bool:
    lettered = [word for word in given if _LETTERS.match(word)]
    if len(lettered) < 4:
        return False
    return sum(word[0].isupper() for word in lettered) > TITLE_CASE * len(lettered)


def _mixed(word: str) -> bool:
    """iPhone, OPEC, McDonald: capitals inside a word mark a name wherever it stands."""
    return any(char.isupper() for char in word[1:])


@lru_cache(maxsize=50_000)
def _stem(word: str) -> str:
    return texts.search_form(word).replace(" ", "")


@lru_cache(maxsize=50_000)
def _cognate(word: str) -> str | None:
    folded = fold(word).replace(" ", "")
    return folded[:COGNATE] if len(word) >= SHORTEST_COGNATE and len(folded) >= COGNATE else None


@lru_cache(maxsize=50_000)
def _fold(word: str) -> str | None:
    folded = fold(word).replace(" ", "")
    return folded if len(folded) >= SHORTEST_FOLD else None
