"""What could stand at the cursor: fields, and the values that a field takes, each with a sentence."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from monitor_tui.dossier import Dossier


@dataclass(frozen=True, slots=True)
class Known:
    """What the store knows beyond the dossier: value -> stories, for ordering and for what only it holds."""

    tags: Mapping[str, int] = field(default_factory=dict)
    sources: Mapping[str, int] = field(default_factory=dict)
    actors: Mapping[str, int] = field(default_factory=dict)
    countries: Mapping[str, int] = field(default_factory=dict)
    languages: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Suggestion:
    """One way to go on: ``text`` takes the place of the characters from ``start`` to ``end``."""

    text: str
    sentence: str
    start: int
    end: int
    complete: bool
    """Whether it is a whole clause, so that stories can be counted; a bare `field:` is not."""

    def taken(self, text: str) -> str:
        """The query with this in it."""
        return text[: self.start] + self.text + text[self.end :]


def complete(
    text: str, at: int, dossier: Dossier, known: Known | None = None, *, limit: int = 8
) -> tuple[Suggestion, ...]:
    """What could stand at character ``at``, best first."""
    raise NotImplementedError
