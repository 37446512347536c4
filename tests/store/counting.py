"""Everything that the store keeps as a number, counted anew from the rows."""

from __future__ import annotations

import sqlite3

from monitor_tui.store import cells, search
from monitor_tui.store.batch import Batch

SHOWN = "FROM claim WHERE shown = 1"
TOTALS = {
    "story": "SELECT '', COUNT(*) FROM story WHERE id IN (SELECT story FROM indexed)",
    "source": "SELECT source, COUNT(*) FROM story GROUP BY source",
    "kind": "SELECT kind, COUNT(*) FROM story JOIN source ON source.id = source GROUP BY kind",
    "owner": "SELECT camp, COUNT(*) FROM story JOIN source ON source.id = source WHERE camp <> '' GROUP BY camp",
    "lang": "SELECT lang, COUNT(*) FROM story GROUP BY lang",
    "edited": "SELECT '', COUNT(*) FROM story WHERE wordings > 1",
    "changed": "SELECT changed, COUNT(*) FROM changed GROUP BY changed",
    "gone": "SELECT '', COUNT(*) FROM story WHERE gone IS NOT NULL",
    "copy": "SELECT '', COUNT(*) FROM story WHERE copy_of IS NOT NULL",
    "grouped": "SELECT '', COUNT(*) FROM story_token",
    "actor": "SELECT actor, COUNT(*) FROM mention WHERE named > 0 GROUP BY actor",
    "by": f"SELECT actor, COUNT(DISTINCT story) {SHOWN} AND actor IS NOT NULL GROUP BY actor",
    "camp": f"SELECT camp, COUNT(DISTINCT story) {SHOWN} AND camp IS NOT NULL GROUP BY camp",
    "country": "SELECT country, COUNT(*) FROM country GROUP BY country",
    "tag": "SELECT tag, COUNT(*) FROM tag GROUP BY tag",
    "read": "SELECT analyst, COUNT(*) FROM read_state GROUP BY analyst",
    "mark": "SELECT analyst, COUNT(*) FROM mark GROUP BY analyst",
    "event": "SELECT '', COUNT(*) FROM event",
    "claim": f"SELECT '', COUNT(*) {SHOWN}",
    "claim.camp": f"SELECT camp, COUNT(*) {SHOWN} AND camp IS NOT NULL GROUP BY camp",
    "claim.by": f"SELECT actor, COUNT(*) {SHOWN} AND actor IS NOT NULL GROUP BY actor",
    "claim.stance": f"SELECT stance, COUNT(*) {SHOWN} GROUP BY stance",
    "claim.review": f"SELECT review, COUNT(*) {SHOWN} GROUP BY review",
    "claim.unsure": f"SELECT '', COUNT(*) {SHOWN} AND unsure = 1",
    "claim.point": f"SELECT point, COUNT(DISTINCT claim) FROM placement WHERE claim IN (SELECT id {SHOWN}) GROUP BY 1",
    "claim.target": f"SELECT actor, COUNT(*) FROM claim_target WHERE claim IN (SELECT id {SHOWN}) GROUP BY actor",
    "claim.about": f"SELECT actor, COUNT(*) FROM claim_about WHERE claim IN (SELECT id {SHOWN}) GROUP BY actor",
    "claim.via": f"SELECT actor, COUNT(*) FROM claim_via WHERE claim IN (SELECT id {SHOWN}) GROUP BY actor",
}
EVENTS = """
    SELECT e.id, e.stories, e.claims, e.unsure, e.checked, e.oldest, e.first, e.last FROM event AS e ORDER BY e.id
"""
EVENTS_AGAIN = """
    SELECT e.id, (SELECT COUNT(*) FROM event_story WHERE event = e.id),
        (SELECT COUNT(*) FROM claim WHERE event = e.id AND shown = 1),
        (SELECT COUNT(*) FROM claim WHERE event = e.id AND shown = 1 AND unsure = 1),
        (SELECT COUNT(*) FROM claim WHERE event = e.id AND shown = 1 AND review IN ('checked', 'corrected', 'made')),
        MIN(s.id), MIN(s.published), MAX(s.published)
    FROM event AS e JOIN event_story AS es ON es.event = e.id JOIN story AS s ON s.id = es.story
    GROUP BY e.id ORDER BY e.id
"""
CELLS_AGAIN = """
    SELECT DISTINCT p.event, p.point, c.camp, COALESCE(c.actor, ''), c.stance, p.value
    FROM placement AS p JOIN claim AS c ON c.id = p.claim
    WHERE c.shown = 1 AND c.held = 0 AND c.camp IS NOT NULL AND p.event IS NOT NULL
"""


def check_counts(conn: sqlite3.Connection) -> None:
    """Fails where a stored number is not what the rows say."""
    for field, again in TOTALS.items():
        stored = conn.execute("SELECT value, n FROM total WHERE field = ? AND n <> 0", (field,)).fetchall()
        assert dict(stored) == {value: n for value, n in conn.execute(again) if n}, field
    assert conn.execute(EVENTS).fetchall() == conn.execute(EVENTS_AGAIN).fetchall()
    _check_cells(conn)
    days = "SELECT (id >> 10) / 86400, COUNT(*) FROM story GROUP BY 1"
    assert dict(conn.execute("SELECT day, n FROM story_day WHERE n > 0")) == dict(conn.execute(days))
    camps = "SELECT event, camp, COUNT(*) FROM claim WHERE shown = 1 AND event > 0 AND camp <> '' GROUP BY 1, 2"
    stored_camps = "SELECT event, camp, claims FROM event_camp ORDER BY 1, 2"
    assert conn.execute(stored_camps).fetchall() == sorted(conn.execute(camps).fetchall())
    accusals = """
        SELECT c.event, t.actor, c.camp, COUNT(*) FROM claim AS c JOIN claim_target AS t ON t.claim = c.id
        WHERE c.shown = 1 AND c.stance = 'accuses' AND c.event > 0 AND c.camp <> '' GROUP BY 1, 2, 3
    """
    stored_accusals = "SELECT event, actor, camp, claims FROM accusal ORDER BY 1, 2, 3"
    assert conn.execute(stored_accusals).fetchall() == sorted(conn.execute(accusals).fetchall())
    lasts = "SELECT et.event FROM event_token AS et JOIN event AS e ON e.id = et.event WHERE et.last <> e.last"
    assert conn.execute(lasts).fetchall() == []
    search.check(conn)
    assert conn.execute("PRAGMA foreign_key_check").fetchall() == []


def _check_cells(conn: sqlite3.Connection) -> None:
    stored = conn.execute("SELECT * FROM cell ORDER BY 1, 2, 3, 4, 5, 6").fetchall()
    conn.execute("BEGIN")
    try:
        conn.execute("DELETE FROM cell")
        batch = Batch(conn)
        batch.stale = {tuple(row) for row in conn.execute(CELLS_AGAIN)}
        for key in batch.stale:
            cells.count_again(conn, key)
        again = conn.execute("SELECT * FROM cell ORDER BY 1, 2, 3, 4, 5, 6").fetchall()
    finally:
        conn.execute("ROLLBACK")
    # Which of two equally good claims is shown depends on the order of arrival; everything else does not.
    best = 10
    assert [row[:best] + row[best + 1 :] for row in stored] == [row[:best] + row[best + 1 :] for row in again]
