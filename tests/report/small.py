"""A small store whose every claim is known, and the pages that are made of it."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime

from monitor_tui.cycle import briefing
from monitor_tui.dossier import Dossier
from monitor_tui.model import Item, Period, Point, Source, Stance
from monitor_tui.model.briefed import Brief, Material, Part, Wanted
from monitor_tui.report.making import make
from monitor_tui.store import acts, connect
from monitor_tui.store.kept import Kept, NewEvent
from monitor_tui.store.stories import Saver
from tests.store import asking
from tests.store.making import Says, Told, kept, point

NOW = datetime(2021, 4, 21, 9, 0, tzinfo=UTC)
PLOT = NewEvent("plot")
TASS = Source("tass-en", "feed", name="TASS", camp="kremlin")
BELTA = Source("belta", "page", name="BelTA", camp="belstate")
DPA = Source("dpa", "import", name="dpa")
FSB = "The FSB said a coup was planned for 9 May."
KGB = "КГБ: мятеж «Тишина» намечался на июнь-июль."
ORDER = "Lukashenko blamed the CIA, Interfax reported."
OFFICE = "Tsikhanouskaya's office sees a provocation."
DENIAL = "The CIA called it absolutely untrue."
DOSSIER: Dossier = replace(
    asking.DOSSIER,
    points=(
        Point("what", "what", "what"),
        Point("when", "when", "when", "date"),
        Point("order", "order", "who ordered", "blame"),
    ),
    actors={
        **asking.DOSSIER.actors,
        "fsb": replace(asking.DOSSIER.actors["fsb"], name="Federal Security Service", short="FSB"),
        "lukashenko": replace(asking.DOSSIER.actors["lukashenko"], name="Alexander Lukashenko", short="Lukashenko",
                              roles=(Period("President of Belarus"),)),
    },
)  # fmt: skip


def told(guid: str, source: Source, day: int, title: str, text: str, claims: Sequence[Says], lang: str = "en") -> Kept:
    """One story of the plot."""
    when = datetime(2021, 4, day, 12, tzinfo=UTC)
    made = Item(guid, f"https://{source.id}.example/{guid}", title, text, published=when)
    said = Told(text=text, title=title, claims=tuple(claims))
    return kept(made, said, source=source, seen=when, event=PLOT, title="FSB, KGB: 16-18 Apr 2021", lang=lang)


def stories() -> list[Kept]:
    day = date(2021, 4, 17)
    return [
        told("1", TASS, 16, "Coup foiled", f"{FSB} More follows.", [
            Says("fsb", FSB, speaker="FSB", cue="said", said=date(2021, 4, 16), direct=True,
                 places=(*point("what", "coup"), *point("when", "9 May", "2021-05-09..2021-05-09"))),
        ]),
        told("2", BELTA, 17, "Мятеж", f"{KGB} Подробности позже.", [
            Says("kgb-by", KGB, speaker="КГБ", said=day,
                 places=(*point("what", "armed rebellion"), *point("when", "June-July", "2021-06-01..2021-07-31"))),
        ], "ru"),
        told("3", DPA, 18, "Who ordered it", f"{ORDER} {OFFICE} {DENIAL}", [
            Says("lukashenko", ORDER, speaker="Lukashenko", stance=Stance.ACCUSES, targets=("cia",), via=("fsb",),
                 said=day, places=point("order", "CIA", "@cia")),
            Says("tsikhanouskaya", OFFICE, speaker="Tsikhanouskaya's office", said=date(2021, 4, 18),
                 unsure=("pronoun",), places=point("what", "provocation")),
            Says("cia", DENIAL, speaker="CIA", stance=Stance.DENIES, said=date(2021, 4, 18),
                 places=point("order", "denies")),
        ]),
    ]  # fmt: skip


def fill(conn: sqlite3.Connection, more: Sequence[Kept] = ()) -> int:
    """Writes the stories; the event. One claim is checked."""
    saver = Saver(conn)
    saver.save(stories())
    for one in more:
        saver.save([one])
    acts.check(conn, "anna", claim(conn, FSB))
    return int(conn.execute("SELECT event FROM event_story ORDER BY story").fetchone()[0])


def claim(conn: sqlite3.Connection, sentence: str) -> int:
    (found,) = conn.execute("SELECT id FROM claim WHERE quote = ? ORDER BY id DESC LIMIT 1", (sentence,)).fetchone()
    return int(found)


def put(conn: sqlite3.Connection, event: int, *wanted: Wanted) -> str:
    with connect.immediate(conn):
        return briefing.add(conn, DOSSIER, "anna", event, wanted, turns=True)


def cell(conn: sqlite3.Connection, point_: str, camp: str, *sentences: str) -> Wanted:
    """A cell as a screen has it in hand."""
    said = tuple((claim(conn, sentence), sentence[:9]) for sentence in sentences)
    return Wanted(Part.CELL, point_, camp, name=point_, said=said)


def material(conn: sqlite3.Connection, event: int, *, chosen: bool = False, checked_only: bool = False) -> Material:
    shown = ("opposition", "kremlin", "belstate")
    return briefing.material(
        conn, DOSSIER, event, shown, "anna", now=NOW, chosen=chosen, checked_only=checked_only
    )  # fmt: skip


def page(conn: sqlite3.Connection, event: int, *, chosen: bool = False, every: bool = False) -> Brief:
    return make(material(conn, event, chosen=chosen), DOSSIER, every=every)
