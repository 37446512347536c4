"""The dossier's terms in a text: by stems, in the text's language, the longest phrase first."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from monitor_tui import text as texts
from monitor_tui.dossier import Dossier

Stems = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """A term that a text uses: where, counted in words, and in how many."""

    term: str
    at: int
    words: int


class Terms:
    """A dossier's terms, ready to be looked for."""

    def __init__(self, dossier: Dossier) -> None:
        self._forms: dict[str, dict[str, list[tuple[Stems, str]]]] = {}
        for term in dossier.terms.values():
            for lang, forms in term.forms.items():
                for form in forms:
                    self._add(lang, form, term.id)
        self._any = _merged(self._forms.values())

    def _add(self, lang: str, form: str, term: str) -> None:
        stems = tuple(texts.search_form(form).split())
        if not stems:
            return
        begun = self._forms.setdefault(lang, {}).setdefault(stems[0], [])
        begun.append((stems, term))
        begun.sort(key=lambda entry: -len(entry[0]))

    def find(self, text: str, lang: str) -> tuple[Found, ...]:
        """The terms in a text in order; a word belongs to one phrase only, the longest that begins first."""
        forms = self._forms.get(lang, self._any)
        stems = texts.search_form(text).split()
        found, at = [], 0
        while at < len(stems):
            phrases = [(begun, term) for begun, term in forms.get(stems[at], ()) if _stands(begun, stems, at)]
            longest = len(phrases[0][0]) if phrases else 0
            found += [Found(term, at, longest) for begun, term in phrases if len(begun) == longest]
            at += max(1, longest)
        return tuple(dict.fromkeys(found))


def _stands(phrase: Stems, stems: list[str], at: int) -> bool:
    return tuple(stems[at : at + len(phrase)]) == phrase


def _merged(tables: Iterable[dict[str, list[tuple[Stems, str]]]]) -> dict[str, list[tuple[Stems, str]]]:
    """All languages in one: for a text in a language that the dossier has no forms for."""
    merged: dict[str, list[tuple[Stems, str]]] = {}
    for table in tables:
        for stem, entries in table.items():
            merged.setdefault(stem, []).extend(entries)
    for entries in merged.values():
        entries.sort(key=lambda entry: -len(entry[0]))
    return merged


class _Same:
    """A dossier as a key: itself, not what it holds (its mappings have no hash)."""

    __slots__ = ("dossier",)

    def __init__(self, dossier: Dossier) -> None:
        self.dossier = dossier

    def __hash__(self) -> int:
        return id(self.dossier)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and other.dossier is self.dossier


@lru_cache(maxsize=4)
def _built(key: _Same) -> Terms:
    return Terms(key.dossier)


def of(dossier: Dossier) -> Terms:
    """The terms of a dossier, built once."""
    return _built(_Same(dossier))
