"""Twelve stories, each with a letter for a guid, that between them hold every sort of thing a query can ask for."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from datetime import UTC, date, datetime

from monitor_tui.model import Item, Placement, Review, Stance
from monitor_tui.store import acts, events, silences
from monitor_tui.store import claims as stored_claims
from monitor_tui.store.kept import Kept, NewEvent
from monitor_tui.store.stories import Saver
from tests.store import asking
from tests.store.asking import ANALYST, SOURCES
from tests.store.making import Says, Told, kept

PLOT, CALL, PRAGUE = NewEvent("plot"), NewEvent("call"), NewEvent("prague")
ACCUSES, DENIES, CONFIRMS, REFUSES = Stance.ACCUSES, Stance.DENIES, Stance.CONFIRMS, Stance.REFUSES


def at(day: int, hour: int = 12) -> datetime:
    """A moment of April 2021, UTC; Minsk is three hours ahead."""
    return datetime(2021, 4, day, hour, tzinfo=UTC)


def places(*pairs: tuple[str, str]) -> tuple[Placement, ...]:
    return tuple(Placement(point, value) for point, value in pairs)


def told(
    letter: str,
    source: str,
    when: datetime | None,
    title: str,
    text: str,
    claims: tuple[Says, ...] = (),
    **more: object,
) -> Kept:
    """One story; actors are named where ``named`` says."""
    told_ = {name: more.pop(name) for name in ("named", "countries") if name in more}
    return kept(
        Item(letter, None, title, text, published=when),
        Told(text=text, title=title, claims=claims, **told_),  # type: ignore[arg-type]
        source=SOURCES[source],
        **{"seen": at(22, 9), "title": "An event", **more},  # type: ignore[arg-type]
    )


FIRST = (
    told(
        "a",
        "tass-en",
        at(16),
        "FSB: coup foiled",
        "The FSB said a coup was planned for 9 May.",
        (
            Says(
                "fsb",
                "The FSB said a coup was planned for 9 May.",
                stance=ACCUSES,
                said=date(2021, 4, 16),
                direct=True,
                places=places(("what", "coup"), ("when", "9 May")),
            ),
        ),
        named=("fsb=FSB",),
        countries=("RU", "BY"),
        event=PLOT,
    ),
    told(
        "b",
        "belta",
        at(16, 22),
        "KGB on an armed uprising",
        "The KGB said the CIA and the FBI planned an uprising. Details later.",
        (
            Says(
                "kgb-by",
                "The KGB said the CIA and the FBI planned an uprising.",
                stance=ACCUSES,
                targets=("cia", "fbi"),
                said=date(2021, 4, 17),
                places=places(("what", "uprising"), ("order", "CIA")),
            ),
            Says("kgb-by", "Details later.", unsure=("pronoun",)),
        ),
        named=("kgb-by=KGB", "cia=CIA", "fbi=FBI"),
        countries=("BY", "US"),
        lang="ru",
        event=PLOT,
    ),
    told(
        "c",
        "tass-ru",
        at(17),
        "Лукашенко рассказал о заговоре",
        "Лукашенко обвинил ЦРУ в заговоре. Песков подтвердил это.",
        (
            Says(
                "lukashenko",
                "Лукашенко обвинил ЦРУ в заговоре.",
                stance=ACCUSES,
                targets=("cia",),
                said=date(2021, 4, 17),
                direct=True,
                places=places(("order", "CIA")),
            ),
            Says(
                "peskov",
                "Песков подтвердил это.",
                stance=CONFIRMS,
                via=("fsb",),
                event=CALL,
                places=places(("what", "call"), ("what", "talks")),
            ),
        ),
        named=("lukashenko=Лукашенко", "cia=ЦРУ", "peskov=Песков"),
        countries=("BY", "US"),
        lang="ru",
        event=PLOT,
    ),
    told(
        "d",
        "tg-nexta",
        at(17, 20),
        "Штаб: признаки провокации",
        "Штаб Тихановской видит признаки провокации спецслужб.",
        (
            Says(
                "tsikhanouskaya",
                "Штаб Тихановской видит признаки провокации спецслужб.",
                stance=ACCUSES,
                targets=("fsb", "kgb-by"),
                said=date(2021, 4, 18),
                places=places(
                    ("what", "provocation"),
                ),
            ),
        ),
        named=("tsikhanouskaya=Тихановской",),
        countries=("BY",),
        lang="ru",
        event=PLOT,
    ),
    told(
        "e",
        "dpa",
        at(18),
        "State Department denies",
        "The CIA called it absolutely untrue. It would say no more.",
        (
            Says("cia", "The CIA called it absolutely untrue.", stance=DENIES, said=date(2021, 4, 18), direct=True),
            Says("cia", "It would say no more.", stance=REFUSES, unsure=("pronoun",)),
        ),
        named=("cia=CIA",),
        countries=("US",),
        event=PLOT,
    ),
    told(
        "f",
        "tass-en",
        at(19),
        "Peskov: Putin phoned Biden",
        "Peskov confirmed the call with Biden. He declined to say more.",
        (
            Says("peskov", "Peskov confirmed the call with Biden.", stance=CONFIRMS, said=date(2021, 4, 19)),
            Says("peskov", "He declined to say more.", stance=REFUSES, unsure=("pronoun",), said=date(2021, 4, 19)),
        ),
        named=("peskov=Peskov", "biden=Biden"),
        countries=("RU", "US"),
        event=CALL,
    ),
    told(
        "g",
        "dpa",
        at(19, 13),
        "Putin phoned Biden",
        "Peskov confirmed the call with Biden. Lukashenko spoke of an armed uprising.",
        (
            Says("peskov", "Peskov confirmed the call with Biden.", stance=CONFIRMS, said=date(2021, 4, 19)),
            Says("lukashenko", "Lukashenko spoke of an armed uprising.", event=PLOT, said=date(2021, 4, 17)),
        ),
        named=("peskov=Peskov", "biden=Biden", "lukashenko=Lukashenko"),
        countries=("BY", "RU", "US"),
        event=CALL,
        copy_of="tass-en f",
    ),
    told(
        "h",
        "tass-ru",
        at(20),
        "Прага высылает",
        "Прага высылает дипломатов.",
        countries=("CZ", "RU"),
        lang="ru",
        event=PRAGUE,
    ),
    told("i", "tg-nexta", None, "Без даты", "Mother-in-law of a coup. Ёлка и Łukasz.", lang="be", seen=at(21, 9)),
    told("j", "belta", at(20, 9), "Plot thickens", "A plot; the plotters are plotting.", lang="en", countries=("BY",)),
    told(
        "k",
        "belta",
        at(21),
        "Old words",
        "Lukashenko said nothing of a coup.",
        (Says("lukashenko", "Lukashenko said nothing of a coup.", stance=DENIES),),
        named=("lukashenko=Lukashenko",),
        countries=("BY",),
        lang="ru",
        event=PLOT,
    ),
    told("l", "dpa", at(21, 10), "Withdrawn", "It was a coup.", seen=at(21, 11)),
)
LATER = (
    told(
        "k",
        "belta",
        at(21),
        "New words",
        "Lukashenko was silent.",
        lang="ru",
        named=("lukashenko=Lukashenko",),
        countries=("BY",),
        event=PLOT,
        seen=at(22, 20),
    ),
    kept(Item("l", None, "Withdrawn", "It was a coup.", published=at(21, 10), withdrawn=True), source=SOURCES["dpa"]),
)


def fill(conn: sqlite3.Connection) -> dict[str, int]:
    """Writes the case, and what two analysts did; letter -> story."""
    saver = Saver(conn)
    saver.save(FIRST)
    for one in LATER:
        saver.save([one])
    keys = {key.split()[-1]: key for (key,) in conn.execute("SELECT key FROM story")}
    acts.tag(conn, ANALYST, [keys[c] for c in "abc"], add=["coup"])
    acts.tag(conn, "boris", [keys[c] for c in "cd"], add=["done", "to check"])
    acts.read(conn, ANALYST, [keys[c] for c in "abg"])
    acts.read(conn, "boris", [keys["h"]])
    acts.check(conn, ANALYST, _claim(conn, "Peskov confirmed%"))
    acts.check(conn, ANALYST, _claim(conn, "The CIA called%"), value=Review.DISPUTED)
    acts.check(conn, "boris", _claim(conn, "The FSB said%"), value=Review.HIDDEN)
    silences.say(conn, "boris", _event(conn, keys["b"]), "order", "opposition")
    silences.say(conn, "boris", _event(conn, keys["f"]), "what", "kremlin")
    return {key.split()[-1]: story for key, story in conn.execute("SELECT key, id FROM story")}


def _claim(conn: sqlite3.Connection, like: str) -> int:
    row = conn.execute("SELECT id FROM claim WHERE quote LIKE ? AND shown = 1 ORDER BY id", (like,)).fetchone()
    return int(row[0])


def _event(conn: sqlite3.Connection, key: str) -> int:
    found = events.by_key(conn, key)
    assert found is not None
    return found


@dataclass
class Case:
    """The store of the case, with its letters."""

    conn: sqlite3.Connection
    letters: dict[int, str]

    def stories(self, text: str) -> str:
        """The letters of the stories that a query keeps, oldest first."""
        return "".join(
            sorted(self.letters[story] for story in asking.whole(self.conn, asking.compiled(self.conn, text)))
        )

    def claims(self, text: str) -> str:
        """The letters of their stories and the words that claims begin with."""
        ids = asking.whole(self.conn, asking.compiled(self.conn, text, "claims"))
        return " ".join(
            f"{self.letters[row.story]}:{row.quote.split()[1]}" for row in stored_claims.rows(self.conn, ids)
        )
