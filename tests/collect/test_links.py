"""Addresses as stories keep them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor_tui.collect.formats.links import absolute, canonical


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("http://a.test/x?utm_source=rss&utm_medium=feed", "http://a.test/x"),
        ("http://a.test/x?id=5&utm_source=rss&page=2#c", "http://a.test/x?id=5&page=2#c"),
        ("https://A.Test:443/X", "https://a.test/X"),
        ("http://a.test:8080", "http://a.test:8080/"),
        ("http://user:pw@a.test/x", "http://a.test/x"),
        ("http://a.test/x?fbclid=1", "http://a.test/x"),
        ("http://a.test/x#utm_campaign=1", "http://a.test/x"),
        ("http://a.test/x#xtor=RSS-1", "http://a.test/x"),
        ("http://a.test/x#comment-5", "http://a.test/x#comment-5"),
        ("http://a.test/?utm=1", "http://a.test/?utm=1"),
        ("http://a.test./x", "http://a.test/x"),
        ("http://[2001:db8::1]:80/x", "http://[2001:db8::1]/x"),
        ("tag:a.test,2021:1", "tag:a.test,2021:1"),
        ("http://a.test:99999999/x", "http://a.test:99999999/x"),
    ],
)
def test_canonical(url: str, expected: str) -> None:
    assert canonical(url) == expected


@pytest.mark.parametrize(
    ("link", "expected"),
    [
        ("/a/1", "https://a.test/a/1"),
        ("1.html", "https://a.test/feeds/1.html"),
        ("//b.test/1", "https://b.test/1"),
        ("?p=5", "https://a.test/feeds/rss?p=5"),
        (" http://b.test/\n1 ", "http://b.test/1"),
        ("http://b.test/a b", "http://b.test/ab"),
        ("http://b.test/\u202e1", "http://b.test/1"),
        ("javascript:alert(1)", None),
        ("file:///etc/passwd", None),
        ("mailto:a@b.test", None),
        ("data:text/html,x", None),
        ("http://", None),
        ("http://[::1", None),
        ("", None),
        (None, None),
        ("http://b.test/" + "x" * 5000, None),
    ],
)
def test_links_resolve_against_the_feed(link: str | None, expected: str | None) -> None:
    assert absolute(link, "https://a.test/feeds/rss") == expected


@given(st.text(max_size=80))
def test_a_canonical_link_stays_as_it_is(text: str) -> None:
    link = absolute(text, "https://a.test/feeds/rss")
    assert link is None or (link.startswith(("http://", "https://")) and absolute(link, "") == link)


def test_the_url_corpus_gives_http_or_nothing(shared: Path) -> None:
    cases = json.loads((shared / "corpora/hostile/urls/urltestdata.json").read_text())
    checked = 0
    for case in cases:
        if isinstance(case, dict):
            link = absolute(case["input"], case.get("base") or "https://a.test/")
            assert link is None or (link.startswith(("http://", "https://")) and link.isprintable()), case
            checked += 1
    assert checked > 500
