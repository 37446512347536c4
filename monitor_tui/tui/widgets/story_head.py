"""The two lines at the head of a story: its title and events, then where it is from, its wording, who speaks in it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from rich.cells import cell_len

from monitor_tui.dossier import Dossier
from monitor_tui.model import Precision
from monitor_tui.store.kept import StoredClaim
from monitor_tui.tui.content import Signs, ends, fit
from monitor_tui.tui.desk import OpenStory
from monitor_tui.tui.widgets import claim_words, status

_SHORTEST = 6
"""Columns that a source's name keeps."""


def head_lines(
    opened: OpenStory,
    claims: Sequence[StoredClaim],
    place: str,
    width: int,
    dossier: Dossier,
    signs: Signs,
    *,
    time: str = "",
    note: str = "",
) -> list[str]:
    """Both lines; ``place`` says how far the text has been read, ``time`` of which past the screen is."""
    wide = width >= status.WIDE
    names, room = "  ".join(f"E{event.id}" for event in opened.events), width // 2 if wide else 12
    names = names if len(names) <= room else names[:room]
    first = ends(f" {opened.story.title}", f"  {time}{'  ' * bool(time)}{names}", width, signs.more)
    return [first, _second(opened, _speakers(claims, dossier), place, width, dossier, signs, note, wide)]


def _speakers(claims: Sequence[StoredClaim], dossier: Dossier) -> str:
    letters = Counter(claim_words.letter(claim, dossier) for claim in claims)
    return " ".join(f"{one}{letters[one]}" for one in sorted(letters, key=lambda one: (one == "?", one)))


def _second(
    opened: OpenStory, speakers: str, place: str, width: int, dossier: Dossier, signs: Signs, note: str, wide: bool
) -> str:
    """What there is no room for gives way, the least needed first; the wording's number never does."""
    story = opened.story
    local = story.published.astimezone(dossier.zone)
    day, precise = f"{local.day} {local:%b %Y}", f" {local:%H:%M}"
    day_only = story.precision is Precision.DAY
    gone = "  GONE" if story.gone else ""
    rest = f"{gone}  wording {opened.number}/{story.wordings}"
    tags = "  ".join(part for part in (" ".join(f"+{tag}" for tag in opened.tags), note) if part)
    told = f"  {tags}" if tags else ""
    dated = day if day_only else day + precise
    lefts = [
        f" {story.source}  {story.lang}  {dated}{' (day only)' if day_only else ''}{rest}{told}",
        f" {story.source}  {story.lang}  {dated}{rest}{told}",
        f" {story.source}  {dated}{rest}{told}",
        f" {story.source}  {dated}{rest}",
    ]
    short = f"  {speakers}  {place}"
    right = short if wide else f"  claims {speakers}  {place}"
    ways = [*((left, right) for left in lefts[:2]), *((left, short) for left in lefts[1:])]
    for left, behind in ways:
        if cell_len(left) + cell_len(behind) <= width:
            return ends(left, behind, width, signs.more)
    behind = f"  {place}"
    name = max(_SHORTEST, width - cell_len(f"   {dated}{rest}") - cell_len(behind))
    return ends(f" {fit(story.source, name, signs.more)}  {dated}{rest}", behind, width, signs.more)
