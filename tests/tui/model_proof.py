"""The proof of the model story's empty cell as SCREENS shows it: who ordered it, by the Kremlin."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from monitor_tui.contrast import proof as contrast
from monitor_tui.contrast.rows import point_of
from monitor_tui.model import CellState, Stance
from monitor_tui.model.proven import Alive, Figure, Gap, Heard, Life, Near, Proof, Silence
from tests.tui.model_story import DOSSIER, EVENTS, ROWS

FIRST = datetime(2021, 4, 15, 21, tzinfo=UTC)
"""Midnight of the 16th in Minsk."""
LAST = FIRST + timedelta(days=6)
STORY = next(iter(ROWS))
GAP = Gap(FIRST + timedelta(hours=2), FIRST + timedelta(hours=8, minutes=20))
SPELT = ("CIA", "ЦРУ", "ЦРУ США", "FBI", "ФБР", "ЦРУ Соединённых Штатов", *(f"ЦРУ {n}" for n in range(8)))
FIGURE = Figure(0.7, "recall", "own gold set", "321 sentences", "python -m tests.read.gold", date(2026, 11, 22))


def _heard(day: int, sentence: str, **more: object) -> Heard:
    made = Heard(STORY, 0, 10, sentence, "ЦРУ", "tass-ru", date(2021, 4, day), 5, "lukashenko", "belstate")
    return replace(made, **more)  # type: ignore[arg-type]  # the fields are the test's


LIVES = (
    *(Life(f"alive-{n}", Alive.WHOLE, items=303) for n in range(31)),
    Life("ria", Alive.PART, (GAP,), items=19),
    *(Life(f"part-{n}", Alive.PART) for n in range(3)),
    Life("mid-ru-en", Alive.NOT_COLLECTED),
    Life("rg", Alive.NOT_COLLECTED),
)


def proof_of(event: int, point: str, pane: str, silent: Sequence[str] = ()) -> Proof:
    """What the desk from memory proves; ``silent``: who said so."""
    where = point_of(point, DOSSIER)
    actors = ("CIA", "FBI")
    said = tuple(Silence(1, event, point, pane, who, datetime(2021, 4, 21, 9, tzinfo=UTC)) for who in silent)
    made = Proof(
        event=EVENTS[event],
        point=where,
        camp=pane,
        state=CellState.SILENT if said else CellState.NONE_FOUND,
        first=FIRST,
        last=LAST,
        question=contrast.question(pane, point, where.slot, actors, DOSSIER),
        searched=actors,
        spellings=SPELT,
        claims=9,
        sentences=(
            _heard(17, "Лукашенко: «явно ЦРУ»."),
            _heard(18, "Он назвал ЦРУ и ФБР."),
            _heard(19, "По словам Лукашенко, за ними стоит ЦРУ."),
        ),
        near=(
            Near(
                7,
                STORY,
                "peskov",
                Stance.REFUSES,
                date(2021, 4, 19),
                "Peskov declined to say whether the Biden administration is involved.",
                "tass-en",
            ),
        ),
        lives=LIVES,
        stories=12,
        looked_through=12,
        recall=FIGURE,
        silences=said,
    )
    return replace(made, sentence=contrast.sentence(made, DOSSIER))
