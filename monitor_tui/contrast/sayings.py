"""Whether two claims report one saying, by the marks of what they say (``marks``)."""

from __future__ import annotations

from collections.abc import Iterable, Set

WEIGHTS = {"a": 1.0, "c": 0.5, "p": 0.8, "t": 1.0, "n": 0.5, "m": 1.5, "d": 1.5, "x": 1.0}
"""What a mark tells by its kind: actor, country, place, term, name, number, days, concept."""
TELLING = "tmdx"
"""Kinds that say what is said; the others say of whom."""
COGNATE = 0.5
"""What two words tell that begin alike in any script: diplomats, дипломатов. That they do not tells nothing."""
LEAST, LEAST_WORDS = 2.0, 3
"""What two reports have in common at least, in two languages (by weight) and in one (by words)."""
OF_SHORTER, OF_WORDS, OF_ALL = 0.7, 0.75, 0.5
"""The share of the shorter report's marks, or words, that the longer has, and of those of both that both have."""
MUCH = 2
"""So many times what each of two reports tells alone, they have in common: else they are two sayings."""


class Saying:
    """Marks, parted once by what they are compared for."""

    __slots__ = ("across", "cognates", "concepts", "days", "lang", "marks", "numbers", "telling", "weight", "words")

    def __init__(self, given: Iterable[str]) -> None:
        self.marks = frozenset(mark for mark in given if mark[0] != "l")
        self.lang = next((mark for mark in given if mark[0] == "l"), "")
        self.words = frozenset(_of(self.marks, "wxm"))
        self.across = frozenset(_of(self.marks, "".join(WEIGHTS)))
        self.cognates = frozenset(_of(self.marks, "k"))
        self.concepts = frozenset(_of(self.marks, "x"))
        self.telling = frozenset(_of(self.marks, TELLING))
        self.numbers, self.days = frozenset(_of(self.marks, "m")), frozenset(_of(self.marks, "d"))
        self.weight = _weight(self.across)


def alike(one: Saying, other: Saying) -> bool:
    """Whether what two claims of one speaker say is one saying."""
    if len(one.marks & other.marks) < LEAST or _apart(one, other):
        return False
    return _in_one_language(one, other) if one.lang == other.lang else _across(one, other)


def unlike(one: Saying, other: Saying) -> bool:
    """Whether two claims with one answer are two sayings: each tells something that the other does not."""
    if _apart(one, other):
        return True
    both = len(one.concepts & other.concepts)
    alone = min(len(one.concepts), len(other.concepts)) - both
    return alone > 0 and len(one.telling & other.telling) <= MUCH * alone


def _in_one_language(one: Saying, other: Saying) -> bool:
    first, second = one.words, other.words
    shared = len(first & second)
    if first == second:
        return shared >= LEAST_WORDS - 1
    if one.concepts - other.concepts and other.concepts - one.concepts:
        return False
    fewer = min(len(first), len(second))
    return shared >= LEAST_WORDS and shared >= OF_WORDS * fewer and shared >= OF_ALL * len(first | second)


def _across(one: Saying, other: Saying) -> bool:
    telling = len(one.telling & other.telling)
    if telling <= min(len(one.telling - other.telling), len(other.telling - one.telling)):
        return False
    shared = _weight(one.across & other.across) + COGNATE * len(one.cognates & other.cognates)
    fewer, all_ = min(one.weight, other.weight), _weight(one.across | other.across)
    return shared >= LEAST and shared >= OF_SHORTER * fewer and shared >= OF_ALL * all_


def _apart(one: Saying, other: Saying) -> bool:
    """Whether both name numbers, or days, and none in common."""
    numbers, more, days_, further = one.numbers, other.numbers, one.days, other.days
    return bool((numbers and more and not numbers & more) or (days_ and further and not days_ & further))


def _weight(found: Iterable[str]) -> float:
    return sum(WEIGHTS[mark[0]] for mark in found)


def _of(found: Set[str], kinds: str) -> set[str]:
    return {mark for mark in found if mark[0] in kinds}
