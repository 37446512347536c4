"""The only door by which foreign text enters, and the last look before a screen.

What clean() lets through no terminal can obey; what it took away leaves a mark and a way back to
the offsets of the given text.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

MARK = "\N{REPLACEMENT CHARACTER}"
"""What stands where clean() took something away."""

MARKS_IN_A_ROW = 4
"""Combining marks that may follow one letter: Vietnamese needs 2, pointed Hebrew 3."""

SOFT_HYPHEN = "\xad"
BOM = "\ufeff"
JOINERS = "\u200c\u200d"
"""Persian, Hindi and emoji need them in the store; a terminal counts them wrongly."""

CONTROLS = r"\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f"
INVISIBLE = r"\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\U000e0000-\U000e007f"
FORBIDDEN = CONTROLS + SOFT_HYPHEN + INVISIBLE + r"\ud800-\udfff"
"""The inside of a character class: nothing of it (nor a CR) is ever in a clean text."""

# A string sequence is taken away whole only if it ends within a line's length: an introducer that
# is never closed must not take the article with it. Base64 (OSC 52) is no text at any length.
_STRING = r"(?:52;[a-z0-9]*;[A-Za-z0-9+/=]*|(?:[^\x00-\x1f\x7f-\x9f]|\x1b\x1b(?!\\)){0,256})(?:\x07|\x1b\\|\x9c)"
_SEQUENCE = "|".join(
    (
        r"\x1b\[[0-?]{0,64}[ -/]{0,4}[@-~]",
        # In text misread as Latin-1 the byte 9B is a quotation mark before a word: ask for a parameter.
        r"\x9b[0-?]{1,64}[ -/]{0,4}[@-~]",
        rf"(?:\x1b[\]PX^_]|[\x90\x9d]){_STRING}",
        r"\x1b[ -/]{1,4}[0-~]",
    )
)
_UNSAFE = re.compile(rf"\r\n?|(?:{_SEQUENCE}|[{FORBIDDEN}])+")
_SUSPECT = re.compile(rf"[\r{FORBIDDEN}]")
_DROPPED = re.compile(rf"(?:{_SEQUENCE}|[{JOINERS}{FORBIDDEN}])+")
# A net that is cheap to cast: everything but the blocks that are common in news and hold no combining mark.
_MARKLESS = (
    r"\x00-\u02ff\u0370-\u0482\u048a-\u0590\u2000-\u20cf"
    r"\u2100-\u2bff\u3030-\u3098\u309b-\ua66e\uac00-\ud7ff\U0001f000-\U0001faff"
)
_MARKS_PERHAPS = re.compile(rf"[^{_MARKLESS}]{{{MARKS_IN_A_ROW + 1},}}")
_WORD = re.compile(r"\s*\S+")
_WITHOUT_CONTROLS = dict.fromkeys((*range(9), *range(11, 32), 127))
_FOLD_LINES = str.maketrans("\n\t", "  ")

Break = tuple[int, int]
Edit = tuple[int, int, str]
"""Characters from, to, and what stands there instead."""


@dataclass(frozen=True, slots=True)
class Cleaned:
    """A text without anything that a terminal could obey, and the way back to the given one."""

    text: str
    removed: int = 0
    """Runs that left a mark."""
    breaks: tuple[Break, ...] = ()
    """(offset here, offset there), never falling; between two breaks both run alike."""

    def given(self, offset: int) -> int:
        """The offset in the text as it was given."""
        return _through(self.breaks, offset)


def clean(raw: str, *, one_line: bool = False) -> Cleaned:
    """The text in NFC without controls; ``one_line`` turns newlines and tabs into blanks."""
    text, removed = raw, 0
    breaks: Sequence[Break] = ()
    if not _plain(raw) and _SUSPECT.search(raw):
        edits = list(_removals(raw))
        removed = sum(new == MARK for _, _, new in edits)
        text, breaks = _apply(text, edits)
    if not _has_only_letters_of_one_code_page(text):
        if not unicodedata.is_normalized("NFC", text):
            text, steps = _apply(text, list(_compositions(text)))
            breaks = _joined(steps, breaks)
        if _MARKS_PERHAPS.search(text):
            edits = list(_mark_floods(text))
            removed += len(edits)
            text, steps = _apply(text, edits)
            breaks = _joined(steps, breaks)
    if one_line:
        text = text.translate(_FOLD_LINES) if "\n" in text or "\t" in text else text
    return Cleaned(text, removed, tuple(breaks))


def visible(text: str) -> str:
    """The last check before a screen: what clean() would remove, ZWJ and ZWNJ are dropped."""
    if text.isascii() and text.isprintable():
        return text
    text = _DROPPED.sub("", text.replace("\r", "\n"))
    if _MARKS_PERHAPS.search(text):
        text, _ = _apply(text, [(start, end, "") for start, end, _ in _mark_floods(text)])
    return text


def _plain(text: str) -> bool:
    """Whether a look in C is enough to see that nothing is to be removed."""
    if text.isascii():
        return len(text.translate(_WITHOUT_CONTROLS)) == len(text)
    return text.replace("\n", " ").isprintable()


def _has_only_letters_of_one_code_page(text: str) -> bool:
    """Whether nothing can be composed or be a combining mark; encoding says so five times faster than looking."""
    if text.isascii():
        return True
    for page in ("cp1252", "cp1251"):
        try:
            text.encode(page)
        except UnicodeEncodeError:
            continue
        return True
    return False


def _removals(raw: str) -> Iterator[Edit]:
    # Every run begins with a suspect character; to look for one is five times faster than to look for a run.
    suspect = _SUSPECT.search(raw)
    while suspect and (found := _UNSAFE.match(raw, suspect.start())):
        run, start, end = found[0], found.start(), found.end()
        silent = run.removeprefix(BOM) if start == 0 else run
        yield start, end, "\n" if run[0] == "\r" else MARK if silent.strip(SOFT_HYPHEN) else ""
        suspect = _SUSPECT.search(raw, end)


def _compositions(text: str) -> Iterator[Edit]:
    """What NFC changes, cluster by cluster, so that offsets stay exact."""
    for word in _WORD.finditer(text):
        if unicodedata.is_normalized("NFC", word[0]):
            continue
        start = word.start()
        for at in range(start + 1, word.end() + 1):
            if at < word.end() and _continues(text[at]):
                continue
            cluster = text[start:at]
            composed = unicodedata.normalize("NFC", cluster)
            if composed != cluster:
                yield start, at, composed
            start = at


def _continues(char: str) -> bool:
    """Whether NFC may join a character to the one before it: marks, vowel signs, Hangul and Kirat Rai vowels."""
    return unicodedata.category(char)[0] == "M" or "\u1160" <= char <= "\u11ff" or "\U00016d63" <= char <= "\U00016d6a"


def _mark_floods(text: str) -> Iterator[Edit]:
    for net in _MARKS_PERHAPS.finditer(text):
        count, start = 0, net.start()
        for at in range(start, net.end() + 1):
            if at < net.end() and unicodedata.category(text[at]) in ("Mn", "Me"):
                count += 1
                continue
            if count > MARKS_IN_A_ROW:
                yield at - count + MARKS_IN_A_ROW, at, MARK
            count = 0


def _apply(text: str, edits: Sequence[Edit]) -> tuple[str, list[Break]]:
    """The edited text and where its offsets come from."""
    parts: list[str] = []
    breaks: list[Break] = []
    here = there = 0
    for start, end, new in edits:
        parts += text[there:start], new
        here += start - there
        length = end - start
        if length != len(new):
            breaks += [(here + step, end) for step in range(min(length, len(new)), len(new) + 1)]
        here, there = here + len(new), end
    parts.append(text[there:])
    return "".join(parts), breaks


def _through(breaks: Sequence[Break], offset: int) -> int:
    at = bisect_right(breaks, (offset, 1 << 62)) - 1
    if at < 0:
        return offset
    here, there = breaks[at]
    return there + offset - here


def _joined(later: Sequence[Break], earlier: Sequence[Break]) -> list[Break]:
    """Two steps of editing as one map."""
    if not earlier or not later:
        return list(later or earlier)
    joined: list[Break] = []
    segments = [(0, 0), *later]
    at = 0
    for (here, there), following in zip(segments, [*later, None], strict=True):
        end = None if following is None else there + following[0] - here
        while at < len(earlier) and earlier[at][0] < there:
            at += 1
        if here or there:
            joined.append((here, _through(earlier, there)))
        while at < len(earlier) and (end is None or earlier[at][0] < end):
            joined.append((here + earlier[at][0] - there, earlier[at][1]))
            at += 1
    return joined
