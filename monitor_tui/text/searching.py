"""The search form of a text: words folded and cut to light stems, so that cases of a word meet.

It is made without knowing the language, because a query has none: Cyrillic words lose the endings of
Russian, Belarusian and Ukrainian nouns and adjectives, Latin ones those of English, German and (for
vowels) Polish and transliterated names. Two forms of a word must come out alike; what comes out need
be no word.
"""

from __future__ import annotations

import re
import unicodedata

SEARCH_FORM_VERSION = 2
"""Stands in the store: another number means that the full-text index has to be made again."""

_WORD = re.compile(r"[^\W_]+")
# Stress marks and joiners are inside words and are no part of them; apostrophes are written or left out.
_DROPPED = re.compile("['\u2019\u2018\u02bc\u0060\u00b4\u02b9\u0300-\u036f\u200c\u200d\xad]")

_KEPT_WHOLE = 3
"""Words up to this length have no ending to lose: КГБ, США, мая."""
_STEM = 3
_NAME_STEM = 4
_SAME_LETTERS = str.maketrans({"ё": "е", "ў": "у", "ł": "l", "đ": "d", "ø": "o", "ı": "i", "æ": "ae", "œ": "oe"})


def _endings(text: str) -> dict[int, frozenset[str]]:
    """Endings by their length, the longest first."""
    words = text.split()
    return {size: frozenset(word for word in words if len(word) == size) for size in (5, 4, 3, 2, 1)}


# ў is у here, as in the folded word.
_CASES = _endings(
    "а я о е и ы у ю ь й і ї є "
    "ой ей ью ою ею ая яя ое ее ую юю ые ие ый ий ых их ым им ом ем ам ям ах ях ья ье ия ии ию ії ію іє ів їв "
    "ай яй ія ыя ыі ыю ій іх ім ої "
    "ого его ому ему ыми ими ами ями иях иям ием ией ьям ьях ьем ага яга аму яму ымі імі амі ямі ыяй ыям ыях іям іях "
    "ьми ією иею ьяу иями ыямі іями ьями"
)
_ROOTLIKE = frozenset({"ах", "ях", "ем", "им", "ям", "ім"})
"""Endings that are part of many short words (замах, режим): a longer stem must remain."""
# Surnames in -ов and the genitive plural look alike, so both lose it, with whatever follows.
_SURNAMES = _endings(
    "ов ев оу ау еу яу ова ева ава ову еву аву ове еве аве овы евы авы овым евым авым овой евой авай овых евых"
)


def search_form(text: str) -> str:
    """Words folded and cut to light stems, one blank between them."""
    if not text.isascii() and not unicodedata.is_normalized("NFC", text):
        text = unicodedata.normalize("NFC", text)
    return " ".join([_stems[word] for word in _WORD.findall(_DROPPED.sub("", text.casefold()))])


def folded_words(text: str) -> list[str]:
    """The words of the search form with their endings: no capitals, no accents on Latin letters."""
    words = _WORD.findall(_DROPPED.sub("", unicodedata.normalize("NFC", text).casefold()))
    return [_folded(word.translate(_SAME_LETTERS)) for word in words]


def search_prefix(text: str) -> tuple[str, str]:
    """The search form of words of which the last is only begun: that one as typed, and without its ending.

    What is begun with "покушени" stands in an index as "покушен": the first form finds longer stems, the second it.
    """
    *whole, begun = _WORD.findall(_DROPPED.sub("", unicodedata.normalize("NFC", text).casefold())) or [""]
    before = [_stems[word] for word in whole]
    typed = begun.translate(_SAME_LETTERS)
    return " ".join([*before, typed]), " ".join([*before, _stems[begun]])


class _Stems(dict[str, str]):
    """Words and their stems as they come; a text has few that were not in the last ones."""

    LIMIT = 200_000

    def __missing__(self, word: str) -> str:
        if len(self) >= self.LIMIT:
            self.clear()
        stem = self[word] = _stem(word)
        return stem


def _stem(word: str) -> str:
    word = word.translate(_SAME_LETTERS)
    if len(word) <= _KEPT_WHOLE or any(char.isdigit() for char in word):
        return word
    if "\u0400" <= word[0] <= "\u052f":
        return _cyrillic(word)
    return _latin(_folded(word))


def _folded(word: str) -> str:
    if word.isascii() or "\u0400" <= word[0] <= "\u052f":
        return word
    return "".join(char for char in unicodedata.normalize("NFD", word) if not unicodedata.combining(char))


def _cyrillic(word: str) -> str:
    """The word without its endings, one after the other: so that погром and погрома meet, though -ом is one too."""
    while True:
        shorter = _without_ending(word)
        if shorter == word:
            return word
        word = shorter


def _without_ending(word: str) -> str:
    for size in (5, 4, 3, 2):
        if len(word) - size >= _NAME_STEM and word[-size:] in _SURNAMES[size]:
            return word[:-size]
    for size in (5, 4, 3, 2, 1):
        ending = word[-size:]
        if ending in _CASES[size] and len(word) - size >= (_NAME_STEM if ending in _ROOTLIKE else _STEM):
            return word[:-size]
    return word


def _latin(word: str) -> str:
    if word[-1] == "s" and word[-2] not in "sui" and len(word) > _STEM + 1:
        word = word[:-1]
    for ending in ("ing", "ed"):
        if word.endswith(ending) and len(word) - len(ending) >= _NAME_STEM:
            word = word[: -len(ending)]
            # planned, stopped; but killed, passed
            return word[:-1] if word[-1] == word[-2] and word[-1] not in "lsz" else word
    for ending in ("en", "em", "e", "a", "o", "u", "i"):
        if word.endswith(ending) and len(word) - len(ending) >= _NAME_STEM:
            return word[: -len(ending)]
    return word


_stems = _Stems()
