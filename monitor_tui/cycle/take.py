"""Items into the store: read, grouped and placed outside the lock, then kept in short transactions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime
from itertools import groupby, islice
from pathlib import Path
from types import TracebackType
from zoneinfo import ZoneInfo

from monitor_tui.cycle.joining import joined
from monitor_tui.cycle.placing import Grouping, places_of
from monitor_tui.cycle.settling import Settling
from monitor_tui.dossier import Dossier
from monitor_tui.group.features import features
from monitor_tui.group.nearest import Encode
from monitor_tui.model import Attempt, Item, Precision, Reading, Source, Validators, whole
from monitor_tui.names import Names
from monitor_tui.read.claims import read
from monitor_tui.read.copies import sketch
from monitor_tui.store import connect, events, fetches, saving, stories
from monitor_tui.store.identity import keys_of, time_of
from monitor_tui.store.kept import Kept, Saved
from monitor_tui.text import sha256

Pair = tuple[Source, Item]


class Intake:
    """Takes items into one store, in one thread."""

    def __init__(
        self, store: Path, dossier: Dossier, names: Names | None = None, *, encode: Encode | None = None
    ) -> None:
        self.dossier = dossier
        self.names = names or Names(dossier)
        self._encode = encode
        self._zone = ZoneInfo(dossier.timezone)
        self._conn = connect.writer(store)
        self._saver = saving.Saver(self._conn)
        self._settling = Settling(self._conn, dossier)

    def __enter__(self) -> Intake:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        self._conn.close()

    def take(self, pairs: Sequence[Pair], seen: datetime) -> Saved:
        """Stores items that came together; those of one source share their guids' fate (see ``identity``)."""
        saved = Saved()
        named = [(key, source, self._dated(item)) for key, source, item in _named(pairs)]
        order = iter(sorted(named, key=lambda one: time_of(one[2], seen).published))
        while chunk := list(islice(order, saving.MOST_STORIES)):
            saved += self._chunk(chunk, seen)
        return saved

    def take_dated(self, pairs: Iterable[Pair]) -> Saved:
        """Stores items that each say when they were seen, in that order: so wordings follow one another."""
        saved = Saved()
        for seen, group in groupby(pairs, key=lambda pair: pair[1].seen):
            if seen is None:
                raise ValueError("an item that does not say when it was seen")
            saved += self.take(list(group), seen)
        return saved

    def log(self, attempt: Attempt, validators: Validators | None = None) -> None:
        """Keeps an attempt, and what its source answered with."""
        with connect.immediate(self._conn):
            fetches.log(self._conn, attempt)
            if validators is not None:
                fetches.keep_validators(self._conn, attempt.source, validators)

    def read_again(self, wordings: Sequence[tuple[int, int, str, Source, Item, datetime]]) -> Saved:
        """Derives anew from stored wordings (story, number, key, source, item, when stored), for a rebuild."""
        grouping = Grouping(self._conn, self.dossier, self._settling)
        kept = [
            (story, number, self._kept(key, source, item, stored, grouping))
            for story, number, key, source, item, stored in wordings
        ]
        saved = grouping.settled(self._saver.read_again(kept))
        now = max(one.seen for _, _, one in kept)
        return joined(self._conn, self.dossier, saved, {story for story, _, _ in kept}, now, encode=self._encode)

    def _chunk(self, chunk: Sequence[tuple[str, Source, Item]], seen: datetime) -> Saved:
        known = stories.known(self._conn, [key for key, _, _ in chunk])
        grouping = Grouping(self._conn, self.dossier, self._settling)
        kept = [
            _unread(key, source, item, seen)
            if _stands(item, known.get(key))
            else self._kept(key, source, item, seen, grouping)
            for key, source, item in chunk
        ]
        saved = Saved()
        for part in saving.save_all(self._conn, kept, saver=self._saver):
            saved += part
        return joined(self._conn, self.dossier, grouping.settled(saved), saved.new, seen, encode=self._encode)

    def _kept(self, key: str, source: Source, item: Item, seen: datetime, grouping: Grouping) -> Kept:
        """All that is worked out about one item."""
        time = time_of(item, item.seen or seen).published
        day = self.dossier.day(time)
        full = whole(item.title, item.text)
        reading = self._reading(source, item, full, day)
        seen_of_it = features(
            item.title,
            item.text,
            reading.lang,
            time,
            mentions=reading.mentions,
            countries=reading.countries,
            dates={named.start for claim in reading.claims for named in claim.dates},
            names=self.names,
            dossier=self.dossier,
        )
        marks = sketch(item.text, title=item.title, lang=reading.lang)
        repeated = grouping.copies(key, marks)
        main = grouping.main(key, seen_of_it, together=events.by_key(self._conn, key))
        return Kept(
            source=source,
            item=item,
            key=key,
            reading=reading,
            seen=seen,
            day=day,
            places=places_of(reading, item.title, full, main, day, time, grouping, self.names, self.dossier),
            event=main.ref,
            title=grouping.title(main),
            features=seen_of_it,
            copy_of=next(iter(repeated), None),
            copies=repeated[1:],
            sketch=marks,
        )

    def _reading(self, source: Source, item: Item, full: str, day: date) -> Reading:
        # Feeds often declare a language that their items are not in; the person who imports knows.
        lang = item.lang if source.kind == "import" else None
        outlet = source.name or source.id
        return read(full, self.names, self.dossier, lang=lang, title=item.title or None, published=day, outlet=outlet)

    def _dated(self, item: Item) -> Item:
        """Where only the day is known, its midnight in the dossier's zone: `date:` speaks of days there."""
        if item.published is None or item.precision is not Precision.DAY:
            return item
        day = item.published.date()
        return replace(item, published=datetime(day.year, day.month, day.day, tzinfo=self._zone))


def _named(pairs: Sequence[Pair]) -> Iterator[tuple[str, Source, Item]]:
    """Each item with its key; the items of one source are named together."""
    by_source: dict[str, list[Pair]] = {}
    for pair in pairs:
        by_source.setdefault(pair[0].id, []).append(pair)
    for source, group in by_source.items():
        keys = keys_of(source, [item for _, item in group])
        yield from ((key, *pair) for key, pair in zip(keys, group, strict=True))


def _stands(item: Item, known: tuple[str, bool] | None) -> bool:
    """Whether the store holds this very text already, so that nothing needs to be read."""
    if item.withdrawn:
        return known is not None
    return known is not None and known[0] == sha256(whole(item.title, item.text))


def _unread(key: str, source: Source, item: Item, seen: datetime) -> Kept:
    return Kept(source=source, item=item, key=key, reading=Reading("", (), (), (), ()), seen=seen)
