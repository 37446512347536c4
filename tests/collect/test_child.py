"""Parsing in a child: what a document does there does not reach us."""

from __future__ import annotations

import asyncio
import json
import os
import resource
import time
from collections.abc import Iterator

import pytest

from monitor_tui.collect import formats
from monitor_tui.collect.child import Bounds, Child, Children, Died, parse_in_child
from monitor_tui.errors import ImportFileError
from tests.collect.site import RSS


@pytest.fixture(scope="module")
def child() -> Iterator[Child]:
    with Child() as running:
        yield running


def test_it_parses_as_the_parent_would(child: Child) -> None:
    assert child.parse(RSS, "text/xml", "http://a.test/rss") == formats.parse(RSS, "text/xml", "http://a.test/rss")
    record = {"text": "Слова. Ещё.", "seen": "2021-04-17T10:00:00Z", "withdrawn": True, "source": "s"}
    line = json.dumps(record).encode()
    assert child.parse(line, name="jsonlines") == formats.parse(line, name="jsonlines")


def test_it_is_used_again(child: Child) -> None:
    start = time.perf_counter()
    for _ in range(20):
        child.parse(RSS)
    assert time.perf_counter() - start < 2


def test_a_bad_line_is_the_same_error() -> None:
    with pytest.raises(ImportFileError, match=r"posts\.jsonl, line 2: not JSON"):
        parse_in_child(b'{"text": "a"}\n{', url="posts.jsonl", name="jsonlines")


def test_one_that_takes_too_much_cpu_dies() -> None:
    before = resource.getrusage(resource.RUSAGE_SELF).ru_utime
    with Child(Bounds(cpu=1, wall=30)) as child, pytest.raises(Died):
        child.parse(_slow())
    assert resource.getrusage(resource.RUSAGE_SELF).ru_utime - before < 2


def test_one_that_takes_too_long_dies() -> None:
    start = time.perf_counter()
    with Child(Bounds(wall=0.5)) as child, pytest.raises(Died):
        child.parse(_slow())
    assert time.perf_counter() - start < 5


def test_one_that_takes_too_much_memory_says_so_or_dies() -> None:
    body = b"<rss><channel><item><description>" + b"&lt;p&gt;" * 100_000 + b"</description></item></channel></rss>"
    with Child(Bounds(memory=1 << 20)) as child:
        try:
            error = child.parse(body).error
        except Died:
            error = "it died"
    assert error in ("it died", "refused: parsing took too much memory")


async def test_a_dead_child_is_replaced() -> None:
    children = Children(1, Bounds(cpu=1))
    try:
        slow, good = await asyncio.gather(children.parse(_slow(), "", ""), children.parse(RSS, "", ""))
    finally:
        children.close()
    assert slow.error == "refused: parsing took too long or too much memory"
    assert [item.title for item in good.items] == ["First"]


async def test_closing_ends_what_is_parsed() -> None:
    children = Children(1)
    task = asyncio.create_task(children.parse(_slow(), "", ""))
    await asyncio.sleep(0.3)
    start = time.perf_counter()
    children.close()
    assert (await task).error
    assert time.perf_counter() - start < 5


def test_the_child_knows_nothing_of_our_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MONITOR_TUI_SECRET", "token")
    with Child() as child:
        child.parse(RSS)
        with open(f"/proc/{child.pid}/environ", "rb") as environment:
            assert b"token" not in environment.read()


def test_nothing_is_left_running() -> None:
    with Child() as child:
        child.parse(RSS)
        pid = child.pid
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)


def _slow() -> bytes:
    """A depth that the check for depth does not see: an HTML parser's time grows with its square."""
    html = b"<div></x>" * 60_000
    return b"<rss><channel><item><description><![CDATA[" + html + b"]]></description></item></channel></rss>"
