"""Chains of copies: each leads to its first mover, in whatever order they come and whatever becomes of them."""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import permutations
from pathlib import Path

import pytest

from monitor_tui import dossier as dossiers
from monitor_tui.cycle.rebuild import rebuild
from monitor_tui.cycle.take import Intake
from monitor_tui.dossier import Dossier
from monitor_tui.model import Item, Source
from monitor_tui.store import connect
from tests.read.reprints import Text, cut, stories

TOLD = stories(random.Random(3))
WIRE, OTHER = TOLD["en"][:2]
START = datetime(2021, 4, 17, tzinfo=UTC)


@dataclass
class Papers:
    """A store that is told stories one after another."""

    store: Path
    dossier: Dossier
    told: int = 0

    def tell(self, source: str, text: Text, hour: int) -> None:
        """The one story of a source, published at that hour; told again it is another wording of it."""
        self.told += 1
        item = Item("1", None, text.title, text.body, published=START + timedelta(hours=hour))
        with Intake(self.store, self.dossier) as intake:
            intake.take([(Source(source, "import"), item)], START + timedelta(days=self.told))

    def chain(self) -> dict[str, str | None]:
        """Source -> source of the first mover."""
        conn = connect.reader(self.store)
        found = conn.execute("SELECT s.source, f.source FROM story AS s LEFT JOIN story AS f ON f.id = s.copy_of")
        chain = dict(found.fetchall())
        conn.close()
        return chain

    def chain_twice(self) -> dict[str, str | None]:
        """The chain, which stays what it is when everything is read again."""
        before = self.chain()
        rebuild(self.store, self.dossier)
        assert self.chain() == before
        return before


@pytest.fixture
def papers(tmp_path: Path) -> Papers:
    connect.create(tmp_path / "papers.db")
    return Papers(tmp_path / "papers.db", dossiers.load(Path(__file__).parents[1] / "contrast" / "dam"))


@pytest.mark.parametrize("order", permutations(("agency", "daily", "portal")))
def test_the_first_published_is_the_first_mover_whichever_comes_first(papers: Papers, order: tuple[str, ...]) -> None:
    made = {
        "agency": (WIRE, 10),
        "daily": (cut(WIRE, 60, "In short"), 11),
        "portal": (Text("en", "Our headline", (*WIRE.paragraphs, *OTHER.paragraphs[:1])), 12),
    }
    for source in order:
        papers.tell(source, *made[source])
    assert papers.chain_twice() == {"agency": None, "daily": "agency", "portal": "agency"}


def test_two_chains_become_one_when_what_they_repeat_comes(papers: Papers) -> None:
    half = len(WIRE.paragraphs) // 2
    papers.tell("first-half", Text("en", "One", WIRE.paragraphs[:half]), 11)
    papers.tell("second-half", Text("en", "Two", WIRE.paragraphs[half:]), 12)
    assert papers.chain() == {"first-half": None, "second-half": None}
    papers.tell("agency", WIRE, 10)
    assert papers.chain_twice() == {"agency": None, "first-half": "agency", "second-half": "agency"}


def test_a_copy_of_an_earlier_wording_is_a_copy(papers: Papers) -> None:
    papers.tell("agency", WIRE, 10)
    papers.tell("agency", OTHER, 10)
    papers.tell("daily", WIRE, 11)
    papers.tell("portal", cut(OTHER, 70), 12)
    assert papers.chain_twice() == {"agency": None, "daily": "agency", "portal": "agency"}


def test_a_copy_that_was_changed_stays_one(papers: Papers) -> None:
    papers.tell("agency", WIRE, 10)
    papers.tell("daily", WIRE, 11)
    papers.tell("daily", OTHER, 11)
    assert papers.chain_twice() == {"agency": None, "daily": "agency"}


def test_of_two_that_appeared_at_once_the_first_seen_is_the_first_mover(papers: Papers) -> None:
    papers.tell("daily", WIRE, 10)
    papers.tell("agency", WIRE, 10)
    assert papers.chain_twice() == {"daily": None, "agency": "daily"}


def test_a_translation_and_another_story_are_no_copies(papers: Papers) -> None:
    papers.tell("agency", WIRE, 10)
    papers.tell("daily", Text("en", WIRE.title, OTHER.paragraphs), 11)
    papers.tell("gazeta", TOLD["ru"][0], 11)
    assert set(papers.chain_twice().values()) == {None}
