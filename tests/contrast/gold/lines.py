"""The gold's lines: what a cell may hold, and how an event is known."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

Key = tuple[str, str, str]
"""Event, point, camp."""
FOLDER = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Said:
    """A statement that a cell may hold."""

    actors: frozenset[str]
    says: re.Pattern[str]
    day: str | None
    stance: str | None
    must: bool

    def accepts(self, statement: Mapping[str, Any]) -> bool:
        """Whether one of its actors says it in one of its ways."""
        told = f"{statement['value'] or ''}\n{statement['quote'] or ''}"
        return statement["actor"] in self.actors and self.says.search(told) is not None


@dataclass(frozen=True, slots=True)
class Line:
    """A cell of the gold."""

    key: Key
    states: tuple[str, ...]
    statements: tuple[Said, ...]
    optional: bool
    source: str

    def accepting(self, statement: Mapping[str, Any]) -> list[Said]:
        """Those of its statements that this one is."""
        return [said for said in self.statements if said.accepts(statement)]

    def required(self) -> Sequence[Said]:
        """Those of which one has to be there."""
        return [said for said in self.statements if said.must] or self.statements


@dataclass(frozen=True, slots=True)
class Sought:
    """How an event is found among the program's."""

    id: str
    first: date
    last: date
    words: re.Pattern[str]
    actors: frozenset[str]

    def fits(self, story: Mapping[str, Any]) -> bool:
        """Whether a story is of this event, by its day and by its title or actors."""
        if not story["published"] or not self.first <= date.fromisoformat(story["published"][:10]) <= self.last:
            return False
        return self.words.search(story["title"]) is not None or not self.actors.isdisjoint(story["actors"])


def lines(folder: Path = FOLDER) -> dict[Key, Line]:
    """The cells of the gold."""
    words = folder / "words.toml"
    ways = tomllib.loads(words.read_text(encoding="utf-8")) if words.exists() else {}
    forms = [json.loads(line) for line in (folder / "cells.jsonl").read_text(encoding="utf-8").splitlines()]
    made = [_line(form, ways) for form in forms]
    found = {line.key: line for line in made}
    if len(found) < len(made):
        raise ValueError("a cell of the gold stands twice")
    return found


def sought(folder: Path = FOLDER) -> list[Sought]:
    """The events of the gold."""
    told = tomllib.loads((folder / "events.toml").read_text(encoding="utf-8"))
    return [_sought(event, form) for event, form in told.items()]


def _sought(event: str, form: Mapping[str, Any]) -> Sought:
    words, actors = _pattern(form["words"], {}), frozenset(form.get("actors", ()))
    return Sought(event, form["first"], form["last"], words, actors)


def _line(form: Mapping[str, Any], ways: Mapping[str, list[str]]) -> Line:
    statements = tuple(
        Said(
            frozenset(said["actor"]),
            _pattern(said["says"], ways),
            said.get("said"),
            said.get("stance"),
            said.get("must", False),
        )
        for said in form["statements"]
    )
    states = tuple(form.get("states", [form["state"]]))
    key = (form["event"], form["point"], form["camp"])
    return Line(key, states, statements, form.get("optional", False), form["source"])


def _pattern(says: Iterable[str], ways: Mapping[str, list[str]]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{way})" for way in _spread(says, ways)), re.IGNORECASE)


def _spread(says: Iterable[str], ways: Mapping[str, list[str]]) -> list[str]:
    """The ways of saying, with the lists that are named by an @ in their place."""
    found: list[str] = []
    for way in says:
        found += _spread(ways[way[1:]], ways) if way.startswith("@") else [way]
    return found
