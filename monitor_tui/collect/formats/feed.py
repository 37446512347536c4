"""RSS, Atom and RDF: the quick parser first, the patient one where entries were lost, the better of both."""

from __future__ import annotations

import io
import json
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from html.entities import html5
from typing import Any

from monitor_tui.collect.formats import dates, links, markup
from monitor_tui.collect.formats.charset import detect, to_utf8, unknown
from monitor_tui.collect.formats.dates import Dating
from monitor_tui.collect.formats.entry import Entry, item
from monitor_tui.collect.formats.parsed import Parsed
from monitor_tui.collect.formats.scan import Scan, scan, without_doctype
from monitor_tui.model import Item
from monitor_tui.text import clean

Raw = Mapping[str, Any]
"""An entry as a parser gives it: hostile values of any type."""

_ROOT = re.compile(rb"<(?:[A-Za-z_][\w.-]*:)?(?:rss|feed|rdf|channel)[\s>]", re.IGNORECASE)
_DATES = (
    rb"<(?:[\w.-]+:)?(?:pubDate|published|issued|date)(?:\s[^>]*)?>([^<]{4,80}|\s*<!\[CDATA\[[^\]]{4,80})",
    rb"<(?:[\w.-]+:)?(?:updated|modified|created)(?:\s[^>]*)?>([^<]{4,80}|\s*<!\[CDATA\[[^\]]{4,80})",
)
_WRITTEN = tuple(re.compile(form, re.IGNORECASE) for form in _DATES)
_LANG = re.compile(rb"<(?:dc:)?language(?:\s[^>]*)?>\s*(?:<!\[CDATA\[)?\s*([\w-]{2,12})", re.IGNORECASE)
_XML_LANG = re.compile(rb"<[^>]{0,2000}?\bxml:lang\s*=\s*[\"']([\w-]{2,12})")
# Real elements inside a text, where the quick parser reads only what stands before the first of them.
_NESTED = re.compile(rb"<(?:description|content:encoded|summary|title)(?:\s[^<>]*)?>[^<]*<(?![!/])")
_FULL_TEXT = "full-text"
_NEVER = datetime.min.replace(tzinfo=UTC)
_NAMED = re.compile(rb"&(?!(?:amp|lt|gt|quot|apos);)([A-Za-z][A-Za-z0-9]{1,31};)")


def parse(body: bytes, content_type: str = "", url: str = "") -> Parsed:
    """The entries of a feed; what is wrong with it is ``Parsed.error``, never an exception."""
    if odd := unknown(content_type):
        return Parsed(error=f"no such charset: {odd}")
    encoding = detect(body, content_type)
    document = to_utf8(body, encoding)
    found = scan(document)
    if found.internal_subset:
        return Parsed(error="refused: internal DTD")
    raws, feed = _better(_characters(without_doctype(document, found)), len(found.entries))
    if not raws:
        return Parsed(error="" if _ROOT.search(document, 0, found.head) else "not a feed")
    base = url or str(feed.get("link") or "")
    slices = _slices(body, encoding, document, found)
    lang = _language(document[: found.head])
    known = len(slices) == len(raws)
    items = [_item(raw, slices[n] if known else b"", base, lang) for n, raw in enumerate(raws)]
    title = clean(markup.plain_line(_text(feed.get("title"))), one_line=True).text
    return Parsed(tuple(_told_apart(items)), title, found=len(raws))


def _better(document: bytes, tags: int) -> tuple[Sequence[Raw], Raw]:
    """The entries of the parser that found more; the slow one runs only where the quick one may have missed."""
    import fastfeedparser

    try:
        quick = fastfeedparser.parse(document, include_tags=False, include_enclosures=False)
    except MemoryError:
        raise  # the limit of the child we are in: no parser's fault
    except Exception:  # hostile bytes reach every corner of a parser; the other one gets its turn
        quick = {"entries": [], "feed": {}}
    nested = _FULL_TEXT.encode() in document or _NESTED.search(document)
    if len(quick["entries"]) >= tags and quick["entries"] and not nested:
        return quick["entries"], quick["feed"]
    patient = _patient(document)
    more = len(patient["entries"]) - len(quick["entries"])
    best = patient if more > 0 or (more == 0 and nested) else quick
    return best["entries"], best["feed"]


def _patient(document: bytes) -> Mapping[str, Any]:
    import feedparser

    try:
        # A stream, never the bytes themselves: those it would take for the name of a file and open it.
        return feedparser.parse(  # type: ignore[no-any-return]
            io.BytesIO(document),
            response_headers={"content-type": "application/xml; charset=utf-8"},
            resolve_relative_uris=False,
            sanitize_html=False,
        )
    except MemoryError:
        raise
    except Exception:  # as above: what it cannot take is a feed without entries
        return {"entries": [], "feed": {}}


