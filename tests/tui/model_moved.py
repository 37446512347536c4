"""Who said it first and how it is worded, in the model story: a desk's answers from memory."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from monitor_tui.errors import StoreError
from monitor_tui.model import Dated, Stance
from monitor_tui.model.moved import Carrier, Lag, Lane, Moment, Move, Moved, Movers
from monitor_tui.model.worded import CampWords, Compared, DaySpan, Framing, Spelt, Telling, TermRow
from monitor_tui.store.kept import StoredClaim
from monitor_tui.tui.desk import Filter
from tests.tui.model_story import ROWS, claim

FIRST, LAST = date(2021, 4, 16), date(2021, 4, 21)
HOSTILE = "\x1b[2J[/]\u202e[@click=app.pwn]"


def day(n: int) -> date:
    return FIRST + timedelta(days=n)


def move(actor: str, camp: str, at: int, after: int = 0, *, n: int = 1, value: str = "") -> Move:
    told = Carrier("TASS", 3, Moment(day(at)), Dated.SOURCE, Lag(0), 2)
    late = Carrier("n-tv", 4, Moment(day(at + 1)), Dated.SOURCE, Lag(1))
    quote = f"{actor} said it."
    return Move(
        actor,
        camp,
        Moment(day(at)),
        Lag(after),
        n,
        next(iter(ROWS)),
        value,
        quote,
        "machine",
        Stance.ASSERTS,
        (told, late),
        ("en",),
    )


def moved(point: str, value: str, *moves: Move, stance: Stance = Stance.ASSERTS) -> Moved:
    return Moved(point, point[:5], point, value, stance, moves)


MOVED = (
    moved("what", "armed rebellion", move("kgb-by", "belstate", 0, n=1), move("tertel", "belstate", 1, 1)),
    moved(
        "what",
        "coup",
        move("fsb", "kremlin", 1, n=2),
        move("lukashenko", "belstate", 1, n=3),
        move("tsikhanouskaya-office", "opposition", 2, 1),
    ),
    moved("order", f"untrue {HOSTILE}", move("state-dept", "west", 2, n=4), stance=Stance.DENIES),
    *(moved("aims", f"aim {n}", move("fsb", "kremlin", 3, n=10 + n)) for n in range(40)),
)
LANES = (
    Lane("kremlin", {day(1): 8, day(3): 17}),
    Lane("belstate", {date(2020, 5, 9): 1, day(0): 6, day(1): 15, day(2): 2}),
    Lane("opposition", {day(2): 5}),
    Lane("west", {day(2): 8}),
)
SPANS = tuple(DaySpan(day(n), day(n)) for n in range(6))
WORDS = CampWords(
    camps=("kremlin", "belstate", "opposition"),
    statements={"kremlin": 85, "belstate": 76, "opposition": 30},
    framing=Framing(
        "day",
        SPANS,
        (
            TermRow("coup", "what", "coup", {"kremlin": ((), (1, 2), (), (3,), (), ()), "belstate": ((4,), *[()] * 5)}),
            TermRow("x", "what", f"odd {HOSTILE}", {"opposition": ((), (), (5,), (), (), ())}),
            *(TermRow(f"t{n}", "what", f"term {n}", {"kremlin": ((9,), *[()] * 5)}) for n in range(40)),
        ),
    ),
    compared=(
        Compared(
            "ru",
            {"kremlin": 60, "belstate": 50},
            {"kremlin": (Telling("kremlin", "переворот", 4.2, (1, 2), 3),), "belstate": ()},
        ),
        Compared("en", {"kremlin": 34, "belstate": 24}, {}),
    ),
    spelt=(),
    claims=191,
)
SPELT = (
    Spelt("lukashenko", "Lukashenko", "en", {"kremlin": (1, 2)}, {"kremlin": (1,), "belstate": (4,)}),
    Spelt("lukashenko", "Lukashenka", "en", {}, {"opposition": (5,)}),
)


class MovedFakes:
    """Part of ``FakeDesk``."""

    def movers(self, event: int) -> Movers:
        if event not in (1, 2):
            raise StoreError("There is no such event in this store.")
        if event == 2:
            return Movers(2, "Biden, Putin, 13 Apr 2021", FIRST, FIRST, (), ())
        return Movers(1, "Lukashenko, Feduta, 16-21 Apr 2021", FIRST, LAST, LANES, MOVED, 2000, 14000, 2)

    def camp_words(self, of: int | Filter) -> CampWords:
        return WORDS

    def camp_spellings(self, of: int | Filter) -> tuple[Spelt, ...]:
        return SPELT

    def claims_behind(self, claims: Sequence[int]) -> Sequence[StoredClaim]:
        return [claim(one, (0, 5), (1, 2), None, quote=f"Sentence {one} {HOSTILE}") for one in claims]
