"""How a round of fetching is told: a bar on a terminal, plain lines otherwise, and what it came to."""

from __future__ import annotations

import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import click

from monitor_tui.cycle.collecting import Progress, Round, Told

if TYPE_CHECKING:
    from click._termui_impl import ProgressBar


def pause(done: Round, every: int) -> float:
    """Seconds until the next look: no longer than until a source is due, never less than one."""
    wake = done.due.wake
    return max(1.0, min(every, (wake - datetime.now(UTC)).total_seconds()) if wake else every)


@contextmanager
def stopping() -> Iterator[threading.Event]:
    """An event that SIGTERM and SIGINT set: what has arrived is stored, then the program ends well."""
    stop = threading.Event()
    before = {number: signal.signal(number, lambda *_: stop.set()) for number in (signal.SIGTERM, signal.SIGINT)}
    try:
        yield stop
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


@contextmanager
def told() -> Iterator[Told]:
    """A bar on a terminal, plain lines otherwise."""
    if not sys.stdout.isatty():
        yield lambda progress: click.echo(_line(progress))
        return
    bars: list[ProgressBar[Any]] = []

    def draw(progress: Progress) -> None:
        if not bars:
            bars.append(click.progressbar(length=progress.all, label="fetching", show_pos=True))
            bars[0].__enter__()
        bars[0].update(1)

    try:
        yield draw
    finally:
        if bars:
            bars[0].__exit__(None, None, None)


def _line(progress: Progress) -> str:
    attempt = progress.attempt
    if attempt.result == "failed":
        said = f"failed: {attempt.detail}"
    elif attempt.result == "unchanged":
        said = "unchanged"
    else:
        said = f"{attempt.items} items, {attempt.new} new" + (f", {attempt.changed} changed" if attempt.changed else "")
    return f"[{progress.done}/{progress.all}] {attempt.source}: {said}"


def summary(done: Round) -> str:
    """What the round came to; sources that were not asked are named with the reason."""
    failed = [a for a in done.attempts if a.result == "failed"]
    lines = [
        f"{len(done.attempts)} sources: {done.count('ok')} ok, {done.count('unchanged')} unchanged, "
        f"{len(failed)} failed; {done.new} new stories, {done.changed} changed"
    ]
    if sys.stdout.isatty():
        lines += [f"  {a.source}: {a.detail}" for a in failed[:10]]
        if len(failed) > 10:
            lines.append(f"  and {len(failed) - 10} more: `monitor-tui sources`")
    if done.due.waiting:
        lines.append(f"{len(done.due.waiting)} not due yet, the next at {done.due.waiting[0][1]:%Y-%m-%d %H:%M} UTC")
    kinds: dict[str, int] = {}
    for source in done.due.not_collected:
        kinds[source.kind] = kinds.get(source.kind, 0) + 1
    if kinds:
        named = ", ".join(f"{count} of kind {kind}" for kind, count in sorted(kinds.items()))
        lines.append(f"not collected yet: {named}")
    if done.stopped:
        lines.append("stopped; what had arrived is stored")
    return "\n".join(lines)
