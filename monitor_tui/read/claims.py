"""Read one story: who says what, with offsets in the given text."""

from __future__ import annotations

from datetime import date

from ..dossier import Dossier
from ..model import Reading
from ..names import Names


def read(
    text: str,
    names: Names,
    dossier: Dossier,
    *,
    lang: str | None = None,
    title: str | None = None,
    published: date | None = None,
    outlet: str | None = None,
) -> Reading:
    """All that stands in ``text``; ``title`` is its headline where the text opens with it, ``outlet`` who printed it."""
    raise NotImplementedError
