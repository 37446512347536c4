"""What runs inside the parsing child: documents in by standard input, entries out by standard output.

A job is two lengths, a JSON header and the body; an answer two lengths, JSON and the entries' original bytes.
The parent believes nothing but JSON of the expected shape.
"""

from __future__ import annotations

import json
import os
import resource
import struct
import sys
from typing import BinaryIO

from monitor_tui.collect import formats
from monitor_tui.collect.formats import feed  # noqa: F401 - loaded before the limits close in
from monitor_tui.errors import ImportFileError
from monitor_tui.model import Item

LENGTHS = struct.Struct(">QQ")


def main() -> None:
    """Parse documents until standard input ends."""
    import fastfeedparser  # noqa: F401 - as above

    jobs, answers = sys.stdin.buffer, sys.stdout.buffer
    while head := _exactly(jobs, LENGTHS.size):
        header_length, body_length = LENGTHS.unpack(head)
        header = json.loads(_exactly(jobs, header_length))
        body = _exactly(jobs, body_length)
        limit(header["memory"], header["cpu"])
        found, originals = answer(header, body)
        answers.write(LENGTHS.pack(len(found), len(originals)) + found)
        answers.write(originals)
        answers.flush()


def limit(memory: int, cpu: int) -> None:
    """Close the limits in on the next job: seconds of CPU from now, bytes of memory in all."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    spent = int(used.ru_utime + used.ru_stime) + 1
    # No core file and no file at all is written; descriptors suffice for a late import.
    limits = {
        resource.RLIMIT_CPU: spent + cpu,
        resource.RLIMIT_AS: memory,
        resource.RLIMIT_CORE: 0,
        resource.RLIMIT_FSIZE: 0,
        resource.RLIMIT_NOFILE: 64,
    }
    for kind, most in limits.items():
        hard = resource.getrlimit(kind)[1]
        try:
            resource.setrlimit(kind, (most if hard == resource.RLIM_INFINITY else min(most, hard), hard))
        except (OSError, ValueError):
            continue  # macOS knows no RLIMIT_AS: there CPU and wall time remain


def answer(header: dict[str, str], body: bytes) -> tuple[bytes, bytes]:
    """The parsed document as JSON, and the entries' original bytes one after the other."""
    try:
        parsed = formats.parse(body, header["type"], header["url"], name=header["name"] or None)
    except ImportFileError as error:
        return json.dumps({"line": error.line, "why": error.why}).encode(), b""
    except MemoryError:
        return json.dumps({"error": "refused: parsing took too much memory"}).encode(), b""
    except Exception as error:  # a document that finds a fault in a parser ends its own fetch, with the fault's name
        return json.dumps({"error": f"the parser failed ({type(error).__name__})"}).encode(), b""
    found = {
        "title": parsed.title,
        "error": parsed.error,
        "found": parsed.found,
        "items": [_row(item) for item in parsed.items],
    }
    # Halves of surrogate pairs, which no database takes, end here at the latest.
    return json.dumps(found, ensure_ascii=False).encode("utf-8", "replace"), b"".join(
        item.original for item in parsed.items
    )


def _row(item: Item) -> list[object]:
    return [
        item.guid,
        item.url,
        item.title,
        item.text,
        item.lang,
        item.published and item.published.isoformat(),
        item.precision,
        item.dated,
        len(item.original),
        item.source,
        item.seen and item.seen.isoformat(),
        item.withdrawn,
    ]


def _exactly(stream: BinaryIO, length: int) -> bytes:
    """So many bytes; at the end of the input none, and the child's own end."""
    piece = stream.read(length)
    if len(piece) < length:
        os._exit(0)  # the parent has gone: nothing is left to say or to tidy up
    return piece
