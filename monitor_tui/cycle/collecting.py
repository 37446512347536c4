"""One round of fetching: what is due is fetched together, and stored while the rest is still on its way."""

from __future__ import annotations

import asyncio
import queue
import threading
from collections.abc import Callable, Collection, Coroutine
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from monitor_tui.collect.fetch import Failed, Fetched, Limits, Result, attempt, fetch_all
from monitor_tui.collect.schedule import Due, due
from monitor_tui.cycle import embedding
from monitor_tui.cycle.take import Intake
from monitor_tui.dossier import Dossier
from monitor_tui.errors import MonitorError
from monitor_tui.model import Attempt, Source
from monitor_tui.store import connect, fetches

Told = Callable[["Progress"], None]


@dataclass(frozen=True, slots=True)
class Progress:
    """One source's outcome, stored and logged."""

    attempt: Attempt
    done: int
    all: int


@dataclass(frozen=True, slots=True)
class Round:
    """What one round did."""

    attempts: tuple[Attempt, ...] = ()
    due: Due = field(default_factory=lambda: Due((), (), ()))
    stopped: bool = False

    @property
    def new(self) -> int:
        return sum(a.new for a in self.attempts)

    @property
    def changed(self) -> int:
        return sum(a.changed for a in self.attempts)

    def count(self, result: str) -> int:
        return sum(a.result == result for a in self.attempts)


def chosen_sources(dossier: Dossier, wanted: Collection[str]) -> list[Source]:
    """The sources named, or all; a name that is none is an error that says so."""
    unknown = [name for name in wanted if name not in dossier.sources]
    if unknown:
        raise MonitorError(f"{dossier.path / 'sources.toml'}: there is no source `{unknown[0]}`")
    return [dossier.sources[name] for name in dict.fromkeys(wanted)] if wanted else list(dossier.sources.values())


def fetch(store: Path, dossier: Dossier, on_progress: Told | None = None, stop: threading.Event | None = None) -> Round:
    """Fetch what is due into a store, which is made where there is none; only one process can at a time."""
    connect.create(store)
    with connect.fetch_lock(store):
        return fetch_locked(store, dossier, (), on_progress, stop=stop)


def fetch_locked(
    store: Path,
    dossier: Dossier,
    wanted: Collection[str] = (),
    told: Told | None = None,
    *,
    stop: threading.Event | None = None,
    force: bool = False,
    limits: Limits | None = None,
) -> Round:
    """Fetch what is due of the sources wanted, all if none is named; ``force``: also what is not due.

    The caller holds the store's lock. ``stop`` ends it early; what has arrived by then is stored.
    """
    stop = stop or threading.Event()
    conn = connect.reader(store)
    try:
        last = fetches.last(conn)
        validators = fetches.validators(conn)
    finally:
        conn.close()
    now = datetime.now(UTC)
    plan = due(chosen_sources(dossier, wanted), last, now, force=force)
    if not plan.ready:
        return Round(due=plan, stopped=stop.is_set())
    arrivals: queue.SimpleQueue[Result | None] = queue.SimpleQueue()
    keeper = _Keeper(store, dossier, last, len(plan.ready), arrivals, told)
    keeper.start()
    fetching = fetch_all(plan.ready, validators, now=now, limits=limits or Limits(), on_result=arrivals.put)
    try:
        asyncio.run(_until(stop, fetching))
    finally:
        arrivals.put(None)
        keeper.join()
    if keeper.error is not None:
        raise keeper.error
    return Round(tuple(keeper.attempts), plan, stop.is_set())


def check(url: str) -> tuple[str, bool]:
    """Fetches one address as a source would be; what came, in a sentence, and whether it can be collected."""
    source = Source(id="check", kind="feed", url=url)
    result = asyncio.run(fetch_all([source], {}, now=datetime.now(UTC)))[0]
    if not isinstance(result, Fetched):
        return f"{url}: {result.reason if isinstance(result, Failed) else 'unchanged'}", False
    dated = [item.published for item in result.items if item.published is not None]
    newest = f", the newest of {max(dated):%Y-%m-%d %H:%M} UTC" if dated else ", none of them dated"
    seconds = f"in {result.seconds:.1f} s"
    return f"{url}: {len(result.items)} items {seconds}{newest if result.items else ''}; {result.title}", True


async def _until(stop: threading.Event, fetching: Coroutine[Any, Any, object]) -> None:
    """Awaits the fetches, or cancels them when told to stop; what has arrived by then is kept."""
    task = asyncio.create_task(fetching)
    while not task.done():
        await asyncio.wait({task}, timeout=0.2)
        if stop.is_set():
            task.cancel()
    if not task.cancelled():
        task.result()


class _Keeper(threading.Thread):
    """Stores results as they arrive: reading must not hold up the network, and SQLite wants one thread."""

    def __init__(
        self,
        store: Path,
        dossier: Dossier,
        last: dict[str, Attempt],
        all_: int,
        arrivals: queue.SimpleQueue[Result | None],
        told: Told | None,
    ) -> None:
        super().__init__(name="keeper", daemon=True)
        self.attempts: list[Attempt] = []
        self.error: BaseException | None = None
        self._store, self._dossier, self._last = store, dossier, last
        self._all, self._arrivals, self._told = all_, arrivals, told

    def run(self) -> None:
        try:
            with Intake(self._store, self._dossier, encode=embedding.installed()) as intake:
                while (result := self._arrivals.get()) is not None:
                    self._keep(intake, result)
        except BaseException as error:  # handed to the thread that waits for this one, whatever it is
            self.error = error
            while self._arrivals.get() is not None:
                pass  # the fetches go on to put results until they end

    def _keep(self, intake: Intake, result: Result) -> None:
        now, source = datetime.now(UTC), result.source
        new = changed = 0
        if isinstance(result, Fetched):
            saved = intake.take([(source, item) for item in result.items], now)
            new, changed = len(saved.new), len(saved.changed)
        logged = attempt(result, now, self._last.get(source.id), new=new, changed=changed)
        # The validators only after the items: a crash in between fetches again, and loses nothing.
        intake.log(logged, None if isinstance(result, Failed) else result.validators)
        self.attempts.append(logged)
        if self._told:
            self._told(Progress(logged, len(self.attempts), self._all))
