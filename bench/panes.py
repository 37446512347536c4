"""A large event: opening its panes, and taking one story more into it.

    python -m bench.panes STORE [--stories 2000]

The event is made of the demo's stories on the plot of April 2021, read by the reader: each story is two of them in one,
told anew on other days by other sources, seven shown claims a story. The same number always gives the same event.
"""

from __future__ import annotations

import argparse
import json
import shutil
import statistics
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from functools import partial
from pathlib import Path

from bench.fill import SOURCES
from monitor_tui.contrast.free import BEGUN, FREE, is_free
from monitor_tui.cycle import look
from monitor_tui.cycle.placing import Grouping
from monitor_tui.cycle.settling import Settling
from monitor_tui.cycle.take import Intake
from monitor_tui.dossier import Dossier, data_folder, find, load
from monitor_tui.model import Item, Precision, Reading, Source, whole
from monitor_tui.store import connect, events, placed, saving
from monitor_tui.store.kept import ClaimPlace, Kept, NewEvent

STORIES, CLAIMS = 2_000, 8
BEGIN = datetime(2021, 4, 16, 9, tzinfo=UTC)
DAYS = 12
FIRST, LAST = "2021-04-14", "2021-04-28"
PAIRS, MORE = 90, 15
RUNS = 15
ONE = NewEvent("one")


@dataclass(frozen=True, slots=True)
class Cost:
    """What a large event costs: medians, seconds to open the panes and CPU seconds of what is added."""

    stories: int
    claims: int
    rows: int
    """Rows of claims that the panes are made of."""
    open: float
    added: float
    """One story more: placed, saved and settled; reading it comes on top."""
    reading: float
    joined: int
    """Of the stories added, how many joined the event."""


class ReadBefore(Intake):
    """Takes stories whose readings are known, so that reading is not measured again."""

    def __init__(self, store: Path, dossier: Dossier) -> None:
        super().__init__(store, dossier)
        self.readings: dict[str, Reading] = {}

    def _reading(self, source: Source, item: Item, full: str, day: date) -> Reading:
        known = self.readings.get(item.text)
        if known is None:
            known = self.readings[item.text] = super()._reading(source, item, full, day)
        return known

    def read_first(self, item: Item) -> None:
        """Reads a story, whose reading is known from then on."""
        self._reading(SOURCES[0], item, whole(item.title, item.text), BEGIN.date())

    def made(self, source: Source, item: Item) -> Kept:
        """A story of the one event, as it would be kept; no copy of any other."""
        kept = self._kept(item.guid or "", source, item, item.published or BEGIN, Grouping(self._conn, self.dossier))
        places = tuple(replace(place, event=None) for place in kept.places)
        return replace(kept, event=ONE, places=places, copy_of=None, copies=(), sketch=frozenset())


def told() -> list[str]:
    """The texts of the demo's plot."""
    lines = (data_folder() / "demo" / "items.jsonl").read_text(encoding="utf-8").splitlines()
    items = [json.loads(line) for line in lines]
    plot = [found for found in items if FIRST <= found["published"][:10] <= LAST and found.get("text")]
    return [f"{found['title']}.\n\n{found['text']}" for found in plot]


def pairs(texts: Sequence[str], count: int, start: int = 0) -> Iterator[str]:
    """Two stories in one, always another two."""
    for n in range(start, start + count):
        one, step = n % len(texts), 1 + n // len(texts)
        yield f"{texts[one]}\n\n{texts[(one + step) % len(texts)]}"


def item(n: int, text: str, published: datetime) -> Item:
    title = text.partition("\n")[0]
    return Item(f"p{n}", f"https://news.example/p{n}", title, text, None, published, Precision.DAY)


