"""What an analyst types of a claim, understood: values in, values out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from monitor_tui.dossier import Dossier
from monitor_tui.errors import StoreError
from monitor_tui.model import Stance
from monitor_tui.query.fields import STANCES
from monitor_tui.tui.desk import Suggestion
from monitor_tui.tui.desk_word import Draft

MOST = 50
"""Suggestions of a field."""
_EVENT = re.compile(r"[eEеЕ]?(\d+)")
"""Also as a Cyrillic layout types it."""


def changes(draft: Draft, stands: Draft, dossier: Dossier, *, whole: bool = False) -> dict[str, Any]:
    """Field -> value, of those that differ from how the claim stands, or of all; an event as its number."""
    found: dict[str, Any] = {}
    if whole or draft.speaker != stands.speaker:
        found["speaker"] = actor(draft.speaker, dossier)
    if whole or draft.stance != stands.stance:
        found["stance"] = stance(draft.stance)
    if whole or draft.target != stands.target:
        found["targets"] = [one for name in draft.target.split(",") if (one := actor(name, dossier))]
    if whole or draft.event != stands.event:
        event, point = place(draft.event, dossier)
        was, was_point = place(stands.event, dossier)
        if whole or event != was:
            found["event"] = event
        if point and (whole or point != was_point):
            found["point"] = point
    return found


def made(changes: dict[str, Any]) -> dict[str, Any]:
    """All that a claim that is made needs."""
    return {"speaker": None, "stance": str(Stance.ASSERTS), "targets": [], "event": None, **changes}


def actor(text: str, dossier: Dossier) -> str | None:
    """An actor by id, name or short name; no words are nobody."""
    words = text.strip()
    if not words or words in dossier.actors:
        return words or None
    wanted = words.casefold()
    known = dossier.actors.values()
    found = [one.id for one in known if wanted in (one.id, one.name.casefold(), (one.short or "").casefold())]
    if len(found) == 1:
        return found[0]
    raise StoreError(f"no actor {words} in the dossier" if not found else f"which {words}? {', '.join(found)}")


def stance(text: str) -> str:
    """A stance by its word, or its beginning."""
    found = [one for one in STANCES if one.startswith(text.strip().casefold())]
    if len(found) != 1:
        raise StoreError(f"a stance is one of {', '.join(STANCES)}")
    return found[0]


def place(text: str, dossier: Dossier) -> tuple[int | None, str]:
    """``E1 when``: an event and a row of its contrast; no words are no event."""
    event, _, point = text.strip().partition(" ")
    if not event:
        return None, ""
    number = _EVENT.fullmatch(event)
    if number is None:
        raise StoreError(f"an event is written E1, a row of it behind a blank: {event}")
    row = point.strip().casefold()
    known = next((one.id for one in dossier.points if row in (one.id.casefold(), one.label.casefold())), None)
    if row and known is None:
        raise StoreError(f"no row {row}: {', '.join(one.id for one in dossier.points)}")
    return int(number[1]), known or ""


def complete(
    field: str, text: str, at: int, dossier: Dossier, events: Sequence[tuple[str, str]] = ()
) -> list[Suggestion]:
    """What may stand before the cursor: its text, where it begins and ends, and a word on it."""
    start = text.rfind(",", 0, at) + 1 if field == "target" else 0
    if field == "event" and " " in text[:at]:
        start = text.index(" ") + 1
    start += len(text[start:at]) - len(text[start:at].lstrip())
    given = text[start:at].casefold()
    end = text.find(",", at) if field == "target" else -1
    known = _known(field, given, dossier, events, row=field == "event" and start > 0)
    return [
        Suggestion(one, start, said, None, len(text) if end < 0 else end) for one, said in list(known)[:MOST] if given
    ]


def _known(
    field: str, given: str, dossier: Dossier, events: Sequence[tuple[str, str]], *, row: bool
) -> Iterator[tuple[str, str]]:
    if field in ("speaker", "target"):
        found = [
            (not one.id.startswith(given), place, one)
            for place, one in enumerate(dossier.actors.values())
            if given in one.id or given in one.name.casefold() or given in (one.short or "").casefold()
        ]
        for _, _, one in sorted(found, key=lambda found: found[:2]):
            camp = dossier.camps.get(one.camp_on(None))
            yield one.id, f"{one.name}\t{camp.letter if camp else '-'}"
    elif field == "stance":
        yield from ((one, said) for one, said in STANCES.items() if one.startswith(given))
    elif row:
        yield from ((one.id, one.name) for one in dossier.points if one.id.startswith(given))
    elif field == "event":
        yield from ((one, title) for one, title in events if one.casefold().startswith(given))
