"""What makes two items the same story."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor_tui.model import whole
from monitor_tui.store.identity import canonical_url, key_of, keys_of
from monitor_tui.text import sha256
from tests.store.making import item


@pytest.mark.parametrize(
    ("url", "canonical"),
    [
        ("https://tass.com/russia/1279465", "https://tass.com/russia/1279465"),
        ("http://TASS.com/russia/1279465", "https://tass.com/russia/1279465"),
        ("https://tass.com:443/a#top", "https://tass.com/a"),
        ("https://tass.com:8080/a", "https://tass.com:8080/a"),
        ("https://tass.com", "https://tass.com/"),
        ("https://tass.com/a?utm_source=rss&id=7&fbclid=x", "https://tass.com/a?id=7"),
        ("https://tass.com/a?page=2&id=7", "https://tass.com/a?page=2&id=7"),
        ("https://tass.com/a?q=", "https://tass.com/a?q="),
        ("https://nn.by/навіны", "https://nn.by/%D0%BD%D0%B0%D0%B2%D1%96%D0%BD%D1%8B"),
        ("https://nn.by/%D0%BD%D0%B0", "https://nn.by/%D0%BD%D0%B0"),
        (" https://tass.com/a ", "https://tass.com/a"),
        ("tag:tass.com,2021:1", "tag:tass.com,2021:1"),
        ("https://[broken", "https://[broken"),
        ("https://tass.com:99999/a", "https://tass.com:99999/a"),
    ],
)
def test_two_links_to_one_page_are_one_address(url: str, canonical: str) -> None:
    assert canonical_url(url) == canonical


@given(st.text(max_size=60))
def test_a_canonical_address_stays_as_it_is(text: str) -> None:
    for url in (text, f"https://example.org/{text}", f"http://example.org/a?{text}"):
        once = canonical_url(url)
        assert canonical_url(once) == once


def test_a_story_is_named_by_guid_else_address_else_text() -> None:
    made = item("g1", url="http://tass.com/a#b")
    assert key_of("tass", made) == "tass g1"
    assert key_of("tass", replace(made, guid=None)) == "tass https://tass.com/a"
    assert key_of("tass", replace(made, guid=" ")) == "tass https://tass.com/a"
    nameless = replace(made, guid=None, url=None)
    assert key_of("tass", nameless) == f"tass sha256:{sha256(whole(made.title, made.text))}"


def test_a_guid_that_several_items_share_names_none_of_them() -> None:
    same = [item("g", url=f"https://tass.com/{n}", title=f"Title {n}") for n in range(2)]
    assert keys_of("tass", [*same, item("h")]) == ["tass g https://tass.com/0", "tass g https://tass.com/1", "tass h"]
    titles = [item("g", title="One"), item("g", title="Two")]
    assert keys_of("tass", titles) == [f"tass g sha256:{sha256(title)}" for title in ("One", "Two")]


def test_an_item_given_twice_is_one() -> None:
    assert keys_of("tass", [item("g"), item("g")]) == ["tass g", "tass g"]
