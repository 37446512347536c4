"""Claims in few words, for the tables of these tests."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from monitor_tui.model import (
    Claim,
    DateMention,
    Event,
    Kind,
    Placed,
    Precision,
    Presence,
    Review,
    SourceCount,
    Stance,
)

SAID = date(2021, 4, 17)

CAMPS = {
    "karl": "north",
    "north-army": "north",
    "brod": "south",
    "south-army": "south",
    "lind": "greens",
    "envoy": "abroad",
    "herald": "press",
}


def claim(
    stance: str = "asserts",
    *,
    targets: tuple[str, ...] = (),
    dates: tuple[tuple[str, str], ...] = (),
    direct: bool = False,
    kind: Kind = Kind.SPEECH,
) -> Claim:
    """A claim as the reader would hand it over; its spans do not matter to placing."""
    return Claim(
        kind=kind,
        sentence=(0, 10),
        sentences=((0, 10),),
        source=(0, 3),
        actor="karl",
        camp="north",
        via=(),
        cue=(4, 8),
        content=((5, 10),),
        stance=Stance(stance),
        targets=targets,
        direct=direct,
        said=SAID,
        dates=tuple(DateMention((0, 1), date.fromisoformat(a), date.fromisoformat(b)) for a, b in dates),
    )


_ids = iter(range(1, 100_000))


def placed(actor: str, point: str, value: str, *, terms: tuple[str, ...] = (), after: int = 0, **fields: Any) -> Placed:
    """A stored claim with its place; ``after`` counts days from the first."""
    number = next(_ids)
    given: dict[str, Any] = {
        "id": number,
        "story": number,
        "copy_of": None,
        "actor": actor,
        "camp": CAMPS[actor],
        "stance": Stance.ASSERTS,
        "point": point,
        "value": value,
        "terms": terms,
        "said": SAID + timedelta(days=after),
        "precision": Precision.DAY,
        "quote": f"Sentence {number}.",
        "direct": False,
        "unsure": False,
        "review": Review.NONE,
        "presence": Presence.PRESENT,
        "url": None,
        "outlet": "herald",
    }
    return Placed(**(given | fields))


def event(**claims: int) -> Event:
    """An event in April 2021 with so many claims of each camp."""
    return Event(1, "herald:1", "Karl, Brod: Orle, 17 Apr 2021", SAID, SAID, 3, sum(claims.values()), camps=claims)


ALIVE = SourceCount(alive=11, failing=2, not_collected=0, items=40)
FAILING = SourceCount(alive=3, failing=9, items=4)
IMPORTED = SourceCount(items=6)
