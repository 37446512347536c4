"""What the program makes of four further events; `python -m tests.further.measure [all|odd|even]` prints it."""

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
from monitor_tui.dossier.folder import find
from monitor_tui.store import connect
from tests.contrast.gold import scoring
from tests.contrast.gold.lines import Key, Line, lines
from tests.contrast.gold.scoring import Share

FOLDER = Path(__file__).parent
HALVES = {"all": (0, 1), "odd": (1,), "even": (0,)}

Form = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Measured:
    """The cells of the program and of the gold, by the same keys."""

    dossier: Dossier
    spread: Mapping[str, Mapping[int, int]]
    """Event of the gold -> the program's events that its stories are in, with how many."""
    gold: Mapping[Key, Line]
    cells: Mapping[Key, Form]
    """Every cell that is shown, also those of which the gold says nothing."""

    def told(self) -> list[scoring.Verdict]:
        """The verdicts on the cells that the gold has; a point on which nobody should speak need have no row."""
        gold = {key: line for key, line in self.gold.items() if key in self.cells or "found" in line.states}
        return scoring.verdicts(gold, self.cells)

    def empty(self) -> Share:
        """Of the cells that the gold has empty, those that are so with its state; no row is no claim by anybody."""
        lines = [(key, line) for key, line in self.gold.items() if "found" not in line.states]
        right = [key not in self.cells or self.cells[key]["state"] in line.states for key, line in lines]
        return Share(sum(right), len(right))

    def strayed(self) -> list[scoring.Strayed]:
        """The statements that stand in another camp's cell."""
        return scoring.strayed(self.cells, self.gold, self.dossier)


def stories(half: str) -> list[Form]:
    """The stories, or those with odd or even numbers."""
    return [form for form in _lines(_stored()) if int(form["id"][1:]) % 2 in HALVES[half]]


def measure(store: Path, half: str = "all") -> Measured:
    """Fill a store at this path that saw each story on its day, and ask it, as a script would."""
    dossier, chosen = load(find("belarus")), stories(half)
    fill(store, dossier, chosen)
    options = ("--store", str(store), "--dossier", str(dossier.path))
    spread = _spread(_lines(_run("stories", "*", "--json", *options)), chosen)
    cells: dict[Key, Form] = {}
    for event, count in spread.items():
        number = max(count, key=count.__getitem__)
        for versions in _lines(_run("versions", f"E{number}", "--json", *options)):
            for row in versions["points"]:
                cells |= {(event, row["point"], camp): cell for camp, cell in row["cells"].items()}
    return Measured(dossier, spread, _asked(lines(FOLDER), chosen), cells)


def fill(store: Path, dossier: Dossier, chosen: Iterable[Form]) -> None:
    """The stories as a store took them in that was there: an import of today saw nothing of that time."""
    given = "\n".join(json.dumps(form, ensure_ascii=False) for form in chosen)
    parsed = parse(given.encode(), url="stories.jsonl", name="jsonlines")
    seen = sorted((one for one in parsed.items if one.published), key=lambda one: str(one.published))
    connect.create(store)
    with Intake(store, dossier) as intake:
        intake.take_dated((dossier.sources[one.source or ""], replace(one, seen=one.published)) for one in seen)


def event_of(story: Form) -> str:
    """The event of the gold that a story of the gold is of, by its day."""
    told = tomllib.loads((FOLDER / "events.toml").read_text(encoding="utf-8"))
    day = story["published"][:10]
    return next(event for event, form in told.items() if form["first"].isoformat() <= day <= form["last"].isoformat())


def _spread(kept: Iterable[Form], chosen: Iterable[Form]) -> dict[str, dict[int, int]]:
    own = {f"{form['source']} {form['id']}": event_of(form) for form in chosen}
    found: dict[str, Counter[int]] = {}
    for story in kept:
        if story["event"] is not None:
            found.setdefault(own[story["key"]], Counter())[story["event"]] += 1
    return {event: dict(count) for event, count in found.items()}


def _asked(gold: Mapping[Key, Line], chosen: Sequence[Form]) -> dict[Key, Line]:
    """The gold's cells; those that no chosen story has words for may stay empty."""
    texts: dict[str, str] = {}
    for form in chosen:
        texts[event_of(form)] = f"{texts.get(event_of(form), '')}\n{form['title']}\n{form['text']}"
    return {
        key: line
        if not line.statements or any(said.says.search(texts[key[0]]) for said in line.required())
        else replace(line, optional=True)
        for key, line in gold.items()
    }


def _stored() -> str:
    return (FOLDER / "stories.jsonl").read_text(encoding="utf-8")


def _run(*words: str) -> str:
    answer = CliRunner().invoke(main, list(words))
    if answer.exit_code:
        raise RuntimeError(answer.output)
    return answer.stdout


def _lines(text: str) -> list[Form]:
    return [json.loads(line) for line in text.splitlines()]


def report(measured: Measured) -> str:
    """The figures, and what is missed or wrong."""
    told, astray = measured.told(), measured.strayed()
    parts = [
        f"events              {measured.spread}",
        f"cell precision      {scoring.precision(told)}",
        f"cell recall         {scoring.recall(told)}",
        f"statement precision {scoring.statements(told)}",
        f"empty cells         {measured.empty()}",
        f"in the wrong camp   {len(astray)}",
    ]
    for event in measured.spread:
        own = [verdict for verdict in told if verdict.key[0] == event]
        parts.append(f"  {event:10} precision {scoring.precision(own)}, recall {scoring.recall(own)}")
    parts += [f"astray {' '.join(one.key)}: {one.statement['actor']} {one.why}" for one in astray]
    for verdict in told:
        shown = verdict.cell["statements"] if verdict.cell else []
        if verdict.found is False:
            wanted = [said.says.pattern[:50] for said in verdict.line.required()] if verdict.line else []
            parts.append(f"missed {' '.join(verdict.key)}: {verdict.cell['state'] if verdict.cell else '-'} {wanted}")
        for said in shown:
            if not (verdict.line and verdict.line.accepting(said)):
                first = "wrong " if said is shown[0] else "also  "
                parts.append(f"{first} {' '.join(verdict.key)}: {said['actor']} {said['stance']} | {said['value']}")
                parts.append(f"         {said['quote']}")
    return "\n".join(parts)


if __name__ == "__main__":
    with TemporaryDirectory() as place:
        print(report(measure(Path(place) / "further.db", sys.argv[1] if len(sys.argv) > 1 else "all")))
