"""Countries in seven languages: which word forms name one, and how (name, adjective, demonym, capital)."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from importlib import resources
from typing import Any

from monitor_tui.names.wording import cyrillic, plain
from monitor_tui.text.orthography import Speller, speller

LANGUAGES = ("en", "ru", "be", "uk", "de", "pl", "lt")
NAME, ADJECTIVE, DEMONYM, CAPITAL = "name", "adjective", "demonym", "capital"
_KINDS = (NAME, ADJECTIVE, DEMONYM, CAPITAL)


@dataclass(frozen=True, slots=True)
class Term:
    """A word or words that stand for a country."""

    words: tuple[frozenset[str], ...]
    """The forms of each word, casefolded."""
    country: str
    kind: str
    place: str
    """The ISO code; for a capital its code with its name in English ("BY-minsk")."""
    capital: bool
    """Whether it is written with a capital letter."""
    exact: bool = False
    """Whether it is an acronym, found in capitals only."""
    adjectival: frozenset[str] = frozenset()
    """Forms of a name that serve as an adjective too ("US officials", the Lithuanian genitive)."""


Table = Mapping[str, tuple[Term, ...]]


@cache
def table(lang: str) -> Table:
    """First word (a form, casefolded) -> the terms that begin with it, those of more words first.

    A language in another script ("be-latn") has the words of its own file in that script.
    """
    main, _, script = lang.partition("-")
    data, spell = _data(main), speller(main, script)
    found: dict[str, list[Term]] = {}
    for country in data["countries"]:
        for term in _terms(main, data, country):
            if spell is not None:
                term = _respelled(term, spell)
            for form in term.words[0]:
                found.setdefault(form, []).append(term)
    return {form: tuple(sorted(terms, key=lambda term: -len(term.words))) for form, terms in found.items()}


def _respelled(term: Term, spell: Speller) -> Term:
    """A term with its words in every spelling."""
    words = tuple(frozenset(plain(other) for form in forms for other in spell(form)) for forms in term.words)
    return replace(term, words=words)


@cache
def _data(lang: str) -> dict[str, Any]:
    file = resources.files(__package__).joinpath("countries", f"{lang}.toml")
    return tomllib.loads(file.read_text(encoding="utf-8"))


def _fields(lang: str, country: str) -> list[list[str]]:
    line = _data(lang)["countries"].get(country, "")
    fields = [[one.strip() for one in part.split(",") if one.strip()] for part in line.split(";")]
    return [*fields, *([[]] * (4 - len(fields)))]


def _terms(lang: str, data: dict[str, Any], country: str) -> Iterator[Term]:
    english = [one.casefold().replace(" ", "-") for one in _fields("en", country)[3]]
    capital_adjectives = data.get("capital_adjectives", False)
    genitives, adjectival = tuple(data.get("genitives", ())), data.get("adjectival", ())
    for kind, spellings in zip(_KINDS, _fields(lang, country), strict=True):
        for spelling in spellings:
            place = country
            if kind == CAPITAL:
                place = f"{country}-{english[0] if english else plain(spelling)}"
            words = tuple(frozenset(_forms(data, lang, kind, word)) for word in _split(spelling))
            capital = kind in {NAME, CAPITAL} or capital_adjectives or spelling[:1].isupper()
            acronym = spelling.replace(".", "").isupper() and len(spelling) <= 6
            serving = (form for form in words[0] if kind == NAME and (form in adjectival or form.endswith(genitives)))
            yield Term(words, country, kind, place, capital, acronym, frozenset(serving))


def _split(spelling: str) -> list[str]:
    return [part for part in spelling.replace(".", " ").replace("-", " ").split() if part]


def _forms(data: dict[str, Any], lang: str, kind: str, word: str) -> Iterator[str]:
    """All cases of a word by the endings that its language's file lists, the longest that fits."""
    low = plain(word)
    yield low
    if word.isupper():
        return
    if plural := data["endings"].get("plural"):
        if kind in {ADJECTIVE, DEMONYM}:
            yield low + plural
        return
    table = data["endings"]
    ending = max((one for one in table if low.endswith(one)), key=len)
    stem = low[: len(low) - len(ending)]
    for form in table[ending].split(" "):
        yield stem + plain(form)


@cache
def country(spelling: str) -> str | None:
    """ISO code for a country as typed: a code, or a name, capital or adjective in any of the languages."""
    typed = spelling.strip()
    if len(typed) == 2 and typed.upper() in _data("en")["countries"]:
        return typed.upper()
    words = [plain(word) for word in _split(typed)]
    if not words:
        return None
    for lang in LANGUAGES:
        if cyrillic(typed) == (lang in {"ru", "be", "uk"}):
            for term in table(lang).get(words[0], ()):
                if len(term.words) == len(words) and all(
                    w in forms for w, forms in zip(words, term.words, strict=True)
                ):
                    return term.country
    return None
