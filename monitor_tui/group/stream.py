"""Stories that arrive one after another, grouped without a store: the ``group`` command."""

from __future__ import annotations

from collections import Counter, OrderedDict, defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from itertools import takewhile

from monitor_tui.dossier import Dossier
from monitor_tui.group import merging, nearest
from monitor_tui.group.constraints import Constraints
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
    stories: list[str] = field(default_factory=list)
    tokens: Counter[str] = field(default_factory=Counter)

    heavy: dict[str, int] = field(default_factory=dict)
    """Its most frequent tokens as of ``counted`` stories: what its middle is made of."""
    counted: int = 0

    def take(self, key: str, story: Features) -> None:
        self.first, self.last = min(self.first, story.time), max(self.last, story.time)
        self.stories.append(key)
        self.tokens.update(story.core)

    def join(self, other: _Event) -> None:
        self.first, self.last = min(self.first, other.first), max(self.last, other.last)
        self.stories += other.stories
        self.tokens.update(other.tokens)

    def candidate(self, asked_for: Iterable[str] = ()) -> Candidate:
        """The event as one story or event has to see it: its heaviest tokens and all that the other has too."""
        if len(self.stories) > 1.1 * self.counted:
            self.heavy, self.counted = dict(self.tokens.most_common(HEAVY)), len(self.stories)
        shared = {token: self.tokens[token] for token in asked_for if token in self.tokens}
        return Candidate(self.id, self.heavy | shared, len(self.stories), self.first, self.last)


