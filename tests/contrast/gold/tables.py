"""The figures of the cells as text."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby

from monitor_tui.dossier import Dossier
from tests.contrast.gold import scoring
from tests.contrast.gold.lines import Key, Line
from tests.contrast.gold.scoring import Form, Verdict

_SHORT = 100


def report(
    gold: Mapping[Key, Line], cells: Mapping[Key, Form], dossier: Dossier, *, misses: bool = False, each: bool = False
) -> str:
    """The figures, and tables of them by event, point and camp."""
    told = scoring.verdicts(gold, cells)
    astray = scoring.strayed(cells, gold, dossier)
    parts = [_figures(told, astray)]
    parts += [_table(name, told, at) for at, name in enumerate(("event", "point", "camp"))]
    if each:
        parts.append("\n".join(_each(verdict) for verdict in told))
    if misses:
        parts.append("\n".join(_misses(told)))
        parts.append("\n".join(_astray(one) for one in astray))
    return "\n\n".join(part for part in parts if part)


def _figures(told: Sequence[Verdict], astray: Sequence[scoring.Strayed]) -> str:
    figures = {
        "cell precision": scoring.precision(told),
        "cell recall": scoring.recall(told),
        "statement precision": scoring.statements(told),
        "day of saying": scoring.days(told),
        "stance": scoring.stances(told),
        "in the wrong camp": len(astray),
    }
    return "\n".join(f"{name:20} {figure}" for name, figure in figures.items())


def _table(name: str, told: Iterable[Verdict], at: int) -> str:
    """The figures for each event, point or camp: the part of a key at this place."""
    rows = [f"{name:12} {'precision':>12} {'recall':>12} {'statements':>12}"]
    for value, group in groupby(sorted(told, key=lambda one: one.key[at]), key=lambda one: one.key[at]):
        of = list(group)
        shares = (scoring.precision(of), scoring.recall(of), scoring.statements(of))
        rows.append(f"{value:12} " + " ".join(f"{share!s:>12}" for share in shares))
    return "\n".join(rows)


def _each(verdict: Verdict) -> str:
    state = verdict.cell["state"] if verdict.cell else "no row"
    words = {True: "right", False: "wrong", None: "-"}
    there = {True: "there", False: "missed", None: "-"}
    return f"{' '.join(verdict.key):34} {words[verdict.shown]:6} {there[verdict.found]:7} {state}"


def _misses(told: Iterable[Verdict]) -> list[str]:
    """What is missed and what is wrong, each with what the program shows there."""
    found = []
    for verdict in told:
        if verdict.found is False or verdict.shown is False:
            kind = "wrong" if verdict.shown is False else "missed"
            wants = "/".join(verdict.line.states) if verdict.line else "nothing"
            state = verdict.cell["state"] if verdict.cell else "no row"
            found.append(f"{kind:6} {' '.join(verdict.key)}: the gold has {wants}, shown is {state}")
            found += [f"         {_line(said, verdict)}" for said in (verdict.cell or {"statements": []})["statements"]]
    return found


def _line(said: Form, verdict: Verdict) -> str:
    mark = "+" if verdict.line and verdict.line.accepting(said) else "-"
    return f"{mark} {said['actor']} {said['stance']} {said['value']}: {said['quote'][:_SHORT]}"


def _astray(one: scoring.Strayed) -> str:
    return f"astray {' '.join(one.key)}: {one.statement['actor']} ({one.why}) {one.statement['quote'][:_SHORT]}"