def fill(path: Path, dossier: Dossier, stories: int = STORIES) -> None:
    """A store that holds the one event."""
    connect.create(path)
    grown = path.with_name(f"grown-{path.name}")
    shutil.copyfile(path, grown)
    with closing(ReadBefore(grown, dossier)) as intake:
        texts = told()
        models = [intake.made(SOURCES[n], item(n, text, BEGIN)) for n, text in enumerate(pairs(texts, PAIRS))]
        full = [model for model in models if len(model.reading.claims) >= CLAIMS] or models
        conn = connect.writer(path)
        conn.execute("PRAGMA synchronous = OFF")
        saver, settling = saving.Saver(conn), Settling(conn, dossier)
        for first in range(0, stories, saving.MOST_STORIES):
            batch = range(first, min(first + saving.MOST_STORIES, stories))
            settling.settle(saver.save([another(full[n % len(full)], n) for n in batch]))
        conn.execute("PRAGMA optimize")
        conn.close()


def another(model: Kept, n: int) -> Kept:
    """The same told by another source on another day."""
    day = BEGIN + timedelta(days=n * DAYS // STORIES, minutes=n)
    claims = tuple(replace(claim, said=day.date()) for claim in model.reading.claims[:CLAIMS])
    made = replace(model.item, guid=f"s{n}", url=f"https://news.example/{n}", published=day)
    return replace(
        model,
        source=SOURCES[n * 7 % len(SOURCES)],
        item=made,
        key=f"bench s{n}",
        seen=day,
        day=day.date(),
        reading=replace(model.reading, claims=claims),
        places=tuple(_own(place, n) if (n + at) % 3 else place for at, place in enumerate(model.places[:CLAIMS])),
    )


def _own(place: ClaimPlace, n: int) -> ClaimPlace:
    """In its own words: two thirds of what no point takes is said by nobody else."""
    own = (replace(one, point=f"{BEGUN}{n:08x}", value=f"{one.value} ({n})") for one in place.placements)
    placements = zip(place.placements, own, strict=True)
    says = (*place.says, f"m:{n}")
    return replace(place, says=says, placements=tuple(new if is_free(one.point) else one for one, new in placements))


def measure(path: Path, dossier: Dossier) -> Cost:
    """The panes of the largest event of a store, and stories added to it."""
    conn = connect.reader(path)
    (event,) = conn.execute("SELECT id FROM event ORDER BY stories DESC LIMIT 1").fetchone()
    found = events.event(conn, event, dossier.zone)
    assert found is not None
    shown = tuple(camp.id for camp in dossier.shown())
    opening = [_timed(partial(look.versions, conn, dossier, event, shown)) for _ in range(RUNS)]
    rows = len(placed.placed(conn, event, camps=shown, free=FREE))
    conn.close()
    grown = path.with_name(f"grown-{path.name}")
    shutil.copyfile(path, grown)
    with closing(ReadBefore(grown, dossier)) as intake:
        new = [
            item(10_000 + n, text, BEGIN + timedelta(days=n * DAYS // MORE))
            for n, text in enumerate(pairs(told(), MORE, PAIRS))
        ]
        reading = [_timed(partial(intake.read_first, one), time.process_time) for one in new]
        adding = [_timed(partial(intake.take, [(SOURCES[0], one)], BEGIN), time.process_time) for one in new]
    conn = connect.reader(grown)
    after = events.event(conn, event, dossier.zone)
    conn.close()
    grown.unlink()
    assert after is not None
    return Cost(
        found.stories,
        found.claims,
        rows,
        statistics.median(opening),
        statistics.median(adding),
        statistics.median(reading),
        after.stories - found.stories,
    )


def _timed(call: Callable[[], object], clock: Callable[[], float] = time.perf_counter) -> float:
    started = clock()
    call()
    return clock() - started


def main() -> None:
    """The command."""
    words = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    words.add_argument("store", type=Path)
    words.add_argument("--stories", type=int, default=STORIES)
    given = words.parse_args()
    dossier = load(find("belarus"))
    if not given.store.exists():
        fill(given.store, dossier, given.stories)
    print(measure(given.store, dossier))


if __name__ == "__main__":
    main()
