"""The dossier's terms in a text: by stems, in the text's language, the longest phrase first.

A word of a form that ends in a star stands for every word that begins so: where a language's endings are too many for
the light stems of the search form. Belarusian forms are found in its other orthography and script too, by rule.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from monitor_tui import text as texts
from monitor_tui.dossier import Dossier, Same
from monitor_tui.model import Term
from monitor_tui.text.orthography import other_spellings, script_of

STAR = "*"

SHORTEST = 3
"""Letters that a word has at least before its star; by them it is looked up."""

_APOSTROPHES = str.maketrans("", "", "'’ʼ")

Stems = tuple[str, ...]
"""The words of a phrase: each a stem, or a beginning with a star."""

Forms = dict[str, list[tuple[Stems, str]]]
"""Phrases with their terms, by how they are looked up: the first stem, or the first letters of it and a star."""


@dataclass(frozen=True, slots=True)
class Found:
    """A term that a text uses: where, counted in words, and in how many."""

    term: str
    at: int
    words: int


class Terms:
    """Terms of a dossier, ready to be looked for."""

    def __init__(self, terms: Iterable[Term]) -> None:
        self._forms: dict[str, Forms] = {}
        for term in terms:
            for lang, forms in term.forms.items():
                for form in forms:
                    self._add(lang, form, term.id)
        self._any = _merged(self._forms.values())

    def _add(self, lang: str, form: str, term: str) -> None:
        forms = self._forms.setdefault(lang, {})
        for phrase in dict.fromkeys(_phrase(spelt) for spelt in (form, *_otherwise(lang, form))):
            if phrase:
                begun = forms.setdefault(_key(phrase[0]), [])
                begun.append((phrase, term))
                begun.sort(key=lambda entry: -len(entry[0]))

    def find(self, text: str, lang: str) -> tuple[Found, ...]:
        """The terms in a text in order; a word belongs to one phrase only, the longest that begins first."""
        forms = self._forms.get(lang, self._any)
        stems, words = texts.search_form(text).split(), texts.folded_words(text)
        found, at = [], 0
        while at < len(stems):
            begun = (*forms.get(stems[at], ()), *forms.get(words[at][:SHORTEST] + STAR, ()))
            phrases = [(phrase, term) for phrase, term in begun if _stands(phrase, stems, words, at)]
            longest = max((len(phrase) for phrase, _ in phrases), default=0)
            found += [Found(term, at, longest) for phrase, term in phrases if len(phrase) == longest]
            at += max(1, longest)
        return tuple(dict.fromkeys(found))


def _phrase(form: str) -> Stems:
    """A form as it is looked for."""
    return tuple(part for word in form.split() for part in _parts(word))


def _parts(word: str) -> list[str]:
    if not word.endswith(STAR):
        return texts.search_form(word).split()
    parts = texts.folded_words(word)
    return [*parts[:-1], parts[-1] + STAR] if parts and len(parts[-1]) >= SHORTEST else parts


def _key(part: str) -> str:
    return part[:SHORTEST] + STAR if part.endswith(STAR) else part


def _stands(phrase: Stems, stems: Sequence[str], words: Sequence[str], at: int) -> bool:
    if at + len(phrase) > len(stems):
        return False
    for n, part in enumerate(phrase, at):
        if not (words[n].startswith(part[:-1]) if part.endswith(STAR) else part == stems[n]):
            return False
    return True


def _otherwise(lang: str, form: str) -> Iterator[str]:
    """A form in the other orthographies of its language, and what its words begin with in the other scripts."""
    yield from (spelt for spelt in other_spellings(lang, form) if not script_of(spelt, lang))
    # Endings are cut off by rules of the usual script.
    begun = " ".join(_beginning(word) for word in form.translate(_APOSTROPHES).split())
    yield from (spelt for spelt in other_spellings(lang, begun) if script_of(spelt, lang))


def _beginning(word: str) -> str:
    stem = texts.search_form(word)
    return f"{word[: len(stem)]}{STAR}" if len(stem) > SHORTEST and word.isalpha() else word


def _merged(tables: Iterable[Forms]) -> Forms:
    """All languages in one: for a text in a language that the dossier has no forms for."""
    merged: Forms = {}
    for table in tables:
        for key, entries in table.items():
            # What begins alike in another language is another word.
            whole = [entry for entry in entries if not any(part.endswith(STAR) for part in entry[0])]
            if whole:
                merged.setdefault(key, []).extend(whole)
    for entries in merged.values():
        entries.sort(key=lambda entry: -len(entry[0]))
    return merged


@lru_cache(maxsize=4)
def _built(key: Same) -> Terms:
    return Terms(key.dossier.terms.values())


def of(dossier: Dossier) -> Terms:
    """The terms of a dossier, built once."""
    return _built(Same(dossier))
