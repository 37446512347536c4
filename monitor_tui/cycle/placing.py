"""Which event a story and each of its claims belong to, and which cells its claims stand in."""

from __future__ import annotations

import sqlite3
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from monitor_tui.contrast import marks, points
from monitor_tui.cycle.bonds import Bonds
from monitor_tui.cycle.free_places import FreePlaces
from monitor_tui.cycle.settling import Settling
from monitor_tui.dossier import Dossier
from monitor_tui.group import titles
from monitor_tui.group.events import CANDIDATES, WINDOW, Field, asked, assign, assign_claim
from monitor_tui.group.features import claim_features
from monitor_tui.group.words import common
from monitor_tui.model import Candidate, Claim, Features, Frequency, Kind, Mention, Reading
from monitor_tui.names import Names
from monitor_tui.read.copies import is_copy
from monitor_tui.store import copies, events
from monitor_tui.store.kept import ClaimPlace, EventRef, NewEvent, Saved

AROUND = 250
"""Characters behind a claim in which it may be told what a short answer answers."""


@dataclass(slots=True)
class _Added:
    """What the stories of this batch bring to an event that the store does not hold yet."""

    tokens: Counter[str] = field(default_factory=Counter)
    stories: int = 0
    first: datetime | None = None
    last: datetime | None = None

    def take(self, features: Features) -> None:
        self.tokens.update(features.core)
        self.stories += 1
        self.first = min(self.first or features.time, features.time)
        self.last = max(self.last or features.time, features.time)


@dataclass(frozen=True, slots=True)
class Main:
    """A story's main event: its number here, how the store is told of it, and what it was chosen among."""

    id: int
    ref: EventRef
    field: Field
    apart: frozenset[int] = frozenset()
    """The events that people keep the story out of."""


class Grouping:
    """Groups the stories of one batch, of which none is stored yet; events that begin here have numbers below zero."""

    def __init__(self, conn: sqlite3.Connection, dossier: Dossier, settling: Settling | None = None) -> None:
        self._conn, self._dossier = conn, dossier
        self._settling = settling or Settling(conn, dossier)
        self._added: dict[int, _Added] = {}
        self._stored: dict[int, Candidate] = {}
        """Events as the store holds them: they stay so until the batch is stored."""
        self._refs: dict[int, EventRef] = {}
        self._seen: Counter[str] = Counter()
        self._stories = 0
        self._sketches: list[tuple[str, frozenset[int]]] = []
        self.free = FreePlaces(conn)
        self._bonds = Bonds(conn)
        self._events: dict[str, int] = {}
        """Story -> its main event, of this batch."""

    def main(self, key: str, features: Features, *, together: int | None = None) -> Main:
        """The main event of a story; ``together`` is the one that it has already, or that a person put it in."""
        frequency = self._frequency(features)
        field_ = Field(self._candidates(features, frequency, together), frequency)
        apart = frozenset(event for one in self._bonds.against(key) if (event := self._event(one)) is not None)
        if together is None and self._bonds.left(key):
            found = None
        else:
            found = assign(features, field_, together=together, apart=apart)
        if found is None:
            found = -len(self._added) - 1
            self._refs[found] = NewEvent(key)
        self._events[key] = found
        self._added.setdefault(found, _Added()).take(features)
        self._seen.update(features.core)
        self._stories += 1
        if all(candidate.event != found for candidate in field_.candidates):
            field_.add(self._with_added(None, found))
        return Main(found, self._ref(found), field_, apart - {found})

    def of_claim(self, main: Main, features: Features) -> EventRef | None:
        """The event of a claim where it is another than the story's main one."""
        found = assign_claim(features, main.id, main.field)
        return None if found == main.id or found in main.apart else self._ref(found)

    def copies(self, key: str, sketch: frozenset[int]) -> tuple[str, ...]:
        """The stories that a text repeats or that repeat it, in any of their wordings, in the store or before it in
        this batch: reprints often come together."""
        alike = (*copies.candidates(self._conn, sketch), *self._sketches)
        self._sketches.append((key, sketch))
        return tuple(dict.fromkeys(other for other, its in alike if other != key and is_copy(sketch, its)))

    def title(self, main: Main) -> str:
        """The machine title of an event with this batch's stories in it."""
        stored = next((c for c in main.field.candidates if c.event == main.id), None)
        event = self._with_added(stored, main.id)
        return titles.of(event, self._dossier)

    def settled(self, saved: Saved) -> Saved:
        """Looks again at what contradicts what in the events that a batch touched."""
        self._settling.settle(saved)
        return saved

    def _event(self, key: str) -> int | None:
        """The main event of a story of this batch, or of the store."""
        known = self._events.get(key)
        return events.by_key(self._conn, key) if known is None else known

    def _ref(self, event: int) -> EventRef:
        return self._refs.get(event, event)

    def _frequency(self, features: Features) -> Frequency:
        stored = events.frequency(self._conn, features.tokens)
        counts = {token: stored.counts.get(token, 0) + self._seen[token] for token in features.tokens}
        return Frequency(stored.stories + self._stories, counts)

    def _candidates(self, features: Features, frequency: Frequency, together: int | None) -> list[Candidate]:
        first, last = features.time - WINDOW, features.time + WINDOW
        ids = events.sharing(self._conn, asked(features, frequency), first, last, CANDIDATES)
        if together is not None and together not in ids:
            ids.append(together)
        missing = [event for event in ids if event not in self._stored]
        self._stored.update((one.event, one) for one in events.of_candidates(self._conn, missing))
        stored = [self._stored[event] for event in ids if event in self._stored]
        found = {candidate.event: self._with_added(candidate, candidate.event) for candidate in stored}
        for event, added in self._added.items():
            if event < 0 and not features.tokens.keys().isdisjoint(added.tokens):
                found[event] = self._with_added(None, event)
        return list(found.values())

    def _with_added(self, stored: Candidate | None, event: int) -> Candidate:
        added = self._added.get(event)
        if added is None or added.first is None or added.last is None:
            assert stored is not None
            return stored
        if stored is None:
            # As it is now: the story that is looked at must not meet itself in it.
            return Candidate(event, dict(added.tokens), added.stories, added.first, added.last)
        return Candidate(
            event,
            Counter(stored.tokens) + added.tokens,
            stored.stories + added.stories,
            min(stored.first, added.first),
            max(stored.last, added.last),
            stored.everywhere,
        )


