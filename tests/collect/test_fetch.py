"""Fetching from a real server on loopback."""

from __future__ import annotations

import asyncio
import gzip
import hashlib
import socket
import threading
import time
from datetime import UTC, datetime, timedelta

import pytest

from monitor_tui.collect.fetch import Failed, Fetched, Limits, Result, Unchanged, attempt, fetch_all
from monitor_tui.model import Attempt, Source, Validators
from tests.collect.site import RSS, Page, Site

NOW = datetime(2021, 4, 17, 12, 0, tzinfo=UTC)
QUICK = Limits(seconds=2, pause=0)


async def fetch(source: Source, known: Validators | None = None, limits: Limits = QUICK) -> Result:
    (result,) = await fetch_all([source], {source.id: known} if known else {}, now=NOW, limits=limits)
    return result


async def test_new_content_then_unchanged(site: Site) -> None:
    site.pages["/rss"] = Page(headers={"ETag": '"1"', "Last-Modified": "Sat, 17 Apr 2021 10:00:00 GMT"})
    first = await fetch(site.source("/rss"))
    assert isinstance(first, Fetched)
    assert ([item.title for item in first.items], first.title, first.bytes) == (["First"], "Wire", len(RSS))
    assert first.validators == Validators(
        site.url("/rss"), '"1"', "Sat, 17 Apr 2021 10:00:00 GMT", hashlib.sha256(RSS).hexdigest()
    )
    site.pages["/rss"] = Page(b"", 304)
    second = await fetch(site.source("/rss"), first.validators)
    assert isinstance(second, Unchanged)
    assert second.validators == first.validators
    asked = site.asked[-1].headers
    assert (asked["if-none-match"], asked["if-modified-since"]) == ('"1"', "Sat, 17 Apr 2021 10:00:00 GMT")


async def test_the_same_body_without_validators_is_unchanged_too(site: Site) -> None:
    site.pages["/rss"] = Page()
    first = await fetch(site.source("/rss"))
    assert isinstance(first, Fetched)
    second = await fetch(site.source("/rss"), first.validators)
    assert isinstance(second, Unchanged)
    assert second.status == 200
    site.pages["/rss"] = Page(RSS.replace(b"First", b"Second"))
    assert isinstance(await fetch(site.source("/rss"), second.validators), Fetched)


async def test_validators_are_shown_to_no_other_address(site: Site) -> None:
    site.pages["/rss"] = Page()
    await fetch(site.source("/rss"), Validators(site.url("/old"), '"1"', "x"))
    assert "if-none-match" not in site.asked[0].headers
    site.pages["/304"] = Page(b"", 304)
    assert isinstance(await fetch(site.source("/304")), Failed)


async def test_a_header_that_would_break_out_is_not_sent_back(site: Site) -> None:
    site.pages["/rss"] = Page(headers={"ETag": '"' + "x" * 5000 + '"', "Last-Modified": "\xe9"})
    result = await fetch(site.source("/rss"))
    assert isinstance(result, Fetched)
    assert (result.validators.etag, result.validators.modified) == (None, None)


async def test_what_is_packed_is_unpacked(site: Site) -> None:
    site.pages["/rss"] = Page(gzip.compress(RSS), headers={"Content-Encoding": "gzip"})
    assert isinstance(await fetch(site.source("/rss")), Fetched)
    assert site.asked[0].headers["accept-encoding"] == "gzip, deflate"


async def test_nothing_says_who_asks(site: Site) -> None:
    site.pages["/rss"] = Page(headers={"Set-Cookie": "id=5; Path=/"})
    for _ in range(2):
        await fetch_all([site.source("/rss", "a"), site.source("/rss", "b")], {}, now=NOW, limits=QUICK)
    for asked in site.asked:
        assert set(asked.headers) <= {"host", "user-agent", "accept", "accept-encoding", "connection"}
        assert "python" not in asked.headers["user-agent"].lower()


