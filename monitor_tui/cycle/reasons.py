"""Why a stored claim was read as it was: its wording is read again, as it was taken in."""

from __future__ import annotations

from collections.abc import Iterator

from monitor_tui.dossier import Dossier
from monitor_tui.model import Claim, Review
from monitor_tui.model.explained import Explanation
from monitor_tui.names import Names
from monitor_tui.read.explaining import explained
from monitor_tui.store import claims, stories
from monitor_tui.store.connect import Connection
from monitor_tui.store.kept import StoredClaim

GONE = "This claim is no longer in the store."
MADE = "Made by hand: a person wrote this claim."
CORRECTED = "A person corrected this claim; so the machine read it:"
FOUND_NO_MORE = (
    "Made by rule {}. The story read again today, this claim is not found: rules, names or model have changed."
)


def reasons(conn: Connection, dossier: Dossier, names: Names, one: int) -> tuple[str, ...]:
    """The explanation of a claim in sentences."""
    claim = claims.claim(conn, one)
    story = stories.story(conn, claim.story) if claim is not None else None
    if claim is None or story is None:
        return (GONE,)
    if not claim.rule:
        return (MADE,)
    wording = stories.wordings(conn, story.id)[claim.wording - 1]
    source = dossier.sources.get(story.source)
    reading, explanations = explained(
        wording.whole,
        names,
        dossier,
        lang=story.lang or None,
        title=wording.title or None,
        published=dossier.day(story.published),
        outlet=(source.name or source.id) if source is not None else story.source,
    )
    found = next(_meant(claim, zip(reading.claims, explanations, strict=True)), None)
    if found is None:
        return (FOUND_NO_MORE.format(claim.rule),)
    return (CORRECTED, *found.told) if claim.review is Review.CORRECTED else found.told


def _meant(stored: StoredClaim, read: Iterator[tuple[Claim, Explanation]]) -> Iterator[Explanation]:
    """The explanations of what stands where the stored claim stood, the same speaker first."""
    beside = [(claim, why) for claim, why in read if (claim.sentence, claim.cue) == (stored.sentence, stored.cue)]
    yield from (why for claim, why in beside if claim.source == stored.source)
    yield from (why for claim, why in beside if claim.source != stored.source)
