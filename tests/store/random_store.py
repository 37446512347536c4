"""A store full of chance: every field has every sort of value, some stories are edited, withdrawn, copied, tagged."""

from __future__ import annotations

import sqlite3
from datetime import date, timedelta
from random import Random

from monitor_tui.model import Item, Kind, Placement, Review, Stance
from monitor_tui.store import acts
from monitor_tui.store.kept import EventRef, Kept, NewEvent
from monitor_tui.store.stories import Saver
from tests.store.asking import ACTORS, SOURCES
from tests.store.making import NOON, Says, Told, kept

WORDS = ("coup", "plot", "uprising", "talks", "Minsk", "заговор", "заговоры", "переворота")
COUNTRIES = ("BY", "RU", "US")
LANGS = ("en", "ru", "be")
POINTS = ("what", "when", "order")
STORIES = 70


def fill(conn: sqlite3.Connection, seed: int) -> None:
    """Writes stories, then a second wording of some, then what two analysts do with them."""
    random, saver = Random(seed), Saver(conn)
    for number in range(STORIES):
        saver.save([_kept(random, number)])
    for number in random.sample(range(STORIES), 20):
        saver.save([_kept(random, number, withdrawn=random.random() < 0.3)])
    keys = [row[0] for row in conn.execute("SELECT key FROM story ORDER BY id")]
    for analyst in ("anna", "boris"):
        acts.read(conn, analyst, random.sample(keys, 15))
        acts.tag(conn, analyst, random.sample(keys, 12), add=["coup", "done"][: random.randint(1, 2)])
    for key in random.sample(keys, 4):
        acts.note(conn, "boris", key, "ask again")
    acts.note(conn, "boris", key, "")
    acts.tag(conn, "anna", random.sample(keys, 5), add=['odd tag\'s "name"'])
    shown = [row[0] for row in conn.execute("SELECT id FROM claim WHERE shown = 1 ORDER BY id")]
    for review in (Review.CHECKED, Review.DISPUTED, Review.HIDDEN, Review.HIDDEN):
        for claim in random.sample(shown, 6):
            acts.check(conn, "anna", claim, value=review)


def _kept(random: Random, number: int, *, withdrawn: bool = False) -> Kept:
    chance = Random(number)  # a story's source and time stay what they were
    source = chance.choice(list(SOURCES.values()))
    sentences = tuple(f"Sentence {n} {' '.join(random.choices(WORDS, k=2))} end{number}." for n in range(4))
    body = " ".join((*sentences, *random.choices(WORDS, k=random.randint(0, 4))))
    named = tuple(f"{actor}=Sentence" for actor in random.sample(list(ACTORS), random.randint(0, 3)))
    claims = tuple(_says(random, sentence) for sentence in sentences[: random.randint(0, 4)])
    published = None if chance.random() < 0.1 else NOON + timedelta(hours=chance.randint(-90, 90))
    made = Item(str(number), None, random.choice(WORDS), body, published=published, withdrawn=withdrawn)
    return kept(
        made,
        Told(text=body, title=made.title, claims=claims, named=named, countries=_some(random, COUNTRIES)),
        source=source,
        lang=random.choice(LANGS),
        seen=NOON + timedelta(hours=chance.randint(0, 100)),
        event=_event(random),
        title="An event",
        copy_of=f"{source.id} {number - 1}" if random.random() < 0.2 else None,
    )


def _says(random: Random, sentence: str) -> Says:
    return Says(
        actor=random.choice([*ACTORS, None]),
        sentence=sentence,
        stance=random.choice(list(Stance)),
        kind=Kind.THOUGHT if random.random() < 0.1 else Kind.SPEECH,
        targets=_some(random, tuple(ACTORS), 0.3),
        via=_some(random, tuple(ACTORS), 0.1),
        unsure=("pronoun",) if random.random() < 0.3 else (),
        said=date(2021, 4, 13) + timedelta(random.randint(0, 9)) if random.random() < 0.7 else None,
        direct=random.random() < 0.4,
        event=_event(random) if random.random() < 0.4 else None,
        places=tuple(Placement(random.choice(POINTS), random.choice("xyz")) for _ in range(random.randint(0, 2))),
    )


def _some(random: Random, values: tuple[str, ...], chance: float = 0.4) -> tuple[str, ...]:
    return tuple(value for value in values if random.random() < chance)


def _event(random: Random) -> EventRef | None:
    return None if random.random() < 0.15 else NewEvent(f"event {random.randint(1, 8)}")
