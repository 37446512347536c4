"""The lines around the lists: title, the event's bar, the line *also*, the health warning."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from zoneinfo import ZoneInfo

from rich.cells import cell_len

from monitor_tui import days
from monitor_tui.contrast import words
from monitor_tui.dossier import Dossier
from monitor_tui.model import Event, SourceCount, Versions
from monitor_tui.tui.content import Signs, ends, fit, number, offset, rule
from monitor_tui.tui.desk import CAP, Counts

WIDE = 100
SHORT_NOTICE = "demo: summaries"


def zone_offset(dossier: Dossier, now: datetime) -> str:
    """The dossier's distance from UTC, as every title line ends."""
    return offset(now.astimezone(ZoneInfo(dossier.timezone)))


def plural(count: int, one: str, many: str, cap: int = 0) -> str:
    return f"{number(count, cap)} {one if count == 1 else many}"


def title_line(
    dossier: Dossier,
    query: str,
    counts: Counts,
    analyst: str,
    now: datetime,
    width: int,
    *,
    notice: str = "",
    typing: bool = False,
    health: Mapping[str, SourceCount] | None = None,
    signs: Signs,
) -> str:
    """Dossier, filter, counts, analyst, time zone."""
    name = dossier.path.name or dossier.title
    if notice:
        name = f"{name}  {notice if width >= WIDE and len(notice) < 40 else SHORT_NOTICE}"
    left = f" {name}  {'filter (typing)' if typing else query}"
    stories = plural(counts.stories, "story", "stories", CAP)
    events = "" if counts.events is None else plural(counts.events, "event", "events", CAP)
    unread = "" if counts.unread is None else f"{number(counts.unread, CAP)} unread"
    who = f"{analyst} {zone_offset(dossier, now)}"
    if typing:
        right = f"{number(counts.stories, CAP)} of {plural(counts.all, 'story', 'stories', CAP)}  {events}  "
        if width >= WIDE and counts.claims is not None:
            right += f"{plural(counts.claims, 'claim', 'claims', CAP)}    "
    elif width >= WIDE:
        right = f"{stories} {events} {unread}  {sources(dossier, health or {})}"
    else:
        right = f"{stories} {events}  {unread}  "
    return ends(left, f" {right}{who}", width, signs.more)


def sources(dossier: Dossier, health: Mapping[str, SourceCount]) -> str:
    """``R 31/37 B 12/21 ! O 11/13``: how many of the shown camps' sources answer."""
    parts = []
    for camp in dossier.shown()[:3]:
        count = health.get(camp.id)
        if count is not None and count.all:
            parts.append(f"{camp.letter} {count.alive}/{count.all}{' !' if is_poor(count) else ''}")
    return " ".join(parts) + "  " if parts else ""


def is_poor(count: SourceCount) -> bool:
    """Whether so many sources fail that an empty cell proves nothing."""
    return count.failing > 0 and count.failing * 4 >= count.alive + count.failing


def event_line(versions: Versions | None, width: int, signs: Signs, *, note: str = "", fallback: str = "") -> str:
    """The bar between the wire and the panes: the event, its claims, its conflicts."""
    if versions is None:
        return rule(fallback, note, width, signs)
    event, conflicts = versions.event, len(versions.conflicts)
    if width >= WIDE:
        left = f"E{event.id} {event.title}"
        right = f"{plural(event.claims, 'claim', 'claims')}: {event.checked} checked, {event.unsure} unsure"
        right += f"   {plural(conflicts, 'conflict', 'conflicts')}"
    else:
        left = f"E{event.id} {short_title(event)}"
        right = f"{plural(event.claims, 'claim', 'claims')}, {event.checked} checked"
        right += f"  {conflicts} {signs.conflict}" if conflicts else ""
    if note and (width >= WIDE and cell_len(left) + cell_len(note) + cell_len(right) + 12 <= width):
        right = f"{right}  {note}"
    elif note:
        right = note
    return rule(left, right, width, signs)


def short_title(event: Event) -> str:
    """The actors of a machine title, and its days without the year."""
    span = days.span(event.first, event.last)
    actors = event.title.removesuffix(span).rstrip(" ,").split(":")[0]
    return f"{actors}  {span.removesuffix(f' {event.last.year}')}"


def also_line(versions: Versions | None, label: int, width: int, dossier: Dossier, signs: Signs) -> str:
    """What the camps without a pane say of the event."""
    head = f"{'also':<{label}}{signs.bar}"
    if versions is None:
        return fit(head, width)
    hint = "4-7 show in a pane" if width >= WIDE else "4-7"
    text = words.also_line(versions, width - len(head), dossier, hint=hint, ascii_only=signs.ascii_only)
    return fit(head + text, width)


def health_line(versions: Versions | None, dossier: Dossier, width: int, signs: Signs) -> str:
    """The worst warning that touches the panes; empty where none does."""
    if versions is None:
        return ""
    worst: tuple[float, str, SourceCount] | None = None
    for row in versions.rows[:1]:
        for camp, cell in row.cells.items():
            count = cell.sources
            share = count.failing / count.all if count.all else 0.0
            if is_poor(count) and (worst is None or share > worst[0]):
                worst = (share, camp, count)
    if worst is None:
        return ""
    letter, count = dossier.camps[worst[1]].letter, worst[2]
    text = f"! {letter}: {count.failing} of {count.all} sources failing"
    more = (
        f": an empty cell in {letter} proves nothing" if width >= WIDE else f'; "none found" in {letter} proves nothing'
    )
    return fit(text + more, width, signs.more)
