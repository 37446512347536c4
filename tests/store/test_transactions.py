"""Short write transactions: so many stories or so long, then a rest; and everything else outside them."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

import pytest

from monitor_tui.model import Placement
from monitor_tui.store import stories
from monitor_tui.store.kept import Kept, NewEvent
from monitor_tui.store.selection import EVERY_STORY
from tests.store.making import Says, Told, item, kept, story


class Clock:
    """Time that passes by so much at each look."""

    def __init__(self, step: float) -> None:
        self.now, self.step = 0.0, step
        self.slept = list[float]()

    def __call__(self) -> float:
        self.now += self.step
        return self.now

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now += seconds


def some(count: int) -> list[Kept]:
    return [kept(item(str(number))) for number in range(count)]


@pytest.mark.parametrize(
    ("step", "sizes"),
    [
        (0.0, [20, 20, 5]),
        (0.001, [20, 20, 5]),
        (0.01, [3] * 6 + [2] + [3] * 6 + [2] + [3, 2]),
        (1.0, [1] * 45),
    ],
)
def test_a_transaction_ends_after_so_many_stories_or_so_long(
    conn: sqlite3.Connection, step: float, sizes: list[int]
) -> None:
    clock = Clock(step)
    found = [len(saved.new) for saved in stories.save_all(conn, some(45), clock=clock, sleep=clock.sleep)]
    assert found == sizes
    assert stories.total(conn, EVERY_STORY) == 45


def test_after_each_transaction_comes_a_rest_as_long_as_it_held_the_lock(conn: sqlite3.Connection) -> None:
    clock = Clock(1.0)
    list(stories.save_all(conn, some(3), clock=clock, sleep=clock.sleep))
    assert clock.slept == [2.0, 2.0, 2.0]


def test_items_are_read_on_only_between_transactions(conn: sqlite3.Connection) -> None:
    def watched() -> Iterator[Kept]:
        for one in some(45):
            assert not conn.in_transaction
            yield one

    for _ in stories.save_all(conn, watched(), sleep=lambda _: None):
        assert not conn.in_transaction


def test_what_goes_wrong_in_a_transaction_undoes_it_and_nothing_else(conn: sqlite3.Connection) -> None:
    stories.save(conn, some(2))
    valueless = Says("fsb", "The FSB spoke.", places=(Placement("what", None),))  # type: ignore[arg-type]
    broken = story("broken", Told(valueless.sentence, claims=(valueless,)), event=NewEvent("a"))
    with pytest.raises(sqlite3.IntegrityError):
        stories.save(conn, [kept(item("good")), broken])
    assert stories.total(conn, EVERY_STORY) == 2
    assert not conn.in_transaction
