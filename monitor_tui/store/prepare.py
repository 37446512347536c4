"""All that can be worked out about an item before its transaction: the lock is held for writing only."""

from __future__ import annotations

import hashlib
import json
import struct
import zlib
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from monitor_tui.model import Claim, Kind, Mention, Span, whole
from monitor_tui.store.identity import Time, time_of
from monitor_tui.store.kept import ClaimPlace, Kept
from monitor_tui.store.search import facets
from monitor_tui.text import search_form, sha256

MOST_CLAIMS = 4000
"""Of one story, in all its wordings: their numbers are part of their ids. Further ones are left out."""

Value = str | int | float | bytes | None


@dataclass(frozen=True, slots=True)
class ReadyClaim:
    """One claim as its row: the columns that do not depend on what is stored already."""

    row: Mapping[str, Value]
    sentences: tuple[str, ...]
    """Word for word: what must still stand in a later wording."""
    targets: tuple[str, ...]
    about: tuple[str, ...]
    via: tuple[str, ...]
    place: ClaimPlace

    @property
    def likeness(self) -> tuple[Value, ...]:
        """What a claim of a later wording must share to be the same claim."""
        return self.row["quote"], self.row["speaker"], self.row["cue"]


@dataclass(frozen=True, slots=True)
class Ready:
    """One item, ready to be written."""

    kept: Kept
    time: Time
    seen: datetime
    sha256: str
    whole: str
    original: bytes | None
    original_sha256: str | None
    title_form: str
    text_form: str
    facets: str
    named: Mapping[str, int]
    """Actor -> times named."""
    claims: tuple[ReadyClaim, ...]
    hashes: tuple[int, ...]
    """The sketch, ascending, as SQLite's signed integers."""


def prepare(kept: Kept) -> Ready:
    """Everything about an item that takes time."""
    item, reading = kept.item, kept.reading
    seen = item.seen or kept.seen
    time = time_of(item, seen)
    text = whole(item.title, item.text)
    named = Counter(mention.actor for mention in reading.mentions)
    pairs = [("lang", reading.lang), ("source", kept.source.id), ("kind", kept.source.kind)]
    pairs += [("owner", kept.source.camp)] if kept.source.camp else []
    pairs += [("actor", actor) for actor in named] + [("country", country) for country in reading.countries]
    return Ready(
        kept=kept,
        time=time,
        seen=seen,
        sha256=sha256(text),
        whole=text,
        original=zlib.compress(item.original, 6) if item.original else None,
        original_sha256=hashlib.sha256(item.original).hexdigest() if item.original else None,
        title_form=search_form(item.title),
        text_form=search_form(item.text),
        facets=facets(pairs),
        named=named,
        claims=tuple(_claims(kept, text, kept.day or time.published.date())),
        hashes=tuple(sorted(signed(number) for number in kept.sketch)),
    )


def signed(number: int) -> int:
    """A 64-bit hash as SQLite's integers hold it."""
    number &= (1 << 64) - 1
    return number - (1 << 64) if number >= 1 << 63 else number


def packed(hashes: Sequence[int]) -> bytes:
    """Signed hashes as bytes."""
    return struct.pack(f"<{len(hashes)}q", *hashes)


def unpacked(blob: bytes) -> tuple[int, ...]:
    """Signed hashes of bytes."""
    return struct.unpack(f"<{len(blob) // 8}q", blob)


def unsigned(hashes: Sequence[int]) -> frozenset[int]:
    """A sketch as reading made it: hashes without a sign."""
    return frozenset(number & (1 << 64) - 1 for number in hashes)


def _claims(kept: Kept, text: str, day: date) -> list[ReadyClaim]:
    places = kept.places or (ClaimPlace(),) * len(kept.reading.claims)
    pairs = zip(kept.reading.claims, places, strict=True)
    return [_claim(claim, place, kept.reading.mentions, text, day, n) for n, (claim, place) in enumerate(pairs)]


def _claim(claim: Claim, place: ClaimPlace, mentions: Sequence[Mention], text: str, day: date, n: int) -> ReadyClaim:
    sentences = tuple(text[start:stop] for start, stop in claim.sentences or (claim.sentence,))
    row: dict[str, Value] = {
        "n": n,
        "kind": str(claim.kind),
        "actor": claim.actor,
        "camp": claim.camp,
        "stance": str(claim.stance),
        "said": claim.said.isoformat() if claim.said else None,
        "precision": str(claim.precision),
        "day": (claim.said or day).isoformat(),
        "direct": int(claim.direct),
        "hedged": int(claim.hedged),
        "unsure": int(bool(claim.unsure)),
        "held": int(place.held),
        "rule": claim.rule,
        "start": claim.sentence[0],
        "stop": claim.sentence[1],
        "speaker": _slice(text, claim.source),
        "cue": _slice(text, claim.cue),
        "quote": " ".join(sentences),
        "spans": json.dumps(_spans(claim) | {"says": place.says}, ensure_ascii=False, separators=(",", ":")),
        "shown": int(claim.kind is not Kind.THOUGHT),
    }
    return ReadyClaim(
        row=row,
        sentences=sentences,
        targets=tuple(dict.fromkeys(claim.targets)),
        about=_about(claim, mentions),
        via=tuple(dict.fromkeys(claim.via)),
        place=place,
    )


def _slice(text: str, span: Span | None) -> str:
    return text[span[0] : span[1]] if span else ""


def _about(claim: Claim, mentions: Sequence[Mention]) -> tuple[str, ...]:
    """Who is named in what is said, and whom it targets; the speaker's own name does not count."""
    spans = claim.content or claim.sentences or (claim.sentence,)
    found = [
        mention.actor
        for mention in mentions
        if any(_overlap((mention.start, mention.end), span) for span in spans)
        and not (claim.source and _overlap((mention.start, mention.end), claim.source))
    ]
    return tuple(dict.fromkeys([*found, *claim.targets]))


def _overlap(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _spans(claim: Claim) -> dict[str, object]:
    """All offsets and lists of a claim, as they are written to JSON."""
    return {
        "sentences": claim.sentences or (claim.sentence,),
        "source": claim.source,
        "cue": claim.cue,
        "content": claim.content,
        "via": claim.via,
        "targets": claim.targets,
        "dates": [{"span": d.span, "from": d.start.isoformat(), "to": d.end.isoformat()} for d in claim.dates],
        "numbers": [{"span": n.span, "value": n.value, "unit": n.unit} for n in claim.numbers],
        "places": [{"span": p.span, "id": p.id} for p in claim.places],
        "unsure": claim.unsure,
    }
