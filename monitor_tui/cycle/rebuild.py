"""Reading everything again: what is derived is thrown away, what was collected and what people did stays."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from monitor_tui.cycle import embedding
from monitor_tui.cycle.consequences import ByDossier
from monitor_tui.cycle.take import Intake
from monitor_tui.dossier import Dossier
from monitor_tui.model import Item, Source
from monitor_tui.store import acts, connect, stories
from monitor_tui.store import rebuild as derived
from monitor_tui.store.acts import Unfound
from monitor_tui.store.selection import EVERY_STORY
from monitor_tui.store.stories import StoredStory

BATCH = 20

Stored = tuple[int, int, str, Source, Item, datetime]


@dataclass(frozen=True, slots=True)
class Rebuilt:
    """What a rebuild came to."""

    stories: int
    lost: tuple[str, ...]
    """People's acts that no longer find their object, in words; they are kept."""


def rebuild(store: Path, dossier: Dossier, told: Callable[[int, int], None] | None = None) -> Rebuilt:
    """Empties the derived tables and fills them again from the wordings, oldest first, then applies the log of acts."""
    with connect.fetch_lock(store):
        connect.create(store)  # one of an older format is brought up
        conn = connect.writer(store)
        try:
            everything = stories.total(conn, EVERY_STORY)
            derived.clear(conn)
            done, after = 0, -1
            with Intake(store, dossier, encode=embedding.installed()) as intake:
                while batch := stories.written(conn, after, BATCH):
                    intake.read_again([wording for story in batch for wording in _wordings(story, dossier)])
                    done, after = done + len(batch), batch[-1].id
                    if told:
                        told(done, everything)
            lost = acts.reapply(conn, ByDossier(dossier))
            derived.done(conn)
        finally:
            conn.close()
    return Rebuilt(done, tuple(_in_words(act) for act in lost))


def _in_words(act: Unfound) -> str:
    return f"{act.analyst} {act.at:%Y-%m-%d}: {act.kind} {act.value} {act.key} {act.quote}".rstrip()


def _wordings(story: StoredStory, dossier: Dossier) -> Iterator[Stored]:
    """Every wording as the item that it came from; what the dossier says of its source today holds."""
    source = dossier.sources.get(story.source.id, story.source)
    for wording, lang in zip(story.wordings, story.langs, strict=True):
        item = Item(
            guid=None,
            url=story.url,
            title=wording.title,
            text=wording.text,
            lang=lang,
            published=story.published,
            precision=story.precision,
            dated=story.dated,
            seen=wording.stored,
        )
        yield story.id, wording.number, story.key, source, item, wording.stored
