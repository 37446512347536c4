"""Reprints: a small sketch of a text's word shingles, and whether one text repeats another, whole or cut short."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from zlib import crc32

SHINGLE = 4
"""Words of one shingle."""
KEPT = 128
"""The least hashes of a text that are kept: a sample of it by which two texts are compared."""
ONE_OF, MOST = 4, 512
"""Of a longer text one shingle of so many is kept, up to so many: else the sample held too little of its beginning."""
BEGUN = 60
"""Words in which a text begins: what is cut short is cut behind them, or within."""
BEGUN_KEPT = 16
"""The least hashes of its beginning that are kept beside: by them a short item finds the long story that it heads."""
REPEATED = 0.55
"""The share of the shorter text's shingles that the longer one has to repeat."""
FEW = 24
"""Hashes to compare below which the sample is too small to tell an edited copy from a related story."""
SOME = 12
"""Hashes to compare from which on no beginning makes up for a sample that differs."""
REPEATED_OF_FEW = 0.7
"""The share that is asked of so few."""
LEAST = 8
"""Shingles below which nothing is called a copy of a longer text."""
ALL_OF = 5
"""Hashes to compare that are enough where every one of them is repeated."""
BODY = 12
"""Words from which on a body is known by itself: papers give a story headlines of their own."""

_WORD = re.compile(r"\w+")
_OF_BEGINNING = 1 << 32
"""Added to the hashes of a beginning, so that one set holds both: crc32 gives less."""


def sketch(text: str, *, title: str = "", lang: str = "") -> frozenset[int]:
    """The smallest hashes of a text's word shingles (bottom-k), and of its beginning; equal texts give equal ones.

    The title counts where the body is no more than a line. Texts in two languages (``lang``) share no hash.
    """
    words = _words(text)
    if len(words) < BODY:
        words = _words(title) + words
    start = crc32(lang.encode())
    hashes = sorted(set(_hashes(words, start)))
    begun = sorted(set(_hashes(words[:BEGUN], start)))[:BEGUN_KEPT]
    kept = min(MOST, max(KEPT, len(hashes) // ONE_OF))
    return frozenset((*hashes[:kept], *(value + _OF_BEGINNING for value in begun)))


def is_copy(a: Set[int], b: Set[int]) -> bool:
    """Whether one of two sketched texts repeats the other, wholly or cut short."""
    if not a or not b:
        return False
    if a == b:
        return True
    whole_a, whole_b = _whole(a), _whole(b)
    if min(len(whole_a), len(whole_b)) < LEAST:
        return False
    shared, asked = _shared(whole_a, whole_b, KEPT)
    if asked >= FEW or (asked >= SOME and shared < REPEATED * asked):
        return shared >= REPEATED * asked
    # A short item against a long story: the sample holds little of it, but its words stand where that begins.
    more = _shared(a - whole_a, b - whole_b, BEGUN_KEPT)
    shared, asked = shared + more[0], asked + more[1]
    return (asked >= LEAST and shared >= REPEATED_OF_FEW * asked) or shared == asked >= ALL_OF


def _words(text: str) -> list[str]:
    return [word.replace("ё", "е") for word in _WORD.findall(text.casefold())]


def _hashes(words: Sequence[str], start: int) -> list[int]:
    if len(words) < SHINGLE:
        return [crc32(" ".join(words).encode(), start)] if words else []
    return [crc32(" ".join(words[at : at + SHINGLE]).encode(), start) for at in range(len(words) - SHINGLE + 1)]


def _whole(sketched: Set[int]) -> set[int]:
    return {value for value in sketched if value < _OF_BEGINNING}


def _shared(a: Set[int], b: Set[int], kept: int) -> tuple[int, int]:
    """How many hashes both have, of how many that the shorter text has where both samples are complete."""
    # Below the smaller of the two largest kept hashes nothing was left out of either.
    top = min((max(side) for side in (a, b) if len(side) >= kept), default=None)
    low_a, low_b = ({value for value in side if top is None or value <= top} for side in (a, b))
    return len(low_a & low_b), min(len(low_a), len(low_b))
