"""What changed between two texts: which words, and whether a sentence still stands, was altered or is gone.

Boilerplate is looked past, and so are blanks, kinds of quotation marks and dashes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from monitor_tui.model import Presence, Span
from monitor_tui.text.boilerplate import boilerplate, folded, substance
from monitor_tui.text.splitting import sentences

LIKE = 0.5
"""A new sentence that holds so much of an old one's words, in order, is the old one altered."""
_TOKEN = re.compile(r"\w+(?:['’-]\w+)*|[^\w\s]")


@dataclass(frozen=True, slots=True)
class Change:
    """Words taken out of the old text, and words put into the new one at the same place; either may be empty."""

    old: Span
    new: Span


def differ(old: str, new: str) -> bool:
    """Whether two texts differ in anything that matters."""
    return old != new and substance(old) != substance(new)


# --- words ----------------------------------------------------------------------------------------------------


def changes(old: str, new: str) -> tuple[Change, ...]:
    """The words that changed, in the order of the new text."""
    from rapidfuzz.distance import LCSseq  # only where wordings are compared: opening the dashboard does not

    one, other = _tokens(old), _tokens(new)
    known: dict[str, int] = {}
    numbers = [[known.setdefault(folded(text[start:end]), len(known)) for start, end in tokens]
               for text, tokens in ((old, one), (new, other))]  # fmt: skip
    ops = LCSseq.opcodes(*numbers)
    runs = [(op.src_start, op.src_end, op.dest_start, op.dest_end) for op in ops if op.tag != "equal"]
    return tuple(
        Change(_span(one, i1, i2, len(old)), _span(other, j1, j2, len(new)))
        for i1, i2, j1, j2 in _readable(runs, one, other)
    )


def _tokens(text: str) -> list[Span]:
    """Words and marks of the lines that matter."""
    apart = iter((*boilerplate(text), (len(text), len(text))))
    skipped = next(apart)
    found = []
    for token in _TOKEN.finditer(text):
        while token.start() >= skipped[1] and skipped[1] < len(text):
            skipped = next(apart)
        if not skipped[0] <= token.start() < skipped[1]:
            found.append(token.span())
    return found


Run = tuple[int, int, int, int]
"""From and to in the old words, from and to in the new ones."""


def _readable(runs: Iterable[Run], one: Sequence[Span], other: Sequence[Span]) -> Iterator[Run]:
    """The changed runs; what stayed between two of them is part of them where it is shorter than both.

    Two sentences that share no more than "the" and a comma have nothing in common that a reader could see.
    """
    changed: list[Run] = []
    for run in runs:
        while changed and _between(changed[-1], run, one) <= min(
            _size(changed[-1], one, other), _size(run, one, other)
        ):
            before = changed.pop()
            run = (before[0], run[1], before[2], run[3])
        changed.append(run)
    yield from changed


def _between(before: Run, run: Run, one: Sequence[Span]) -> int:
    """Letters that stayed between two changes."""
    return sum(end - start for start, end in one[before[1] : run[0]])


def _size(run: Run, one: Sequence[Span], other: Sequence[Span]) -> int:
    taken = sum(end - start for start, end in one[run[0] : run[1]])
    return max(taken, sum(end - start for start, end in other[run[2] : run[3]]))


def _span(tokens: Sequence[Span], first: int, last: int, length: int) -> Span:
    """From the first of some words to the last; of none the place before the next."""
    if first < last:
        return tokens[first][0], tokens[last - 1][1]
    place = tokens[first][0] if first < len(tokens) else tokens[-1][1] if tokens else length
    return place, place


# --- sentences --------------------------------------------------------------------------------------------------


class Fates:
    """Which sentences of an old text still stand in a new one, wherever they stand now."""

    def __init__(self, old: str, new: str, lang: str | None = None) -> None:
        self.old, self._lang = old, lang
        self._whole_new = new
        self._new = folded(new)
        self._pairs: tuple[list[str], list[str]] | None = None
        self._altered: set[str] = set()

    def stands(self, span: Span) -> bool:
        """Whether a sentence is there, word for word."""
        return folded(self.old[slice(*span)]) in self._new

    def of(self, span: Span) -> Presence:
        """Whether a sentence of the old text stands, reads otherwise now, or was taken out."""
        if self.stands(span):
            return Presence.PRESENT
        if self._pairs is None:
            self._pairs = self._unmatched()
        sentence = folded(self.old[slice(*span)])
        old, new = self._pairs
        if any(_share(sentence, other) >= LIKE for other in new):
            return Presence.ALTERED
        parts = [other for other in old if other in sentence or sentence in other]
        return Presence.ALTERED if any(part in self._altered for part in parts) else Presence.GONE

    def in_boilerplate(self, span: Span) -> bool:
        """Whether a sentence of the old text stands in a line that is no part of the story."""
        return any(start < span[1] and span[0] < end for start, end in boilerplate(self.old))

    def _unmatched(self) -> tuple[list[str], list[str]]:
        """The sentences of each text that the other does not hold; those that took another's place are remembered."""
        whole_old = folded(self.old)
        old, new = _sentences(self.old, self._lang), _sentences(self._whole_new, self._lang)
        for tag, i1, i2, j1, j2 in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
            if tag == "replace":
                out = [one for one in old[i1:i2] if one not in self._new]
                into = [one for one in new[j1:j2] if one not in whole_old]
                self._altered |= set(_replaced(out, into))
        return [one for one in old if one not in self._new], [one for one in new if one not in whole_old]


def _sentences(text: str, lang: str | None) -> list[str]:
    apart = boilerplate(text)
    return [
        folded(text[start:end])
        for start, end in sentences(text, lang)
        if not any(first <= start < last for first, last in apart)
    ]


def _replaced(out: Sequence[str], into: Sequence[str]) -> list[str]:
    """Of the sentences that gave way to others, as many as those are: the ones that are most like them."""
    free = [one for one in into if not any(_share(other, one) >= LIKE for other in out)]
    lost = [one for one in out if not any(_share(one, other) >= LIKE for other in into)]
    ranked = sorted(lost, key=lambda one: max((_share(one, other) for other in free), default=0.0), reverse=True)
    return ranked[: len(free)]


def _share(old: str, new: str) -> float:
    """How much of an old sentence's words a new one holds, in order."""
    from rapidfuzz.distance import LCSseq

    one, other = old.casefold().split(), new.casefold().split()
    return LCSseq.similarity(one, other) / max(1, len(one))
