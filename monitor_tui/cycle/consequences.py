"""What follows where a person reads a claim otherwise: the speaker's side, the rows where it stands, contradictions."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import date, datetime

from monitor_tui.contrast import marks, points
from monitor_tui.cycle.placing import AROUND
from monitor_tui.cycle.settling import Settling
from monitor_tui.dossier import Dossier
from monitor_tui.group import titles
from monitor_tui.group.words import common
from monitor_tui.model import Claim, Mention, Placement
from monitor_tui.names import Names
from monitor_tui.read import grammars
from monitor_tui.read.dates import days_in
from monitor_tui.store import events
from monitor_tui.store.consequences import Change, Reread, Stand
from monitor_tui.store.kept import Saved

LONGEST = 72
"""Characters of a value: enough for a wide cell and its detail."""


class ByDossier:
    """Places claims by the dossier as it is today, as arriving ones are placed."""

    def __init__(self, dossier: Dossier, names: Names | None = None) -> None:
        self._dossier = dossier
        self._names = names or Names(dossier)

    def day(self, published: datetime) -> date:
        return self._dossier.day(published)

    def settle(self, conn: sqlite3.Connection, changes: Collection[Change]) -> None:
        Settling(conn, self._dossier).settle(Saved(changes=frozenset(changes)))

    def title(self, conn: sqlite3.Connection, event: int) -> str:
        found = events.of_candidates(conn, [event])
        return titles.of(found[0], self._dossier) if found else ""

    def stand(self, reread: Reread) -> Stand:
        claim = self._dated(reread) if reread.made else reread.claim
        content = " ".join(reread.whole[start:stop] for start, stop in claim.content)
        actor = self._dossier.actors.get(claim.actor) if claim.actor else None
        mentions = self._names.find(content, reread.lang)
        return Stand(
            camp=actor.camp_on(reread.day) if actor else None,
            held=self._dossier.held(actor.id, reread.day) if actor else False,
            placements=self._placements(reread, claim, content, mentions),
            says=marks.marks_of(claim, content, reread.lang, self._names, self._dossier, common(reread.lang)),
            about=tuple(dict.fromkeys(one.actor for one in mentions)) if reread.made else (),
        )

    def _dated(self, reread: Reread) -> Claim:
        """A made claim with the days that its sentence names: the machine had not looked for them."""
        claim, (start, stop) = reread.claim, reread.claim.sentence
        grammar = grammars.load(grammars.written(reread.lang, reread.whole))
        return replace(claim, dates=tuple(days_in(grammar, reread.whole[start:stop], start, reread.day)))

    def _placements(
        self, reread: Reread, claim: Claim, content: str, named: Sequence[Mention]
    ) -> tuple[Placement, ...]:
        placed = points.place(
            claim,
            content,
            self._dossier,
            lang=reread.lang,
            year=reread.day.year,
            cue=reread.whole[slice(*claim.cue)] if claim.cue else "",
            context=reread.whole[claim.sentence[0] : claim.sentence[1] + AROUND],
            text=reread.whole,
            named=named,
        )
        if reread.point is not None:
            chosen = next((place for place in placed if place.point == reread.point), None)
            return (chosen or Placement(reread.point, _shortened(content)),)
        known = {point.id for point in self._dossier.points}
        if reread.placements and not any(place.point in known for place in (*placed, *reread.placements)):
            # Still in other words: it stays in the row into which claims of its meaning were put together.
            return reread.placements
        return placed


def _shortened(content: str) -> str:
    """What stands for a value in a row that no slot and no term of the claim fills: its own words."""
    words = " ".join(content.split()).strip(' ,;:“”„«»"')
    return words if len(words) <= LONGEST else words[: LONGEST - 1].rsplit(" ", 1)[0] + "…"
