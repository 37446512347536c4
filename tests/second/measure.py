"""What the program makes of the second dossier, beside its gold; `python -m tests.second.measure` prints it."""

from __future__ import annotations

import json
import sys
import tomllib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from click.testing import CliRunner

from monitor_tui.cli import main
from monitor_tui.collect.formats import parse
from monitor_tui.cycle.take import Intake
from monitor_tui.dossier import Dossier, load
from monitor_tui.store import connect
from tests.contrast.gold import scoring
from tests.contrast.gold.lines import Key, Line, lines
from tests.contrast.gold.scoring import Share

FOLDER = Path(__file__).parent
DOSSIER = FOLDER / "dossier"

Form = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Measured:
    """The cells of the program and of the gold, by the same keys."""

    dossier: Dossier
    serving: Mapping[str, int]
    """Event of the gold -> the program's event that most of its stories are in."""
    gold: Mapping[Key, Line]
    cells: Mapping[Key, Form]
    """Every cell that is shown, also those of which the gold says nothing."""
    conflicts: Mapping[str, set[tuple[str, frozenset[str]]]]
    """Event -> the points and the two camps that are marked there as contradicting."""

    def told(self) -> list[scoring.Verdict]:
        """The verdicts on the cells that the gold has; a point on which nobody should speak need have no row."""
        gold = {key: line for key, line in self.gold.items() if key in self.cells or "none_found" not in line.states}
        return scoring.verdicts(gold, {key: cell for key, cell in self.cells.items() if key in gold})

    def every(self) -> Share:
        """Of all statements that the gold asks for, those that are there."""
        wanted = [
            any(said.accepts(statement) for statement in self.cells.get(key, {"statements": []})["statements"])
            for key, line in self.gold.items()
            for said in line.statements
            if said.must
        ]
        return Share(sum(wanted), len(wanted))

    def empty(self) -> Share:
        """Of the cells that the gold has empty, those that are so with its state; no row is no claim by anybody."""
        right = []
        for key, line in self.gold.items():
            if "found" not in line.states:
                right.append(key not in self.cells or self.cells[key]["state"] in line.states)
        return Share(sum(right), len(right))


def wanted_conflicts(served: Mapping[str, int]) -> dict[str, set[str]]:
    """The points on which the two sides contradict each other, by event as it is shown."""
    told = tomllib.loads((FOLDER / "events.toml").read_text(encoding="utf-8"))
    found: dict[str, set[str]] = {}
    for event, form in told.items():
        found.setdefault(_shared(event, served), set()).update(form["conflicts"])
    return found


def measure(store: Path, dossier: Path = DOSSIER) -> Measured:
    """Fill a store at this path that saw each story on its day, and ask it, as a script would."""
    options = ("--store", str(store), "--dossier", str(dossier))
    fill(store, load(dossier))
    stories = _lines(_run("stories", "*", "--json", *options))
    served = _serving(stories)
    cells: dict[Key, Form] = {}
    conflicts: dict[str, set[tuple[str, frozenset[str]]]] = {}
    for event, number in served.items():
        for versions in _lines(_run("versions", f"E{number}", "--json", *options)):
            shared = _shared(event, served)
            for row in versions["points"]:
                cells |= {(shared, row["point"], camp): cell for camp, cell in row["cells"].items()}
                marked = {(row["point"], frozenset(pair)) for pair in row["conflicts"]}
                conflicts.setdefault(shared, set()).update(marked)
    return Measured(load(dossier), served, _joined(lines(FOLDER), served), cells, conflicts)


def fill(store: Path, dossier: Dossier) -> None:
    """The stories as a store took them in that was there: an import of today saw nothing of that time."""
    parsed = parse((FOLDER / "stories.jsonl").read_bytes(), url="stories.jsonl", name="jsonlines")
    seen = sorted((one for one in parsed.items if one.published), key=lambda one: str(one.published))
    connect.create(store)
    with Intake(store, dossier) as intake:
        intake.take_dated((dossier.sources[one.source or ""], replace(one, seen=one.published)) for one in seen)


