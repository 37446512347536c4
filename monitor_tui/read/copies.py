"""Reprints: a small sketch of a text's word shingles, and whether one text repeats another."""

from __future__ import annotations


def sketch(text: str) -> frozenset[int]:
    """The smallest hashes of the text's word shingles (bottom-k): equal texts give equal sketches."""
    raise NotImplementedError


def is_copy(a: frozenset[int], b: frozenset[int]) -> bool:
    """Whether one of two sketched texts repeats the other, wholly or cut short."""
    raise NotImplementedError
