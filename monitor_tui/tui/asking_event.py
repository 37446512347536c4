"""The desk's answers about one event."""

from __future__ import annotations

from monitor_tui.contrast import words
from monitor_tui.errors import StoreError
from monitor_tui.model import Precision
from monitor_tui.store import claims, events, stories
from monitor_tui.store.connect import Connection
from monitor_tui.tui.asking_store import StoreAsking
from monitor_tui.tui.desk_event import Behind, OpenEvent

MEDIA = "media"


class EventAsking(StoreAsking):
    """Part of ``StoreDesk``."""

    def event(self, one: int) -> OpenEvent:
        conn = self._conn()
        found = events.event(conn, one, self.dossier.zone)
        if found is None:
            raise StoreError("This event is no longer in the store; its stories were grouped anew.")
        texts, sources = events.breadth(conn, found.id)
        oldest = events.stories(conn, found.id)[-1:]
        row = next(iter(stories.rows(conn, oldest)), None)
        if row is None:
            return OpenEvent(found, texts, sources)
        local = row.published.astimezone(self.dossier.zone)
        day = f"{local.day} {local:%b}"
        via = self._agency(conn, row.id)
        return OpenEvent(found, texts, sources, row.source, day, via, row.precision is Precision.DAY)

    def _agency(self, conn: Connection, story: int) -> str:
        """The one outlet that the claims of a story come from, itself not the story's source."""
        relays = {via for claim in claims.of_story(conn, story) for via in claim.via}
        known = [self.dossier.actors[one] for one in relays if one in self.dossier.actors]
        agencies = [one.id for one in known if one.type == MEDIA]
        return words.short_actor(agencies[0], self.dossier) if len(agencies) == 1 else ""

    def others_acted(self) -> int:
        from monitor_tui.store import log

        return log.last_of_others(self._conn(), self.analyst)

    def behind(self, claim: int) -> Behind:
        conn = self._conn()
        found = claims.claim(conn, claim)
        if found is None:
            return Behind()
        story, past = stories.story(conn, found.story), self._past(conn)
        if past is not None:
            from monitor_tui.store import past_said

            said, by = past_said.words(conn, past, claim), ""
        else:
            from monitor_tui.store import reviewing

            said, by = reviewing.words(conn, claim), found.reviewed_by or ""
        return Behind(story, said[-1].analyst, said[-1].at) if said else Behind(story, by)

    def summarize(self, event: int, point: str, pane: str, text: str) -> str:
        from monitor_tui.store import event_acts

        with self._writing() as conn:
            return event_acts.set_summary(conn, self.analyst, event, point, pane, text)

    def rename(self, event: int, title: str) -> str:
        from monitor_tui.store import event_acts

        with self._writing() as conn:
            return event_acts.rename(conn, self.analyst, event, title)
