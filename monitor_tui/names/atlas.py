"""Finds the countries that a text names: one pass over its words with the table of its language."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from monitor_tui.names.geography import ADJECTIVE, CAPITAL, DEMONYM, LANGUAGES, NAME, Table, Term, table
from monitor_tui.names.given import is_given
from monitor_tui.names.patterns import WORD
from monitor_tui.names.wording import cyrillic, plain, possessive
from monitor_tui.text.orthography import script_of

_ORDER = {NAME: 0, CAPITAL: 1, ADJECTIVE: 2, DEMONYM: 3}
_CACHED = 60_000
_SMALL = frozenset(("uk", "ru"))
_BELITTLED = frozenset(("RU", "BY"))
"""Countries whose names media of Ukraine write in small letters since 2022."""
_seen: dict[str, dict[str, tuple[Term, ...]]] = {}


@dataclass(frozen=True, slots=True)
class Named:
    """A country named at a place of a text."""

    start: int
    end: int
    term: Term
    adjectival: bool


@lru_cache(maxsize=32)
def named(text: str, lang: str) -> tuple[Named, ...]:
    """All countries, adjectives, demonyms and capitals of a text, in its order, without overlaps."""
    if lang not in LANGUAGES:
        lang = "ru" if cyrillic(text[:2000]) else "en"
    if script := script_of(text, lang):
        lang = f"{lang}-{script}"
    out: list[Named] = []
    for found in _all(text, lang):
        if not out or found.start >= out[-1].end:
            out.append(found)
    return tuple(out)


def _all(text: str, lang: str) -> Iterator[Named]:
    words = table(lang)
    known = _seen.setdefault(lang, {})
    if len(known) > _CACHED:
        known.clear()
    for match in WORD.finditer(text):
        token = match[0]
        terms = known.get(token)
        if terms is None:
            terms = known[token] = _terms(possessive(token), words, small=lang in _SMALL)
        for term in terms:
            start = match.start()
            end = _end(text, start + len(possessive(token)), term)
            if term.exact and len(token) == 2 and shouted(text, start, end):
                continue
            if end and not (term.kind in {CAPITAL, NAME} and _is_person(text, token, end, lang)):
                adjectival = term.kind == ADJECTIVE or plain(possessive(token)) in term.adjectival
                yield Named(start, end, term, adjectival)
                break


def _terms(token: str, words: Table, *, small: bool) -> tuple[Term, ...]:
    """The terms that may begin with a token, the longest first, names before adjectives."""
    upper = token[0].isupper()
    fitting = [
        term
        for term in words.get(plain(token), ())
        if (token.isupper() if term.exact else upper or not term.capital)
        or (small and not term.exact and term.kind == NAME and term.country in _BELITTLED)
    ]
    return tuple(sorted(fitting, key=lambda term: (-len(term.words), _ORDER[term.kind])))


def _end(text: str, end: int, term: Term) -> int:
    """Where a term ends that begins before ``end``; 0 where its further words do not follow."""
    for forms in term.words[1:]:
        following = WORD.search(text, end, end + 40)
        if following is None or text[end : following.start()] not in {" ", "-", "\u00a0", ".", "\n"}:
            return 0
        if plain(possessive(following[0])) not in forms:
            return 0
        end = following.start() + len(possessive(following[0]))
    # The full stop after the last letter of "U.S." belongs to it.
    return end + (term.exact and text[end - 2 : end - 1] == "." and text[end : end + 1] == ".")


def shouted(text: str, start: int, end: int) -> bool:
    """Whether a span stands in a line of capitals, where letters may be a word ("THEY TOLD US")."""
    begin, stop = text.rfind("\n", 0, start) + 1, text.find("\n", end)
    line = text[begin : stop if stop >= 0 else len(text)]
    return len(line) >= 12 and line.isupper()


def _is_person(text: str, token: str, end: int, lang: str) -> bool:
    """Whether a place name is the given name of somebody ("Sofia Sapega")."""
    following = WORD.match(text, end + 1) if text[end : end + 1] == " " else None
    return following is not None and following[0][0].isupper() and is_given(token, lang.partition("-")[0])
