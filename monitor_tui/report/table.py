"""The page for machines and spreadsheets: one row a statement, every statement of every cell."""

from __future__ import annotations

import csv as csv_writer
import io
import json
from collections.abc import Iterator
from typing import Any
from zoneinfo import ZoneInfo

from monitor_tui.model.briefed import Brief, BriefCell, BriefRow, Citation, Line, Side
from monitor_tui.text import visible

COLUMNS = (
    "event", "part", "point", "camp", "state", "note", "value", "speaker", "role", "speaks_for", "via", "stance",
    "said", "precision", "outlet", "url", "seen", "sha256", "lang", "quote", "mark", "checked_by", "reports",
    "changed", "worded", "worded_by", "story",
)  # fmt: skip
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "|", "%", "＝", "＋", "－", "＠")
"""What a spreadsheet could take for a formula, full-width signs too."""


def csv(page: Brief, zone: ZoneInfo) -> str:
    """A table that opens in a spreadsheet without being able to do anything there."""
    held = io.StringIO()
    writer = csv_writer.DictWriter(held, COLUMNS, lineterminator="\r\n", quoting=csv_writer.QUOTE_ALL)
    writer.writeheader()
    for form in forms(page, zone):
        writer.writerow({name: harmless(form.get(name)) for name in COLUMNS})
    return held.getvalue()


def jsonl(page: Brief, zone: ZoneInfo) -> str:
    """One object a line: the page first, then its statements and empty cells, then what stands against what."""
    head = {
        "part": "page",
        "event": page.key,
        "id": page.event,
        "title": page.title,
        "asof": page.asof,
        "first": page.first.isoformat(),
        "last": page.last.isoformat(),
        "numbers": page.numbers,
        "limits": list(page.limits),
        "camps": [side.camp for side in page.sides],
        "not_said": list(page.not_said),
        "cannot_be_said": list(page.cannot_say),
        "changed": list(page.changed),
        "contradictions": [
            {
                "point": one.name,
                "within": one.within or None,
                "statements": [
                    {"camp": said.camp, "value": said.value, "speaker": said.speaker, "citation": said.number}
                    for said in one.lines
                ],
            }
            for one in page.against
        ],
    }
    rows = [head, *({name: value for name, value in form.items() if value != ""} for form in forms(page, zone))]
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)


def harmless(value: object) -> str:
    """A cell that is text in any spreadsheet; what looks like a formula gets the apostrophe that says so."""
    if value is None:
        return ""
    if isinstance(value, int):
        return str(value)
    text = visible(str(value)).replace("\r", " ").replace("\n", " ").replace("\t", " ")
    return f"'{text}" if text.lstrip(" '\u00a0").startswith(FORMULA) else text


def forms(page: Brief, zone: ZoneInfo) -> Iterator[dict[str, Any]]:
    """Every statement and every empty cell, then what stands beside the matrix."""
    cited = {one.number: one for one in page.citations}
    for row in page.rows:
        for side, cell in zip(page.sides, row.cells, strict=True):
            if cell.asked:
                yield from _cell(page, row, side, cell, cited, zone)
    for part, lines in (("also", page.also), ("accused", page.accused)):
        for said in lines:
            point = said.statement.point if said.statement is not None else ""
            yield _line(page, part, point, said.camp, said, cited, zone)
    for one in page.citations:
        if not one.mark:
            yield {"event": page.key, "part": "story", "note": one.note, **_source(one, zone)}


def _cell(
    page: Brief, row: BriefRow, side: Side, cell: BriefCell, cited: dict[int, Citation], zone: ZoneInfo
) -> Iterator[dict[str, Any]]:
    own = {"state": str(cell.state), "note": cell.note, "worded": cell.words, "worded_by": cell.words_by}
    for said in cell.lines:
        yield _line(page, "cell", row.point, side.camp, said, cited, zone) | own
    if not cell.lines:
        yield {"event": page.key, "part": "cell", "point": row.point, "camp": side.camp, **own}


def _line(
    page: Brief, part: str, point: str, camp: str, said: Line, cited: dict[int, Citation], zone: ZoneInfo
) -> dict[str, Any]:
    known = cited.get(said.number)
    form = {"event": page.key, "part": part, "point": point, "camp": camp, "value": said.value}
    own = {"speaker": said.speaker, "reports": said.reports, "citation": said.number}
    return form | (_source(known, zone) if known is not None else {}) | own


def _source(one: Citation, zone: ZoneInfo) -> dict[str, Any]:
    return {
        "role": one.role,
        "speaks_for": one.principal,
        "via": ", ".join(one.relay),
        "stance": one.stance,
        "said": one.said.isoformat() if one.said else "",
        "precision": str(one.precision),
        "outlet": one.outlet,
        "url": one.url or "",
        "seen": one.seen.astimezone(zone).isoformat(),
        "sha256": one.sha256,
        "lang": one.lang,
        "quote": one.quote,
        "mark": one.mark,
        "checked_by": one.reviewed_by,
        "changed": one.changed,
        "story": one.key,
    }
