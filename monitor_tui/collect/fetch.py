"""Fetching: conditional requests to many sources at once; each source's outcome is a value."""

from __future__ import annotations

import asyncio
import hashlib
import os
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from time import perf_counter
from urllib.parse import urljoin

import httpcore
import httpx

from monitor_tui.collect import body
from monitor_tui.collect.child import Bounds, Children
from monitor_tui.collect.doors import Doors, Turns, why
from monitor_tui.collect.guard import Refused, check_url
from monitor_tui.model import Attempt, Item, Source, Validators

_MOVED = frozenset({301, 302, 303, 307, 308})
_BUSY = frozenset({429, 503})
_LONGEST_WAIT = timedelta(days=7)
_VALIDATOR = re.compile(r"[\x20-\x7e]{1,400}")
_DIGITS = re.compile(r"\d{1,9}")


@dataclass(frozen=True, slots=True)
class Limits:
    """What one fetch of one source may cost at most."""

    seconds: float = 20.0
    """For the whole answer, redirects included."""
    connect: float = 10.0
    size: int = 16 << 20
    """Bytes of the decoded body."""
    ratio: int = 100
    """Decoded bytes for each byte on the wire, beyond the first megabyte."""
    redirects: int = 5
    together: int = 16
    """Requests open at once."""
    pause: float = 1.0
    """Seconds between two requests to one public host, which are never made at once."""
    parsing: Bounds = field(default_factory=Bounds)


@dataclass(frozen=True, slots=True)
class Fetched:
    """New content."""

    source: Source
    items: tuple[Item, ...]
    validators: Validators
    """To be kept only after the items are stored, so that a crash between fetches them again."""
    title: str = ""
    status: int = 200
    seconds: float = 0.0
    bytes: int = 0
    """Over the wire."""


@dataclass(frozen=True, slots=True)
class Unchanged:
    """304, or the same body as the last time."""

    source: Source
    validators: Validators
    status: int = 304
    seconds: float = 0.0
    bytes: int = 0


@dataclass(frozen=True, slots=True)
class Failed:
    """No content: ``reason`` is short, clear and holds nothing secret."""

    source: Source
    reason: str
    status: int | None = None
    retry_after: datetime | None = None
    seconds: float = 0.0
    bytes: int = 0


Result = Fetched | Unchanged | Failed


async def fetch_all(
    sources: Iterable[Source],
    validators: Mapping[str, Validators],
    *,
    now: datetime,
    limits: Limits = Limits(),
    on_result: Callable[[Result], None] | None = None,
) -> list[Result]:
    """Fetch every source, politely and at once; ``validators`` by source id, ``on_result`` as each one ends."""
    fetching = _Fetching(limits, now)

    async def one(source: Source) -> Result:
        result = await fetching.fetch(source, validators.get(source.id))
        if on_result:
            on_result(result)
        return result

    try:
        async with asyncio.TaskGroup() as group:
            tasks = [group.create_task(one(source)) for source in sources]
    finally:
        await fetching.close()
    return [task.result() for task in tasks]


def attempt(result: Result, at: datetime, before: Attempt | None = None, *, new: int = 0, changed: int = 0) -> Attempt:
    """The line of the log for a result; ``before`` is the source's last attempt, to count failures in a row."""
    logged = Attempt(result.source.id, at, "unchanged", status=result.status, seconds=round(result.seconds, 3))
    if isinstance(result, Fetched):
        return replace(logged, result="ok", items=len(result.items), new=new, changed=changed)
    if isinstance(result, Failed):
        failures = (before.failures if before else 0) + 1
        return replace(logged, result="failed", detail=result.reason, failures=failures, wait_until=result.retry_after)
    return logged


@dataclass(frozen=True, slots=True)
class _Answer:
    """What one hop brought: a body, or where to go on."""

    status: int
    headers: httpx.Headers
    url: str
    body: bytes = b""
    wire: int = 0


@dataclass(slots=True)
class _Spent:
    """What a source's fetch has taken so far, waiting for its turn not counted."""

    seconds: float = 0.0
    bytes: int = 0


