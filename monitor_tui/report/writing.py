"""The formats of a page by name."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from zoneinfo import ZoneInfo

from monitor_tui.dossier import Dossier
from monitor_tui.model.briefed import Brief, Material
from monitor_tui.report.html import html
from monitor_tui.report.making import make
from monitor_tui.report.markdown import markdown
from monitor_tui.report.plain import plain
from monitor_tui.report.table import csv, jsonl

FORMATS: Mapping[str, Callable[[Brief, ZoneInfo], str]] = {
    "md": markdown,
    "html": html,
    "txt": plain,
    "csv": csv,
    "jsonl": jsonl,
}
TABLES = ("csv", "jsonl")


def write(material: Material, dossier: Dossier, form: str) -> str:
    """The page in one of the formats; tables hold every statement."""
    return FORMATS[form](make(material, dossier, every=form in TABLES), dossier.zone)
