"""The two lines at the head of the event's screen: its title and days, then what is counted of it."""

from __future__ import annotations

from rich.cells import cell_len

from monitor_tui import days
from monitor_tui.model import Event
from monitor_tui.tui.content import Signs, ends, fit
from monitor_tui.tui.desk_event import OpenEvent
from monitor_tui.tui.widgets import status

ACCUSED = "WORDS OF THE ACCUSED IN THE PANES (i: out)"
"""While they are let in."""
ACCUSED_SHORT = "WITH THE ACCUSED'S WORDS (i)"
BY_MACHINE = " (title by machine)"


def head_lines(
    opened: OpenEvent, event: Event, zone: str, width: int, signs: Signs, *, accused: bool = False, time: str = ""
) -> list[str]:
    """Both lines; ``event`` is as the panes have it, newer perhaps than ``opened``, or of another ``time``."""
    wide = width >= status.WIDE
    if time:
        counted = [status.plural(event.stories, "story", "stories"), status.plural(event.claims, "claim", "claims")]
        left = f" {'  '.join(counted)}  {ACCUSED_SHORT if accused else f'{event.checked} checked'}"
        return [_title(event, zone, width, signs, wide=wide), ends(left, f"  {time}  {zone}", width, signs.more)]
    return [_title(event, zone, width, signs, wide=wide), _counts(opened, event, zone, width, signs, wide, accused)]


def _title(event: Event, zone: str, width: int, signs: Signs, *, wide: bool) -> str:
    span = days.span(event.first, event.last)
    right = f"  {span}" + (f"   times {zone}" if wide else "")
    if event.titled_by:
        others = ", ".join(analyst for analyst, _ in event.other_titles)
        by = f" (title by {event.titled_by}"
        title, made = event.title, [f"{by}; {others} otherwise)", f"{by})"] if others else [f"{by})"]
    elif wide:
        title = event.title.removesuffix(span).rstrip(" ,:")
        made = [f"{BY_MACHINE[:-1]}; t renames)", BY_MACHINE]
    else:
        title, made = status.short_title(event).split("  ")[0], [BY_MACHINE]
    left = f" E{event.id} {title}"
    said = next((one for one in made if cell_len(left) + cell_len(one) + len(right) <= width), "")
    return ends(left + said, right, width, signs.more)


def _counts(opened: OpenEvent, event: Event, zone: str, width: int, signs: Signs, wide: bool, accused: bool) -> str:
    first = f"{opened.first_source}{f' ({opened.first_via})' if opened.first_via else ''} {opened.first_day}"
    claims = status.plural(event.claims, "claim", "claims")
    stories = status.plural(event.stories, "story", "stories")
    texts = status.plural(opened.texts, "text", "texts")
    if wide:
        machine = max(0, event.claims - event.checked - event.unsure)
        counted = f" {stories}, {texts}, {status.plural(opened.sources, 'source', 'sources')}"
        only = ", day only" if opened.day_only else ""
        moved = f"   first: {first}{only}" if opened.first_source else ""
        ways = [
            f"{counted}{moved}   {claims}: {event.checked} checked, {machine} machine, {event.unsure} unsure",
            f"{counted}{moved}   {claims}: {event.checked} checked",
        ]
        if accused:
            return ends(ways[0].replace(moved, ""), f"  {ACCUSED} ", width, signs.more)
        return fit(next((one for one in ways if cell_len(one) <= width), ways[-1]), width, signs.more)
    checked = f"  {claims} {event.checked} checked"
    if accused:
        return ends(f" {stories} {texts}  {ACCUSED_SHORT}{checked}", f"  {zone}", width, signs.more)
    firsts = [f"  first {first}", f"  first {opened.first_source} {opened.first_day}", ""]
    room = width - cell_len(f" {stories} {texts}{checked}  {zone}")
    moved = next((one for one in firsts if cell_len(one) <= room), "") if opened.first_source else ""
    return ends(f" {stories} {texts}{moved}{checked}", f"  {zone}", width, signs.more)
