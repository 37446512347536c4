"""The rows of a contrast by their ids: what a screen needs of them, without what fills them."""

from __future__ import annotations

from monitor_tui.contrast.free import FREE, is_free
from monitor_tui.dossier import Dossier
from monitor_tui.model import Point

OWN = "own."
"""How the id of a point begins that a person made for an event; behind it stands the name."""


def point_of(point: str, dossier: Dossier) -> Point:
    """A point by its id, the free one included; one that the dossier no longer has keeps its id as its name."""
    known = next((entry for entry in dossier.points if entry.id == point), None)
    if point.startswith(OWN):
        name = point.removeprefix(OWN)
        return Point(point, name[:5].strip(), name)
    return known or (Point(point, FREE, "other words") if is_free(point) else Point(point, point[:5], point[:12]))


def asked(dossier: Dossier) -> frozenset[str]:
    """The points that ask a question which a claim itself answers: when, who, yes or no.

    A place that a dossier's terms tell of (where and how somebody was held) is more than an answer.
    """
    told = {term.point for term in dossier.terms.values()}
    return frozenset(
        point.id for point in dossier.points if point.slot and not (point.slot == "place" and point.id in told)
    )