class Groups:
    """The events that can still take a story, and how often each token was seen among them."""

    def __init__(self, constraints: Constraints | None = None, encode: nearest.Encode | None = None) -> None:
        self._constraints = constraints or Constraints()
        self._encode = encode
        self._meant: dict[str, str] = {}
        """How the stories of open events begin, where there are vectors."""
        self._open: OrderedDict[int, _Event] = OrderedDict()
        self._holding: defaultdict[str, set[int]] = defaultdict(set)
        self._seen: Counter[str] = Counter()
        self._stories = 0
        self._next = 1
        self._bound: dict[str, int] = {}
        """The events of the stories that people spoke of."""

    @property
    def open(self) -> int:
        """Events that can still take a story."""
        return len(self._open)

    @property
    def tokens(self) -> int:
        """Different tokens that are remembered."""
        return len(self._seen)

    def place(self, story: Features, name: str, text: str = "") -> list[tuple[str, str]]:
        """The story with its event, an open one or a new one called ``name``; then those whose event is now another."""
        self._close(story.time)
        if self._encode:
            self._meant[name] = text[: nearest.MEANT]
        event = self._event(story, name)
        before = len(event.stories)
        event.take(name, story)
        self._open.move_to_end(event.id)
        for token in story.core:
            self._holding[token].add(event.id)
        self._seen.update(story.core)
        self._stories += 1
        self._bind(event)
        placed = [(name, event.name)]
        if merging.due(before, len(event.stories)):
            for merge in self._merges(event) or self._nearest(event):
                placed += self._merge(self._open[merge.gone], self._open[merge.into])
        return placed

    def _event(self, story: Features, name: str) -> _Event:
        bound = [self._bound[key] for key in sorted(self._constraints.with_(name)) if key in self._bound]
        if bound:
            return self._open[bound[0]]
        apart = {self._bound[key] for key in self._constraints.against(name) if key in self._bound}
        frequency = Frequency(self._stories, self._seen)
        found = assign(story, Field(self._candidates(story, frequency), frequency), apart=apart)
        return self._open[found] if found is not None else self._begin(story, name)

    def _candidates(self, story: Features, frequency: Frequency) -> list[Candidate]:
        """The open events that share the most of the story's telling tokens."""
        sharing = self._sharing(asked(story, frequency), story.time - WINDOW, CANDIDATES)
        return [event.candidate(story.tokens) for event in sharing]

    def _sharing(self, tokens: Iterable[str], since: datetime, most: int) -> list[_Event]:
        shared: Counter[int] = Counter()
        for token in tokens:
            shared.update(self._holding.get(token, ()))
        best = sorted((event for event in shared if self._open[event].last >= since), key=lambda e: (-shared[e], e))
        return [self._open[event] for event in best[:most]]

    def _begin(self, story: Features, name: str) -> _Event:
        event = _Event(self._next, name, story.time, story.time)
        self._open[event.id] = event
        self._next += 1
        return event

    def _merges(self, event: _Event) -> tuple[merging.Merge, ...]:
        frequency = Frequency(self._stories, self._seen)
        grown = event.candidate()
        sharing = self._sharing(merging.telling(grown, frequency), event.last - merging.WINDOW, merging.CANDIDATES + 1)
        around = [other.candidate(grown.tokens) for other in sharing if other is not event]
        return merging.merges(grown, around, frequency, apart=self._apart([event, *sharing]))

    def _nearest(self, event: _Event) -> list[merging.Merge]:
        """The merge that only the meaning of the stories tells of."""
        if not self._encode:
            return []
        frequency = Frequency(self._stories, self._seen)

        def around(one: Candidate) -> list[Candidate]:
            since, until = one.last - merging.WINDOW, one.last + merging.WINDOW
            sharing = self._sharing(merging.telling(one, frequency), since, nearest.CANDIDATES + 1)
            return [o.candidate(one.tokens) for o in sharing if o.id != one.event and o.first <= until]

        events = (self._open[other.event] for other in around(event.candidate())) if self._constraints else ()
        found = nearest.nearest(
            event.candidate(), around, self._vectors, lambda _: frequency, apart=self._apart([event, *events])
        )
        return [found] if found else []

    def _vectors(self, event: int) -> list[nearest.Vector]:
        assert self._encode
        made = (self._encode(self._meant[key]) for key in nearest.ends(self._open[event].stories))
        return [vector for vector in made if vector is not None]

    def _apart(self, events: Iterable[_Event]) -> dict[int, set[int]]:
        """Which events people keep apart from each other."""
        if not self._constraints:
            return {}
        told = {event.id: [key for key in event.stories if key in self._bound] for event in events}
        return {one: {other for other in told if self._constraints.part(told[one], told[other])} for one in told}

    def _merge(self, gone: _Event, into: _Event) -> list[tuple[str, str]]:
        into.join(gone)
        into.counted = 0
        for token in gone.tokens:
            self._holding[token].discard(gone.id)
            self._holding[token].add(into.id)
        del self._open[gone.id]
        self._bind(into)
        # One of the two has just taken a story.
        self._open.move_to_end(into.id)
        return [(key, into.name) for key in gone.stories]

    def _bind(self, event: _Event) -> None:
        if self._constraints:
            for key in event.stories:
                if len(self._constraints.with_(key)) > 1 or self._constraints.against(key):
                    self._bound[key] = event.id

    def _close(self, now: datetime) -> None:
        """Events beyond the window leave, and with them what they counted: memory stays that of one window.

        Those with stories that people spoke of stay: the other story may still come.
        """
        kept = set(self._bound.values())
        old = takewhile(lambda event: now - event.last > merging.WINDOW, self._open.values())
        for event in [event for event in old if event.id not in kept]:
            del self._open[event.id]
            self._forget(event)

    def _forget(self, event: _Event) -> None:
        self._stories -= len(event.stories)
        for key in event.stories:
            self._meant.pop(key, None)
        self._seen.subtract(event.tokens)
        for token in event.tokens:
            self._holding[token].discard(event.id)
            if not self._holding[token]:
                del self._holding[token]
                del self._seen[token]


def stream(
    stories: Iterable[Arrival],
    names: Names,
    dossier: Dossier,
    dates: Dates | None = None,
    constraints: Constraints | None = None,
    encode: nearest.Encode | None = None,
) -> Iterator[tuple[str, str]]:
    """(story id, event) for each story in turn; a later pair for an id corrects the earlier."""
    groups = Groups(constraints, encode)
    for story in stories:
        yield from groups.place(look(story, names, dossier, dates), story.id, whole(story.title, story.text))


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
