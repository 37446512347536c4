"""HTML to plain paragraphs."""

from __future__ import annotations

import html as entities
import re

from selectolax.lexbor import LexborHTMLParser

_UNREAD = "script,style,noscript,template,iframe,svg,object,form,button"
_BLOCKS = (
    "p,div,li,ul,ol,tr,h1,h2,h3,h4,h5,h6,blockquote,pre,figure,figcaption,section,article,aside,header,footer,"
    "table,dd,dt,dl,hr"
)
# Marks that no text holds: they are taken out of what comes in.
_PARAGRAPH, _LINE = "\x1e", "\x1f"
_EMPTY_LINES = re.compile(r"\x1f\s*\x1f[\s\x1f]*")
_MOST_UNCLOSED = 4000
"""An HTML parser's time grows with the square of the depth: 200,000 nested <div> took it 160 seconds."""
# Elements that most texts have none of: they are not looked for in vain.
_RARE = re.compile(f"<(?:{_UNREAD.replace(',', '|')}|td|th)", re.IGNORECASE)
_TAG = re.compile(r"<[^<>]*>")


def plain(html: str) -> str:
    """The text of an HTML fragment: paragraphs parted by an empty line, blanks folded, <br> a new line."""
    if "<" not in html and "&" not in html:
        return _lines(html)
    html = html.replace(_PARAGRAPH, "").replace(_LINE, "")
    if html.count("<") - 2 * html.count("</") - html.count("<br") - html.count("<img") > _MOST_UNCLOSED:
        marked = entities.unescape(_TAG.sub(_PARAGRAPH, html))
    else:
        marked = _marked(html)
    blocks = (_block(block) for block in _EMPTY_LINES.sub(_PARAGRAPH, marked).split(_PARAGRAPH))
    return "\n\n".join(block for block in blocks if block)


def plain_line(html: str) -> str:
    """The text of a title, on one line."""
    if "<" in html or "&" in html:
        html = plain(html)
    return " ".join(html.split())


def _marked(html: str) -> str:
    """The text with marks where blocks and lines end."""
    tree = LexborHTMLParser(html)
    body = tree.body
    if body is None:
        return ""
    if _RARE.search(html):
        for node in tree.css(_UNREAD):
            node.decompose()
        for node in tree.css("td,th"):
            node.insert_after(" ")
    for node in tree.css(_BLOCKS):
        node.insert_before(_PARAGRAPH)
        node.insert_after(_PARAGRAPH)
    for node in tree.css("br"):
        node.insert_before(_LINE)
    return body.text()


def _block(text: str) -> str:
    if _LINE not in text:
        return " ".join(text.split())
    lines = (" ".join(line.split()) for line in text.split(_LINE))
    return "\n".join(line for line in lines if line)


def _lines(text: str) -> str:
    """Text without markup keeps its own paragraphs and lines."""
    if "\n" not in text:
        return " ".join(text.split())
    paragraphs: list[list[str]] = [[]]
    for line in text.split("\n"):
        if words := " ".join(line.split()):
            paragraphs[-1].append(words)
        elif paragraphs[-1]:
            paragraphs.append([])
    return "\n\n".join("\n".join(lines) for lines in paragraphs if lines)
