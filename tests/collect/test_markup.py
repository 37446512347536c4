"""HTML to plain paragraphs."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor_tui.collect.formats.markup import plain, plain_line


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("no markup", "no markup"),
        ("a  b\tc", "a b c"),
        ("one\ntwo\n\n\nthree", "one\ntwo\n\nthree"),
        ("<p>One</p><p>Two</p>", "One\n\nTwo"),
        ("<p>One<p>Two", "One\n\nTwo"),
        ("One<br>two", "One\ntwo"),
        ("One<br><br/>two", "One\n\ntwo"),
        ("One<br>two<br>three", "One\ntwo\nthree"),
        ("<p>wo<b>rd</b>s in\n  a line</p>", "words in a line"),
        ("Fish &amp; chips &laquo;x&raquo; &#1052;", "Fish & chips «x» М"),
        ("a<script>alert(1)</script><style>p{}</style>b", "ab"),
        ("<ul><li>one<li>two</ul>after", "one\n\ntwo\n\nafter"),
        ("<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>", "a b\n\nc"),
        ("<h2>Head</h2>text", "Head\n\ntext"),
        ("<div><div><p>x</p></div></div>", "x"),
        ("<img src=x onerror=alert(1)>", ""),
        ("3 < 5 and 5 > 3", "3 < 5 and 5 > 3"),
        ("<!-- hidden -->shown", "shown"),
        ("&lt;b&gt;", "<b>"),
        ("a\x1eb<b>c\x1fd</b>", "abcd"),
    ],
)
def test_plain(html: str, expected: str) -> None:
    assert plain(html) == expected


@pytest.mark.parametrize(
    ("html", "expected"),
    [("A <b>bold</b>\n title", "A bold title"), ("A &amp; B", "A & B"), ("<p>a</p><p>b</p>", "a b"), ("", "")],
)
def test_a_title_is_one_line(html: str, expected: str) -> None:
    assert plain_line(html) == expected


@pytest.mark.parametrize(
    "piece", ["<div>", "<b>", "<p>", "<ul><li>", "<table><tr><td>", "&lt;", "<", "<!--", "<a b=", "<script>", "<br>"]
)
def test_deep_or_broken_markup_takes_no_time(piece: str) -> None:
    start = time.process_time()
    plain(piece * 50_000 + "end")
    assert time.process_time() - start < 3


@given(st.text(alphabet=st.sampled_from("<>/&;ab pbr\n\"'!-"), max_size=80))
def test_no_text_has_a_mark_or_an_empty_paragraph(html: str) -> None:
    text = plain(html)
    assert not {"\x1e", "\x1f"} & set(text)
    assert all(paragraph.strip() for paragraph in text.split("\n\n")) or text == ""
