"""From the fields of an entry, whatever format they came in, to a clean Item."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime

from monitor_tui import text as texts
from monitor_tui.collect.formats.dates import UNDATED, Dating
from monitor_tui.model import Dated, Item

LONGEST_TITLE = 300
LONGEST_TEXT = 400_000
"""Characters of one story; a longer one is cut and says so."""
CUT = " […]"
_LONGEST_GUID = 500
_LANGUAGE = re.compile(r"\s*([A-Za-z]{2,3})(?:[-_][\w-]*)?\s*")
_CYRILLIC_LANGUAGES = frozenset({"ru", "be", "uk", "bg", "mk"})
_CYRILLIC = re.compile("[Ѐ-ӿ]")
_LATIN = re.compile("[A-Za-z]")


@dataclass(frozen=True, slots=True)
class Entry:
    """The fields of one entry as plain text, not yet cleaned."""

    guid: str | None = None
    url: str | None = None
    title: str = ""
    text: str = ""
    lang: str | None = None
    when: Dating = UNDATED
    original: bytes = b""
    source: str | None = None
    seen: datetime | None = None
    withdrawn: bool = False


def item(entry: Entry) -> Item:
    """Clean an entry's text and give it a title."""
    title, text = titled(
        " ".join(texts.clean(entry.title[:10_000], one_line=True).text.split()),
        texts.clean(_cut(entry.text, LONGEST_TEXT)).text.strip(),
    )
    published, precision = entry.when
    return Item(
        guid=identity(entry.guid),
        url=entry.url,
        title=title,
        text=text,
        lang=language(entry.lang, f"{title} {text[:500]}"),
        published=published,
        precision=precision,
        dated=Dated.SOURCE if published else Dated.SEEN,
        original=entry.original,
        source=entry.source,
        seen=entry.seen,
        withdrawn=entry.withdrawn,
    )


def titled(title: str, text: str) -> tuple[str, str]:
    """A title and the text below it, neither repeating the other; a missing title is the first sentence."""
    if title:
        if text.startswith(title) and (len(text) == len(title) or text[len(title)] == "\n"):
            text = text[len(title) :].lstrip()
        return _cut(title, LONGEST_TITLE * 3), text
    if not text:
        return "", ""
    spans = texts.sentences(text[:4000])
    start, end = spans[0] if spans else (0, len(text.partition("\n")[0]))  # ":" and such hold no sentence
    first = " ".join(text[start:end].split())
    if len(first) > LONGEST_TITLE:
        # Too long for a title: shortened, and the text keeps the whole of it.
        return first[:LONGEST_TITLE].rpartition(" ")[0] + CUT, text
    return first, text[end:].lstrip()


def identity(guid: str | None) -> str | None:
    """A guid fit to be part of a key: one clean line, of bounded length."""
    if guid is None:
        return None
    guid = " ".join(texts.clean(guid[:100_000], one_line=True).text.split())
    if len(guid) > _LONGEST_GUID:
        return f"sha256:{texts.sha256(guid)}"
    return guid or None


def language(declared: str | None, sample: str) -> str | None:
    """The language declared, as two or three small letters, unless the text's alphabet contradicts it."""
    found = _LANGUAGE.fullmatch(declared or "")
    if not found:
        return None
    lang = found[1].lower()
    cyrillic, latin = len(_CYRILLIC.findall(sample)), len(_LATIN.findall(sample))
    if lang in _CYRILLIC_LANGUAGES:
        return lang if cyrillic or not latin else None
    return lang if cyrillic <= latin or lang in {"sr", "kk", "ky", "tg", "mn", "uz", "az"} else None


def words(value: object) -> str:
    """A JSON value if it is text; halves of surrogate pairs, legal there, are taken out: no database takes them."""
    return value.encode("utf-8", "replace").decode("utf-8") if isinstance(value, str) else ""


def _cut(text: str, longest: int) -> str:
    return text if len(text) <= longest else text[:longest] + CUT
