"""The lines around the lists: title, the event's bar, the line *also*, the health warning."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from rich.cells import cell_len

from monitor_tui import days
from monitor_tui.contrast import words
from monitor_tui.contrast.panes import camp_of
from monitor_tui.contrast.silence import letter_of
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
    time: str = "",
    health: Mapping[str, SourceCount] | None = None,
    signs: Signs,
) -> str:
    """Dossier, filter, counts, analyst, time zone; of another ``time`` than today that comes first."""
    name = dossier.path.name or dossier.title
    if time:
        query = _without_times(query)
    asked = "filter (typing)" if typing else query
    asked = f"{time}  {asked}" if time else asked
    left = [f" {name}  {asked}"]
    if notice:
        long = notice if width >= WIDE and len(notice) < 40 else SHORT_NOTICE
        left = [f" {name}  {long}  {asked}", f" {name}  {SHORT_NOTICE}  {asked}", f" {SHORT_NOTICE}  {asked}"]
    stories = plural(counts.stories, "story", "stories", CAP)
    events = "" if counts.events is None else plural(counts.events, "event", "events", CAP)
    unread = "" if counts.unread is None else f"{number(counts.unread, CAP)} unread"
    who = f"{analyst} {zone_offset(dossier, now)}"
    if typing:
        found = f"{number(counts.stories, CAP)} of {plural(counts.all, 'story', 'stories', CAP)}  {events}  "
        if width >= WIDE and counts.claims is not None:
            found += f"{plural(counts.claims, 'claim', 'claims', CAP)}    "
        right = [found]
    elif width >= WIDE:
        right = [f"{stories} {events} {unread}  {sources(dossier, health or {})}"]
        right += [f"{stories} {events} {unread}  ", f"{stories} {events}  ", f"{stories}  "] if time else []
    else:
        right = [f"{stories} {events}  {unread}  ", f"{stories} {events}  ", f"{stories}  ", *([""] if time else [])]
    # The filter is what a reader must know; what else there is gives way to it, the least needed first.
    ways = [(one, right[0]) for one in left] + [(left[-1], one) for one in right[1:]]
    fitting = (way for way in ways if cell_len(way[0]) + cell_len(way[1]) + cell_len(who) + 1 <= width)
    first, second = next(fitting, ways[-1])
    return ends(first, f" {second}{who}", width, signs.more)


def _without_times(query: str) -> str:
    """What is left of a query to be shown where its time stands beside it."""
    return " ".join(word for word in query.split() if not word.startswith(("asof:", "until:")))


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


def event_health(versions: Versions | None) -> dict[str, SourceCount]:
    """How the sources of the camps in the panes fared in the span of their event."""
    if versions is None or not versions.rows:
        return {}
    return {camp: cell.sources for camp, cell in versions.rows[0].cells.items()}


def event_line(
    versions: Versions | None,
    width: int,
    signs: Signs,
    *,
    note: str = "",
    fallback: str = "",
    year: int | None = None,
) -> str:
    """The bar between the wire and the panes: the event, its claims, its conflicts.

    ``year`` goes without saying where there is little room.
    """
    if versions is None:
        return rule(fallback, note, width, signs)
    event, conflicts = versions.event, len(versions.conflicts)
    if width >= WIDE:
        left = f"E{event.id} {event.title}"
        right = f"{plural(event.claims, 'claim', 'claims')}: {event.checked} checked, {event.unsure} unsure"
        right += f"   {plural(conflicts, 'conflict', 'conflicts')}"
    else:
        left = f"E{event.id} {short_title(event, year)}"
        claims = plural(event.claims, "claim", "claims")
        of_them = f"  {conflicts} {signs.conflict}" if conflicts else ""
        right = f"{claims}, {event.checked} checked{of_them}"
        if cell_len(left) + cell_len(right) + 7 > width:
            right = f"{claims}{of_them}"
    if note and (width >= WIDE and cell_len(left) + cell_len(note) + cell_len(right) + 12 <= width):
        right = f"{right}  {note}"
    elif note:
        right = note
    return rule(left, right, width, signs)


def short_title(event: Event, year: int | None = None) -> str:
    """The actors of a machine title, and its days; with their year where ``year`` is another one."""
    span = days.span(event.first, event.last)
    actors = event.title.removesuffix(span).rstrip(" ,").split(":")[0]
    said = span if year not in (None, event.last.year) else span.removesuffix(f" {event.last.year}")
    return f"{actors}  {said}".lstrip()


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
    failing = {camp: count for camp, count in event_health(versions).items() if count.lost or is_poor(count)}
    if versions is None or not failing:
        return ""
    worst = max(failing, key=lambda camp: failing[camp].failing / max(1, failing[camp].all))
    letter, count = letter_of(camp_of(worst, dossier), dossier), failing[worst]
    text = f"! {letter}: {count.failing} of {count.all} sources failing"
    if count.since is not None:
        day = count.since.astimezone(ZoneInfo(dossier.timezone))
        text += f" since {day.day} {day:%b}{_year(day.year, versions.event.last.year)}"
    if is_poor(count) and width >= WIDE:
        text += f": an empty cell in {letter} proves nothing"
    elif is_poor(count):
        text += f'; "none found" in {letter} proves nothing'
    else:
        text += f": {_named(count.lost)} not read"
    return fit(text, width, signs.more)


def _year(year: int, shown: int) -> str:
    return "" if year == shown else f" {year}"


def _named(sources: Sequence[str]) -> str:
    """The first of the sources, and how many more."""
    return sources[0] if len(sources) == 1 else f"{sources[0]} and {len(sources) - 1} more"
