"""Stories that arrive one after another, grouped without a store: the ``group`` command."""

from __future__ import annotations

from collections import Counter, OrderedDict, defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime

from monitor_tui.dossier import Dossier
from monitor_tui.group.events import CANDIDATES, HEAVY, WINDOW, Field, asked, assign
from monitor_tui.group.features import features
from monitor_tui.model import Candidate, Features, Frequency, whole
from monitor_tui.names import Names

Dates = Callable[[str, str, date], Iterable[date]]
"""(text, language, published day) -> the days that the text names."""


@dataclass(frozen=True, slots=True)
class Arrival:
    """One story as the ``group`` command is given it."""

    id: str
    title: str
    time: datetime
    text: str = ""
    lang: str = "en"
    url: str | None = None


@dataclass(slots=True)
class _Event:
    """An open event: what a Candidate is made of."""

    id: int
    name: str
    first: datetime
    last: datetime
    stories: int = 0
    tokens: Counter[str] = field(default_factory=Counter)

    heavy: dict[str, int] = field(default_factory=dict)
    """Its most frequent tokens as of ``counted`` stories: what its middle is made of."""
    counted: int = 0

    def take(self, story: Features) -> None:
        self.first, self.last = min(self.first, story.time), max(self.last, story.time)
        self.stories += 1
        self.tokens.update(story.core)

    def candidate(self, story: Features) -> Candidate:
        """The event as one story has to see it: its heaviest tokens and all that the story has too."""
        if self.stories > 1.1 * self.counted:
            self.heavy, self.counted = dict(self.tokens.most_common(HEAVY)), self.stories
        shared = {token: self.tokens[token] for token in story.tokens if token in self.tokens}
        return Candidate(self.id, self.heavy | shared, self.stories, self.first, self.last)


class Groups:
    """The events that can still take a story, and how often each token was seen among them."""

    def __init__(self) -> None:
        self._open: OrderedDict[int, _Event] = OrderedDict()
        self._holding: defaultdict[str, set[int]] = defaultdict(set)
        self._seen: Counter[str] = Counter()
        self._stories = 0
        self._next = 1

    @property
    def open(self) -> int:
        """Events that can still take a story."""
        return len(self._open)

    @property
    def tokens(self) -> int:
        """Different tokens that are remembered."""
        return len(self._seen)

    def place(self, story: Features, name: str) -> str:
        """The event of a story: an open one, or a new one called ``name``."""
        self._close(story.time)
        frequency = Frequency(self._stories, self._seen)
        found = assign(story, Field(self._candidates(story, frequency), frequency))
        event = self._open[found] if found is not None else self._begin(story, name)
        event.take(story)
        self._open.move_to_end(event.id)
        for token in story.core:
            self._holding[token].add(event.id)
        self._seen.update(story.core)
        self._stories += 1
        return event.name

    def _candidates(self, story: Features, frequency: Frequency) -> list[Candidate]:
        """The open events that share the most of the story's telling tokens."""
        shared: Counter[int] = Counter()
        for token in asked(story, frequency):
            shared.update(self._holding.get(token, ()))
        return [self._open[event].candidate(story) for event, _ in shared.most_common(CANDIDATES)]

    def _begin(self, story: Features, name: str) -> _Event:
        event = _Event(self._next, name, story.time, story.time)
        self._open[event.id] = event
        self._next += 1
        return event

    def _close(self, now: datetime) -> None:
        """Events beyond the window leave, and with them what they counted: memory stays that of one window."""
        while self._open:
            oldest = next(iter(self._open.values()))
            if now - oldest.last <= WINDOW:
                return
            del self._open[oldest.id]
            self._forget(oldest)

    def _forget(self, event: _Event) -> None:
        self._stories -= event.stories
        self._seen.subtract(event.tokens)
        for token in event.tokens:
            self._holding[token].discard(event.id)
            if not self._holding[token]:
                del self._holding[token]
                del self._seen[token]


def stream(
    stories: Iterable[Arrival], names: Names, dossier: Dossier, dates: Dates | None = None
) -> Iterator[tuple[str, str]]:
    """(story id, event) for each story in turn; a later pair for an id corrects the earlier."""
    groups = Groups()
    for story in stories:
        yield story.id, groups.place(look(story, names, dossier, dates), story.id)


def look(story: Arrival, names: Names, dossier: Dossier, dates: Dates | None = None) -> Features:
    """The features of a story that no reader has read."""
    full = whole(story.title, story.text)
    mentions = names.find(full, story.lang)
    return features(
        story.title,
        story.text,
        story.lang,
        story.time,
        mentions=mentions,
        countries=names.countries(full, story.lang, mentions),
        dates=dates(full, story.lang, dossier.day(story.time)) if dates else (),
        names=names,
        dossier=dossier,
    )