@pytest.mark.parametrize(
    ("page", "reason"),
    [
        (Page(b"no", 403), "HTTP 403"),
        (Page(b"", 404), "HTTP 404"),
        (Page(b"oops", 500), "HTTP 500"),
        (Page(b"", 204), "HTTP 204"),
        (Page(b"<html>Welcome"), "not a feed"),
        (Page(b"Not found\r\n"), "not a feed"),
        (Page(b""), "not a feed"),
        (Page(b"<rss><channel><title>t</title></channel></rss>"), "200, 0 items"),
        (Page(b'<!DOCTYPE r [<!ENTITY a "b">]><rss><channel><item/></channel></rss>'), "refused: internal DTD"),
        (Page(b"x" * 3_000_000), "too large (over 1 MB)"),
        (Page(gzip.compress(b"x" * 3_000_000), headers={"Content-Encoding": "gzip"}), "too large (over 1 MB)"),
        (Page(b"", 302, {"Location": "file:///etc/passwd"}), "refused: file: instead of http or https"),
        (Page(b"", 302, {"Location": "http://u:secret@127.0.0.1/"}), "refused: a login in the address"),
        (Page(b"", 302, {"Location": "http://localhost/"}), "refused: private address"),
        (Page(b"", 302, {"Location": "http://[::1"}), "refused: not an address"),
        (Page(b"", 302, {"Location": "/page"}), "more than 5 redirects"),
        (Page(b"", 302), "HTTP 302"),
    ],
)
async def test_each_failure_has_its_reason(site: Site, page: Page, reason: str) -> None:
    site.pages["/page"] = page
    result = await fetch(site.source("/page"), limits=Limits(seconds=5, size=1 << 20, pause=0))
    assert isinstance(result, Failed)
    assert result.reason == reason


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("http://127.0.0.1:{port}/rss", "refused: private address"),
        ("http://localhost:{port}/rss", "refused: private address"),
        ("http://2130706433:{port}/rss", "refused: private address"),
        ("http://[::ffff:127.0.0.1]:{port}/rss", "refused: private address"),
        ("http://user:secret@127.0.0.1:{port}/rss", "refused: a login in the address"),
        ("ftp://127.0.0.1:{port}/rss", "refused: ftp: instead of http or https"),
        ("http://no-such-host.invalid/rss?key=secret", "no such host"),
        ("", "refused: no scheme instead of http or https"),
    ],
)
async def test_a_source_that_may_not_be_fetched_is_not(site: Site, url: str, reason: str) -> None:
    site.pages["/rss"] = Page()
    result = await fetch(Source("s", "feed", url.format(port=site.port)))
    assert isinstance(result, Failed)
    assert (result.reason, result.status) == (reason, None)
    assert site.asked == []


async def test_a_permission_ends_at_the_origin_it_was_given_to(site: Site) -> None:
    """A source on this machine may not lead to another service of it."""
    with Site() as other:
        other.pages["/internal"] = Page()
        site.pages["/rss"] = Page(b"", 302, {"Location": other.url("/internal")})
        result = await fetch(site.source("/rss"))
        assert isinstance(result, Failed)
        assert result.reason == "refused: private address"
        assert other.asked == []


async def test_a_connection_of_a_private_source_serves_no_other(site: Site) -> None:
    site.pages["/rss"] = Page()
    sources = [site.source("/rss", "mine"), site.source("/rss", "theirs", allow_private=False)]
    mine, theirs = await fetch_all(sources, {}, now=NOW, limits=Limits(together=1, pause=0))
    assert isinstance(mine, Fetched)
    assert isinstance(theirs, Failed)


async def test_redirects_are_followed_and_links_resolve_where_they_end(site: Site) -> None:
    site.pages["/a"] = Page(b"", 301, {"Location": "/b/"})
    site.pages["/b/"] = Page(b"", 307, {"Location": "feed"})
    site.pages["/b/feed"] = Page(RSS.replace(b"http://wire.test/1", b"1.html"))
    result = await fetch(site.source("/a"))
    assert isinstance(result, Fetched)
    assert result.items[0].url == site.url("/b/1.html")
    assert result.validators.url == site.url("/b/feed")
    assert site.paths() == ["/a", "/b/", "/b/feed"]


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("3600", NOW + timedelta(hours=1)),
        ("Sat, 17 Apr 2021 13:00:00 GMT", NOW + timedelta(hours=1)),
        ("999999999", NOW + timedelta(days=7)),
        ("9" * 500, None),
        ("Sat, 17 Apr 2120 13:00:00 GMT", NOW + timedelta(days=7)),
        ("Sat, 17 Apr 2020 13:00:00 GMT", None),
        ("soon", None),
        ("-5", None),
    ],
)
@pytest.mark.parametrize("status", [429, 503])
async def test_a_server_may_ask_to_wait(site: Site, status: int, given: str, expected: datetime | None) -> None:
    site.pages["/rss"] = Page(b"", status, {"Retry-After": given})
    result = await fetch(site.source("/rss"))
    assert isinstance(result, Failed)
    assert (result.status, result.retry_after) == (status, expected)


async def test_a_silent_server_ends_within_the_limit_and_stops_no_other(site: Site) -> None:
    site.pages["/silent"] = Page(hold=threading.Event())
    site.pages["/rss"] = Page()
    seen: list[Result] = []
    start = time.perf_counter()
    sources = [site.source("/silent"), site.source("/rss"), site.source("/gone")]
    results = await fetch_all(sources, {}, now=NOW, limits=Limits(seconds=0.6), on_result=seen.append)
    assert time.perf_counter() - start < 3
    silent, good, gone = results
    assert isinstance(silent, Failed)
    assert silent.reason == "timed out after 0.6 s"
    assert 0.5 < silent.seconds < 1.5
    assert isinstance(good, Fetched)
    assert isinstance(gone, Failed)
    assert seen[-1] is silent
    assert len(seen) == 3


