"""One pass over a feed's bytes before any parser sees them: its entries, its DOCTYPE, its traps."""

from __future__ import annotations

import re
from dataclasses import dataclass

_TOKEN = re.compile(
    rb"<!\[CDATA\[|<!--|<\?|<!doctype|<!entity|<(/?)(?:[a-z_][\w.-]*:)?(?:item|entry)(?=[\s/>])", re.IGNORECASE
)
_CLOSED_BY = {b"<![CDATA[": b"]]>", b"<!--": b"-->", b"<?": b"?>"}
_ENTITY = re.compile(rb"<!entity", re.IGNORECASE)
_MOST_DOCTYPES = 3


@dataclass(frozen=True, slots=True)
class Scan:
    """What a feed holds, by its tags outside CDATA and comments."""

    entries: tuple[tuple[int, int], ...]
    """Start and end of each <item> or <entry>, in order; an unclosed one ends where the next starts."""
    doctypes: tuple[tuple[int, int], ...]
    internal_subset: bool
    """Whether it declares entities or opens an internal DTD subset: never parsed."""

    @property
    def head(self) -> int:
        """Where what belongs to the whole feed ends."""
        return self.entries[0][0] if self.entries else 1 << 16


def scan(body: bytes) -> Scan:
    """Find entries and document types; linear in the body's length, whatever it holds."""
    starts: list[int] = []
    ends: dict[int, int] = {}
    doctypes: list[tuple[int, int]] = []
    unclosed: set[bytes] = set()
    at = 0
    while token := _TOKEN.search(body, at):
        at = token.end()
        if closing := _CLOSED_BY.get(token[0].upper()):
            # What parsers make of an unclosed section differs: the rest is looked at as markup.
            end = -1 if closing in unclosed else body.find(closing, at)
            if end < 0:
                unclosed.add(closing)
            else:
                at = end + len(closing)
        elif token[0].startswith(b"<!"):
            at = _past_tag(body, at)
            doctypes.append((token.start(), at))
        elif not token[1]:
            starts.append(token.start())
        elif starts:
            at = ends[len(starts) - 1] = _past_tag(body, at)
    following = [*starts[1:], len(body)]
    entries = tuple((start, ends.get(n, following[n])) for n, start in enumerate(starts))
    found = Scan(entries, tuple(doctypes), internal_subset=False)
    traps = (
        len(doctypes) > _MOST_DOCTYPES
        or any(b"[" in body[start:end] or _ENTITY.match(body, start) for start, end in doctypes)
        # Before the first entry also inside comments and CDATA: no feed needs it, and parsers may see it differently.
        or _ENTITY.search(body, 0, found.head)
    )
    return Scan(entries, tuple(doctypes), internal_subset=True) if traps else found


def without_doctype(body: bytes, found: Scan) -> bytes:
    """The body with every DOCTYPE cut off."""
    for start, end in reversed(found.doctypes):
        body = body[:start] + body[end:]
    return body


def _past_tag(body: bytes, at: int) -> int:
    """Just behind the next ``>``; a tag that is never closed ends the body."""
    end = body.find(b">", at)
    return len(body) if end < 0 else end + 1