def _serving(stories: Iterable[Mapping[str, Any]]) -> dict[str, int]:
    """The program's event with most stories that fit; where two of the gold's fit one, it serves both."""
    told = tomllib.loads((FOLDER / "events.toml").read_text(encoding="utf-8"))
    texts = {form["id"]: form for form in _lines((FOLDER / "stories.jsonl").read_text(encoding="utf-8"))}
    known = {f"{form['source']} {form['id']}": f"{form['title']} {form['text']}" for form in texts.values()}
    fitting: dict[str, Counter[int]] = {event: Counter() for event in told}
    for story in stories:
        for event, form in told.items():
            within = form["first"].isoformat() <= story["published"][:10] <= form["last"].isoformat()
            if within and story["event"] is not None and any(word in known[story["key"]] for word in form["words"]):
                fitting[event][story["event"]] += 1
    return {event: count.most_common(1)[0][0] for event, count in fitting.items() if count}


def _shared(event: str, served: Mapping[str, int]) -> str:
    """The first event of the gold that the program shows as one with this."""
    return next((other for other, number in served.items() if number == served.get(event)), event)


def _joined(gold: Mapping[Key, Line], served: Mapping[str, int]) -> dict[Key, Line]:
    """The gold's cells; those of events that are shown as one are one cell."""
    found: dict[Key, Line] = {}
    for (event, point, camp), line in gold.items():
        key = (_shared(event, served), point, camp)
        other = found.get(key)
        if other is None:
            found[key] = Line(key, line.states, line.statements, line.optional, line.source)
            continue
        states: Sequence[str] = (*other.states, *line.states)
        states = ("found",) if "found" in states else states
        statements, source = (*other.statements, *line.statements), f"{other.source}; {line.source}"
        found[key] = Line(key, tuple(dict.fromkeys(states)), statements, False, source)
    return found


def _run(*words: str) -> str:
    answer = CliRunner().invoke(main, list(words))
    if answer.exit_code:
        raise RuntimeError(answer.output)
    return answer.stdout


def _lines(text: str) -> list[Form]:
    return [json.loads(line) for line in text.splitlines()]


def report(measured: Measured) -> str:
    """The figures, and what is missed or wrong."""
    told, astray = measured.told(), scoring.strayed(measured.cells, measured.gold, measured.dossier)
    parts = [
        f"events              {dict(measured.serving)}",
        f"cell precision      {scoring.precision(told)}",
        f"cell recall         {scoring.recall(told)}",
        f"statement precision {scoring.statements(told)}",
        f"statement recall    {measured.every()}",
        f"empty cells         {measured.empty()}",
        f"day of saying       {scoring.days(told)}",
        f"stance              {scoring.stances(told)}",
        f"in the wrong camp   {len(astray)}",
    ]
    for event, points in wanted_conflicts(measured.serving).items():
        sides = frozenset(camp.id for camp in measured.dossier.shown())
        marked = {point for point, camps in measured.conflicts.get(event, set()) if camps == sides}
        parts.append(f"conflicts {event}: wanted {sorted(points)}, marked {sorted(marked)}")
    for key, line in measured.gold.items():
        cell = measured.cells.get(key, {"state": "no row", "statements": []})
        if cell["state"] not in line.states:
            parts.append(f"state {' '.join(key)}: {cell['state']}, the gold has {'/'.join(line.states)}")
        for said in line.statements:
            if said.must and not any(said.accepts(statement) for statement in cell["statements"]):
                parts.append(f"missed {' '.join(key)}: {'/'.join(sorted(said.actors)[:3])} {said.says.pattern[:60]}")
        for statement in cell["statements"]:
            if not line.accepting(statement):
                parts.append(f"wrong {' '.join(key)}: {statement['actor']} {statement['stance']} {statement['value']}")
    return "\n".join(parts)


if __name__ == "__main__":
    with TemporaryDirectory() as place:
        print(report(measure(Path(place) / "second.db", Path(sys.argv[1]) if len(sys.argv) > 1 else DOSSIER)))
