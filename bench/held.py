"""A key that is held down: how long each press waits for its frame, on the wire and in the view of a large event."""

from __future__ import annotations

import statistics
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.terminal import Terminal

PRESSES, EVERY = 300, 1 / 30
OPENINGS = 5
QUICK = 0.1
"""Seconds in which a frame is to follow its key."""


@dataclass(frozen=True, slots=True)
class Cost:
    """What the presses of one held key waited, in seconds; and the share of those that waited little."""

    median: float
    most: float
    """Of 99 in a hundred presses."""
    quick: float


def measure(store: Path) -> dict[str, list[float]]:
    """What is held -> what each press waited; the store holds one large event."""
    command = [str(Path(sys.executable).with_name("monitor-tui")), "--store", str(store)]
    found = dict[str, list[float]]()
    with Terminal(command) as terminal:
        terminal.wait_for("E event")
        terminal.rest()
        found["wire, j"] = terminal.hold(["j"], PRESSES, EVERY)
        found["wire, PgDn and PgUp"] = terminal.hold(["pagedown", "\x1b[5~"], PRESSES, EVERY)
        found["event view opened, e"] = [_opened(terminal) for _ in range(OPENINGS)]
        terminal.press("e", 1.5)
        # By turns: at the edge of the matrix nothing is drawn, and nothing would be waited for.
        found["event view, j and k"] = terminal.hold(["j", "k"], PRESSES, EVERY)
        found["event view, l and h"] = terminal.hold(["l", "h"], PRESSES, EVERY)
    return found


def _opened(terminal: Terminal) -> float:
    """Seconds from the key to the last byte of the event's view; then back to the wire."""
    _, seconds = terminal.press("e", 1.5)
    terminal.press("q", 1.0)
    return seconds


def cost(waits: Sequence[float]) -> Cost:
    """Median, 99th percentile, share within ``QUICK``."""
    ordered = sorted(waits)
    at = min(len(ordered) - 1, int(0.99 * len(ordered)))
    return Cost(statistics.median(ordered), ordered[at], sum(wait <= QUICK for wait in ordered) / len(ordered))
