"""Which encoding a document is in, whatever it and its server say, and the same document in UTF-8."""

from __future__ import annotations

import codecs
import re

_DECLARED = re.compile(rb"<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([\w.:-]{1,40})[\"']", re.IGNORECASE)
_HEADER = re.compile(r"charset\s*=\s*[\"']?([\w.:-]{1,40})", re.IGNORECASE | re.ASCII)
_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_WIDE = ((b"<\0\0\0", "utf-32-le"), (b"\0\0\0<", "utf-32-be"), (b"<\0", "utf-16-le"), (b"\0<", "utf-16-be"))
_ALIASES = {
    **dict.fromkeys(("win-1251", "win1251", "windows1251", "cp-1251", "x-cp1251"), "cp1251"),
    **dict.fromkeys(("utf8mb4", "unicode", "binary", "none"), "utf-8"),
    "x-sjis": "shift_jis",
    "x-gbk": "gbk",
}
# Codecs that are no encodings of text for the wire; utf-7 only ever hid markup from a guard.
_NEVER = {"idna", "punycode", "unicode-escape", "raw-unicode-escape", "undefined", "utf-7", "mbcs", "oem"}
_HIGH, _HIGH_WORD = re.compile(rb"[\xc0-\xff]+"), re.compile(rb"[\xc0-\xff]{3,}")
_SEVEN_BIT = {"iso2022_jp", "hz", "iso2022_kr"}
# What XML 1.0 cannot hold; a single such byte makes a parser drop the rest of a feed.
_FORBIDDEN = bytes(code for code in range(32) if code not in (9, 10, 13))


def to_utf8(body: bytes, encoding: str) -> bytes:
    """The document in UTF-8, its declaration with it, without the control characters that XML forbids."""
    if encoding == "utf-8":
        body = body.removeprefix(codecs.BOM_UTF8)
        if not valid_utf8(body):
            body = body.decode("utf-8", "replace").encode()
    else:
        body = body.decode(encoding, "replace").lstrip("\ufeff").encode("utf-8", "replace")
    body = body.translate(None, _FORBIDDEN)
    declared = _DECLARED.search(body[:1000])
    if declared and declared[1].lower() != b"utf-8":
        body = body[: declared.start(1)] + b"utf-8" + body[declared.end(1) :]
    return body


def detect(body: bytes, content_type: str = "") -> str:
    """The encoding by byte order mark, by validity as UTF-8, by server, by declaration, at last a Windows one."""
    for mark, encoding in _BOMS:
        if body.startswith(mark):
            return encoding
    for start, encoding in _WIDE:
        if body.startswith(start):
            return encoding
    declared = _DECLARED.search(body[:1000])
    named = [_codec(found[1]) for found in [_HEADER.search(content_type)] if found]
    named += [_codec(declared[1].decode("ascii"))] if declared else []
    if valid_utf8(body):
        return next((name for name in named if name in _SEVEN_BIT and b"\x1b" in body), "utf-8")
    for name in named:
        if name and name != "utf-8" and _decodes(body, name):
            return name
    if any(name == "utf-8" for name in named):
        return "utf-8"
    return next((name for name in named if name), "cp1251" if _cyrillic(body) else "cp1252")


def unknown(content_type: str) -> str:
    """The charset a server names where there is none of that name, or it is no encoding of text; else nothing."""
    found = _HEADER.search(content_type)
    if not found or _codec(found[1]) or found[1].lower().startswith(("utf-16", "utf16", "utf-32", "utf32")):
        return ""
    return found[1]


def valid_utf8(body: bytes) -> bool:
    """Whether the bytes are UTF-8 to the last."""
    try:
        body.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _cyrillic(body: bytes) -> bool:
    """Whether most high letters stand together as words do in windows-1251: accents of Latin text stand alone."""
    sample = body[:50_000]
    high = sum(map(len, _HIGH.findall(sample)))
    return 2 * sum(map(len, _HIGH_WORD.findall(sample))) > high


def _codec(name: str) -> str:
    """Python's name of a text encoding, or nothing."""
    try:
        found = codecs.lookup(_ALIASES.get(name.lower(), name)).name
    except (LookupError, ValueError):
        return ""
    if found in _NEVER or found.startswith(("utf-16", "utf-32")):
        return ""  # those were seen by their first bytes, or it is not true
    try:
        b"a".decode(found, "replace")
    except LookupError:  # rot13, zlib and such turn bytes into bytes
        return ""
    return found


def _decodes(body: bytes, name: str) -> bool:
    try:
        body.decode(name)
    except (UnicodeDecodeError, ValueError):
        return False
    return True
