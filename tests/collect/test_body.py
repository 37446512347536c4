"""Bodies: limits hold while they arrive."""

from __future__ import annotations

import gzip
import zlib
from collections.abc import AsyncIterator
from functools import partial

import pytest

from monitor_tui.collect import body
from monitor_tui.collect.guard import Refused

zipped = partial(gzip.compress, mtime=0)
"""Without a time, so that every process that collects the tests names them alike."""

TEXT = b"".join(b"line %d of a text\n" % n for n in range(3000))


def raw_deflate(data: bytes) -> bytes:
    packer = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    return packer.compress(data) + packer.flush()


async def read(
    data: bytes, coding: str = "", *, step: int = 1000, size: int = 1 << 20, ratio: int = 100, **headers: str
) -> bytes:
    async def pieces() -> AsyncIterator[bytes]:
        for at in range(0, len(data), step):
            yield data[at : at + step]

    whole, wire = await body.read(pieces(), {"content-encoding": coding, **headers}, size=size, ratio=ratio)
    assert wire == len(data)
    return whole


@pytest.mark.parametrize("step", [1, 7, 1000, 1 << 20])
@pytest.mark.parametrize(
    ("coding", "packed"),
    [
        ("", TEXT),
        ("identity", TEXT),
        ("gzip", zipped(TEXT)),
        ("x-gzip", zipped(TEXT)),
        ("GZIP, identity", zipped(TEXT)),
        ("gzip", zipped(TEXT[:5000]) + zipped(TEXT[5000:])),
        ("gzip", zipped(TEXT) + b"\0" * 50),
        ("deflate", zlib.compress(TEXT)),
        ("deflate", raw_deflate(TEXT)),
    ],
    ids=["plain", "identity", "gzip", "x-gzip", "big letters", "two members", "padded", "zlib", "deflate"],
)
async def test_a_body_is_unpacked(coding: str, packed: bytes, step: int) -> None:
    assert await read(packed, coding, step=step) == TEXT


async def test_an_empty_body_is_one_whatever_its_packing() -> None:
    assert await read(b"", "gzip") == b""


@pytest.mark.parametrize(
    ("data", "coding", "why"),
    [
        (zipped(b"\0" * (64 << 20)), "gzip", r"too large \(over 1 MB\)"),
        (zlib.compress(b"\0" * (64 << 20)), "deflate", r"too large \(over 1 MB\)"),
        (zipped(zipped(TEXT)), "gzip, gzip", "packed 2 times"),
        (TEXT, "gzip", "not the packing it says"),
        (TEXT, "deflate", "not the packing it says"),
        (zipped(TEXT)[:-20], "gzip", "has no end"),
        (TEXT, "br", "packed in a way not asked for"),
        (TEXT, "compress", "packed in a way not asked for"),
        (b"x" * (2 << 20), "", r"too large \(over 1 MB\)"),
    ],
    ids=["gzip bomb", "zlib bomb", "twice", "no gzip", "no deflate", "cut", "br", "compress", "large"],
)
async def test_what_breaks_the_limits_is_broken_off(data: bytes, coding: str, why: str) -> None:
    with pytest.raises(Refused, match=why):
        await read(data, coding)


async def test_too_high_a_ratio_is_broken_off() -> None:
    with pytest.raises(Refused, match="more than 100 to 1"):
        await read(zipped(b"\0" * (8 << 20)), "gzip", size=16 << 20)


async def test_a_length_that_is_too_large_is_not_waited_for() -> None:
    async def never() -> AsyncIterator[bytes]:
        raise AssertionError("nothing is read")
        yield b""

    for length in ("999999999", "9" * 5000):
        with pytest.raises(Refused, match="too large"):
            await body.read(never(), {"content-length": length}, size=1 << 20, ratio=100)


async def test_a_bomb_takes_no_more_memory_than_the_limit() -> None:
    inflate = body.Inflater("gzip")
    assert len(inflate.feed(zipped(b"\0" * (64 << 20)), 5000)) == 5000
