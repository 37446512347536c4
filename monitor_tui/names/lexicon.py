"""Which words of a dossier a token of a text may be: a dictionary look-up after folding, cached by token."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from monitor_tui.names.endings import BASE, Stem, ending_sounds, endings, english_readings, french_stem, stems
from monitor_tui.names.folding import alike, distance, prefixes, skeletons, sounds
from monitor_tui.names.wording import cyrillic, plain, possessive, stems_in, word_stems

WEAK = 100.0
"""Added to the cost of a spelling that is near, but too far to stand alone."""
_OBLIQUE = 0.01
_LONGEST_ENDING = 5
_FARTHEST = 0.95
_BEGINNING = 3
_ROUNDING = 1e-9
_CACHED = 60_000
_ACRONYM_ENDING = re.compile(r"(\w*[A-ZА-ЯЁІЎЇЄҐŁŠŽČ]{2,})(?:s|a|u|ie|em|owi|а|у|ом|е|ы|і|ам)$")

_TRANSCRIBING = frozenset({"lt", "be"})
_SOFTENING = frozenset({"i", "y", "e"})
"""Endings before which a k turns into ts: Вячорка, Вячорці."""
_GLIDES = frozenset("jJhvw")

Reading = Mapping[int, float]
"""Word id -> how far the token is from it; WEAK and more cannot stand alone."""
NOTHING: Reading = {}


class Lexicon:
    """Words by number: names in any script, ordinary words by stem, acronyms letter by letter."""

    def __init__(self) -> None:
        self._words = 0
        self._names: dict[str, list[tuple[Stem, int]]] = {}
        self._stems: dict[tuple[str, str], list[tuple[int, bool]]] = {}
        self._beginnings: set[str] = set()
        """How the stems begin: most words of a text are done with here."""
        self._acronyms: dict[str, int] = {}
        self._named: dict[tuple[str, bool | None, bool], int] = {}
        self._worded: dict[tuple[str, str], int] = {}
        self._caches: dict[str, dict[str, Reading]] = {}

    def _number(self) -> int:
        self._words += 1
        return self._words

    def name(self, spellings: tuple[str, ...], woman: bool | None, lithuanian: bool = False) -> int:
        """The number of a name that is found in every script and case; spellings of one name share it."""
        key = (" ".join(spellings), woman, lithuanian)
        if key not in self._named:
            number = self._named[key] = self._number()
            for stem in dict.fromkeys(_all_stems(spellings, woman, lithuanian)):
                for skeleton in skeletons(stem.text):
                    self._names.setdefault(skeleton, []).append((stem, number))
        return self._named[key]

    def word(self, word: str, lang: str | None) -> int:
        """The number of an ordinary word, found in the cases of its language (of its script, where that is None)."""
        key = (word, lang or "")
        if key not in self._worded:
            number = self._worded[key] = self._number()
            for stem in word_stems(word, lang):
                self._stems.setdefault(stem, []).append((number, word[:1].isupper()))
                self._beginnings.add(stem[1][:_BEGINNING])
        return self._worded[key]

    def acronym(self, letters: str) -> int:
        """The number of an acronym, found in exactly these letters."""
        if letters not in self._acronyms:
            self._acronyms[letters] = self._number()
        return self._acronyms[letters]

    def read(self, token: str, lang: str) -> Reading:
        """The words that a token may be."""
        known = self.cache(lang)
        found = known.get(token)
        if found is None:
            if len(known) > _CACHED:
                known.clear()
            found = known[token] = self.read_anew(token, lang)
        return found

    def cache(self, lang: str) -> dict[str, Reading]:
        """Tokens already read in a language; a loop may look here first."""
        return self._caches.setdefault(lang, {})

    def read_anew(self, token: str, lang: str) -> Reading:
        """The same past the cache, while words are still added."""
        base = possessive(token)
        upper = base[0].isupper()
        out: dict[int, float] = {}
        if upper and len(base) > 1:
            self._read_acronym(base, out)
            if not base[-1].isdigit():
                self._read_name(base, lang, out)
        low = plain(base)
        if low[:_BEGINNING] in self._beginnings:
            for stem in stems_in(low, lang):
                for number, capital in self._stems.get(stem, ()):
                    if upper or not capital:
                        out.setdefault(number, 0.0)
        return out or NOTHING

    def _read_acronym(self, token: str, out: dict[int, float]) -> None:
        number = self._acronyms.get(token)
        if number is None and (inflected := _ACRONYM_ENDING.match(token)):
            number = self._acronyms.get(inflected[1])
        if number is not None:
            out[number] = 0.0

    def _read_name(self, token: str, lang: str, out: dict[int, float]) -> None:
        heard = sounds(token)
        latin = not cyrillic(token)
        # Lithuanian and the Belarusian Latin alphabet write foreign names as they hear them ("Baidenas", "Bajden").
        written = latin and lang not in _TRANSCRIBING
        allowed = endings(lang, not latin)
        first = max(1, len(heard) - _LONGEST_ENDING)
        for cut, keys in enumerate(prefixes(heard, first), first):
            rows = [row for key in keys for row in self._names.get(key, ())]
            if not rows:
                continue
            start, ending = heard[:cut], ending_sounds(heard[cut:], token)
            softened = start[:-1] + "k" if start[-1] == "X" and ending in _SOFTENING else start
            for stem, number in dict.fromkeys(rows):
                if ending not in allowed[stem.paradigm] or not (stem.bare or ending) or (stem.heard and written):
                    continue
                cost = _judge(softened if stem.text[-1:] == "k" else start, stem.text, ending in BASE[stem.paradigm])
                if cost is not None and cost < out.get(number, 2 * WEAK):
                    out[number] = cost


def _all_stems(spellings: tuple[str, ...], woman: bool | None, lithuanian: bool) -> Iterator[Stem]:
    for spelling in spellings:
        yield from stems(sounds(spelling), woman, lithuanian)
        for reading in english_readings(spelling):
            for stem in stems(sounds(reading), woman, lithuanian):
                yield replace(stem, heard=True)
        if spelling.endswith("ier"):
            yield french_stem(spelling)


def _judge(stem: str, text: str, base: bool) -> float | None:
    if not alike(stem[-1:], text[-1:]) or not (alike(stem[:1], text[:1]) or {stem[:1], text[:1]} & _GLIDES):
        return None
    size = max(len(text), len(stem))
    near = min(0.16 * size + 0.1, _FARTHEST)
    cost = distance(stem, text, near)
    if cost > near:
        return None
    strong = max(0.21, 0.06 * size)
    return (cost if cost <= strong + _ROUNDING else cost + WEAK) + (0.0 if base else _OBLIQUE)
