"""Reprints: a small sketch of a text's word shingles, and whether one text repeats another."""

from __future__ import annotations

import re
from zlib import crc32

SHINGLE = 4
"""Words of one shingle."""
KEPT = 128
"""Hashes kept of a text."""
REPEATED = 0.6
"""The share of the shorter text's shingles that the longer one has to repeat."""
LEAST = 8
"""Shingles below which nothing is called a copy of a longer text."""

_WORD = re.compile(r"\w+")


def sketch(text: str) -> frozenset[int]:
    """The smallest hashes of the text's word shingles (bottom-k): equal texts give equal sketches."""
    words = [word.replace("ё", "е") for word in _WORD.findall(text.casefold())]
    if len(words) < SHINGLE:
        return frozenset({crc32(" ".join(words).encode())}) if words else frozenset()
    hashes = {crc32(" ".join(words[at : at + SHINGLE]).encode()) for at in range(len(words) - SHINGLE + 1)}
    return frozenset(sorted(hashes)[:KEPT])


def is_copy(a: frozenset[int], b: frozenset[int]) -> bool:
    """Whether one of two sketched texts repeats the other, wholly or cut short."""
    if not a or not b:
        return False
    if a == b:
        return True
    if min(len(a), len(b)) < LEAST:
        return False
    # Below the smaller of the two largest kept hashes both sketches are complete, so what is
    # there can be compared: the share of the shorter text's shingles that the longer one has.
    top = min(_limit(a), _limit(b))
    low_a, low_b = {value for value in a if value <= top}, {value for value in b if value <= top}
    fewer = min(len(low_a), len(low_b))
    return fewer >= LEAST // 2 and len(low_a & low_b) >= REPEATED * fewer


def _limit(hashes: frozenset[int]) -> int:
    return max(hashes) if len(hashes) >= KEPT else 0xFFFFFFFF
