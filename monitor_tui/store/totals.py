"""Totals that are kept, not counted: each transaction adds up what it changes and writes it once at its end."""

from __future__ import annotations

import sqlite3
from collections import Counter
from dataclasses import dataclass, field

SECONDS_A_DAY = 86_400


def of(conn: sqlite3.Connection, name: str, value: str = "") -> int:
    """How many stories, claims or events have this value; the fields are listed in schema.py."""
    found = conn.execute(
        "SELECT n FROM total WHERE field = :field AND value = :value", {"field": name, "value": value}
    ).fetchone()
    return int(found[0]) if found else 0


def by_value(conn: sqlite3.Connection, name: str) -> dict[str, int]:
    """Every value of a field that something has, the most frequent first."""
    rows = conn.execute(
        "SELECT value, n FROM total WHERE field = :field AND n > 0 ORDER BY n DESC, value", {"field": name}
    )
    return dict(rows.fetchall())


@dataclass(frozen=True, slots=True)
class Counted:
    """What a shown claim adds to the totals."""

    story: int
    actor: str | None
    camp: str | None
    stance: str
    event: int | None
    unsure: bool
    review: str
    points: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()
    about: tuple[str, ...] = ()
    via: tuple[str, ...] = ()


@dataclass(slots=True)
class EventChange:
    """What a transaction adds to one event's row."""

    claims: int = 0
    checked: int = 0
    unsure: int = 0


@dataclass(slots=True)
class Tally:
    """What one transaction changes."""

    totals: Counter[tuple[str, str]] = field(default_factory=Counter)
    days: Counter[int] = field(default_factory=Counter)
    story_camps: Counter[tuple[str, int]] = field(default_factory=Counter)
    speaks: Counter[tuple[str, int]] = field(default_factory=Counter)
    event_camps: Counter[tuple[int, str]] = field(default_factory=Counter)
    accusals: Counter[tuple[int, str, str]] = field(default_factory=Counter)
    """Event, whom claims accuse, and whose."""
    events: dict[int, EventChange] = field(default_factory=dict)

    def add(self, name: str, value: str = "", n: int = 1) -> None:
        self.totals[name, value] += n

    def story(self, story: int, sign: int = 1) -> None:
        self.totals["story", ""] += sign
        self.days[(story >> 10) // SECONDS_A_DAY] += sign

    def claim(self, claim: Counted, sign: int = 1) -> None:
        """Adds a claim that is shown from now on, or takes away one that no longer is."""
        totals = self.totals
        totals["claim", ""] += sign
        totals["claim.stance", claim.stance] += sign
        totals["claim.review", claim.review] += sign
        if claim.unsure:
            totals["claim.unsure", ""] += sign
        if claim.actor:
            totals["claim.by", claim.actor] += sign
            self.speaks[claim.actor, claim.story] += sign
        if claim.camp:
            totals["claim.camp", claim.camp] += sign
            self.story_camps[claim.camp, claim.story] += sign
        lists = (("point", claim.points), ("target", claim.targets), ("about", claim.about), ("via", claim.via))
        for name, values in lists:
            for value in set(values):
                totals[f"claim.{name}", value] += sign
        if claim.event is not None:
            change = self.events.setdefault(claim.event, EventChange())
            change.claims += sign
            change.unsure += sign * claim.unsure
            change.checked += sign * (claim.review in ("checked", "corrected", "made"))
            if claim.camp:
                self.event_camps[claim.event, claim.camp] += sign
                if claim.stance == "accuses":
                    for target in set(claim.targets):
                        self.accusals[claim.event, target, claim.camp] += sign

    def forget_event(self, event: int) -> None:
        """An event is no more; the next that is made in this transaction may get its number."""
        self.events.pop(event, None)
        for key in [key for key in self.event_camps if key[0] == event]:
            del self.event_camps[key]

    def write(self, conn: sqlite3.Connection) -> None:
        """Writes everything, in the order of the keys, as the last thing in the transaction."""
        self._write_story_camps(conn)
        self._write_speaks(conn)
        self._write_events(conn)
        conn.executemany(
            """
            INSERT INTO story_day (day, n) VALUES (?, ?) ON CONFLICT DO UPDATE SET n = n + excluded.n
            """,
            sorted(self.days.items()),
        )
        conn.executemany(
            """
            INSERT INTO total (field, value, n) VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET n = n + excluded.n
            """,
            [(*key, n) for key, n in sorted(self.totals.items()) if n],
        )

    def _write_story_camps(self, conn: sqlite3.Connection) -> None:
        for (camp, story), n in sorted(self.story_camps.items()):
            if not n:
                continue
            key = {"camp": camp, "story": story, "n": n}
            now = conn.execute(
                """
                INSERT INTO story_camp (camp, story, claims) VALUES (:camp, :story, :n)
                ON CONFLICT DO UPDATE SET claims = claims + :n RETURNING claims
                """,
                key,
            ).fetchone()[0]
            if now <= 0:
                conn.execute("DELETE FROM story_camp WHERE camp = :camp AND story = :story", key)
            self.totals["camp", camp] += (now > 0) - (now - n > 0)

    def _write_speaks(self, conn: sqlite3.Connection) -> None:
        for (actor, story), n in sorted(self.speaks.items()):
            if not n:
                continue
            now = conn.execute(
                """
                INSERT INTO mention (actor, story, named, speaks) VALUES (:actor, :story, 0, :n)
                ON CONFLICT DO UPDATE SET speaks = speaks + :n RETURNING speaks
                """,
                {"actor": actor, "story": story, "n": n},
            ).fetchone()[0]
            self.totals["by", actor] += (now > 0) - (now - n > 0)

    def _write_events(self, conn: sqlite3.Connection) -> None:
        conn.executemany(
            """
            INSERT INTO event_camp (event, camp, claims) VALUES (?, ?, ?)
            ON CONFLICT DO UPDATE SET claims = claims + excluded.claims
            """,
            [(*key, n) for key, n in sorted(self.event_camps.items()) if n],
        )
        conn.executemany(
            "DELETE FROM event_camp WHERE event = ? AND camp = ? AND claims <= 0",
            [key for key, n in self.event_camps.items() if n < 0],
        )
        conn.executemany(
            """
            INSERT INTO accusal (event, actor, camp, claims) VALUES (?, ?, ?, ?)
            ON CONFLICT DO UPDATE SET claims = claims + excluded.claims
            """,
            [(*key, n) for key, n in sorted(self.accusals.items()) if n],
        )
        conn.executemany(
            "DELETE FROM accusal WHERE event = ? AND actor = ? AND camp = ? AND claims <= 0",
            [key for key, n in self.accusals.items() if n < 0],
        )
        conn.executemany(
            """
            UPDATE event SET claims = claims + :claims, checked = checked + :checked, unsure = unsure + :unsure
            WHERE id = :event
            """,
            [
                {"event": event, "claims": change.claims, "checked": change.checked, "unsure": change.unsure}
                for event, change in self.events.items()
            ],
        )
