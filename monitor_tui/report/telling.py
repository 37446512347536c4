"""The page's own sentences, with the foreign words in them made safe by whoever writes the format."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from monitor_tui import days
from monitor_tui.contrast.words import MARKS
from monitor_tui.model import Precision
from monitor_tui.model.briefed import Against, Brief, BriefCell, Citation, Line
from monitor_tui.text import visible

Safe = Callable[[str], str]

ORDER = "Order of sides is alphabetical. This page records who says what; it does not say what happened."
LEFT_OUT = "–"
"""Stands in a cell that a person did not choose: nothing is said about it."""
NOT_MARKED = ("checked", "")


def one_line(text: str) -> str:
    """Foreign words on one line, without anything that a terminal or a browser could obey."""
    return " ".join(visible(text).split())


def mark_of(mark: str) -> str:
    """The sign of what nobody checked, or of what changed; what was checked needs none."""
    return "" if mark in NOT_MARKED else MARKS.get(mark, "")


def line(said: Line, safe: Safe) -> str:
    """``9 May (FSB) · [2]``"""
    speaker = f" ({safe(said.speaker)})" if said.speaker else ""
    return f"{safe(said.value)}{reference(said, speaker)}"


def reference(said: Line, speaker: str = "") -> str:
    sign = mark_of(said.mark)
    number = f" [{said.number}]" if said.number else ""
    return f"{speaker}{f' {sign}' if sign else ''}{number}"


def cell(shown: BriefCell, safe: Safe) -> list[str]:
    """The parts of a cell, each a thing said, or why it is empty."""
    if not shown.asked:
        return [LEFT_OUT]
    if shown.words:
        speakers = dict.fromkeys(said.speaker for said in shown.lines if said.speaker)
        who = f" ({', '.join(map(safe, speakers))})" if speakers else ""
        signs = "".join(dict.fromkeys(reference(said) for said in shown.lines))
        by = f" — worded by {safe(shown.words_by)}" if shown.words_by else ""
        parts = [f"{safe(shown.words)}{who}{signs}{by}"]
    else:
        parts = [line(said, safe) for said in shown.lines]
    if shown.note:
        parts.append(safe(shown.note))
    if shown.more:
        parts.append(f"+{shown.more} more")
    return parts


def opposed(one: Against, safe: Safe) -> str:
    """``when: 9 May (FSB) [2] / June-July (Tertel) [1]``"""
    inside = f" (inside {safe(one.within)})" if one.within else ""
    return f"{safe(one.name)}{inside}: " + " / ".join(line(said, safe) for said in one.lines)


def who(cited: Citation, safe: Safe) -> str:
    """Speaker, role, for whom, through whom."""
    if not cited.speaker:
        return ""
    role = f", {safe(cited.role)}" if cited.role else ""
    principal = f" (speaks for {safe(cited.principal)})" if cited.principal else ""
    held = ", in custody that day" if cited.held else ""
    relay = f", via {' via '.join(map(safe, cited.relay))}" if cited.relay else ""
    return f"{safe(cited.speaker)}{role}{principal}{held} {cited.stance}{relay}"


def when(cited: Citation) -> str:
    """The day on which it was said; where only the day is known, that is said."""
    if cited.said is None:
        return ""
    return days.day(cited.said) + (" (day only)" if cited.precision is Precision.DAY else "")


def seen(moment: datetime, zone: ZoneInfo) -> str:
    local = moment.astimezone(zone)
    return f"{days.day(local.date())} {local:%H:%M} {offset(local)}"


def offset(local: datetime) -> str:
    """+03:00"""
    return f"{local:%z}"[:3] + ":" + f"{local:%z}"[3:5]


def status(cited: Citation, safe: Safe) -> str:
    """Who checked it, or that nobody did; what became of it."""
    told = []
    if cited.mark in ("checked", "corrected"):
        told.append(f"{cited.mark} by {safe(cited.reviewed_by)}" if cited.reviewed_by else cited.mark)
    elif cited.mark in ("machine", "unsure"):
        told.append("not checked" + (", the machine is unsure" if cited.mark == "unsure" else ""))
    elif cited.mark == "differ":
        told.append("analysts differ")
    if cited.changed:
        told.append(cited.changed)
    return "; ".join(told)


def is_link(url: str | None) -> bool:
    """Whether an address may become a link: the web's, and nothing in it that could leave it."""
    return (
        url is not None
        and url.lower().startswith(("http://", "https://"))
        and not any(c in url for c in "<>\"'` \n\t\\")
    )


def sections(page: Brief, safe: Safe) -> list[tuple[str, Sequence[str]]]:
    """What stands below the matrix, each with its head; nothing of what is empty."""
    also = [f"{safe(page.camps[one.camp])}: {line(one, safe)}" if one.camp else line(one, safe) for one in page.also]
    found: list[tuple[str, Sequence[str]]] = [
        ("Also", also),
        ("They contradict each other on", [opposed(one, safe) for one in page.against]),
        ("Not said", [safe(one) for one in page.not_said]),
        ("Cannot be said", [safe(one) for one in page.cannot_say]),
        ("Words of the accused, kept out of every side's cells", [line(one, safe) for one in page.accused]),
        (
            "Remarks of the narrators (nobody's claim)",
            [f"{safe(outlet)}: «{safe(text)}»" for outlet, text in page.remarks],
        ),
        ("Changed since it was put in", [safe(one) for one in page.changed]),
    ]
    return [(head, lines) for head, lines in found if lines]
