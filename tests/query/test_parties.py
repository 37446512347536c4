"""Who speaks in whose name, and who stands against whom."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from monitor_tui.dossier import Dossier
from monitor_tui.errors import QueryError
from monitor_tui.model import Period
from monitor_tui.names import Names
from monitor_tui.query.meaning import meaning
from monitor_tui.query.parse import parse
from monitor_tui.query.parties import Against, Party
from monitor_tui.query.resolve import AllOf, Among, AnyOf, OneClaim, Resolved, When, resolve

NOW = datetime(2021, 4, 21, tzinfo=UTC)


@pytest.fixture(scope="module")
def names(belarus: Dossier) -> Names:
    return Names(belarus)


def made(text: str, belarus: Dossier, names: Names) -> Resolved:
    found = resolve(parse(text), text, belarus, names, NOW)
    return found.node if isinstance(found, OneClaim) else found


def actors(node: Resolved) -> list[str]:
    nodes = node.nodes if isinstance(node, AnyOf) else (node,)
    return [one.ids[0] for one in nodes if isinstance(one, Among)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("by:kremlin", ["kremlin", "peskov"]),
        ("by:=kremlin", ["kremlin"]),
        ("by:peskov", ["peskov"]),
        ("by:kgb-by", ["kgb-by", "tertel", "bychek"]),
        # repeats mean or, as those of every field of one value
        ("by:kremlin by:=fsb", ["kremlin", "peskov", "fsb"]),
        ("by:=fsb by:kremlin", ["fsb", "kremlin", "peskov"]),
    ],
)
def test_by_a_principal_finds_who_speaks_for_it(text: str, expected: list[str], belarus: Dossier, names: Names) -> None:
    assert actors(made(text, belarus, names)) == expected


def test_who_spoke_for_it_for_a_time_is_asked_of_that_time(belarus: Dossier, names: Names) -> None:
    voice = Period("kremlin", date(2020, 1, 1), date(2021, 4, 18))
    peskov = replace(belarus.actors["peskov"], speaking=(voice,))
    dossier = replace(belarus, actors={**belarus.actors, "peskov": peskov})
    found = made("by:kremlin", dossier, names)
    assert isinstance(found, AnyOf)
    assert found.nodes[0] == Among("by", ("kremlin",), "kremlin")
    timed = found.nodes[1]
    assert isinstance(timed, AllOf)
    own, said = timed.nodes
    assert isinstance(own, Among)
    assert isinstance(said, When)
    assert (own.ids, said.field) == (("peskov",), "said")
    assert said.days(dossier.zone) == (date(2020, 1, 1), date(2021, 4, 19))
    again = made("by:kremlin by:=fsb", dossier, names)
    assert isinstance(again, AnyOf)
    assert len(again.nodes) == 3


@pytest.mark.parametrize(
    ("text", "one", "other"),
    [
        ("conflict:kgb-by~fsb", Party(actors=("kgb-by", "tertel", "bychek")), Party(actors=("fsb",))),
        ("conflict:kremlin~B", Party(camps=("kremlin",)), Party(camps=("belstate",))),
        ("conflict:=kremlin~opposition", Party(actors=("kremlin",)), Party(camps=("opposition",))),
        ("conflict:belstate", Party(camps=("belstate",)), Party()),
    ],
)
def test_one_party_against_another(text: str, one: Party, other: Party, belarus: Dossier, names: Names) -> None:
    found = made(text, belarus, names)
    assert isinstance(found, Against)
    actual = [party if not party.camps else replace(party, actors=()) for party in (found.one, found.other)]
    assert set(actual[0].actors) >= set(one.actors)
    assert (actual[0].camps, actual[1].camps) == (one.camps, other.camps)
    assert set(actual[1].actors) >= set(other.actors)
    assert "=" not in text or actual[0].actors == ("kremlin",)


@pytest.mark.parametrize(
    ("text", "at", "said"),
    [
        ("conflict:~fsb", 9, "two actors or camps: kgb-by~fsb, or one: belstate"),
        ("conflict:kgb-by~", 9, "two actors or camps: kgb-by~fsb, or one: belstate"),
        ("conflict:fsb~nosuch", 9, "an actor"),
    ],
)
def test_half_a_party_and_nobody_are_refused(text: str, at: int, said: str, belarus: Dossier, names: Names) -> None:
    with pytest.raises(QueryError, match=said) as caught:
        made(text, belarus, names)
    assert caught.value.at == at


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("by:kremlin", "speaks: The Kremlin or Dmitry Peskov"),
        ("conflict:kremlin~fsb", "on a point where R and Federal Security Service"),
        ("conflict:belstate", "on a point where B and others contradict each other"),
    ],
)
def test_a_query_says_what_it_asks(text: str, said: str, belarus: Dossier, names: Names) -> None:
    assert meaning(made(text, belarus, names), belarus).startswith(said)
