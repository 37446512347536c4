"""How well stories stand with those of their event: `python -m tests.group.scoring [--each]` prints it."""

from __future__ import annotations

import json
import sys
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from monitor_tui.dossier import Dossier
from monitor_tui.group.stream import Arrival, stream
from monitor_tui.names import Names


@dataclass(frozen=True, slots=True)
class Item:
    """A short item with the event that it is about."""

    event: str
    arrival: Arrival


def items(name: str) -> list[Item]:
    """A set of this folder, by time."""
    lines = Path(__file__).with_name(name).read_text(encoding="utf-8").splitlines()
    return [
        Item(
            form["event"],
            Arrival(form["id"], form["title"], datetime.fromisoformat(form["time"]), form["text"], form["lang"]),
        )
        for form in map(json.loads, lines)
    ]


def grouped(given: Sequence[Item], names: Names, dossier: Dossier) -> list[str]:
    """The group of each item when all have come; the last word for an id counts."""
    found = dict(stream([item.arrival for item in given], names, dossier))
    return [found[item.arrival.id] for item in given]


def b_cubed(wanted: Sequence[str], found: Sequence[str]) -> tuple[float, float, float]:
    """Precision and recall, the mean share of an item's group that is of its event and the reverse; and F1."""
    by_event, by_group = Counter(wanted), Counter(found)
    both = Counter(zip(wanted, found, strict=True))
    pairs = list(zip(wanted, found, strict=True))
    precision = sum(both[pair] / by_group[pair[1]] for pair in pairs) / len(pairs)
    recall = sum(both[pair] / by_event[pair[0]] for pair in pairs) / len(pairs)
    return precision, recall, 2 * precision * recall / (precision + recall)


def mixed(wanted: Sequence[str], found: Sequence[str]) -> dict[str, dict[str, int]]:
    """The groups that hold stories of more than one event, and how many of each."""
    holding: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for event, group in zip(wanted, found, strict=True):
        holding[group][event] += 1
    return {group: dict(events) for group, events in holding.items() if len(events) > 1}


def merged(wanted: Sequence[str], found: Sequence[str]) -> list[tuple[str, ...]]:
    """Events that share a group in which more than a stray tenth of either stands."""
    by_event = Counter(wanted)
    return [
        large
        for events in mixed(wanted, found).values()
        if len(large := tuple(sorted(e for e, n in events.items() if 10 * n > by_event[e]))) > 1
    ]


def main() -> None:
    """Prints the figures of each set, with --each every item beside its group."""
    from monitor_tui.dossier import find, load

    dossier = load(find("belarus"))
    names = Names(dossier)
    for name in ("five.jsonl", "april.jsonl"):
        given = items(name)
        wanted, found = [item.event for item in given], grouped(given, names, dossier)
        precision, recall, f1 = b_cubed(wanted, found)
        print(f"{name}: {len(given)} items, {len(set(wanted))} events, {len(set(found))} found")
        print(f"  B-cubed P {precision:.3f} R {recall:.3f} F1 {f1:.3f}")
        print(f"  merged {merged(wanted, found)}, mixed {mixed(wanted, found)}")
        if "--each" in sys.argv:
            order = sorted(zip(wanted, found, given, strict=True), key=lambda one: (one[0], int(one[1])))
            for event, group, item in order:
                print(f"  {event:10} {group:>4} {item.arrival.id:>4} {item.arrival.lang} {item.arrival.title}")


if __name__ == "__main__":
    main()
