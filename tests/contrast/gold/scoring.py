"""How far the cells that the program shows are those of the gold."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from monitor_tui.dossier import Dossier
from tests.contrast.gold.lines import Key, Line, Said

Form = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Verdict:
    """One cell, of the gold or shown: whether it counts for precision and for recall, and was right."""

    key: Key
    shown: bool | None
    """Whether what the program shows is right; None where it does not count."""
    found: bool | None
    """Whether what the gold has is there; None where the gold asks for nothing."""
    line: Line | None
    cell: Form | None


@dataclass(frozen=True, slots=True)
class Share:
    """So many of so many."""

    right: int
    of: int

    @property
    def rate(self) -> float:
        return self.right / self.of if self.of else 0.0

    def __str__(self) -> str:
        return f"{self.right}/{self.of} {self.rate:.2f}" if self.of else "-"


@dataclass(frozen=True, slots=True)
class Strayed:
    """A statement that stands in the wrong camp's cell."""

    key: Key
    statement: Form
    why: str


def verdicts(gold: Mapping[Key, Line], cells: Mapping[Key, Form]) -> list[Verdict]:
    """Every cell that the gold has, and every one shown in a row and a camp that the gold has for that event."""
    keys = [*gold, *(key for key in cells if key not in gold and _covered(key, gold))]
    return [_verdict(key, gold.get(key), cells.get(key)) for key in keys]


def precision(told: Iterable[Verdict]) -> Share:
    """Of the cells that the program shows, those that are right."""
    return _share(verdict.shown for verdict in told)


def recall(told: Iterable[Verdict]) -> Share:
    """Of the cells that the gold asks for, those that are right."""
    return _share(verdict.found for verdict in told)


def statements(told: Iterable[Verdict]) -> Share:
    """Of all statements shown in the rows and camps of the gold, those that it has in that cell."""
    return _share(bool(line and line.accepting(said)) for line, said in _statements(told))


def days(told: Iterable[Verdict]) -> Share:
    """Of the statements that the gold dates to a day, those that the program dates to it."""
    return _share(any(said["said"] == day for day in wanted) for said, wanted in _named(told, "day"))


def stances(told: Iterable[Verdict]) -> Share:
    """Of the statements that the gold gives a stance, those that have it."""
    return _share(said["stance"] in wanted for said, wanted in _named(told, "stance"))


def strayed(cells: Mapping[Key, Form], gold: Mapping[Key, Line], dossier: Dossier) -> list[Strayed]:
    """The statements that stand in the cell of a camp that their speaker does not speak for."""
    table = _table(gold)
    found = []
    for key, cell in cells.items():
        for statement in cell["statements"]:
            why = _astray(statement, key[2], table, dossier)
            if why:
                found.append(Strayed(key, statement, why))
    return found


def _verdict(key: Key, line: Line | None, cell: Form | None) -> Verdict:
    if line is None:
        # What the gold says nothing of may be empty, and is wrong where it is filled.
        return Verdict(key, False if cell and cell["state"] == "found" else None, None, None, cell)
    shown = found = None
    if cell is not None and not (line.optional and cell["state"] != "found"):
        shown = _right(line, cell)
    if not line.optional:
        found = cell is not None and _there(line, cell)
    return Verdict(key, shown, found, line, cell)


def _right(line: Line, cell: Form) -> bool:
    """Whether the state is the gold's and the first statement one that the gold has there."""
    if cell["state"] not in line.states:
        return False
    return cell["state"] != "found" or bool(line.accepting(cell["statements"][0]))


def _there(line: Line, cell: Form) -> bool:
    """Whether the state is the gold's and one of the statements that the gold asks for is there."""
    if cell["state"] not in line.states:
        return False
    return cell["state"] != "found" or any(
        said.accepts(statement) for said in line.required() for statement in cell["statements"]
    )


def _covered(key: Key, gold: Mapping[Key, Line]) -> bool:
    event, point, camp = key
    rows = {other[:2] for other in gold}
    return (event, point) in rows and (event, camp) in {(other[0], other[2]) for other in gold}


def _statements(told: Iterable[Verdict]) -> list[tuple[Line | None, Form]]:
    return [
        (verdict.line, said)
        for verdict in told
        if verdict.cell is not None
        for said in verdict.cell["statements"]
        if verdict.cell["state"] == "found"
    ]


def _named(told: Iterable[Verdict], name: str) -> list[tuple[Form, set[str]]]:
    """The statements that the gold has, with the days or stances that it gives them."""
    found = []
    for line, said in _statements(told):
        wanted = [getattr(one, name) for one in _first(line, said)]
        if wanted and None not in wanted:
            found.append((said, set(wanted)))
    return found


def _first(line: Line | None, said: Form) -> list[Said]:
    """The gold's statements that this one can be; those that must be there before the others."""
    accepting = line.accepting(said) if line else []
    return [one for one in accepting if one.must] or accepting


def _table(gold: Mapping[Key, Line]) -> dict[str, set[str]]:
    """The camps in whose cells the gold has an actor."""
    table: dict[str, set[str]] = {}
    for key, line in gold.items():
        for said in line.statements:
            for actor in said.actors:
                table.setdefault(actor, set()).add(key[2])
    return table


def _astray(statement: Form, camp: str, table: Mapping[str, set[str]], dossier: Dossier) -> str | None:
    actor, day = statement["actor"], _day(statement)
    if dossier.held(actor, day):
        return "held"
    if dossier.camp_of(actor, day) != camp or camp not in table.get(actor, {camp}):
        return "another camp's"
    return None


def _day(statement: Form) -> date:
    """The day of the saying, or of the first report where it is not known."""
    if statement["said"]:
        return date.fromisoformat(statement["said"][:10])
    return datetime.fromtimestamp(statement["first"] >> 10, UTC).date()


def _share(told: Iterable[bool | None]) -> Share:
    counted = [right for right in told if right is not None]
    return Share(sum(counted), len(counted))