async def test_a_closed_port_is_a_reason() -> None:
    with socket.socket() as bound:
        bound.bind(("127.0.0.1", 0))
        port = bound.getsockname()[1]
    result = await fetch(Source("s", "feed", f"http://127.0.0.1:{port}/", allow_private=True))
    assert isinstance(result, Failed)
    assert result.reason == "connection refused"


async def test_plain_http_on_a_tls_port_is_a_reason(site: Site) -> None:
    result = await fetch(Source("s", "feed", site.url("/rss").replace("http:", "https:"), allow_private=True))
    assert isinstance(result, Failed)
    assert result.reason == "no secure connection (TLS)"


@pytest.mark.parametrize("scheme", ["http", "socks5"])
async def test_a_proxy_fails_closed(site: Site, scheme: str) -> None:
    site.pages["/rss"] = Page()
    with socket.socket() as bound:
        bound.bind(("127.0.0.1", 0))
        port = bound.getsockname()[1]
    result = await fetch(site.source("/rss", proxy=f"{scheme}://user:secret@127.0.0.1:{port}"))
    assert isinstance(result, Failed)
    assert result.reason == "proxy: connection refused"
    assert site.asked == []


@pytest.mark.parametrize("proxy", ["socks4://127.0.0.1:9", "127.0.0.1:9", "ftp://127.0.0.1", "http://", "nonsense"])
async def test_a_proxy_that_is_none_fails_closed(site: Site, proxy: str) -> None:
    result = await fetch(site.source("/rss", proxy=proxy))
    assert isinstance(result, Failed)
    assert result.reason.startswith("proxy not usable")
    assert site.asked == []


async def test_through_a_proxy_it_is_the_proxy_that_is_asked(site: Site) -> None:
    """The site plays the proxy: it is asked with the whole address, and resolves the name."""
    site.pages["http://wire.invalid/rss"] = Page()
    source = Source("s", "feed", "http://wire.invalid/rss", proxy=f"http://127.0.0.1:{site.port}")
    result = await fetch(source)
    assert isinstance(result, Fetched)
    assert site.paths() == ["http://wire.invalid/rss"]


@pytest.mark.parametrize(
    "host", ["0177.1", "127.0.0.1", "localhost", "①②⑦.0.0.1", "127。0。0。1", "[::ffff:127.0.0.1]"]
)
async def test_a_proxy_is_not_asked_for_what_is_private(site: Site, host: str) -> None:
    result = await fetch(Source("s", "feed", f"http://{host}/rss", proxy=f"http://127.0.0.1:{site.port}"))
    assert isinstance(result, Failed)
    assert result.reason.startswith("refused: ")
    assert site.asked == []


async def test_no_more_are_open_at_once_than_the_limit(site: Site) -> None:
    for n in range(12):
        site.pages[f"/{n}"] = Page()
    await fetch_all([site.source(f"/{n}") for n in range(12)], {}, now=NOW, limits=Limits(together=3))
    assert len(site.asked) == 12
    assert site.most_open <= 3


async def test_cancelling_ends_at_once_and_keeps_what_arrived(site: Site) -> None:
    site.pages["/silent"] = Page(hold=threading.Event())
    site.pages["/rss"] = Page()
    seen: list[Result] = []
    sources = [site.source("/rss"), site.source("/silent")]
    task = asyncio.create_task(fetch_all(sources, {}, now=NOW, limits=Limits(), on_result=seen.append))
    while not seen:
        await asyncio.sleep(0.02)
    start = time.perf_counter()
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert time.perf_counter() - start < 2
    assert [result.source.id for result in seen] == ["rss"]


def test_the_line_of_the_log_counts_failures_in_a_row() -> None:
    source = Source("s", "feed", "http://a.test/")
    wait = NOW + timedelta(hours=1)
    first = attempt(Failed(source, "HTTP 429", 429, wait, seconds=0.12345), NOW)
    assert first == Attempt("s", NOW, "failed", 429, detail="HTTP 429", seconds=0.123, failures=1, wait_until=wait)
    assert attempt(Failed(source, "HTTP 500", 500), NOW, first).failures == 2
    validators = Validators("http://a.test/")
    assert attempt(Unchanged(source, validators), NOW, first) == Attempt("s", NOW, "unchanged", 304)
    assert attempt(Fetched(source, (), validators), NOW, first, new=2, changed=1) == Attempt(
        "s", NOW, "ok", 200, items=0, new=2, changed=1
    )
