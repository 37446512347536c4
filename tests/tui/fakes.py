"""A desk that answers from memory: of the model story."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from dataclasses import replace

from monitor_tui.contrast.panes import Summed
from monitor_tui.errors import QueryError, StoreError
from monitor_tui.model import (
    Remark,
    Review,
    Stance,
    Story,
    Versions,
)
from monitor_tui.model.briefed import Wanted
from monitor_tui.model.proven import Proof
from monitor_tui.model.timed import TODAY, Times
from monitor_tui.store.kept import ActorCount, EventRow, StoredClaim, WireRow
from monitor_tui.tui.desk import (
    Counts,
    Filter,
    Interrupted,
    Kept,
    OpenEvent,
    OpenStory,
    Overview,
    Suggestion,
)
from monitor_tui.tui.desk_brief import OpenBrief
from monitor_tui.tui.desk_event import Behind
from tests.tui import model_event
from tests.tui.fake_log import FakeLog
from tests.tui.fake_word import FakeWords
from tests.tui.model_brief import brief_of, item_name
from tests.tui.model_moved import MovedFakes
from tests.tui.model_proof import proof_of
from tests.tui.model_story import DOSSIER, EVENTS, ROWS, SOURCES, START, claim

__all__ = ["DOSSIER", "ROWS", "FakeDesk", "claim"]


class FakeDesk(FakeLog, FakeWords, MovedFakes):
    """Answers at once, remembers what was done."""

    def __init__(self, rows: dict[int, WireRow] | None = None) -> None:
        self.dossier = DOSSIER
        self.analyst = "anna"
        self.can_write = True
        self.times = TODAY
        self.held = dict(ROWS if rows is None else rows)
        self.done: list[tuple[object, ...]] = []
        self.tagged: dict[int, set[str]] = {}
        self.interrupted = threading.Event()
        self.slow = threading.Event()
        """Set while a filter should take long: it then waits to be interrupted."""
        self.changes = 0
        self.others = 0
        """Acts of other analysts."""
        self.reading = threading.Event()
        """Cleared while reading a story again should take long."""
        self.reading.set()
        self.silent: set[tuple[str, str]] = set()
        """(point, camp) of the cells that were called silent."""
        self.ended: list[str] = []
        """Silences that new evidence ended."""
        super().__init__()
        self.unknown = 3
        """A claim that is gone from the store."""
        self.briefed: list[Wanted] = []
        self.lines: dict[tuple[str, str], Summed] = {}
        """(point, pane) -> a person's line for the cell."""

    # --- asking
    def understand(self, text: str) -> Filter:
        if "(" in text and ")" not in text:
            raise QueryError(text, len(text), "a closing bracket")
        return Filter(text, text.casefold(), asks_claims="camp:" in text)

    def _ids(self, which: Filter) -> list[int]:
        words = str(which.made or "").split()
        rows = (row for row in self.held.values() if all(self._keeps(row, word) for word in words))
        return sorted((row.id for row in rows), reverse=True)

    @staticmethod
    def _keeps(row: WireRow, word: str) -> bool:
        field, _, value = word.partition(":")
        if value:
            kept = {"camp": row.camps, "event": (f"e{row.event}",), "lang": (row.lang,), "source": (row.source,)}
            return value in kept.get(field, (value,))
        return word in row.title.casefold()

    def keep(self, which: Filter, limit: int) -> Kept:
        if self.slow.is_set():
            self.interrupted.wait(5)
            raise Interrupted
        ids = self._ids(which)
        why = "" if ids else "0 stories. camp:kremlin 9 claims, blames:cia 3 claims, never in one claim."
        return Kept(which, Counts(len(ids), len(self.held)), tuple(ids[:limit]), why)

    def count(self, which: Filter) -> Counts:
        kept = [self.held[one] for one in self._ids(which)]
        return Counts(
            stories=len(kept),
            all=len(self.held),
            events=len({row.event for row in kept if row.event}),
            unread=sum(row.unread for row in kept),
            claims=2 * len(kept) if which.asks_claims else None,
        )

    def interrupt(self) -> None:
        self.interrupted.set()

    def page(self, which: Filter, limit: int, *, before: int | None = None, after: int | None = None) -> list[int]:
        ids = self._ids(which)
        if before is not None:
            return [one for one in ids if one < before][:limit]
        if after is not None:
            return [one for one in ids if one > after][-limit:]
        return ids[:limit]

    def rank(self, which: Filter, one: int) -> int:
        return sum(1 for other in self._ids(which) if other > one)

    def seek(self, which: Filter, rank: int) -> int | None:
        ids = self._ids(which)
        return ids[rank] if rank < len(ids) else None

    def rows(self, ids: Sequence[int]) -> Sequence[WireRow]:
        return [replace(self.held[one], tags=tuple(sorted(self.tagged.get(one, ())))) for one in ids]

    def next_unread(self, which: Filter, below: int | None) -> int | None:
        unread = [one for one in self._ids(which) if self.held[one].unread]
        return next((one for one in unread if below is None or one < below), unread[0] if unread else None)

    def other_event(self, which: Filter, one: int, down: bool) -> int | None:
        here = self.held[one].event
        ids = [other for other in self._ids(which) if (other < one) == down and other != one]
        ordered = ids if down else reversed(ids)
        return next((other for other in ordered if self.held[other].event not in (here, None)), None)

    def overview(self, which: Filter) -> Overview:
        actors = {one: ActorCount(19 - place, 5) for place, one in enumerate(DOSSIER.actors)}
        return Overview(actors, {"BY": 31, "RU": 27, "US": 14}, SOURCES)

    def versions(
        self,
        event: int,
        camps: Sequence[str],
        which: Filter | None = None,
        *,
        accused: bool = False,
        joined: Sequence[int] = (),
    ) -> Versions:
        return model_event.versions(EVENTS[event], camps, accused=accused, joined=joined, lines=self.lines)

    # --- other times
    def travel(self, times: Times) -> None:
        self.times = times

    def told_time(self) -> str:
        return "as of 18 Apr 2021 24:00 · today's reader" if self.times else ""

    def turns(self, story: int) -> tuple[int, ...]:
        return (1, 2)

    def wording(self, story: int, number: int) -> str:
        whole = self.story(story).whole
        return whole.replace("confirmed according", "denied, according") if number == 1 else whole

    def own_claims(self, story: int) -> tuple[StoredClaim, ...]:
        return (claim(9, (0, 5), (1, 2), None, story=story, event=None, quote="Peskov: Yes."),)

    def claim(self, one: int) -> StoredClaim | None:
        looked = {"review": Review.CHECKED, "reviewed_by": "anna"} if one == model_event.CHECKED else {}
        return claim(one, (0, 5), (1, 2), None, **looked)

    def explain_claim(self, one: int) -> Sequence[str]:
        if one == self.unknown:
            raise StoreError("This claim is no longer in the store.")
        self.reading.wait(5)
        self.done.append(("why", one))
        labels = [f"The model calls word {at} the beginning of a cue: a cue, finite (CF +0.9)." for at in range(20)]
        return [f"Rule en:verb:confirm made claim {one}.", "Speaker Dmitry Peskov: \x1b[2Jthe name “Peskov”.", *labels]

    def story(self, one: int, wording: int | None = None) -> OpenStory:
        if one not in self.held:
            raise StoreError("This story is no longer in the store.")
        row = self.held[one]
        title = row.title
        body = (
            "According to information from Moscow, Russian President Vladimir Putin informed his US colleague Joe "
            "Biden during a phone call about a failed assassination attempt on the ruler of Belarus, Alexander "
            "Lukashenko. The Kremlin spokesman Dmitry Peskov confirmed according to the Interfax agency. One of the "
            "arrested suspects is also believed to be a US citizen.\n\n"
            "The information cannot be verified independently."
        )
        whole = f"{title}\n\n{body}"

        def at(words: str) -> tuple[int, int]:
            start = whole.index(words)
            return start, start + len(words)

        first = (len(title) + 2, whole.index(" The Kremlin spokesman"))
        second = at("The Kremlin spokesman Dmitry Peskov confirmed according to the Interfax agency.")
        third = at("One of the arrested suspects is also believed to be a US citizen.")
        claims = (
            claim(1, first, at("According to"), at("Moscow"), actor="putin", stance=Stance.ASSERTS, via=()),
            claim(2, second, at("confirmed"), at("Dmitry Peskov"), unsure=("content of another sentence",)),
            claim(3, third, at("believed"), None, actor=None, camp=None, speaker="", review=Review.CHECKED,
                  reviewed_by="anna", stance=Stance.ASSERTS),
        )  # fmt: skip
        story = Story(
            one, row.key, row.source, row.url, title, body, row.lang, row.published, row.precision, row.dated,
            row.published, row.event, None, 2, False,
        )  # fmt: skip
        events = tuple(EVENTS.values()) if row.event else ()
        remark = Remark(at("The information cannot be verified independently."), "unverified")
        return OpenStory(story, wording or 2, whole, claims, (remark,), events, ("coup",))

    def event(self, one: int) -> OpenEvent:
        return OpenEvent(EVENTS[one], 31, 14, "urdupoint", "16 Apr", "AFP", True)

    def behind(self, one: int) -> Behind:
        return model_event.behind(one)

    def summarize(self, event: int, point: str, pane: str, text: str) -> str:
        self.done.append(("summary", event, point, pane, text))
        self.lines[point, pane] = (text, self.analyst, ())
        return "summary line written: 1 cell"

    def rename(self, event: int, title: str) -> str:
        self.done.append(("rename", event, title))
        return "renamed: 1 event"

    def events_page(self, limit: int, *, before: int | None = None, after: int | None = None) -> list[int]:
        ids = sorted(EVENTS, reverse=True)
        if before is not None:
            return [one for one in ids if one < before][:limit]
        return [one for one in ids if after is None or one > after][-limit:]

    def events_rank(self, one: int) -> int:
        return sum(1 for other in EVENTS if other > one)

    def events_rows(self, ids: Sequence[int]) -> Sequence[EventRow]:
        return [
            EventRow(
                one, EVENTS[one].key, EVENTS[one].title, START, START, START, EVENTS[one].stories, 2,
                EVENTS[one].claims, EVENTS[one].checked, EVENTS[one].unsure, EVENTS[one].camps, 2 if one == 1 else 0,
            )
            for one in ids
        ]  # fmt: skip

    def events_seek(self, rank: int) -> int | None:
        return sorted(EVENTS, reverse=True)[rank]

    def events_total(self) -> int:
        return len(EVENTS)

    # --- helping to type
    def complete(self, text: str, at: int) -> Sequence[Suggestion]:
        start = text.rfind(" ", 0, at) + 1
        given = text[start:at]
        known = [("stance:asserts", "", 5), ("stance:accuses", "says someone did or plans a wrong", 3)]
        known += [("stance:refuses", "declines to comment or to answer", 1), ("stance:denies", "rejects a claim", 0)]
        return [Suggestion(word, start, told, count) for word, told, count in known if given and word.startswith(given)]

    def explain(self, which: Filter) -> Sequence[str]:
        meaning = "a word of the text, in whatever form the language gives it"
        counts = {word: len(self._ids(Filter(word, word))) for word in which.text.split()}
        return [f"{word:18} {meaning}\t{count:>8} stories" for word, count in counts.items()]

    def tags(self, prefix: str = "") -> Sequence[tuple[str, int]]:
        known = {tag for tags in self.tagged.values() for tag in tags} | {"coup", "done"}
        return [(tag, 1) for tag in sorted(known) if tag.startswith(prefix)]

    # --- acts
    def tag(self, stories: Sequence[int], add: Sequence[str], remove: Sequence[str]) -> str:
        self.done.append(("tag", tuple(stories), tuple(add), tuple(remove)))
        for one in stories:
            self.tagged[one] = (self.tagged.get(one, set()) | set(add)) - set(remove)
        return f"{len(stories)} stories: " + " ".join([f"+{tag}" for tag in add] + [f"-{tag}" for tag in remove])

    def read(self, stories: Sequence[int], on: bool) -> str:
        self.done.append(("read", tuple(stories), on))
        for one in stories:
            self.held[one] = replace(self.held[one], unread=not on)
        return "read" if on else "unread"

    def read_all(self, which: Filter) -> str:
        return self.read(self._ids(which), True)

    def check(self, one: int) -> str:
        self.done.append(("check", one))
        return f"claim {one} checked by anna"

    def undo(self) -> str:
        return f"undone: {self.done.pop()[0]}" if self.done else "nothing to undo"

    def redo(self) -> str:
        return "nothing to do again"

    # --- the brief
    def brief(self, event: int) -> OpenBrief:
        return brief_of(EVENTS[event], DOSSIER, self.briefed)

    def brief_text(self, event: int, form: str) -> str:
        return f"{form} of E{event}\n"

    def brief_add(self, event: int, wanted: Wanted) -> str:
        self.done.append(("brief", event, wanted))
        if wanted in self.briefed:
            self.briefed.remove(wanted)
            return "out of the brief again"
        self.briefed.append(wanted)
        return f"into the brief ({len(self.briefed)} in it; B opens it)"

    def brief_add_all(self, event: int, wanted: Sequence[Wanted]) -> str:
        self.done.append(("brief all", event, len(wanted)))
        self.briefed += [one for one in wanted if one not in self.briefed]
        return f"into the brief: {len(wanted)} items"

    def brief_cut(self, event: int, item: str) -> str:
        self.briefed = [one for one in self.briefed if item_name(one) != item]
        return "out of the brief: 1 item"

    def brief_move(self, event: int, item: str, by: int) -> str:
        place = [item_name(one) for one in self.briefed].index(item)
        if 0 <= place + by < len(self.briefed):
            self.briefed.insert(place + by, self.briefed.pop(place))
        return "moved in the brief: 2 items"

    def brief_word(self, event: int, item: str, words: str) -> str:
        self.done.append(("word", item, words))
        return "worded in the brief: 1 item"

    # --- empty cells
    def proof(self, event: int, point: str, pane: str) -> Proof:
        if event not in EVENTS:
            raise StoreError("This event is no longer in the store; its stories were grouped anew.")
        return proof_of(event, point, pane, [self.analyst] if (point, pane) in self.silent else [])

    def say_silent(self, event: int, point: str, pane: str, on: bool) -> str:
        self.done.append(("silent", event, point, pane, on))
        self.silent ^= {(point, pane)}
        return "said silent: 1 cell" if on else "no longer said silent: 1 cell"

    def taken_back(self, event: int | None = None) -> Sequence[str]:
        return tuple(self.ended)

    def looked(self, event: int, point: str, pane: str) -> None:
        self.ended.clear()

    # --- meanwhile
    def version(self) -> int:
        return self.changes

    def others_acted(self) -> int:
        return self.others

    def waiting(self, which: Filter, above: int | None) -> int:
        return sum(1 for one in self._ids(which) if above is not None and one > above)

    def fetch(self, told: Callable[[str], None]) -> str:
        told("fetching 1 of 2")
        return "2 sources: 1 new story"

    def _story(self) -> int:
        return next(iter(self.held))

    def stop(self) -> None:
        self.done.append(("stop",))
