"""A brief of the model story, as the desk from memory has it."""

from __future__ import annotations

from collections.abc import Sequence

from monitor_tui.cycle.briefing import label
from monitor_tui.dossier import Dossier
from monitor_tui.model import Event
from monitor_tui.model.briefed import Brief, BriefItem, Wanted
from monitor_tui.tui.desk_brief import BriefLine, OpenBrief
from tests.tui.model_story import SAID


def item_name(wanted: Wanted) -> str:
    return f"{wanted.part}:{wanted.point}:{wanted.camp}:{wanted.claim or wanted.story}"


def _text(item: BriefItem) -> str:
    said = SAID.get(item.point, {}).get(item.camp, ())
    return "; ".join(f"{one.value} ({one.actor})" for one in said) or "none found: 11 of 13 sources read"


def brief_of(event: Event, dossier: Dossier, briefed: Sequence[Wanted]) -> OpenBrief:
    """The page without its matrix: what the screen shows is the list."""
    items = [
        BriefItem(item_name(one), one.part, place, one.point, one.camp, title=one.name, by="anna")
        for place, one in enumerate(briefed)
    ]
    lines = tuple(BriefLine(item, label(item, dossier), _text(item), "", 1, 1) for item in items)
    page = Brief(
        event.key, event.id, f"{event.title}: what each side says", "", "11-21 Apr 2021", event.first, event.last,
        "21 Apr 2021 12:00 +03:00", "46 stories, 14 sources.", (), (), (), (), (), (), (), (), (), (), (), (), (),
    )  # fmt: skip
    return OpenBrief(event.id, lines, page)
