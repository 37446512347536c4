"""Reading an answer's body: size, ratio and codings are limited while it arrives."""

from __future__ import annotations

import zlib
from collections.abc import AsyncIterable, Mapping

from monitor_tui.collect.guard import Refused

_GZIP = 16 + zlib.MAX_WBITS
FREE = 1 << 20
"""Decoded bytes below which no ratio counts: short texts of one letter pack well."""


async def read(pieces: AsyncIterable[bytes], headers: Mapping[str, str], *, size: int, ratio: int) -> tuple[bytes, int]:
    """The decoded body, and how many bytes came over the wire."""
    too_large = Refused(f"too large (over {shown(size)})")
    inflate = _decoder(headers.get("content-encoding", ""))
    given = headers.get("content-length", "")
    if given.isdigit() and (len(given) > 15 or int(given) > size):
        raise too_large
    body = bytearray()
    wire = 0
    async for piece in pieces:
        wire += len(piece)
        body += inflate.feed(piece, size + 1 - len(body)) if inflate else piece
        if len(body) > size:
            raise too_large
        if len(body) > FREE and len(body) > wire * ratio:
            raise Refused(f"too large (packed more than {ratio} to 1)")
    if inflate and wire and not inflate.whole:
        raise Refused("broken off: the packed body has no end")
    return bytes(body), wire


def shown(size: int) -> str:
    """A number of bytes in a few characters."""
    return f"{size >> 20} MB" if size >= 1 << 20 else f"{size >> 10} kB"


class Inflater:
    """gzip or deflate, never giving more than it is asked for."""

    def __init__(self, coding: str) -> None:
        self._gzip = coding == "gzip"
        self._zlib = zlib.decompressobj(_GZIP) if self._gzip else None
        self._head = b""

    @property
    def whole(self) -> bool:
        """Whether the stream came to its end."""
        return self._zlib is not None and self._zlib.eof

    def feed(self, piece: bytes, room: int) -> bytes:
        """What a piece unpacks to; when ``room`` bytes are reached the rest is left packed."""
        if self._zlib is None:
            self._head += piece
            if len(self._head) < 2:
                return b""
            self._zlib, piece = zlib.decompressobj(_deflate_window(self._head)), self._head
        out = bytearray()
        while piece and len(out) < room:
            if self._zlib.eof:
                if not self._gzip or not piece.strip(b"\0"):
                    break  # padding behind the end
                self._zlib = zlib.decompressobj(_GZIP)  # a second member follows
            try:
                out += self._zlib.decompress(piece, room - len(out))
            except zlib.error:
                raise Refused("broken: not the packing it says") from None
            piece = self._zlib.unconsumed_tail or self._zlib.unused_data
        return bytes(out)


def _deflate_window(head: bytes) -> int:
    """Some send "deflate" without the zlib header that belongs to it."""
    wrapped = head[0] & 0x0F == 8 and int.from_bytes(head[:2], "big") % 31 == 0
    return zlib.MAX_WBITS if wrapped else -zlib.MAX_WBITS


def _decoder(coding: str) -> Inflater | None:
    """One coding at most: each further one multiplies what a small body may grow to."""
    names = [name.strip().lower() for name in coding.split(",")]
    names = [name.removeprefix("x-") for name in names if name not in ("", "identity")]
    if not names:
        return None
    if len(names) > 1:
        raise Refused(f"refused: packed {len(names)} times")
    if names[0] not in ("gzip", "deflate"):
        raise Refused("refused: packed in a way not asked for")
    return Inflater(names[0])
