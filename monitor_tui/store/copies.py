"""Copies: which stored stories share shingles with a text, and chains that lead to their first mover."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Collection, Sequence

from monitor_tui.store import claim_rows
from monitor_tui.store.batch import Batch
from monitor_tui.store.prepare import Ready, packed, signed, unpacked, unsigned

INDEXED = 16
"""The least hashes of each sketch, and as many of the greatest (those of a text's beginning), stand in the index: two
copies share one of them with near certainty."""
ASKED = 300
"""Stories that are looked at for one shingle, the newest: what stands below every story of an outlet tells nothing."""
WORDINGS = 8
"""Sketches kept of one story: that of its first wording and the latest, each of which may have been copied."""
_NEXT = -1
"""Stands in the stored hashes between those of two wordings."""


def candidates(conn: sqlite3.Connection, sketch: Collection[int], limit: int = 20) -> list[tuple[str, frozenset[int]]]:
    """Stories that may be copied by or copy a text: key and sketch of each wording, those that share most first."""
    shared: Counter[int] = Counter()
    for number in sketch:
        found = conn.execute(
            "SELECT story FROM shingle WHERE hash = ? ORDER BY story DESC LIMIT ?", (signed(number), ASKED)
        )
        shared.update(story for (story,) in found)
    alike = sorted(shared, key=lambda story: (-shared[story], story))[:limit]
    return [(key, unsigned(hashes)) for story in alike for key, hashes in _sketches(conn, story)]


def write(batch: Batch, story: int, ready: Ready, *, fresh: bool) -> bool:
    """Stores a wording's sketch beside the story's others, and the story's place in a chain; whether it is a copy."""
    conn = batch.conn
    if ready.hashes:
        old = [] if fresh else [hashes for _, hashes in _sketches(conn, story)]
        kept = [hashes for hashes in old if hashes != ready.hashes] + [ready.hashes]
        if len(kept) > WORDINGS:
            kept = [kept[0], *kept[1 - WORDINGS :]]
        before, now = _indexed(old), _indexed(kept)
        conn.executemany("DELETE FROM shingle WHERE hash = ? AND story = ?", [(h, story) for h in before - now])
        conn.executemany("INSERT INTO shingle (hash, story) VALUES (?, ?)", [(h, story) for h in sorted(now - before)])
        flat = [number for hashes in kept for number in (*hashes, _NEXT)][:-1]
        conn.execute("INSERT OR REPLACE INTO sketch (story, hashes) VALUES (?, ?)", (story, packed(flat)))
    for key in (ready.kept.copy_of, *ready.kept.copies):
        if key is not None:
            _chain(batch, story, key)
    return conn.execute("SELECT copy_of FROM story WHERE id = ?", (story,)).fetchone()[0] is not None


def _sketches(conn: sqlite3.Connection, story: int) -> list[tuple[str, tuple[int, ...]]]:
    """The story's key with the sketch of each wording that is kept, the first one first."""
    row = conn.execute(
        "SELECT s.key, sketch.hashes FROM sketch JOIN story AS s ON s.id = sketch.story WHERE sketch.story = ?",
        (story,),
    ).fetchone()
    if row is None:
        return []
    found: list[list[int]] = [[]]
    for number in unpacked(row[1]):
        if number == _NEXT:
            found.append([])
        else:
            found[-1].append(number)
    return [(row[0], tuple(hashes)) for hashes in found]


def _indexed(sketches: Sequence[Sequence[int]]) -> set[int]:
    return {number for hashes in sketches for number in (*hashes[:INDEXED], *hashes[-INDEXED:])}


def _chain(batch: Batch, story: int, key: str) -> None:
    """Joins a story to the chain of another; of them all the first published, then seen, is the first mover."""
    conn = batch.conn
    row = conn.execute("SELECT id, COALESCE(copy_of, id) FROM story WHERE key = ?", (key,)).fetchone()
    if row is None or row[0] == story:
        return
    own = conn.execute("SELECT COALESCE(copy_of, id) FROM story WHERE id = ?", (story,)).fetchone()[0]
    if own == row[1]:
        return
    (first,), (second,) = conn.execute(
        "SELECT id FROM story WHERE id IN (:one, :other) ORDER BY published, seen, id", {"one": own, "other": row[1]}
    )
    # The first of a chain is no copy: it becomes one, and those that led to it are led on.
    conn.execute(
        "UPDATE story SET copy_of = :first WHERE copy_of = :second OR id = :second", {"first": first, "second": second}
    )
    batch.tally.add("copy")
    # A copy's claims are shown after those of the story that it repeats.
    for row in claim_rows.heads(conn, second):
        batch.stale |= claim_rows.cells_of(conn, row)
