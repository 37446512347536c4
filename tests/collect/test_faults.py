"""Servers that misbehave: each fetch ends within its limits, and nothing inside is reached."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from monitor_tui.collect.fetch import Failed, Fetched, Limits, Unchanged, fetch_all
from monitor_tui.model import Source

NOW = datetime(2021, 4, 17, 12, 0, tzinfo=UTC)


@contextmanager
def running(*words: str) -> Iterator[str]:
    """A server in a process of its own, and the first line it prints."""
    with subprocess.Popen([sys.executable, *words], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as process:
        try:
            assert process.stdout
            yield process.stdout.readline().decode()
        finally:
            process.kill()


async def test_every_fault_fails_its_own_source_only(shared: Path) -> None:
    with running(str(shared / "rig/faults.py")) as line:
        told = json.loads(line)
        start = f"http://127.0.0.1:{told['port']}/"
        sources = [Source(name, "feed", start + name, allow_private=True) for name in (*told["faults"], "ok")]
        begun = time.perf_counter()
        results = await fetch_all(sources, {}, now=NOW, limits=Limits(seconds=3))
        assert time.perf_counter() - begun < 15
    outcome = {result.source.id: result for result in results}
    assert isinstance(outcome.pop("ok"), Fetched)
    assert len(outcome) >= 30
    for name, result in outcome.items():
        assert isinstance(result, Failed), f"{name} was fetched"
        assert result.reason
        assert "SECRET" not in result.reason
        assert not result.reason.startswith("failed ("), f"{name}: {result.reason} is no reason"
        # Nothing inside was asked: a request to /internal would have ended in "not a feed".
        assert not name.startswith("inside") or result.reason.startswith("refused: "), result
    busy = outcome["busy"]
    assert isinstance(busy, Failed)
    assert busy.retry_after == NOW + timedelta(hours=1)


async def test_every_fault_is_refused_at_once_where_private_addresses_are(shared: Path) -> None:
    with running(str(shared / "rig/faults.py")) as line:
        told = json.loads(line)
        sources = [Source(name, "feed", f"http://127.0.0.1:{told['port']}/{name}") for name in told["faults"]]
        results = await fetch_all(sources, {}, now=NOW, limits=Limits(pause=0))
    assert {getattr(result, "reason", None) for result in results} == {"refused: private address"}


@pytest.mark.slow
async def test_real_feeds_are_fetched_once_and_then_unchanged(shared: Path) -> None:
    folder = shared / "corpora/feeds/real"
    with running(str(shared / "rig/server.py"), str(folder), "--port", str(free_port())) as line:
        port = line.rsplit(":", 1)[1].strip()
        names = sorted(file.name for file in folder.iterdir())
        sources = [Source(name, "feed", f"http://127.0.0.1:{port}/feeds/{name}", allow_private=True) for name in names]
        first = await fetch_all(sources, {}, now=NOW)
        validators = {result.source.id: result.validators for result in first if isinstance(result, Fetched)}
        assert len(validators) == len(names) == 106
        second = await fetch_all(sources, validators, now=NOW)
    assert all(isinstance(result, Unchanged) and result.status == 304 for result in second)


@pytest.mark.parametrize(
    ("fault", "reason"),
    [
        ("429", "HTTP 429"),
        ("500", "HTTP 500"),
        ("503", "HTTP 503"),
        ("reset", "connection reset"),
        ("truncate", "broken off: not a whole answer"),
        ("hang", "timed out after 1 s"),
        ("slow", "timed out after 1 s"),
        ("loop", "more than 5 redirects"),
    ],
)
async def test_the_faults_of_the_feed_server(feeds: str, fault: str, reason: str) -> None:
    source = Source("s", "feed", f"{feeds}?fault={fault}", allow_private=True)
    (result,) = await fetch_all([source], {}, now=NOW, limits=Limits(seconds=1))
    assert isinstance(result, Failed)
    assert result.reason in (reason, "broken off: not a whole answer")


async def test_a_feed_without_length_or_broken_off_in_its_xml_still_gives_its_entries(feeds: str) -> None:
    for fault in ("nolength", "badxml"):
        source = Source("s", "feed", f"{feeds}?fault={fault}", allow_private=True)
        (result,) = await fetch_all([source], {}, now=NOW)
        assert isinstance(result, Fetched)
        assert len(result.items) >= 2


@pytest.fixture(scope="module")
def feeds(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a feed on the rig's server."""
    folder = tmp_path_factory.mktemp("feeds")
    items = "".join(f"<item><title>T{n}</title><guid>{n}</guid></item>" for n in range(10))
    (folder / "a.xml").write_text(f"<rss><channel><title>t</title>{items}</channel></rss>")
    with running(str(shared / "rig/server.py"), str(folder), "--port", str(free_port())) as line:
        yield f"http://127.0.0.1:{line.rsplit(':', 1)[1].strip()}/feeds/a.xml"


def free_port() -> int:
    import socket

    with socket.socket() as bound:
        bound.bind(("127.0.0.1", 0))
        return int(bound.getsockname()[1])