def places_of(
    reading: Reading,
    title: str,
    text: str,
    main: Main,
    day: date,
    time: datetime,
    grouping: Grouping,
    names: Names,
    dossier: Dossier,
) -> tuple[ClaimPlace, ...]:
    """Event, cells and custody of each claim of a reading, in its order; a headline's claim is of the story's event."""
    placed = []
    for claim in reading.claims:
        if claim.kind is Kind.THOUGHT:
            placed.append(ClaimPlace())
            continue
        content = _pieces(text, claim.content)
        says = marks.marks_of(claim, content, reading.lang, names, dossier, common(reading.lang))
        event = None
        if claim.sentence[0] >= len(title):
            event = grouping.of_claim(main, _claim_features(claim, text, reading.lang, time, names, dossier))
        placements = points.place(
            claim,
            content,
            dossier,
            lang=reading.lang,
            year=day.year,
            cue=text[claim.cue[0] : claim.cue[1]] if claim.cue else "",
            context=text[claim.sentence[0] : claim.sentence[1] + AROUND],
            text=text,
            named=_within(claim.content, reading.mentions),
        )
        placements, begins = grouping.free.place(event or main.ref, placements, says)
        held = bool(claim.actor) and dossier.held(claim.actor or "", claim.said or day)
        placed.append(ClaimPlace(event, placements, held, says, begins))
    return tuple(placed)


def _claim_features(claim: Claim, text: str, lang: str, time: datetime, names: Names, dossier: Dossier) -> Features:
    return claim_features(
        _pieces(text, claim.sentences or (claim.sentence,)),
        lang,
        time,
        actors=(*([claim.actor] if claim.actor else []), *claim.targets),
        dates=[named.start for named in claim.dates],
        names=names,
        dossier=dossier,
    )


def _within(spans: Iterable[tuple[int, int]], mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions inside some spans of a text, by the characters of these spans as ``_pieces`` joins them."""
    found, shift = [], 0
    for start, end in spans:
        for at in range(bisect_left(mentions, start, key=lambda one: one.start), len(mentions)):
            mention = mentions[at]
            if mention.start >= end:
                break
            if mention.end <= end:
                found.append(Mention(mention.start - start + shift, mention.end - start + shift, mention.actor))
        shift += end - start + 1
    return found


def _pieces(text: str, spans: Iterable[tuple[int, int]]) -> str:
    return " ".join(text[start:end] for start, end in spans)
