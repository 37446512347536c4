"""The store as it stood at a moment: the stories seen by then in the wording of then, with people's acts done by then.

Claims and events are today's reading of those wordings. What a wording fixes besides its claims (names, countries,
language, the words of the index) is known of the current one alone.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection, Iterable, Mapping
from contextlib import closing
from datetime import datetime
from functools import cached_property
from math import ceil
from typing import TYPE_CHECKING

from monitor_tui.model import Presence, Review
from monitor_tui.store import locators, tables, versions_tables

if TYPE_CHECKING:
    from monitor_tui.store.readings import Reading

Reviewed = tuple[Review, str | None]
"""What people had said of a claim, and who they are."""

_LAST_IN_CHAIN = """
    WITH RECURSIVE chain(id, next, wording) AS (
        SELECT id, next, wording FROM claim WHERE id = :claim AND wording <= :number
        UNION ALL SELECT c.id, c.next, c.wording FROM chain JOIN claim AS c ON c.id = chain.next
            WHERE c.wording <= :number
    )
    SELECT id FROM chain ORDER BY wording DESC, id LIMIT 1
"""


class Past:
    """Conditions on rows of today that make them those of a moment, and what is to be said otherwise of them."""

    def __init__(self, conn: sqlite3.Connection, at: datetime) -> None:
        self._conn = conn
        self.at = at
        self.end = ceil(at.timestamp())
        """The first second after it."""
        found = conn.execute("SELECT MAX(id) FROM step WHERE at < :end", {"end": self.end}).fetchone()
        self.step = int(found[0] or 0)
        """The last thing that anybody had done."""

    # --- conditions ---------------------------------------------------------------------------------------

    def number(self, story: str) -> str:
        """The number of a story's wording of then; NULL where it was not seen yet."""
        return f"(SELECT MAX(number) FROM wording WHERE story = {story} AND stored < {self.end})"

    def shown(self, claim: str, *, hidden: bool = False) -> str:
        """That a claim counted then: of the wording of then, or of an older one that nothing newer repeats."""
        number = self.number(f"{claim}.story")
        newer = f"EXISTS (SELECT 1 FROM claim AS newer WHERE newer.id = {claim}.next AND newer.wording <= {number})"
        # One that steps out of sight without an heir stood in an advert of its own wording only.
        stood = f"({claim}.wording = {number} OR {claim}.shown = 1 OR {claim}.next > 0 OR {claim}.review = 'hidden')"
        tests = [f"{claim}.kind <> 'thought'", f"{claim}.wording <= {number}", f"NOT {newer}", stood]
        tests += [f"{claim}.id NOT IN ({_list(self.made_later)})"] if self.made_later else []
        tests += [f"{claim}.id NOT IN ({_list(self.hidden)})"] if self.hidden and not hidden else []
        return f"({' AND '.join(tests)})"

    def state(self, claim: str, presence: Presence) -> str:
        """That the sentences of a claim stood, read otherwise or were taken out by then."""
        gone = f"(SELECT gone FROM story WHERE id = {claim}.story)"
        withdrawn = f"COALESCE({gone} < {self.end}, 0)"
        older = f"{claim}.wording < {self.number(f'{claim}.story')}"
        # Of one that a newer wording repeats the row says how it stood before that.
        taken = f"({withdrawn} OR ({older} AND {claim}.state = 'gone' AND {gone} IS NULL))"
        altered = f"(NOT {taken} AND {older} AND {claim}.state <> 'present')"
        return {Presence.GONE: taken, Presence.ALTERED: altered}.get(presence, f"NOT ({taken} OR {altered})")

    def tagged(self, story: str, tags: str = "") -> str:
        """That a story of this id had a tag; ``tags`` is the bound list of them, any where it is empty."""
        named = f"AND tagged.name IN ({tags})" if tags else ""
        key = f"(SELECT key FROM story WHERE id = {story})"
        # The last word of a person, failing that of a rule; SQLite takes `value` from the row that has the MAX.
        return f"""EXISTS (SELECT 1 FROM (
            SELECT tagged.value AS value, MAX(tagged.id + (doer.analyst NOT GLOB 'rule:*') * (1 << 53))
            FROM act AS tagged CROSS JOIN step AS doer ON doer.id = tagged.step
            WHERE tagged.key = {key} AND tagged.kind = 'tag' AND tagged.step <= {self.step} {named}
            GROUP BY tagged.name) WHERE value = '+')"""

    def noted(self, story: str) -> str:
        """That somebody's note stood on a story of this id, or on a claim of it."""
        return f"""EXISTS (SELECT 1 FROM (
            SELECT a.value AS value, MAX(a.id) FROM act AS a CROSS JOIN step AS st ON st.id = a.step
            WHERE a.kind = 'note' AND a.name IN ('story', 'claim') AND a.step <= {self.step}
                AND a.key = (SELECT key FROM story WHERE id = {story})
            GROUP BY st.analyst, a.locator) WHERE value <> '')"""

    def read(self, story: str, analyst: str) -> str:
        """That somebody (bound) had read a story of this id."""
        return f"""COALESCE((SELECT a.value FROM act AS a CROSS JOIN step AS st ON st.id = a.step
            WHERE a.key = (SELECT key FROM story WHERE id = {story}) AND a.kind = 'read' AND st.analyst = {analyst}
                AND a.step <= {self.step} ORDER BY a.id DESC LIMIT 1) = '+', 0)"""

    # --- what people had said -----------------------------------------------------------------------------

    @cached_property
    def made_later(self) -> tuple[int, ...]:
        """Claims that a person made after that moment."""
        later = self._claims("SELECT claim FROM word_last WHERE field = 'made' GROUP BY claim HAVING MIN(step) > :step")
        if not later:
            return later
        # One that was taken back meanwhile and made again was there.
        made = self._conn.execute(
            "SELECT key, locator, value FROM act WHERE kind = 'make' AND step <= :step ORDER BY id", {"step": self.step}
        ).fetchall()
        stood = {self.claim(key, locator): value for key, locator, value in made}
        return tuple(claim for claim in later if not stood.get(claim))

    @cached_property
    def readings(self) -> Mapping[int, Reading]:
        """Claim -> how it was read then, of those that people's words have read otherwise since."""
        from monitor_tui.store import past_words

        return past_words.changed(self._conn, self.step, self.claim)

    @cached_property
    def hidden(self) -> tuple[int, ...]:
        """Claims that people kept out of sight."""
        keys = self._conn.execute(
            "SELECT DISTINCT key FROM act WHERE kind = 'review' AND value = 'hidden' AND step <= :step",
            {"step": self.step},
        )
        found = self.reviews([key for (key,) in keys])
        return tuple(sorted(claim for claim, (review, _) in found.items() if review is Review.HIDDEN))

    def reviews(self, keys: Collection[str] | None = None) -> dict[int, Reviewed]:
        """What people had said of claims in the stories with these keys, or in any; nothing of those not here."""
        from monitor_tui.store import claim_state
        from monitor_tui.store.schema import run_script

        wanted = None if keys is None else json.dumps(sorted(keys))
        rows = self._conn.execute(
            """
            SELECT a.kind, a.key, a.locator, a.name, a.value, st.analyst, a.step
            FROM act AS a JOIN step AS st ON st.id = a.step
            WHERE a.kind IN ('review', 'correct', 'make') AND a.step <= :step
                AND (:keys IS NULL OR a.key IN (SELECT value FROM json_each(:keys)))
            ORDER BY a.id
            """,
            {"step": self.step, "keys": wanted},
        ).fetchall()
        if not rows:
            return {}
        # The same tables as of today, in memory: what people agree on is worked out in one place.
        with closing(sqlite3.connect(":memory:", isolation_level=None)) as then:
            for part in (tables.DERIVED_OF_ACTS, versions_tables.WORDS_OF_PEOPLE):
                run_script(then, part)
            known: dict[tuple[str, str], int | None] = {}
            for kind, key, locator, name, value, analyst, step in rows:
                if (key, locator) not in known:
                    known[key, locator] = self.claim(key, locator)
                claim = known[key, locator]
                if claim is not None and kind == "review":
                    _keep(then, "review_last", {"claim": claim, "analyst": analyst, "value": value, "step": step})
                elif claim is not None:
                    field = "made" if kind == "make" else name
                    word = {"claim": claim, "field": field, "analyst": analyst, "value": value, "step": step}
                    _keep(then, "word_last", word)
            found = {claim: claim_state.reviewed(then, claim) for claim in known.values() if claim is not None}
        return {claim: (Review(review), by) for claim, (review, by) in found.items()}

    def presences(self, claims: Iterable[int]) -> dict[int, Presence]:
        """How the sentences of claims stood."""
        found = self._conn.execute(
            f"""
            SELECT c.id, {self.state("c", Presence.GONE)}, {self.state("c", Presence.ALTERED)}
            FROM json_each(:ids) AS asked CROSS JOIN claim AS c ON c.id = asked.value
            """,
            {"ids": json.dumps(sorted(set(claims)))},
        )
        return {
            claim: Presence.GONE if gone else Presence.ALTERED if altered else Presence.PRESENT
            for claim, gone, altered in found
        }

    def _claims(self, sql: str) -> tuple[int, ...]:
        return tuple(claim for (claim,) in self._conn.execute(sql, {"step": self.step}))

    def claim(self, key: str, locator: str) -> int | None:
        """The claim that an act spoke of, as it stood then."""
        from monitor_tui.store import claims

        story = self._conn.execute("SELECT id FROM story WHERE key = :key", {"key": key}).fetchone()
        if story is None:
            return None
        number = self._conn.execute(f"SELECT {self.number(':story')}", {"story": story[0]}).fetchone()[0] or 0
        found = claims.named_claim(self._conn, locators.read(key, locator), number)
        if found is None:
            return None
        row = self._conn.execute(_LAST_IN_CHAIN, {"claim": found, "number": number}).fetchone()
        return int(row[0]) if row else None


def _keep(conn: sqlite3.Connection, table: str, row: Mapping[str, object]) -> None:
    columns = ", ".join(row)
    conn.execute(f"INSERT OR REPLACE INTO {table} ({columns}) VALUES ({', '.join(f':{name}' for name in row)})", row)


def _list(numbers: Iterable[int]) -> str:
    """Numbers of the store itself, never what anybody typed."""
    return ", ".join(map(str, numbers))
