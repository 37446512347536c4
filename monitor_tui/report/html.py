"""The page as one HTML file: no script, nothing remote, readable on a telephone and on paper."""

from __future__ import annotations

import re
from base64 import b64encode
from hashlib import sha256
from html import escape
from zoneinfo import ZoneInfo

from monitor_tui.model.briefed import Brief, BriefCell, Citation
from monitor_tui.report import telling
from monitor_tui.report.picture import picture

STYLE = """
:root { color-scheme: light; }
* { box-sizing: border-box; }
body { font: 15px/1.4 "Helvetica Neue", Arial, "Liberation Sans", sans-serif; color: #111; background: #fff;
  max-width: 66rem; margin: 1rem auto; padding: 0 1rem; overflow-wrap: anywhere; }
h1 { font-size: 1.35em; line-height: 1.2; margin: 0 0 .3em; }
h2 { font-size: 1em; margin: .7em 0 .1em; }
p, ul { margin: .15em 0; }
ul { padding-left: 1.1em; }
.head { color: #333; }
.order { font-style: italic; }
table { border-collapse: collapse; width: calc(100% - 1px); margin: .6em 0; table-layout: fixed; }
th, td { border: 1px solid #999; padding: .25em .4em; text-align: left; vertical-align: top; }
thead th { background: #eee; }
th.point { width: 7.5em; }
td.empty { color: #444; background: #f7f7f7; }
td p { margin: 0; }
svg { display: block; width: 100%; height: auto; margin: .3em 0; }
figure { margin: .6em 0; }
figcaption { font-size: .85em; color: #444; }
ol { list-style: none; padding: 0; margin: .3em 0; font-size: .87em; line-height: 1.3; }
ol li { margin: .25em 0; padding-left: 2.1em; text-indent: -2.1em; }
code { font-family: "Liberation Mono", Consolas, monospace; font-size: .9em; }
a { color: #003399; }
.status, .legend { color: #444; }
.legend { font-size: .87em; }
@media (max-width: 40rem) {
  thead { display: none; }
  table, tbody, tr, th, td { display: block; width: 100%; }
  th.point { width: 100%; background: #eee; }
  td::before { content: attr(data-side) ": "; font-weight: bold; }
  td p { display: inline; }
  td p + p::before { content: "; "; }
  tr { margin-bottom: .5em; }
  figure { overflow-x: auto; }
  svg { min-width: 34rem; }
}
@media print {
  @page { size: A4; margin: 11mm; }
  body { font-size: 8.6pt; line-height: 1.22; max-width: none; margin: 0; padding: 0; }
  h1 { font-size: 12.5pt; }
  table, figure { margin: .35em 0; }
  h2 { margin: .4em 0 0; }
  ol { font-size: 7.2pt; line-height: 1.18; }
  ol li { margin: .12em 0; break-inside: avoid; }
  tr, figure { break-inside: avoid; }
  svg { max-height: 42mm; }
  a { color: #111; }
}
"""
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})?")


def html(page: Brief, zone: ZoneInfo) -> str:
    """The whole file."""
    body = [f"<h1>{safe(page.title)}</h1>", *_head(page), _matrix(page), _timeline(page)]
    for head, lines in telling.sections(page, safe):
        items = "".join(f"<li>{_numbered(one)}</li>" for one in lines)
        body.append(f"<h2>{safe(head)}</h2>\n<ul>{items}</ul>")
    if page.citations:
        body.append("<h2>Sources</h2>\n<ol>")
        body += [_citation(one, zone) for one in page.citations]
        body.append("</ol>")
    if page.legend:
        body.append(f'<p class="legend">Marks: {safe("; ".join(page.legend))}.</p>')
    return "\n".join([_top(page), *(part for part in body if part), "</body>\n</html>", ""])


def safe(text: str) -> str:
    """Foreign words as HTML shows them literally, in text and in attributes."""
    # Brackets too: a number in them is a citation only where the page itself put it.
    return escape(telling.one_line(text), quote=True).replace("[", "&#91;").replace("]", "&#93;")


def _top(page: Brief) -> str:
    fingerprint = b64encode(sha256(STYLE.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{fingerprint}'; base-uri 'none'; form-action 'none'"
    return (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        '<meta name="referrer" content="no-referrer">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{safe(page.title)}</title>\n<style>{STYLE}</style>\n</head>\n<body>"
    )


def _head(page: Brief) -> list[str]:
    by = f" Title by {safe(page.heading_by)}." if page.heading_by else ""
    told = [f'<p class="head">As of {safe(page.asof)}. {safe(page.numbers)}{by}</p>']
    told += [f'<p class="head">{safe(one)}</p>' for one in page.limits]
    return [*told, f'<p class="order">{telling.ORDER}</p>']


def _matrix(page: Brief) -> str:
    if not page.rows:
        return ""
    heads = "".join(f'<th scope="col">{safe(side.name)}</th>' for side in page.sides)
    rows = []
    for row in page.rows:
        cells = "".join(_cell(cell, side.name) for side, cell in zip(page.sides, row.cells, strict=True))
        rows.append(f'<tr><th scope="row" class="point">{safe(row.name)}</th>{cells}</tr>')
    head = f'<thead><tr><th class="point"></th>{heads}</tr></thead>'
    return "\n".join(["<table>", head, "<tbody>", *rows, "</tbody>", "</table>"])


def _cell(cell: BriefCell, side: str) -> str:
    parts = "".join(f"<p>{_numbered(one)}</p>" for one in telling.cell(cell, safe))
    kind = "" if cell.lines or cell.words else ' class="empty"'
    return f'<td data-side="{safe(side)}"{kind}>{parts}</td>'


def _timeline(page: Brief) -> str:
    drawn = picture(page)
    told = (
        "Statements by day; a full disc: on the points named below it something was said that no side of this page "
        "had said on an earlier day. Only days are known."
    )
    return f"<figure>{drawn}\n<figcaption>{told}</figcaption></figure>" if drawn else ""


def _numbered(text: str) -> str:
    """Numbers of citations lead to them."""
    return re.sub(r" \[(\d+)\]", r'&nbsp;<a href="#c\1">[\1]</a>', text)


def _citation(cited: Citation, zone: ZoneInfo) -> str:
    said = ", ".join(part for part in (telling.who(cited, safe), telling.when(cited)) if part)
    address = safe(cited.url or "no link")
    link = f'<a href="{address}" rel="noopener noreferrer">{address}</a>' if telling.is_link(cited.url) else address
    lang = f' lang="{cited.lang}"' if _LANGUAGE.fullmatch(cited.lang) else ""
    status = telling.status(cited, safe)
    told = f' <span class="status">({status})</span>' if status else ""
    note = f" {safe(cited.note)}" if cited.note else ""
    return (
        f'<li id="c{cited.number}">[{cited.number}] {f"{said}. " if said else ""}{safe(cited.outlet)}, {link}. '
        f"Seen {telling.seen(cited.seen, zone)}. sha256 <code>{safe(cited.sha256)}</code>. "
        f'Original: <q{lang} dir="auto">{safe(cited.quote)}</q>'
        f"{told}{note}</li>"
    )
