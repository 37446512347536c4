"""The desk's answers about the log, and about which events are one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from monitor_tui.store import event_words, events
from monitor_tui.store.selection import EVERY_EVENT
from monitor_tui.tui.asking_store import StoreAsking
from monitor_tui.tui.desk import Suggestion
from monitor_tui.tui.desk_log import LogLine

if TYPE_CHECKING:
    from monitor_tui.store.log import Asked, Target
    from monitor_tui.store.reviewing import Again

ABOVE = 1 << 40
"""Lines to be looked at again have numbers from here on: above every step."""
RECENT = 200
"""So many events are looked through for words of their titles."""
SUGGESTED = 20
NUMBER = re.compile(r"[eEеЕ]?\s*(\d+)")
"""Also as a Cyrillic layout types it."""


class LogAsking(StoreAsking):
    """Part of ``StoreDesk``."""

    # --- the log ---------------------------------------------------------------------------------------

    _again: Sequence[Again] = ()

    def log_total(self, asked: Asked) -> tuple[int, int]:
        from monitor_tui.store import log, reviewing

        conn = self._conn()
        found = [one for one in reviewing.to_look_at_again(conn) if asked.analyst in ("", *one.analysts.split(", "))]
        if asked.story is not None or asked.event is not None:
            keys = {key for key in {one.key for one in found} if self._of(asked, key)}
            found = [one for one in found if one.key in keys]
        self._again = found
        return log.total(conn, asked) + len(found), len(found)

    def _of(self, asked: Asked, key: str) -> bool:
        from monitor_tui.store import stories

        conn = self._conn()
        if asked.story is not None:
            return stories.keys(conn, [asked.story]) == [key]
        return events.by_key(conn, key) == asked.event

    def log_page(self, asked: Asked, limit: int, *, before: int | None = None, after: int | None = None) -> list[int]:
        from monitor_tui.store import log

        again = [ABOVE + len(self._again) - place for place in range(len(self._again))]
        if after is not None:
            steps = log.page(self._conn(), asked, limit, after=after) if after < ABOVE else []
            return [*(one for one in again if one > after), *steps][-limit:]
        top = [one for one in again if before is None or one < before][:limit]
        below = None if before is None or before >= ABOVE else before
        return [*top, *log.page(self._conn(), asked, limit - len(top), before=below)] if len(top) < limit else top

    def log_rank(self, asked: Asked, one: int) -> int:
        from monitor_tui.store import log

        if one >= ABOVE:
            return ABOVE + len(self._again) - one
        return len(self._again) + log.total(self._conn(), asked, above=one)

    def log_seek(self, asked: Asked, rank: int) -> int | None:
        from monitor_tui.store import log

        if rank < len(self._again):
            return ABOVE + len(self._again) - rank
        return log.seek(self._conn(), asked, rank - len(self._again))

    def log_rows(self, ids: Sequence[int]) -> Sequence[LogLine]:
        from monitor_tui.store import log

        zone, conn = self.dossier.zone, self._conn()
        found = []
        for one in ids:
            if one >= ABOVE:
                word = self._word(one)
                if word is None:
                    continue  # said anew, or of another question, meanwhile
                at = word.at.astimezone(zone)
                found.append(LogLine(one, word.analysts, at, word.what, word.quote or word.key, again=word.why))
                continue
            for step in log.rows(conn, [one]):
                at = step.at.astimezone(zone)
                found.append(LogLine(one, step.analyst, at, step.what, step.about, step.reason, step.undone))
        return found

    def log_target(self, one: int) -> Target:
        from monitor_tui.store import claims, log

        if one < ABOVE:
            return log.target(self._conn(), one)
        word = self._word(one)
        found = claims.claim(self._conn(), word.claim) if word is not None and word.claim is not None else None
        return log.Target(found.story, found.id) if found is not None else log.Target()

    def _word(self, one: int) -> Again | None:
        """What is to be looked at again in a line."""
        place = ABOVE + len(self._again) - one
        return self._again[place] if 0 <= place < len(self._again) else None

    def log_analysts(self) -> Sequence[tuple[str, int]]:
        from monitor_tui.store import log

        return log.analysts(self._conn())

    # --- which events are one ----------------------------------------------------------------------------

    def other_events(self, text: str, *, besides: int | None) -> Sequence[Suggestion]:
        conn, number = self._conn(), NUMBER.fullmatch(text.strip())
        if number is not None:
            found = events.event(conn, int(number[1]), self.dossier.zone)
            known = [found] if found is not None else []
        else:
            recent = events.of_ids(conn, events.page(conn, EVERY_EVENT, RECENT), self.dossier.zone)
            known = [one for one in recent if text.strip().casefold() in one.title.casefold()]
        asked = [one for one in known if one.id != besides][:SUGGESTED]
        return [Suggestion(f"E{one.id}", 0, one.title, one.stories, len(text)) for one in asked]

    def people(self, event: int) -> Sequence[str]:
        from monitor_tui.store import event_bonds

        conn = self._conn()
        said = [f"note, {one.analyst}: {one.text}" for one in event_words.notes(conn, event)]
        for word in event_bonds.of_event(conn, event):
            at = word.at.astimezone(self.dossier.zone)
            who = f"{word.analyst} {at.day} {at:%b}"
            if word.kind == event_bonds.TOGETHER:
                said.append(f"merged by {who}")
            else:
                out = events.by_key(conn, word.key)
                said.append(f"split off by {who}" if out == event else f"a story taken out by {who}: E{out}")
        return said

    def merge(self, event: int, other: int) -> str:
        from monitor_tui.store import event_acts

        with self._writing() as conn:
            return event_acts.merge(conn, self.analyst, event, other, self._consequences)

    def split(self, stories: Sequence[int], into: int | None) -> str:
        from monitor_tui.store import event_acts

        with self._writing() as conn:
            return event_acts.split(conn, self.analyst, stories, self._consequences, into=into)

    def put_at_point(self, event: int, claim: int, name: str) -> str:
        from monitor_tui.cycle import pointing

        with self._writing() as conn:
            return pointing.put(conn, self.dossier, self.analyst, event, claim, name, self._consequences)

    def merge_points(self, event: int, point: str, name: str) -> str:
        from monitor_tui.cycle import pointing

        with self._writing() as conn:
            return pointing.merge(conn, self.dossier, self.analyst, event, point, name)

    def rename_point(self, event: int, point: str, name: str) -> str:
        from monitor_tui.cycle import pointing

        with self._writing() as conn:
            return pointing.rename(conn, self.analyst, event, point, name)

    def event_note(self, event: int) -> str:
        found = event_words.notes(self._conn(), event)
        return next((one.text for one in found if one.analyst == self.analyst), "")

    def note_event(self, event: int, text: str) -> str:
        from monitor_tui.store import event_acts

        with self._writing() as conn:
            return event_acts.note(conn, self.analyst, event, text)
