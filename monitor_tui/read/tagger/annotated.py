"""A training corpus as JSON lines: ``{"id","lang","text","attributions"}``, spans in characters of the text."""

from __future__ import annotations

import gzip
import json
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from monitor_tui.errors import CorpusError
from monitor_tui.model import Span
from monitor_tui.read.tagger.corpus import ROLES, Attribution, Sample


def documents(path: Path) -> Iterator[Sample]:
    """The annotated documents of a file, which may be gzipped; blank lines are passed over."""
    opener = gzip.open if path.suffix == ".gz" else open
    try:
        with opener(path, "rb") as lines:
            for number, line in enumerate(lines, 1):
                if line.strip():
                    yield _document_at(line, f"{path}, line {number}")
    except (gzip.BadGzipFile, EOFError, zlib.error) as error:
        raise CorpusError(f"{path}: not a whole gzip file: {error}") from error


def _document_at(line: bytes, place: str) -> Sample:
    try:
        return _document(line)
    except RecursionError as error:
        raise CorpusError(f"{place}: not a JSON object: nested too deeply") from error
    except (UnicodeError, json.JSONDecodeError) as error:
        raise CorpusError(f"{place}: not a JSON object in UTF-8: {error}") from error
    except ValueError as error:
        raise CorpusError(f"{place}: {error}") from error


def _document(line: bytes) -> Sample:
    row = json.loads(line)
    if not isinstance(row, dict):
        raise ValueError("not a JSON object")
    if isinstance(row.get("id"), bool) or not isinstance(row.get("id"), str | int):
        raise ValueError("`id` must be a string or a whole number")
    text, lang = _string(row, "text"), _string(row, "lang")
    text.encode()  # half a surrogate pair, which JSON can write and no model can learn
    given = row.get("attributions")
    if not isinstance(given, list):
        raise ValueError("`attributions` must be a list")
    return Sample(str(row["id"]), lang, "-", "-", text, tuple(_attribution(*one, text) for one in enumerate(given, 1)))


def _string(row: dict[str, Any], key: str) -> str:
    value = row.get(key)
    if not isinstance(value, str) or not value.strip():
        raise ValueError(f"`{key}` must be a string that is not empty")
    return value


def _attribution(number: int, given: object, text: str) -> Attribution:
    if not isinstance(given, dict):
        raise ValueError(f"attribution {number} must be an object")
    found = Attribution(number)
    for role in ROLES.values():
        spans = given.get(role) or []
        if not isinstance(spans, list):
            raise ValueError(f"`{role}` of attribution {number} must be a list of spans")
        setattr(found, role, [_span(span, f"`{role}` of attribution {number}", text) for span in spans])
    return found


def _span(given: object, where: str, text: str) -> Span:
    match given:
        case [int(start), int(end)] if 0 <= start < end <= len(text):
            return start, end
        case _:
            raise ValueError(f"{where}: a span must be [start, end] within the text, not {str(given)[:40]}")
