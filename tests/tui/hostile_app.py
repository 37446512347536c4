"""A dashboard whose every string is hostile, to be run in a terminal: ``python -m tests.tui.hostile_app FILE``."""

from __future__ import annotations

import dataclasses
import json
import sys
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from enum import Enum
from itertools import cycle
from pathlib import Path
from typing import Any

from monitor_tui.store.reviewing import Note
from monitor_tui.tui import output
from monitor_tui.tui.app import MonitorApp
from monitor_tui.tui.desk import Filter, Suggestion
from monitor_tui.tui.desk_log import LogLine
from monitor_tui.tui.desk_word import Draft, OpenClaim, Sentence
from tests.tui.fakes import DOSSIER, FakeDesk
from tests.tui.model_story import START

KEPT = {"id", "camp", "camps", "event", "actor", "point", "state", "timezone", "mark", "shown", "kind", "key", "path"}
"""What is an id of the dossier or of the store, and never foreign."""


class HostileDesk(FakeDesk):
    """The model story with a payload in each of its strings, another one each time."""

    def __init__(self, payloads: Sequence[str]) -> None:
        super().__init__()
        self._payloads = cycle(payloads)
        self.analyst = "anna" + next(self._payloads)
        self.dossier = dataclasses.replace(
            self.dossier,
            camps={one: self._spoilt(camp, {"letter"}) for one, camp in self.dossier.camps.items()},
            actors={one: self._spoilt(actor) for one, actor in self.dossier.actors.items()},
            points=tuple(self._spoilt(point) for point in self.dossier.points),
            queries={"q" + next(self._payloads): "w" + next(self._payloads)},
        )

    def _spoilt(self, value: Any, kept: set[str] | None = None) -> Any:
        """A copy with payloads in all its strings."""
        if isinstance(value, str) and not isinstance(value, Enum):
            return value + next(self._payloads)
        if dataclasses.is_dataclass(value) and not isinstance(value, type):
            names = [field.name for field in dataclasses.fields(value) if field.name not in KEPT | (kept or set())]
            return dataclasses.replace(value, **{name: self._spoilt(getattr(value, name)) for name in names})
        if isinstance(value, tuple):
            return tuple(self._spoilt(one) for one in value)
        if isinstance(value, list):
            return [self._spoilt(one) for one in value]
        if isinstance(value, Mapping):
            return {key: self._spoilt(one) for key, one in value.items()}
        assert value is None or isinstance(value, int | float | date | datetime | Path | Enum), type(value)
        return value

    def rows(self, ids: Sequence[int]) -> Any:
        return self._spoilt(list(super().rows(ids)))

    def versions(self, event: int, camps: Sequence[str], which: Filter | None = None, **asked: Any) -> Any:
        return self._spoilt(super().versions(event, camps, which, **asked))

    def behind(self, one: int) -> Any:
        return self._spoilt(super().behind(one))

    def proof(self, event: int, point: str, pane: str) -> Any:
        return self._spoilt(super().proof(event, point, pane))

    def taken_back(self, event: int | None = None) -> Sequence[str]:
        return [next(self._payloads)]

    def own_claims(self, story: int) -> Any:
        return self._spoilt(super().own_claims(story))

    def claim(self, one: int) -> Any:
        return self._spoilt(super().claim(one))

    def event(self, one: int) -> Any:
        return self._spoilt(super().event(one))

    def events_rows(self, ids: Sequence[int]) -> Any:
        return self._spoilt(list(super().events_rows(ids)))

    def story(self, one: int, wording: int | None = None) -> Any:
        found = super().story(one, wording)
        title = found.story.title + next(self._payloads)
        body = found.whole + "\n" + "\n".join(next(self._payloads) for _ in range(40))
        story = dataclasses.replace(self._spoilt(found.story), title=title)
        return dataclasses.replace(
            self._spoilt(found, {"story", "whole", "claims", "remarks"}),
            story=story,
            whole=body,
            claims=tuple(self._spoilt(one) for one in found.claims),
        )

    def open_claim(self, claim: int) -> Any:
        return self._spoilt(super().open_claim(claim))

    def open_sentence(self, at: Sentence) -> Any:
        return self._spoilt(super().open_sentence(at))

    def effect(self, opened: OpenClaim, draft: Draft) -> str:
        return next(self._payloads)

    def complete_word(self, opened: OpenClaim, field: str, text: str, at: int) -> Sequence[Suggestion]:
        return self.complete(text, at)

    def notes(self, story: int) -> Any:
        return [Note(next(self._payloads), next(self._payloads), START, one) for one in (None, 1, 2)]

    def log_rows(self, ids: Sequence[int]) -> Sequence[LogLine]:
        given = [next(self._payloads) for _ in range(4)]
        return [LogLine(one, given[0], START, given[1], given[2], given[3]) for one in ids]

    def log_analysts(self) -> Sequence[tuple[str, int]]:
        return [(next(self._payloads), 2)]

    def other_events(self, text: str, *, besides: int | None) -> Sequence[Suggestion]:
        return [Suggestion("E2", 0, next(self._payloads), 3) for _ in range(5)]

    def people(self, event: int) -> Sequence[str]:
        return [next(self._payloads), next(self._payloads)]

    def complete(self, text: str, at: int) -> Sequence[Suggestion]:
        return [Suggestion("x" + next(self._payloads), 0, next(self._payloads), 3) for _ in range(5)]

    def explain_claim(self, one: int) -> Sequence[str]:
        return [next(self._payloads)[:1000] for _ in range(60)]

    def explain(self, which: Filter) -> Sequence[str]:
        return [next(self._payloads) for _ in range(4)]

    def tags(self, prefix: str = "") -> Sequence[tuple[str, int]]:
        return [("tag" + next(self._payloads), 2) for _ in range(5)]

    def fetch(self, told: Callable[[str], None]) -> str:
        told("fetching " + next(self._payloads))
        return "fetched " + next(self._payloads)

    def undo(self) -> str:
        return "undone " + next(self._payloads)


def main() -> None:
    payloads = [one["text"] for one in json.loads(Path(sys.argv[1]).read_text(encoding="utf-8")) if one["text"]]
    output.install()
    desk = HostileDesk(payloads)
    MonitorApp(Path("store.db"), DOSSIER, desk.analyst, notice="demo" + payloads[0], desk=desk).run()


if __name__ == "__main__":
    main()
