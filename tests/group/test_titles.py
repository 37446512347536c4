"""Neutral titles of events."""

from __future__ import annotations

from datetime import date

import pytest

from monitor_tui.dossier import Dossier
from monitor_tui.group.titles import title
from monitor_tui.names import fold

FIRST, LAST = date(2021, 4, 11), date(2021, 4, 21)


@pytest.mark.parametrize(
    ("tokens", "stories", "expected"),
    [
        (
            {
                "a:lukashenko": 30,
                "a:feduta": 20,
                "a:zyankovich": 19,
                "a:kgb-by": 25,
                "p:RU-moscow": 20,
                "p:BY-minsk": 15,
            },
            40,
            "Lukashenko, Feduta, Zyankovich: Moscow, Minsk, 11-21 Apr 2021",
        ),
        # agencies only where persons do not stand before them
        ({"a:kgb-by": 4, "a:fsb": 3}, 4, "KGB, FSB: 11-21 Apr 2021"),
        # states and collectives name no event, and who is named in passing does not either
        ({"a:belarus-state": 10, "a:putin": 1}, 10, "11-21 Apr 2021"),
        # countries are no places
        ({"a:putin": 3, "c:BY": 3, "p:BY": 3}, 3, "Putin: 11-21 Apr 2021"),
        # names outside the dossier, as its first language spells them
        ({"w:en:ryanair": 3, f"n:{fold('ryanair')}": 3, "w:ru:орл": 3, "w:en:dam": 3}, 3, "Ryanair: 11-21 Apr 2021"),
        ({"w:en:dam": 1}, 1, "11-21 Apr 2021"),
        ({}, 0, "11-21 Apr 2021"),
    ],
)
def test_a_title_is_actors_places_and_days(
    tokens: dict[str, int], stories: int, expected: str, belarus: Dossier
) -> None:
    assert title(tokens, stories, FIRST, LAST, belarus) == expected


def test_a_title_takes_no_word_of_a_side(belarus: Dossier) -> None:
    tokens = {"a:lukashenko": 5, "t:coup": 5, "q:what": 5, "w:en:coup": 5, "w:en:terrorist": 5, "d:2021-05-09": 5}
    assert title(tokens, 5, FIRST, FIRST, belarus) == "Lukashenko: 11 Apr 2021"
