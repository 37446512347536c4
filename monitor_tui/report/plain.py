"""The page as plain text: for a terminal, a message, a printer without letters of its own."""

from __future__ import annotations

import textwrap
from zoneinfo import ZoneInfo

from monitor_tui.model.briefed import Brief, Citation
from monitor_tui.report import telling

WIDTH = 78


def plain(page: Brief, zone: ZoneInfo, width: int = WIDTH) -> str:
    """The whole page; a table of sentences fits no terminal, so each point is a paragraph."""
    lines = [*_wrapped(telling.one_line(page.title), width), "=" * min(width, 40)]
    by = f" Title by {telling.one_line(page.heading_by)}." if page.heading_by else ""
    lines += _wrapped(f"As of {page.asof}. {page.numbers}{by}", width)
    for told in (*page.limits, telling.ORDER):
        lines += _wrapped(told, width)
    names = max((len(side.name) for side in page.sides), default=0)
    for row in page.rows:
        lines += ["", telling.one_line(row.name).upper()]
        for side, cell in zip(page.sides, row.cells, strict=True):
            text = "; ".join(telling.cell(cell, telling.one_line))
            lines += _wrapped(text, width, f"  {side.name:<{min(names, 26)}}  ", 4)
    for head, told_lines in telling.sections(page, telling.one_line):
        lines += ["", f"{head}:"]
        for one in told_lines:
            lines += _wrapped(one, width, "  - ", 4)
    if page.citations:
        lines.append("")
    for cited in page.citations:
        lines += _wrapped(_citation(cited, zone), width, f"[{cited.number}] ", 4)
    if page.legend:
        lines += ["", *_wrapped("Marks: " + "; ".join(page.legend) + ".", width)]
    return "\n".join(lines) + "\n"


def _citation(cited: Citation, zone: ZoneInfo) -> str:
    safe = telling.one_line
    said = ", ".join(part for part in (telling.who(cited, safe), telling.when(cited)) if part)
    status = telling.status(cited, safe)
    note = f" {safe(cited.note)}" if cited.note else ""
    return (
        f"{f'{said}. ' if said else ''}{safe(cited.outlet)}, {safe(cited.url or 'no link')} . "
        f"Seen {telling.seen(cited.seen, zone)}. sha256 {cited.sha256} . "
        f"Original ({safe(cited.lang)}): «{safe(cited.quote)}»{f' [{status}]' if status else ''}{note}"
    )


def _wrapped(text: str, width: int, first: str = "", hang: int = 0) -> list[str]:
    """Lines no longer than the width; an address or a fingerprint is never broken."""
    return textwrap.wrap(
        text,
        width,
        initial_indent=first,
        subsequent_indent=" " * hang,
        break_long_words=False,
        break_on_hyphens=False,
    )