def _item(raw: Raw, written: bytes, base: str, lang: str | None) -> Item:
    guid = _text(raw.get("id")) or None
    link = _text(raw.get("link")) or _enclosure(raw)
    own = _XML_LANG.match(written)
    return item(
        Entry(
            guid=guid,
            url=links.absolute(link, base) or links.absolute(guid, ""),
            title=markup.plain_line(_text(raw.get("title"))),
            text=_fullest(_bodies(raw)),
            lang=own[1].decode() if own else lang,
            when=_when(raw, written),
            original=written or json.dumps(raw, ensure_ascii=False, default=str).encode(errors="replace"),
        )
    )


def _bodies(raw: Raw) -> list[str]:
    """Every text of an entry that is not its title."""
    contents = raw.get("content")
    bodies = [_text(part.get("value")) for part in contents if isinstance(part, Mapping)] if contents else []
    bodies += [_text(raw.get(key)) for key in ("summary", "description", f"yandex_{_FULL_TEXT}")]
    bodies += [_text(value) for key, value in raw.items() if key.endswith(_FULL_TEXT)]
    for medium in raw.get("media_content") or ():
        if isinstance(medium, Mapping):
            bodies += [_text(medium.get(key)) for key in ("description", "text")]
    return [body for body in dict.fromkeys(bodies) if body]


def _fullest(bodies: Sequence[str]) -> str:
    """The longest text once its markup is gone; only what is at least half as long with its markup is compared."""
    longest = max(map(len, bodies), default=0)
    return max((markup.plain(body) for body in bodies if len(body) * 2 >= longest), key=len, default="")


def _when(raw: Raw, written: bytes) -> Dating:
    """The date as the feed wrote it, for parsers drop its precision; else as the parser gives it."""
    start = written.find(b"<pubDate>") + 9
    if start >= 9:  # as nearly all RSS has it
        given = dates.parse(written[start : written.find(b"<", start)].decode("utf-8", "replace"))
        if given[0]:
            return given
    for form in _WRITTEN:
        if found := form.search(written):
            given = dates.parse(found[1].replace(b"<![CDATA[", b"").decode("utf-8", "replace"))
            if given[0]:
                return given
    for key in ("published", "date", "created", "updated"):
        given = dates.parse(_text(raw.get(key)))
        if given[0]:
            return given
    return dates.UNDATED


def _told_apart(items: Sequence[Item]) -> list[Item]:
    """Entries that share a guid: the same one is kept once, later ones get the guid of their own time."""
    shared = {guid for guid, count in Counter(one.guid for one in items).items() if guid and count > 1}
    if not shared:
        return list(items)
    named: dict[tuple[object, ...], Item] = {}
    taken: set[str | None] = set()
    # The oldest keeps the guid as it is: it was there before the others came.
    for one in sorted(items, key=lambda one: one.published or _NEVER):
        if one.guid in shared and _content(one) not in named:
            mark = one.published.isoformat() if one.published else one.url or one.title
            named[_content(one)] = replace(one, guid=f"{one.guid} {mark}") if one.guid in taken else one
            taken.add(one.guid)
    return list(dict.fromkeys(named.get(_content(one), one) for one in items))


def _content(one: Item) -> tuple[object, ...]:
    return one.guid, one.url, one.title, one.text, one.published


def _slices(body: bytes, encoding: str, document: bytes, found: Scan) -> list[bytes]:
    """Each entry as it came over the wire; of UTF-16 and UTF-32 as UTF-8."""
    if document != body and not encoding.startswith(("utf-16", "utf-32")):
        wire = scan(body).entries
        if len(wire) == len(found.entries):
            return [body[start:end] for start, end in wire]
    return [document[start:end] for start, end in found.entries]


def _language(head: bytes) -> str | None:
    found = _LANG.search(head) or _XML_LANG.search(head)
    return found[1].decode("ascii", "replace") if found else None


def _characters(document: bytes) -> bytes:
    """HTML's named characters as characters: XML does not know them without the DTD that was cut off."""
    return _NAMED.sub(_character, document) if _NAMED.search(document) else document


def _character(found: re.Match[bytes]) -> bytes:
    known = html5.get(found[1].decode("ascii"), "")
    return known.encode() if known and not set(known) & set("<>&\"'") else found[0]


def _enclosure(raw: Raw) -> str:
    """The first address among an entry's links."""
    for link in raw.get("links") or ():
        if isinstance(link, Mapping) and (href := _text(link.get("href"))):
            return href
    return ""


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""
