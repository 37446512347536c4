"""Labels of tokens: of the grammar's rules, of the gold, and the spans that a tagging means."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence

from monitor_tui.model import Kind, Span
from monitor_tui.read.found import Found
from monitor_tui.read.phrases import Range
from monitor_tui.read.tagger.corpus import Attribution
from monitor_tui.read.tokens import Text

OUTSIDE = "O"
SOURCE, CUE, CONTENT = "S", "C", "T"


def paragraphs(text: Text) -> list[Range]:
    """The tokens of each paragraph."""
    found: list[Range] = []
    last = -1
    for number, (lo, hi) in enumerate(text.sentences):
        if hi <= lo:
            continue
        if found and text.paragraph[number] == last:
            found[-1] = (found[-1][0], hi)
        else:
            found.append((lo, hi))
        last = text.paragraph[number]
    return found


def rule_labels(text: Text, founds: Sequence[Found]) -> list[str]:
    """What the grammar's rules say of each token: first or further of a role, by which rule, speech or thought."""
    labels = [OUTSIDE] * len(text.tokens)

    def put(span: Range, role: str) -> None:
        for at in range(*span):
            if labels[at] == OUTSIDE:
                labels[at] = ("B" if at == span[0] else "I") + role

    for found in founds:
        if found.marks is not None:
            put(found.marks, CUE + found.rule[:2] + _mood(found))
    for found in founds:
        if found.source is not None:
            put(found.source, SOURCE)
    for found in sorted(founds, key=_size, reverse=True):
        for span in found.content:
            put(span, CONTENT + _mood(found))
    return labels


def _mood(found: Found) -> str:
    return "t" if found.cue.kind is Kind.THOUGHT else ""


def _size(found: Found) -> int:
    return sum(last - first for first, last in found.content)


def gold_labels(text: Text, attributions: Iterable[Attribution]) -> list[str]:
    """One label a token: outer attributions before those inside them, but relays give way to what they relay."""
    labels = [OUTSIDE] * len(text.tokens)
    starts = [token.start for token in text.tokens]

    def put(span: Span, role: str) -> None:
        at = bisect_left(starts, span[0])
        if at and text.tokens[at - 1].end > span[0]:
            at -= 1
        begins = True
        while at < len(starts) and starts[at] < span[1]:
            if labels[at] == OUTSIDE:
                labels[at] = ("B" if begins else "I") + role
                begins = False
            else:
                begins = True
            at += 1

    for gold in sorted(attributions, key=lambda a: (a.relays, -sum(end - start for start, end in a.content))):
        if gold.relays:
            continue
        for role, spans in ((SOURCE, gold.source), (CUE, gold.cue), (CONTENT, gold.content)):
            for span in spans:
                put(span, role)
    return labels


def spans(labels: Sequence[str], offset: int = 0) -> list[tuple[str, int, int]]:
    """(role, first, last) of every labelled stretch in order; tokens count from ``offset``."""
    found: list[tuple[str, int, int]] = []
    role, first = "", 0
    for at, label in enumerate([*labels, OUTSIDE]):
        if role and label != "I" + role:
            found.append((role, first + offset, at + offset))
            role = ""
        if label != OUTSIDE and not role:
            role, first = label[1:2], at
    return found
