"""What could stand at the cursor: fields, and the values that a field takes, each with a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import chain, islice

from monitor_tui.dossier import Dossier
from monitor_tui.query.fields import CHANGES, CLAIM_FLAGS, FIELDS, REVIEWS, STANCES, STORY_FLAGS, Field, Level, Takes
from monitor_tui.query.tree import quoted


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
    cursor = _cursor(text, at)
    if cursor is None:
        return ()
    values = _Values(dossier, known or Known())
    found = _of_values(cursor, values) if cursor.field else chain(_of_fields(cursor), _of_names(cursor, values))
    return tuple(islice(found, limit))


# --- where the cursor stands ------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Cursor:
    typed: str
    """What was typed of the word or value, up to the cursor."""
    start: int
    """Where what is to be replaced begins, a leading `-` left alone."""
    end: int
    field: Field | None
    bare: bool
    """Whether only the value is replaced: the field stands before a bracket."""
    claims_only: bool
    """Inside `claim:{}`."""


_TOKEN = re.compile(r'-?(?:([A-Za-z_]+):)?("[^"]*"?|[^\s(){}"]*)')
_REST = re.compile(r'[^\s(){}"]*')
_OPENED = re.compile(r"([A-Za-z_]+):$")


def _cursor(text: str, at: int) -> _Cursor | None:
    """Reads the query up to the cursor: open brackets, and the token that the cursor stands in or behind."""
    at = max(0, min(at, len(text)))
    opened: list[str] = []  # of each open bracket the field before it, and the bracket
    place, start = 0, 0
    while place < at:
        char = text[place]
        if char in "({":
            before = _OPENED.search(text, start, place)
            opened.append((before[1].lower() if before else "") + char)
            place += 1
        elif char in ")}":
            opened = opened[:-1]
            place += 1
        elif char.isspace():
            place += 1
        else:
            end = max(_end(_TOKEN, text, place), place + 1)
            if end >= at:
                return _in_token(text, place, at, opened)
            start, place = place, end
            continue
        start = place
    return _in_token(text, at, at, opened)


def _in_token(text: str, start: int, at: int, opened: list[str]) -> _Cursor | None:
    negated = text[start : start + 1] == "-"
    start += negated
    typed, end = text[start:at], _end(_REST, text, at)
    claims_only = "claim{" in opened
    name, colon, value = typed.partition(":")
    if colon and name.lower() in FIELDS:
        # A quotation that is still open reaches to its end, or to the end of the text.
        if value.startswith('"'):
            closing = text.find('"', at) if value.count('"') == 1 else at - 1
            end = closing + 1 if closing >= 0 else len(text)
        return _Cursor(value.strip('"'), start, end, FIELDS[name.lower()], False, claims_only)
    within = opened[-1][:-1] if opened and opened[-1].endswith("(") else ""
    if within in FIELDS:
        return _Cursor(typed.strip('"'), start, end, FIELDS[within], True, claims_only)
    if colon or typed.startswith('"'):
        return None
    return _Cursor(typed, start, end, None, False, claims_only)


def _end(pattern: re.Pattern[str], text: str, place: int) -> int:
    found = pattern.match(text, place)
    return found.end() if found else place


# --- what could stand there -------------------------------------------------------------------


def _of_fields(cursor: _Cursor) -> Iterator[Suggestion]:
    typed = cursor.typed.lower()
    for one in FIELDS.values():
        if one.name.startswith(typed) and (one.level is Level.CLAIM or one.name == "is" or not cursor.claims_only):
            opening = "{" if one.takes is Takes.CLAIM else ""
            yield Suggestion(f"{one.name}:{opening}", one.sentence, cursor.start, cursor.end, False)


def _of_names(cursor: _Cursor, values: _Values) -> Iterator[Suggestion]:
    """An actor's or a camp's name that was begun without a field."""
    if len(cursor.typed) < 3:
        return
    names = ("by", "about") if cursor.claims_only else ("actor", "by", "camp")
    for name in names:
        for value, sentence in _best(cursor.typed, values.of(FIELDS[name]))[:3]:
            told = f"{sentence}, {FIELDS[name].sentence}"
            yield Suggestion(f"{name}:{quoted(value)}", told, cursor.start, cursor.end, True)


def _of_values(cursor: _Cursor, values: _Values) -> Iterator[Suggestion]:
    assert cursor.field is not None
    prefix = "" if cursor.bare else f"{cursor.field.name}:"
    for value, sentence in _best(cursor.typed, values.of(cursor.field, claims_only=cursor.claims_only)):
        yield Suggestion(prefix + quoted(value), sentence, cursor.start, cursor.end, True)


@dataclass(frozen=True, slots=True)
class _Value:
    value: str
    sentence: str
    spellings: tuple[str, ...] = ()
    """What else it may be begun with."""
    count: int = 0


def _best(typed: str, values: Iterable[_Value]) -> list[tuple[str, str]]:
    """Those that begin so, then those of which a word does; the most used first, else as they come."""
    typed = typed.casefold()
    ranked = list[tuple[int, int, int, _Value]]()
    for value in values:
        rank = _rank(typed, value)
        if rank is not None:
            ranked.append((rank, -value.count, len(ranked), value))
    return [(value.value, value.sentence) for *_, value in sorted(ranked, key=lambda entry: entry[:3])]


def _rank(typed: str, value: _Value) -> int | None:
    if value.value.casefold().startswith(typed):
        return 0
    for spelling in (value.value, *value.spellings):
        folded = spelling.casefold()
        if folded.startswith(typed) or any(word.startswith(typed) for word in re.split(r"[\W_]+", folded)):
            return 1
    return None


@dataclass(frozen=True, slots=True)
class _Values:
    dossier: Dossier
    known: Known

    def of(self, asked: Field, *, claims_only: bool = False) -> Iterator[_Value]:
        """The values of a field, in the order of the dossier."""
        match asked.takes:
            case Takes.ACTOR:
                yield from self.actors()
            case Takes.CAMP:
                for camp in self.dossier.camps.values():
                    yield _Value(camp.id, camp.name, (camp.letter, camp.name, camp.short))
            case Takes.UNHEARD:
                for camp in self.dossier.camps.values():
                    spellings = (camp.letter, camp.name, camp.short)
                    yield _Value(camp.id, f"no claim of {camp.name}, though another camp spoke", spellings)
                    yield _Value(f"{camp.id}>24h", "the same, and the other spoke more than a day ago", spellings)
            case Takes.PARTIES:
                for camp in self.dossier.camps.values():
                    yield _Value(camp.id, camp.name, (camp.letter, camp.name, camp.short))
                yield from self.actors()
            case Takes.SOURCE:
                yield from self.sources()
            case Takes.COUNTRY:
                homes = dict.fromkeys(actor.country for actor in self.dossier.actors.values() if actor.country)
                yield from _counted({**dict.fromkeys(homes, 0), **self.known.countries}, "named in the story")
            case Takes.LANGUAGE:
                spoken = dict.fromkeys(self.dossier.languages, 0)
                yield from _counted({**spoken, **self.known.languages}, "the story's language")
            case Takes.TAG:
                yield from _counted(self.known.tags, "tagged by anyone")
            case Takes.POINT:
                for point in self.dossier.points:
                    yield _Value(point.id, point.name, (point.label, point.name))
            case _:
                yield from _listed(asked, claims_only)

    def actors(self) -> Iterator[_Value]:
        for actor in self.dossier.actors.values():
            camp = self.dossier.camps[actor.camp_on(None)]
            spellings = (actor.name, actor.short or "", *(alias.text for alias in actor.aliases))
            yield _Value(actor.id, f"{actor.name} {camp.letter}", spellings, self.known.actors.get(actor.id, 0))

    def sources(self) -> Iterator[_Value]:
        for source in self.dossier.sources.values():
            count = self.known.sources.get(source.id, 0)
            yield _Value(source.id, source.name or source.id, (source.name or "",), count)
        for name, count in self.known.sources.items():
            if name not in self.dossier.sources:
                yield _Value(name, "imported", (), count)


_MOMENTS = {
    "today": "since midnight",
    "yesterday": "the day before today",
    "7d..": "the last seven days and today",
    "<24h": "less than a day ago",
    ">2w": "more than two weeks ago",
}
_ENDS = {
    "yesterday": "the end of the day before today",
    "7d": "the end of the day seven days ago",
    "24h": "a day ago to the minute",
}
_NUMBERS = {">1": "more than one", "1": "exactly one", "2..4": "two to four"}


def _listed(asked: Field, claims_only: bool) -> Iterator[_Value]:
    """Closed lists with their sentences, and examples of what has no list."""
    match asked.takes:
        case Takes.STANCE:
            sentences: Mapping[str, str] = STANCES
        case Takes.REVIEW:
            sentences = REVIEWS
        case Takes.FLAG:
            sentences = CLAIM_FLAGS if claims_only else {**STORY_FLAGS, **CLAIM_FLAGS}
        case Takes.CHANGE:
            sentences = CHANGES
        case Takes.MOMENT:
            sentences = _ENDS
        case Takes.DATES:
            sentences = _MOMENTS
        case Takes.NUMBER:
            sentences = _NUMBERS
        case _:
            sentences = dict.fromkeys(asked.values, asked.sentence)
    for value, sentence in sentences.items():
        yield _Value(value, sentence)


def _counted(values: Mapping[str, int], sentence: str) -> Iterator[_Value]:
    for value, count in values.items():
        yield _Value(value, sentence, (), count)
