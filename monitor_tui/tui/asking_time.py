"""The desk's answers about wordings, and of another time than today."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from monitor_tui.cycle import look, times
from monitor_tui.errors import StoreError
from monitor_tui.model import Review, Versions
from monitor_tui.model.timed import Times
from monitor_tui.store import claims, connect, events, stories
from monitor_tui.store.connect import Connection
from monitor_tui.store.kept import StoredClaim, WireRow
from monitor_tui.tui.asking_store import StoreAsking
from monitor_tui.tui.desk import Filter, OpenStory
from monitor_tui.tui.widgets.claim_words import NOWHERE

THOUGHT = "thought"


class TimeAsking(StoreAsking):
    """Part of ``StoreDesk``."""

    def travel(self, asked: Times) -> None:
        self.times = asked

    def told_time(self) -> str:
        return times.told(self.times, self.dossier.zone)

    # --- wordings -----------------------------------------------------------------------------------

    def turns(self, story: int) -> tuple[int, ...]:
        from monitor_tui.text.difference import differ

        texts = stories.wordings(self._conn(), story)
        last = self._number(self._conn(), story) or len(texts)
        found = [
            one.number
            for one, after in pairwise(texts[:last])
            if differ(one.title, after.title) or differ(one.text, after.text)
        ]
        return (*found, last)

    def wording(self, story: int, number: int) -> str:
        return stories.wordings(self._conn(), story)[number - 1].whole

    def story(self, one: int, wording: int | None = None) -> OpenStory:
        conn = self._conn()
        with connect.snapshot(conn):
            found = stories.story(conn, one)
            if found is None:
                raise StoreError("This story is no longer in the store.")
            last = self._number(conn, one) or found.wordings
            number = wording or last
            shown = self._claims(conn, one, None if number == last else number)
            own = [claim for claim in shown if claim.wording == number]
            others = [_placeless(claim) for claim in shown if claim.wording != number]
            return OpenStory(
                story=found,
                number=number,
                whole=stories.wordings(conn, one)[number - 1].whole,
                claims=(*own, *others),
                remarks=tuple(stories.remarks(conn, one, number)),
                events=tuple(events.of_story(conn, one, self.dossier.zone)),
                tags=self._tags(conn, one),
            )

    def rows(self, ids: Sequence[int]) -> Sequence[WireRow]:
        conn = self._conn()
        past = self._past(conn)
        if past is None:
            return stories.rows(conn, ids, self.analyst)
        from monitor_tui.store import past_rows

        return past_rows.wire_rows(conn, past, ids, self.analyst)

    def own_claims(self, story: int) -> tuple[StoredClaim, ...]:
        return tuple(self._claims(self._conn(), story, None))

    def _claims(self, conn: Connection, story: int, wording: int | None) -> Sequence[StoredClaim]:
        """The claims of a story as they stand, or stood; or those of one older wording, whatever became of them."""
        if wording is not None:
            found = claims.of_story(conn, story, wording)
            return [claim for claim in found if claim.kind != THOUGHT and claim.review is not Review.HIDDEN]
        past = self._past(conn)
        if past is not None:
            from monitor_tui.store import past_rows

            return past_rows.claims_of_story(conn, past, story)
        return [claim for claim in claims.of_story(conn, story) if claim.shown and claim.kind != THOUGHT]

    def _number(self, conn: Connection, story: int) -> int | None:
        """The number of a story's wording of the time that is shown; None of today, or where it was not seen yet."""
        past = self._past(conn)
        if past is None:
            return None
        from monitor_tui.store import past_rows

        return past_rows.number(conn, past, story)

    def _tags(self, conn: Connection, story: int) -> tuple[str, ...]:
        past = self._past(conn)
        if past is None:
            return stories.tags_of(conn, story)
        from monitor_tui.store import past_rows

        return tuple(past_rows.tags_of(conn, past, story))

    # --- panes --------------------------------------------------------------------------------------

    def versions(
        self,
        event: int,
        camps: Sequence[str],
        which: Filter | None = None,
        *,
        accused: bool = False,
        joined: Sequence[int] = (),
    ) -> Versions | None:
        conn, dossier = self._conn(), self.dossier
        only = None if which is None or which.made is None else self._selection(which)
        with connect.stoppable():
            if not self.times:
                return look.versions(conn, dossier, event, camps, only, accused=accused, joined=joined)
            within = times.published(conn, self.times, dossier, self.analyst)
            return look.versions_at(
                conn, dossier, event, camps, self.times, within, only, accused=accused, joined=joined
            )


def _placeless(claim: StoredClaim) -> StoredClaim:
    """A claim of an older wording: its spans count characters of a text that is not shown."""
    return replace(claim, sentence=NOWHERE, sentences=(), source=None, cue=None, content=())
