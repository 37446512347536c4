"""What a desk from memory answers about the log, and about which events are one."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from monitor_tui.errors import StoreError
from monitor_tui.store.log import Asked, Target
from monitor_tui.tui.desk import Suggestion
from monitor_tui.tui.desk_log import LogLine
from tests.tui.model_story import EVENTS, START

ACTS = (
    ("anna", "checked: 1 claim", "Peskov confirmed it."),
    ("ben", "+coup: 3 stories", "Putin phoned Biden"),
    ("anna", "corrected speaker: 1 claim", "They are said to have planned it."),
    ("anna", "renamed: 1 event", "The plot"),
)
AGAIN = LogLine(1 << 40, "ben", START, "checked", "One of them is a US citizen.", again="altered")


class FakeLog:
    """Part of ``FakeDesk``: four acts, and one word to look at again."""

    analyst: str
    done: list[tuple[object, ...]]

    def __init__(self) -> None:
        self.noted: list[str] = []
        super().__init__()

    def _log(self, asked: Asked) -> list[LogLine]:
        found = [
            LogLine(one, who, START + timedelta(minutes=one), what, about, "seen twice" if one == 4 else "", one == 2)
            for one, (who, what, about) in enumerate(ACTS, 1)
            if asked.analyst in ("", who) and (asked.event is None or what.startswith("renamed"))
        ]
        return [*([] if asked.analyst == "anna" or asked.event else [AGAIN]), *reversed(found)]

    def log_page(self, asked: Asked, limit: int, *, before: int | None = None, after: int | None = None) -> list[int]:
        ids = [one.id for one in self._log(asked)]
        if after is not None:
            return [one for one in ids if one > after][-limit:]
        return [one for one in ids if before is None or one < before][:limit]

    def log_rank(self, asked: Asked, one: int) -> int:
        return sum(1 for other in self._log(asked) if other.id > one)

    def log_seek(self, asked: Asked, rank: int) -> int | None:
        return self._log(asked)[rank].id

    def log_rows(self, ids: Sequence[int]) -> Sequence[LogLine]:
        known = {one.id: one for one in self._log(Asked())}
        return [known[one] for one in ids]

    def log_total(self, asked: Asked) -> tuple[int, int]:
        found = self._log(asked)
        return len(found), sum(1 for one in found if one.again)

    def log_target(self, one: int) -> Target:
        if one == 4:
            return Target(event=1)
        return Target() if one == 2 else Target(story=self._story(), claim=1)

    def _story(self) -> int:
        raise NotImplementedError

    def log_analysts(self) -> Sequence[tuple[str, int]]:
        return [("anna", 3), ("ben", 1)]

    def other_events(self, text: str, *, besides: int | None) -> Sequence[Suggestion]:
        words = text.strip().casefold()
        return [
            Suggestion(f"E{one}", 0, event.title, event.stories, len(text))
            for one, event in EVENTS.items()
            if one != besides
            and (words in (f"e{one}", str(one)) or (not words[-1:].isdigit() and words in event.title.casefold()))
        ]

    def people(self, event: int) -> Sequence[str]:
        return [*self.noted, *(f"merged by {self.analyst} 21 Apr" for one in self.done if one[0] == "merge")]

    def merge(self, event: int, other: int) -> str:
        if event == other:
            raise StoreError("one event already")
        self.done.append(("merge", event, other))
        return f"merged: E{other} and E{event} are E{event}"

    def split(self, stories: Sequence[int], into: int | None) -> str:
        self.done.append(("split", tuple(stories), into))
        return "1 story taken out of E1"

    def put_at_point(self, event: int, claim: int, name: str) -> str:
        self.done.append(("point", event, claim, name))
        return "put at another point: 1 claim"

    def merge_points(self, event: int, point: str, name: str) -> str:
        self.done.append(("merge-point", event, point, name))
        return "points put together: 1 event"

    def rename_point(self, event: int, point: str, name: str) -> str:
        self.done.append(("rename-point", event, point, name))
        return "point renamed: 1 event"

    def event_note(self, event: int) -> str:
        return self.noted[-1].partition(": ")[2] if self.noted else ""

    def note_event(self, event: int, text: str) -> str:
        self.done.append(("note event", event, text))
        self.noted = [f"note, {self.analyst}: {text}"]
        return "noted: 1 event"
