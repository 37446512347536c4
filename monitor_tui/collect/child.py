"""Parsing in a child process with CPU and memory limits: a bomb kills only its own document."""

from __future__ import annotations

import asyncio
import contextlib
import json
import os
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, BinaryIO, Self, cast

from monitor_tui.collect.formats.parsed import Parsed
from monitor_tui.errors import ImportFileError
from monitor_tui.model import Dated, Item, Precision

_ROOT = str(Path(__file__).resolve().parents[2])
# Appended, not put first: what stands beside the package must not shadow a module of the standard library.
_START = "import sys; sys.path.append(sys.argv[1]); from monitor_tui.collect.inside import main; main()"
_ENVIRONMENT = ("PATH", "PYTHONPATH", "PYTHONHOME", "LD_LIBRARY_PATH", "LANG", "LC_ALL", "HOME")
_MOST_JSON = 256 << 20


@dataclass(frozen=True, slots=True)
class Bounds:
    """What parsing one document may cost."""

    cpu: int = 10
    """Seconds, and one more for every two megabytes."""
    wall: float = 30.0
    """Seconds, likewise: the machine may be busy."""
    memory: int = 1 << 30


class Died(Exception):
    """The child ended before it answered."""


class Child:
    """One parsing process; it is used again until it dies."""

    def __init__(self, bounds: Bounds = Bounds()) -> None:
        self._bounds = bounds
        self._process = subprocess.Popen(
            [sys.executable, "-P", "-c", _START, _ROOT],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={name: os.environ[name] for name in _ENVIRONMENT if name in os.environ},
            start_new_session=True,  # Ctrl-C is for the parent, who ends this one in order
        )

    @property
    def pid(self) -> int:
        """The process's number."""
        return self._process.pid

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        self.close()

    def parse(self, body: bytes, content_type: str = "", url: str = "", name: str | None = None) -> Parsed:
        """Parse one document; Died where that took too long, too much, or broke the parser."""
        more = len(body) >> 21
        header = {
            "type": content_type,
            "url": url,
            "name": name or "",
            "cpu": self._bounds.cpu + more,
            "memory": self._bounds.memory + 20 * len(body),
        }
        watchdog = threading.Timer(self._bounds.wall + 3 * more, self._process.kill)
        watchdog.start()
        try:
            return self._ask(json.dumps(header).encode(), body, url)
        except (OSError, EOFError, ValueError, TypeError, KeyError, MemoryError) as error:
            raise Died from error  # killed, or its answer has not the shape agreed
        finally:
            watchdog.cancel()

    def close(self) -> None:
        """End the process, whatever it is doing."""
        self._process.kill()
        for pipe in (self._process.stdin, self._process.stdout):
            with contextlib.suppress(OSError):  # what was left in the buffer has no reader
                cast(BinaryIO, pipe).close()
        self._process.wait()

    def _ask(self, header: bytes, body: bytes, url: str) -> Parsed:
        from monitor_tui.collect.inside import LENGTHS

        jobs, answers = cast(BinaryIO, self._process.stdin), cast(BinaryIO, self._process.stdout)
        jobs.write(LENGTHS.pack(len(header), len(body)) + header)
        jobs.write(body)
        jobs.flush()
        json_length, originals_length = LENGTHS.unpack(_exactly(answers, LENGTHS.size))
        if json_length > _MOST_JSON or originals_length > 2 * len(body) + _MOST_JSON:
            raise EOFError
        found = json.loads(_exactly(answers, json_length))
        originals = _exactly(answers, originals_length)
        if "why" in found:
            raise ImportFileError(url or "the file", found["line"], str(found["why"]))
        return _parsed(found, originals)


class Children:
    """Parsing for the event loop: a few processes, made when they are needed, replaced when they die."""

    def __init__(self, size: int = 1, bounds: Bounds = Bounds()) -> None:
        self._bounds = bounds
        self._threads = ThreadPoolExecutor(size, thread_name_prefix="parse")
        self._idle: list[Child] = []
        self._busy: set[Child] = set()
        self._closed = False

    async def parse(self, body: bytes, content_type: str, url: str) -> Parsed:
        """The document parsed, or a Parsed whose error says that it broke its limits."""
        return await asyncio.get_running_loop().run_in_executor(self._threads, self._parse, body, content_type, url)

    def close(self) -> None:
        """End all processes; a thread that waits for one ends with it."""
        self._closed = True
        self._threads.shutdown(wait=False, cancel_futures=True)
        for child in [*self._idle, *self._busy]:
            child.close()
        self._threads.shutdown(wait=True)

    def _parse(self, body: bytes, content_type: str, url: str) -> Parsed:
        child = self._idle.pop() if self._idle else Child(self._bounds)
        self._busy.add(child)
        if self._closed:
            child.close()
        try:
            parsed = child.parse(body, content_type, url)
        except Died:
            child.close()
            return _BROKE
        else:
            self._idle.append(child)
            return parsed
        finally:
            self._busy.discard(child)


_BROKE = Parsed(error="refused: parsing took too long or too much memory")


def parse_in_child(body: bytes, content_type: str = "", url: str = "", *, name: str | None = None) -> Parsed:
    """Parse one document in a child of its own; ``name`` is a format as ``formats.sniff`` gives it.

    A bad line of JSON lines raises ImportFileError (its file is ``url``); everything else is ``Parsed.error``.
    """
    with Child() as child:
        try:
            return child.parse(body, content_type, url, name)
        except Died:
            return _BROKE


def _parsed(found: dict[str, Any], originals: bytes) -> Parsed:
    items = []
    at = 0
    for row in found.get("items", ()):
        guid, url, title, text, lang, published, precision, dated, length, source, seen, withdrawn = row
        items.append(
            Item(
                guid=guid,
                url=url,
                title=title,
                text=text,
                lang=lang,
                published=published and datetime.fromisoformat(published),
                precision=Precision(precision),
                dated=Dated(dated),
                original=originals[at : at + length],
                source=source,
                seen=seen and datetime.fromisoformat(seen),
                withdrawn=withdrawn,
            )
        )
        at += length
    return Parsed(tuple(items), found.get("title", ""), found["error"], found.get("found", 0))


def _exactly(stream: BinaryIO, length: int) -> bytes:
    piece = stream.read(length)
    if len(piece) < length:
        raise EOFError
    return piece
