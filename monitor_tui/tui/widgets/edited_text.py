"""A wording with its changes against the one before it written into the text. Values in, values out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from monitor_tui.model import Remark, Span
from monitor_tui.store.kept import StoredClaim
from monitor_tui.text.difference import Change, changes

REMOVED, ADDED = ("[-", "-]"), ("{+", "+}")
"""What stands around words that were taken out and put in: readable without any colour or style."""


@dataclass(frozen=True, slots=True)
class EditedText:
    """The text to show, and how places of the wording move in it."""

    whole: str
    removed: tuple[Span, ...] = ()
    added: tuple[Span, ...] = ()
    moves: tuple[tuple[int, int, bool], ...] = ()
    """Where in the wording something was written in, how much, and whether it closes words that were put in."""

    @property
    def marks(self) -> tuple[tuple[Span, str], ...]:
        """What was taken out and put in, by its place."""
        return (*((span, "removed") for span in self.removed), *((span, "added") for span in self.added))

    def span(self, span: Span) -> Span:
        """A place of the wording as a place of this text; an empty one stays nowhere."""
        if span[0] >= span[1]:
            return span
        start = span[0] + sum(size for at, size, _ in self.moves if at <= span[0])
        return start, span[1] + sum(size for at, size, _ in self.moves if at < span[1])

    def place(self, shown: int) -> int:
        """The character of the wording that stands at a place of this text."""
        moved = 0
        for at, size, _ in self.moves:
            if at + moved >= shown:
                break
            moved += size
        return max(0, shown - moved)

    def claim(self, claim: StoredClaim) -> StoredClaim:
        return replace(
            claim,
            sentence=self.span(claim.sentence),
            sentences=self._spans(claim.sentences),
            source=self.span(claim.source) if claim.source else None,
            cue=self.span(claim.cue) if claim.cue else None,
            content=self._spans(claim.content),
        )

    def remark(self, remark: Remark) -> Remark:
        return replace(remark, sentence=self.span(remark.sentence))

    def _spans(self, spans: Sequence[Span]) -> tuple[Span, ...]:
        return tuple(map(self.span, spans))


def plain(whole: str) -> EditedText:
    """A wording by itself."""
    return EditedText(whole)


def edited(before: str, after: str) -> EditedText:
    """A wording with what was taken out and put in since the one before."""
    pieces, removed, added = list[str](), list[Span](), list[Span]()
    moves = list[tuple[int, int, bool]]()
    length = done = 0

    def write(text: str) -> Span:
        nonlocal length
        pieces.append(text)
        length += len(text)
        return length - len(text), length

    for change in changes(before, after):
        write(after[done : change.new[0]])
        done = change.new[1]
        old, opening = before[slice(*change.old)], length
        if old:
            lead = "" if change.new[0] < change.new[1] or not _ends_word(after, change.new[0]) else " "
            write(lead)
            removed.append(write(f"{REMOVED[0]}{old}{REMOVED[1]}"))
            write(" " if _begins_word(after, change) else "")
        if change.new[0] < change.new[1]:
            begun = length
            write(ADDED[0])
            moves.append((change.new[0], length - opening, False))
            write(after[slice(*change.new)])
            moves.append((change.new[1], len(ADDED[1]), True))
            write(ADDED[1])
            added.append((begun, length))
        else:
            moves.append((change.new[0], length - opening, False))
    write(after[done:])
    return EditedText("".join(pieces), tuple(removed), tuple(added), tuple(moves))


def _ends_word(text: str, at: int) -> bool:
    return at > 0 and not text[at - 1].isspace()


def _begins_word(text: str, change: Change) -> bool:
    """Whether a blank is wanted behind words that were taken out."""
    at = change.new[0]
    return at < len(text) and not text[at].isspace()
