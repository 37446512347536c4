"""Turning a source off, for real: three feeds of two camps on loopback, fetched, one of them gone, fetched again."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path

import pytest

from monitor_tui import dossier as dossiers
from monitor_tui.cycle import collecting, look, watching
from monitor_tui.dossier import Dossier
from monitor_tui.model import CellState, Event, Versions
from monitor_tui.store import connect, events
from monitor_tui.store.selection import EVERY_EVENT
from tests.cycle.serving import Feeds, rss

CAMPS = ("north", "south")
OWNED = {"north-one": "north", "north-two": "north", "south-one": "south"}
TOLD = {
    "north-one": ("Karl on the dam", "Karl Lind said on Monday that the dam at Orle was blown up by an army."),
    "north-two": (
        "Apples are scarce",
        "Mila Sand complained that frost ruined the apples in Vessa. Tove Holm answered that the harvest was fine.",
    ),
    "south-one": ("Brod on the dam", "Ivo Brod said on Monday that the dam at Orle burst by accident in a flood."),
}
ACTORS = """
[[actor]]
id = "karl"
name = "Karl Lind"
type = "person"
camp = "north"

[[actor]]
id = "sand"
name = "Mila Sand"
type = "person"
camp = "north"

[[actor]]
id = "brod"
name = "Ivo Brod"
type = "person"
camp = "south"

[[actor]]
id = "holm"
name = "Tove Holm"
type = "person"
camp = "south"
"""
TERMS = """
[[point]]
id = "what"
label = "what"
name = "what"

[[point]]
id = "cause"
label = "cause"
name = "cause"

[[point]]
id = "crop"
label = "crop"
name = "crop"

[[term]]
id = "blown"
point = "what"
value = "blown up"
forms = { en = ["blown up"] }

[[term]]
id = "flood"
point = "cause"
value = "flood"
forms = { en = ["flood"] }

[[term]]
id = "harvest"
point = "crop"
value = "harvest"
forms = { en = ["harvest"] }

[[term]]
id = "frost"
point = "cause"
value = "frost"
forms = { en = ["frost"] }
"""


def made_dossier(folder: Path, feeds: Feeds) -> Dossier:
    folder.mkdir()
    (folder / "dossier.toml").write_text('title = "Dam"\nlanguages = ["en"]\ntimezone = "Europe/Minsk"\n')
    camps = (f'[[camp]]\nid = "{camp}"\nname = "{camp}"\nletter = "{camp[0].upper()}"\n' for camp in CAMPS)
    (folder / "camps.toml").write_text("".join(camps))
    (folder / "actors.toml").write_text(ACTORS)
    (folder / "terms.toml").write_text(TERMS)
    sources = (
        f'[[source]]\nid = "{source}"\nkind = "feed"\nurl = "{feeds.url(f"/{source}")}"\ncamp = "{camp}"\n'
        'allow_private = true\nevery = "30m"\n\n'
        for source, camp in OWNED.items()
    )
    (folder / "sources.toml").write_text("".join(sources))
    return dossiers.load(folder)


def feed(source: str, published: datetime) -> bytes:
    return rss(source, (source, *TOLD[source]), published=format_datetime(published))


def looked(store: Path, dossier: Dossier) -> list[Versions]:
    """What the panes would show of every event."""
    conn = connect.reader(store)
    try:
        found = [look.versions(conn, dossier, one, CAMPS) for one in events.page(conn, EVERY_EVENT, 10)]
    finally:
        conn.close()
    return [one for one in found if one is not None]


def states(found: list[Versions]) -> dict[tuple[int, str, str], CellState]:
    return {
        (one.event.id, row.point.id, camp): cell.state
        for one in found
        for row in one.rows
        for camp, cell in row.cells.items()
    }


def carriers(store: Path) -> dict[int, frozenset[str]]:
    conn = connect.reader(store)
    try:
        return {one: events.sources(conn, one) for one in events.page(conn, EVERY_EVENT, 10)}
    finally:
        conn.close()


@pytest.fixture
def feeds() -> Iterator[Feeds]:
    now = datetime.now(UTC)
    with Feeds({f"/{source}": feed(source, now - timedelta(hours=1)) for source in OWNED}) as served:
        yield served


def test_turning_a_source_off_makes_every_cell_that_leaned_on_it_failing(tmp_path: Path, feeds: Feeds) -> None:
    dossier, store = made_dossier(tmp_path / "dossier", feeds), tmp_path / "store.db"
    connect.create(store)
    collecting.fetch_locked(store, dossier, force=True)
    before = states(looked(store, dossier))
    carried = carriers(store)
    assert sorted(map(len, carried.values())) == [1, 2], "the dam is told by both sides, the harvest by one"
    assert set(before.values()) == {CellState.FOUND, CellState.NONE_FOUND}

    for off in OWNED:
        feeds.broken = {f"/{off}"}
        collecting.fetch_locked(store, dossier, force=True)
        after = states(looked(store, dossier))
        for cell, state in before.items():
            event, _, camp = cell
            own = {source for source in carried[event] if OWNED[source] == camp}
            leaned = OWNED[off] == camp and (off in own or not own)
            empty = state is not CellState.FOUND
            assert after[cell] is (CellState.FAILING if leaned and empty else state), (off, cell)
        assert CellState.FAILING in after.values(), off

    feeds.broken = set()
    collecting.fetch_locked(store, dossier, force=True)
    assert states(looked(store, dossier)) == before, "what came back is alive at the next look"


def test_what_fails_today_does_not_change_what_was_found_in_2021(tmp_path: Path, feeds: Feeds) -> None:
    long_ago = datetime(2021, 4, 17, 18, 5, tzinfo=UTC)
    feeds.documents = {f"/{source}": feed(source, long_ago) for source in OWNED}
    dossier, store = made_dossier(tmp_path / "dossier", feeds), tmp_path / "store.db"
    connect.create(store)
    collecting.fetch_locked(store, dossier, force=True)
    before = looked(store, dossier)
    # the store begins years after those days: nothing was collected then, whatever was fetched since
    assert set(states(before).values()) == {CellState.FOUND, CellState.NOT_COLLECTED}
    feeds.broken = {f"/{source}" for source in OWNED}
    collecting.fetch_locked(store, dossier, force=True)
    assert states(looked(store, dossier)) == states(before)


def test_the_span_reaches_to_now_while_the_event_is_fresh(tmp_path: Path, feeds: Feeds) -> None:
    dossier = made_dossier(tmp_path / "dossier", feeds)
    event = Event(1, "a", "A dam", date(2021, 4, 17), date(2021, 4, 18), 3)
    midnight = datetime(2021, 4, 16, 21, tzinfo=UTC)  # in Minsk
    fresh = datetime(2021, 4, 22, 9, tzinfo=UTC)
    assert watching.span(event, dossier, fresh) == (midnight, fresh)
    settled = midnight + timedelta(days=2 + 14)
    assert watching.span(event, dossier, datetime(2026, 11, 22, tzinfo=UTC)) == (midnight, settled)
    assert watching.span(event, dossier, midnight - timedelta(days=1)) == (midnight, midnight)
