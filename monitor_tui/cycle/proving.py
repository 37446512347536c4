"""The proof of an empty cell, asked of the store: texts are searched, so names are loaded."""

from __future__ import annotations

import sqlite3
import tomllib
from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from functools import lru_cache

from monitor_tui.contrast import panes, silence
from monitor_tui.contrast import proof as contrast
from monitor_tui.contrast.rows import point_of
from monitor_tui.cycle import silencing, watching
from monitor_tui.dossier import Dossier, data_folder
from monitor_tui.errors import StoreError
from monitor_tui.model import CellState, Row, SourceCount, Stance
from monitor_tui.model.proven import Figure, Heard, Near, Proof
from monitor_tui.names import Names
from monitor_tui.store import against, events, fetches, proofs, silences

MOST_STORIES = 500
"""Of the camp's own sources: the newest, whose sentences are searched; a proof says where there are more."""


def prove(
    conn: sqlite3.Connection,
    dossier: Dossier,
    names: Names,
    event: int,
    point: str,
    pane: str,
    *,
    until: datetime | None = None,
    now: datetime | None = None,
) -> Proof:
    """Why a cell is empty: by all that the store holds, or by what was published, fetched and said by ``until``."""
    found = events.event(conn, event, dossier.zone)
    if found is None:
        raise StoreError("This event is no longer in the store; its stories were grouped anew.")
    now = until or now or datetime.now(UTC)
    row = silencing.row_of(conn, dossier, found, point, pane, until)
    search = contrast.Search(point, contrast.named_by_others(row, pane), dossier, names, pane)
    camp = panes.camp_of(pane, dossier)
    own = watching.sources_by_camp(dossier).get(camp, [])
    first, last = watching.span(found, dossier, now)
    unheard = against.unheard(conn, found.id)
    said = [claim for claim in proofs.claims(conn, found.id, until) if _is_of(claim, pane, dossier)]
    said = [claim for claim in said if claim.actor not in unheard]
    stories, all_stories = proofs.own_stories(conn, found.id, own, MOST_STORIES, until)
    health = watching.health(conn, dossier, found, now).get(camp, SourceCount())
    spoken = [one for one in silences.standing(conn, found.id, until) if (one.point, one.camp) == (point, pane)]
    where = row.point if row is not None else point_of(point, dossier)
    naming = tuple(_naming(said, search))
    made = Proof(
        event=found,
        point=where,
        camp=pane,
        state=_state(row, pane, health, bool(spoken)),
        first=first,
        last=last,
        question=contrast.question(pane, point, where.slot, search.actors, dossier),
        searched=search.actors,
        spellings=search.spellings(),
        claims=len(said),
        naming=naming,
        sentences=tuple(_sentences(stories, search, pane, dossier)),
        countries=search.countries,
        around=tuple(_around(said, search, {one.claim for one in naming})),
        near=tuple(_near(said)),
        statements=row.cells[pane].statements if row is not None else (),
        lives=tuple(fetches.lives(conn, {source: dossier.sources[source].every for source in own}, first, last)),
        leans=health.leans,
        stories=all_stories,
        looked_through=len(stories),
        recall=figures().get("speaker_recall"),
        begins=health.begins,
        imported=proofs.dated_within(conn, *watching.days_of(found, dossier)) if health.begins is not None else 0,
        silences=tuple(spoken),
        look_again=proofs.seen_after(conn, found.id, own, max(one.at for one in spoken)) if spoken else 0,
    )
    return replace(made, sentence=contrast.sentence(made, dossier))


@lru_cache(maxsize=1)
def figures() -> dict[str, Figure]:
    """The measured figures that ship with the program, each with its command and day."""
    with (data_folder() / "figures.toml").open("rb") as file:
        found = tomllib.load(file)
    return {
        name: Figure(float(one["value"]), one["what"], one["on"], one["size"], one["command"], _date(one["date"]))
        for name, one in found.items()
    }


def _state(row: Row | None, pane: str, health: SourceCount, silent: bool) -> CellState:
    cell = row.cells[pane] if row is not None else None
    if cell is not None and cell.state is CellState.FOUND:
        return CellState.FOUND
    return silence.state(health, declines=cell is not None and bool(cell.statements), silent=silent)


def _is_of(claim: proofs.SaidHere, pane: str, dossier: Dossier) -> bool:
    actor = panes.actor_of(pane)
    if actor is None:
        return claim.camp == pane
    return claim.actor == actor or actor in dossier.principals(claim.actor, claim.day)


def _naming(said: Iterable[proofs.SaidHere], search: contrast.Search) -> Iterator[Heard]:
    """The camp's claims of the event that hold a searched spelling, or accuse somebody searched for.

    What a speaker declines to speak of is told by who asks: refusals are counted apart.
    """
    for claim in said:
        if claim.stance is Stance.REFUSES:
            continue
        hit = next(iter(search.hits(claim.quote, claim.lang)), None)
        word = hit.word if hit is not None else next((one for one in claim.targets if one in search.actors), None)
        if word is not None:
            yield _heard(claim, word)


def _around(
    said: Iterable[proofs.SaidHere], search: contrast.Search, naming: Collection[int | None]
) -> Iterator[Heard]:
    """The camp's other claims that name the country of a body searched for; each sentence once."""
    seen = set[tuple[int, str]]()
    for claim in said:
        if claim.stance is Stance.REFUSES or claim.id in naming or (claim.story, claim.quote) in seen:
            continue
        word = search.near(claim.quote, claim.lang)
        if word is not None:
            seen.add((claim.story, claim.quote))
            yield _heard(claim, word)


def _heard(claim: proofs.SaidHere, word: str) -> Heard:
    return Heard(claim.story, 0, 0, claim.quote, word, claim.outlet, claim.day, claim.id, claim.actor, claim.camp)


def _sentences(
    stories: Iterable[proofs.OwnStory], search: contrast.Search, pane: str, dossier: Dossier
) -> Iterator[Heard]:
    """Sentences with a searched spelling of which no claim of the camp was read; newest story first."""
    camp = panes.camp_of(pane, dossier)
    for story in stories:
        for hit in search.hits(story.whole, story.lang, story.actors):
            start, end = hit.sentence
            read = [claim for claim in story.claims if any(a < end and start < b for a, b in claim.sentences)]
            if any(claim.camp == camp for claim in read):
                continue
            by = next((claim for claim in read if claim.camp), read[0] if read else None)
            yield Heard(
                story=story.id,
                start=start,
                end=end,
                sentence=" ".join(story.whole[start:end].split()),
                word=hit.word,
                outlet=story.outlet,
                day=dossier.day(story.published),
                claim=by.id if by else None,
                actor=by.actor if by else "",
                camp=by.camp if by else "",
            )


def _near(said: Iterable[proofs.SaidHere]) -> Iterator[Near]:
    """Refusals of the camp in the event, each saying of a speaker on a day once."""
    seen = set[tuple[str, date]]()
    for claim in said:
        if claim.stance is Stance.REFUSES and (claim.actor, claim.day) not in seen:
            seen.add((claim.actor, claim.day))
            quote = " ".join(claim.quote.split())
            yield Near(claim.id, claim.story, claim.actor, claim.stance, claim.day, quote, claim.outlet)


def _date(value: object) -> date:
    assert isinstance(value, date)
    return value
