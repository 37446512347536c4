"""The point and value of a claim: which row of its event's contrast it speaks to, and what the cell shows."""

from __future__ import annotations

from monitor_tui.dossier import Dossier
from monitor_tui.model import Claim, Placement

FREE = "said"
"""The point of claims that no term and no slot takes."""


def place(claim: Claim, content: str, dossier: Dossier, *, lang: str, year: int | None = None) -> tuple[Placement, ...]:
    """Every point that the claim speaks to, the most specific first; never empty.

    ``content`` is the text of the claim's content spans, ``year`` that of the event (dates in it are shown without).
    """
    raise NotImplementedError
