"""Every figure, by one command: `python -m bench` (all), or `python -m bench read group open keys filter panes held`.

Peers run in the same session, interleaved; medians of 5. newsboat is measured where it is installed.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from bench import fill, grouping, held, opening, panes, reading
from monitor_tui.cycle import demo
from monitor_tui.dossier import find, load

LARGE = 100_000
Row = tuple[str, ...]


def main() -> None:
    """Runs the parts asked for and prints a table of each."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else "")
    parser.add_argument("parts", nargs="*", metavar="PART", help=" ".join(PARTS))
    parser.add_argument("--stories", type=int, default=LARGE, help="stories in the large store")
    parser.add_argument("--keep", type=Path, help="a folder for the stores, used again the next time")
    args = parser.parse_args()
    unknown = [part for part in args.parts if part not in PARTS]
    if unknown:
        parser.error(f"no part `{unknown[0]}`; there are {', '.join(PARTS)}")
    with tempfile.TemporaryDirectory() as folder:
        bench = Bench(args.keep or Path(folder), args.stories)
        for part in args.parts or PARTS:
            for line in table(PARTS[part](bench)):
                print(line, flush=True)
            print(flush=True)


class Bench:
    """The stores that parts share, each made when it is first asked for."""

    def __init__(self, folder: Path, large: int) -> None:
        self.folder, self.large = folder, large
        folder.mkdir(parents=True, exist_ok=True)

    def stores(self) -> dict[str, Path]:
        """Name -> store: the demo's, and a large one with another event on each row."""
        small, large = self.folder / "demo.db", self.folder / f"{self.large}.db"
        demo.fill(small, load(find(demo.DOSSIER)))
        if not large.exists():
            print(f"filling {large} ...", file=sys.stderr)
            fill.fill(large, self.large)
        return {"demo": small, f"{self.large:,} stories": large}

    def newsboats(self) -> dict[str, Path]:
        """Name -> newsboat's folder with as many stories."""
        return {
            f"{count:,} stories": opening.newsboat_home(self.folder / f"newsboat-{count}", count)
            for count in (80, self.large)
        }

    def event(self) -> Path:
        """A store of one event of 2,000 stories."""
        store = self.folder / "event.db"
        if not store.exists():
            panes.fill(store, load(find(demo.DOSSIER)))
        return store

    def programs(self) -> list[opening.Program]:
        return opening.programs(self.stores(), self.newsboats() if opening.newsboat_installed() else {})


def read_part(_: Bench) -> Iterator[Row]:
    """`read`."""
    yield "read", "documents/CPU s", "words/CPU s", "memory MB"
    found = reading.measure()
    yield "1,000 stories of 400 words", f"{found.documents:.0f}", f"{found.words:,.0f}", f"{found.megabytes:.0f}"


def group_part(_: Bench) -> Iterator[Row]:
    """`group`."""
    yield "group, 3,296 headlines of 40 events", "B-cubed P", "R", "F1", "events", "stories/s"
    stories = grouping.corpus()
    if not stories:
        print("the public headlines are not here: no table of grouping", file=sys.stderr)
        return
    for score in grouping.scores(stories):
        figures = (f"{score.precision:.3f}", f"{score.recall:.3f}", f"{score.f1:.3f}", str(score.found))
        yield score.name, *figures, f"{score.stories_a_second:,.0f}"


def open_part(bench: Bench) -> Iterator[Row]:
    """Opening."""
    yield "opening, 80x24, to a still screen", "CPU s", "x bare", "seconds"
    taken = opening.opening(bench.programs())
    bare = taken["bare Textual app"][0]
    for name, (cpu, seconds) in taken.items():
        yield name, f"{cpu:.2f}", f"{cpu / bare:.2f}", f"{seconds:.2f}"


def keys_part(bench: Bench) -> Iterator[Row]:
    """Cursor keys."""
    yield "a cursor key, 80x24", "bytes while moving", "most bytes when the panes follow", "ms"
    for program in bench.programs():
        cost = opening.keys(program)
        yield program.name, f"{cost.moving:.0f}", f"{cost.resting:,}", f"{1000 * cost.seconds:.0f}"


def filter_part(bench: Bench) -> Iterator[Row]:
    """Filtering."""
    yield "filter, keystroke to new list", "ms, median"
    for program in bench.programs():
        if program.name.startswith("monitor-tui"):
            for text in ("camp:kremlin", "minsk"):
                yield f"{program.name}, /{text}", f"{1000 * opening.filtering(program, text):.0f}"


def panes_part(bench: Bench) -> Iterator[Row]:
    """A large event."""
    yield "panes of one event", "claims", "rows read", "open, ms", "one story more, CPU ms", "reading it, CPU ms"
    dossier, store = load(find(demo.DOSSIER)), bench.event()
    cost = panes.measure(store, dossier)
    figures = (f"{cost.claims:,}", str(cost.rows), *(f"{1000 * s:.0f}" for s in (cost.open, cost.added, cost.reading)))
    yield f"{cost.stories:,} stories", *figures


def held_part(bench: Bench) -> Iterator[Row]:
    """Held keys on a large event."""
    yield "a held key, 30 a second, 80x24", "presses", "median ms", "99 %, ms", "within 100 ms"
    for name, waits in held.measure(bench.event()).items():
        cost = held.cost(waits)
        yield name, str(len(waits)), f"{1000 * cost.median:.0f}", f"{1000 * cost.most:.0f}", f"{100 * cost.quick:.1f} %"


PARTS: dict[str, Callable[[Bench], Iterator[Row]]] = {
    "read": read_part,
    "group": group_part,
    "open": open_part,
    "keys": keys_part,
    "filter": filter_part,
    "panes": panes_part,
    "held": held_part,
}


def table(rows: Iterator[Row]) -> Iterator[str]:
    """Rows as a Markdown table, the first one its head."""
    for number, row in enumerate(rows):
        yield "| " + " | ".join(row) + " |"
        if number == 0:
            yield "|" + "---|" * len(row)


if __name__ == "__main__":
    main()