class _Fetching:
    """One run: its connections, its turns, its parsing children."""

    def __init__(self, limits: Limits, now: datetime) -> None:
        self._limits, self._now = limits, now
        self._doors = Doors(limits.together, limits.connect)
        self._turns = Turns(limits.together, limits.pause)
        # A second parser where there is a processor for it: the first shares one with reading and storing.
        self._children = Children(min(2, max(1, (os.cpu_count() or 1) // 2)), limits.parsing)

    async def close(self) -> None:
        self._children.close()
        await self._doors.close()

    async def fetch(self, source: Source, known: Validators | None) -> Result:
        """The outcome for one source, whatever happens to it."""
        spent = _Spent()
        try:
            result = await self._outcome(source, known, spent)
        except TimeoutError:
            result = Failed(source, f"timed out after {self._limits.seconds:g} s")
        except Exception as error:  # whatever a hostile server brings about in a library is the end of this fetch only
            through = source.proxy and isinstance(error, httpcore.ConnectError | httpcore.ConnectTimeout)
            result = Failed(source, f"proxy: {why(error)}" if through else why(error))
        return replace(result, seconds=spent.seconds, bytes=spent.bytes)

    async def _outcome(self, source: Source, known: Validators | None, spent: _Spent) -> Result:
        answer = await self._follow(source, known, spent)
        if answer.status == 304 and known:
            return Unchanged(source, _validators(answer, known.sha256, known), 304)
        if answer.status != 200:
            wait = self._retry_after(answer) if answer.status in _BUSY else None
            return Failed(source, f"HTTP {answer.status}", answer.status, wait)
        sha256 = hashlib.sha256(answer.body).hexdigest()
        validators = _validators(answer, sha256)
        if known and known.sha256 == sha256:
            return Unchanged(source, validators, 200)
        started = perf_counter()
        parsed = await self._children.parse(answer.body, answer.headers.get("content-type", "")[:200], answer.url)
        spent.seconds += perf_counter() - started
        if parsed.error or not parsed.items:
            return Failed(source, parsed.error or "200, 0 items", 200)
        return Fetched(source, parsed.items, validators, parsed.title)

    async def _follow(self, source: Source, known: Validators | None, spent: _Spent) -> _Answer:
        """The answer at the end of the redirects, each hop checked and in turn like the first."""
        url = source.url or ""
        for _ in range(self._limits.redirects + 1):
            answer = await self._hop(source, url, known, spent)
            target = answer.headers.get("location")
            if answer.status not in _MOVED or not target:
                return answer
            try:
                url = urljoin(url, target.strip())
            except ValueError:
                raise Refused("refused: not an address") from None
        raise Refused(f"more than {self._limits.redirects} redirects")

    async def _hop(self, source: Source, url: str, known: Validators | None, spent: _Spent) -> _Answer:
        client, private = self._doors.open(source, url)
        async with self._turns.take(check_url(url), private=private):
            started = perf_counter()
            try:
                async with asyncio.timeout(self._limits.seconds - spent.seconds):
                    # Validators belong to the address that gave them and are shown to no other.
                    conditions = _conditions(known) if known and known.url == url else {}
                    async with client.stream("GET", url, headers=conditions) as response:
                        found = _Answer(response.status_code, response.headers, url)
                        if response.status_code != 200:
                            return found
                        found = await self._read(response, found)
                        spent.bytes += found.wire
                        return found
            finally:
                spent.seconds += perf_counter() - started

    async def _read(self, response: httpx.Response, found: _Answer) -> _Answer:
        size, ratio = self._limits.size, self._limits.ratio
        whole, wire = await body.read(response.stream, response.headers, size=size, ratio=ratio)  # type: ignore[arg-type]
        return replace(found, body=whole, wire=wire)

    def _retry_after(self, answer: _Answer) -> datetime | None:
        """When the server wants to be asked again: seconds or a date, a week at most."""
        given = answer.headers.get("retry-after", "").strip()
        if _DIGITS.fullmatch(given):
            return self._now + min(timedelta(seconds=int(given)), _LONGEST_WAIT)
        try:
            date = parsedate_to_datetime(given)
        except (ValueError, OverflowError):
            return None
        date = date if date.tzinfo else date.replace(tzinfo=UTC)
        return min(date, self._now + _LONGEST_WAIT) if date > self._now else None


def _conditions(known: Validators) -> dict[str, str]:
    found = {"If-None-Match": known.etag, "If-Modified-Since": known.modified}
    return {name: value for name, value in found.items() if value}


def _validators(answer: _Answer, sha256: str | None, before: Validators | None = None) -> Validators:
    """What the answer gave to recognise it by; a 304 need not repeat it. Odd bytes are not sent back."""
    etag, modified = (
        value if value and _VALIDATOR.fullmatch(value) else None
        for value in (answer.headers.get("etag"), answer.headers.get("last-modified"))
    )
    if before:
        etag, modified = etag or before.etag, modified or before.modified
    return Validators(answer.url, etag, modified, sha256)
