"""The page as Markdown; foreign words can neither break the table nor become a link, a picture or markup."""

from __future__ import annotations

import re
from zoneinfo import ZoneInfo

from monitor_tui.model.briefed import Brief, Citation
from monitor_tui.report import telling

_ACTIVE = re.compile(r"([\\`*_\[\]<>|~&$@!#^])")
_ADDRESS = re.compile(r":(?=//)|(?<=www)\.", re.IGNORECASE)


def markdown(page: Brief, zone: ZoneInfo) -> str:
    """The whole page; each citation is a paragraph of its own."""
    parts = [f"# {safe(page.title)}", _head(page), _matrix(page)]
    for head, lines in telling.sections(page, safe):
        parts.append(f"**{head}:** " + "; ".join(one.rstrip(".") for one in lines) + ".")
    parts += [_citation(one, zone) for one in page.citations]
    if page.legend:
        parts.append("Marks: " + "; ".join(page.legend) + ".")
    return "\n\n".join(part for part in parts if part) + "\n"


def safe(text: str) -> str:
    """Foreign words as Markdown shows them literally."""
    return _ADDRESS.sub(lambda found: "\\" + found[0], _ACTIVE.sub(r"\\\1", telling.one_line(text)))


def _head(page: Brief) -> str:
    by = f" Title by {safe(page.heading_by)}." if page.heading_by else ""
    return "  \n".join([f"As of {safe(page.asof)}. {page.numbers}{by}", *map(safe, page.limits), telling.ORDER])


def _matrix(page: Brief) -> str:
    if not page.rows:
        return ""
    rows = [["", *(safe(side.name) for side in page.sides)], ["---"] * (len(page.sides) + 1)]
    for row in page.rows:
        rows.append([safe(row.name), *("; ".join(telling.cell(one, safe)) for one in row.cells)])
    return "\n".join(f"| {' | '.join(cells)} |" for cells in rows)


def _citation(cited: Citation, zone: ZoneInfo) -> str:
    said = ", ".join(part for part in (telling.who(cited, safe), telling.when(cited)) if part)
    link = f"<{cited.url}>" if cited.url and telling.is_link(cited.url) else safe(cited.url or "no link")
    note = f" {safe(cited.note)}" if cited.note else ""
    status = telling.status(cited, safe)
    told = f" *{status}.*" if status else ""
    lead = f"{said}. " if said else ""
    return (
        f"[{cited.number}] {lead}{safe(cited.outlet)}, {link}. Seen {telling.seen(cited.seen, zone)}. "
        f"sha256 `{cited.sha256}`. Original ({safe(cited.lang)}): «{safe(cited.quote)}»{told}{note}"
    )
