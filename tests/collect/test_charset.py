"""Encodings: the bytes decide before the server, the server before the document."""

from __future__ import annotations

import codecs

import pytest

from monitor_tui.collect.formats import feed
from monitor_tui.collect.formats.charset import detect, to_utf8, unknown

TITLE = "Покушение на Лукашенко"


def document(encoding: str | None) -> str:
    declaration = f'<?xml version="1.0" encoding="{encoding}"?>' if encoding else '<?xml version="1.0"?>'
    return f"{declaration}<rss><channel><title>t</title><item><title>{TITLE}</title></item></channel></rss>"


@pytest.mark.parametrize(
    ("body", "content_type"),
    [
        (document("utf-8").encode(), ""),
        (document(None).encode(), ""),
        (document("windows-1251").encode("cp1251"), ""),
        (document("windows-1251").encode("cp1251"), "text/xml; charset=utf-8"),
        (document(None).encode("cp1251"), "application/rss+xml; charset=windows-1251"),
        (document(None).encode("cp1251"), 'text/xml; charset="win-1251"'),
        (document(None).encode("cp1251"), ""),
        (document("koi8-r").encode("koi8-r"), "text/xml"),
        (document("windows-1251").encode(), ""),
        (document("utf-16").encode("utf-16"), ""),
        (document("utf-16").encode("utf-16-le"), ""),
        (document("utf-16").encode("utf-16-be"), "text/xml; charset=utf-16"),
        (document("utf-16").encode(), ""),
        (codecs.BOM_UTF8 + document("utf-8").encode(), ""),
        (document("utf-32").encode("utf-32"), ""),
    ],
)
def test_a_title_is_read_in_its_encoding(body: bytes, content_type: str) -> None:
    parsed = feed.parse(body, content_type)
    assert [item.title for item in parsed.items] == [TITLE]


def test_one_broken_byte_does_not_turn_a_feed_into_another_encoding() -> None:
    body = document("utf-8").encode().replace(b"</channel>", b"<item><title>\xff</title></item></channel>")
    assert feed.parse(body).items[0].title == TITLE


@pytest.mark.parametrize("charset", ["rot13", "zlib_codec", "x-nonesuch", "idna", "utf-7", "unicode_escape", "base64"])
def test_a_charset_that_is_none_is_named(charset: str) -> None:
    assert unknown(f"text/xml; charset={charset}") == charset
    assert feed.parse(document(None).encode(), f"text/xml; charset={charset}").error == f"no such charset: {charset}"
    assert detect(b"\xff\xff", f"text/xml; charset={charset}") in ("cp1251", "cp1252")


def test_a_declared_charset_that_is_none_is_passed_over() -> None:
    assert feed.parse(document("zlib_codec").encode()).items[0].title == TITLE


def test_what_xml_forbids_is_cut_out() -> None:
    assert to_utf8(b"<a>\x00\x0b\x1b[2J\n</a>", "utf-8") == b"<a>[2J\n</a>"
