"""Times queries on a filled store: understanding, first page and capped count, as one keystroke in the filter asks.

    python bench/queries.py STORE [--rounds 15]

The store is one that `bench/fill.py` made; its vocabulary is the words of the queries below.
"""

from __future__ import annotations

import argparse
import statistics
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from sqlite3 import Connection

from monitor_tui.dossier import Dossier, find, load
from monitor_tui.names import Names
from monitor_tui.query.parse import parse
from monitor_tui.query.resolve import Resolved, resolve
from monitor_tui.store import connect
from monitor_tui.store.compile import compile_claims, compile_events, compile_stories
from monitor_tui.store.selection import Selection

NOW = datetime(2026, 10, 1, tzinfo=UTC)
ANALYST = "bench"
PAGE, CAP = 200, 10_000
QUERIES = (
    "*",
    "{common}",
    "{rare}",
    "{begun}*",
    '"{common} {second}"',
    "{common} lang:en country:BY",
    "camp:kremlin",
    "camp:kremlin stance:denies",
    "camp:belstate blames:cia",
    "blames:cia",
    "stance:accuses is:unsure",
    "by:lukashenko date:30d..",
    "date:2025-06 -camp:kremlin",
    "source:source-007 is:unread",
    "kind:telegram country:UA -{common}",
    "(camp:kremlin {rare}) or country:CZ",
    "actor:fsb actor:kgb-by",
    "-lang:en is:unread",
    "event:{{camp:kremlin}} -event:{{camp:opposition}}",
    "said:2025-06-01..2025-06-07 camp:west",
    "tag:nothing",
    "camp:kremlin {common} {second} {rare}",
)
KINDS: dict[str, Callable[[Resolved, Connection, Dossier, str], Selection]] = {
    "stories": compile_stories,
    "claims": compile_claims,
    "events": compile_events,
}


def words_of(conn: Connection) -> dict[str, str]:
    """Words of the store by how frequent they are: one in many stories, one in few."""
    titles = conn.execute("SELECT text FROM indexed ORDER BY story DESC LIMIT 2000").fetchall()
    count: dict[str, int] = {}
    for (text,) in titles:
        for word in set(text.split()):
            count[word] = count.get(word, 0) + 1
    ranked = sorted((word for word in count if word.isalpha()), key=lambda word: (-count[word], word))
    middle = next(word for word in ranked if count[word] <= 60)
    return {"common": ranked[8], "second": ranked[12], "rare": middle, "begun": middle[:4]}


def timed(conn: Connection, dossier: Dossier, names: Names, text: str, kind: str) -> tuple[float, int, int]:
    """Milliseconds of one question; how many there are, and how many came."""
    started = time.thread_time()
    node = resolve(parse(text), text, dossier, names, NOW, sources=("source-007",))
    selection = KINDS[kind](node, conn, dossier, ANALYST)
    page = conn.execute(*selection.page(PAGE)).fetchall()
    many = selection.known if selection.known is not None else conn.execute(*selection.count(CAP)).fetchone()[0]
    return (time.thread_time() - started) * 1000, many, len(page)


def main() -> None:
    """The command."""
    said = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    said.add_argument("store", type=Path)
    said.add_argument("--rounds", type=int, default=15)
    given = said.parse_args()
    dossier, conn = load(find("belarus")), connect.reader(given.store)
    names, words = Names(dossier), words_of(conn)
    print(f"{'milliseconds, median of ' + str(given.rounds):<60} stories      n     claims      n     events      n")
    for query in QUERIES:
        text = query.format(**words)
        line = f"{text:<60}"
        for kind in KINDS:
            rounds = [timed(conn, dossier, names, text, kind) for _ in range(given.rounds)]
            line += f"{statistics.median(ms for ms, *_ in rounds):>8.1f} {rounds[0][1]:>8}  "
        print(line.rstrip(), flush=True)


if __name__ == "__main__":
    main()
