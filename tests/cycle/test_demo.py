"""The demo as a newcomer sees it: the model case stands in the panes, by the same way as any story."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from monitor_tui.cli import main
from monitor_tui.cycle import demo
from monitor_tui.cycle.demo import QUERY, fill
from monitor_tui.cycle.look import Looking
from monitor_tui.dossier import Dossier, data_folder
from monitor_tui.store import connect, event_merges, events, layout, meta, rebuild
from tests.cycle.older import as_before_merges

Form = dict[str, Any]
_ITEMS = demo._items


@pytest.fixture(scope="module")
def store(demo_store: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return Path(shutil.copy(demo_store, tmp_path_factory.mktemp("demo") / "demo.db"))


@pytest.fixture(scope="module")
def items() -> list[Form]:
    text = (data_folder() / "demo" / "items.jsonl").read_text(encoding="utf-8")
    return [json.loads(line) for line in text.splitlines()]


@pytest.fixture(scope="module")
def plot(store: Path) -> Form:
    """The versions of the demo's largest event."""
    told = CliRunner().invoke(main, ["demo", "--json", "--store", str(store)])
    assert told.exit_code == 0, told.output
    events = [json.loads(line) for line in told.output.splitlines()]
    return max(events, key=lambda event: sum(len(c["statements"]) for c in cells(event)))


def cells(event: Form) -> Iterator[Form]:
    return (cell for point in event["points"] for cell in point["cells"].values())


def values(event: Form, point: str, camp: str) -> str:
    """All that a camp's cell says, side by side."""
    for row in event["points"]:
        if row["point"] == point:
            return " | ".join(statement["value"] for statement in row["cells"][camp]["statements"])
    return ""


def test_every_item_says_that_it_is_a_summary_and_names_its_page(items: list[Form]) -> None:
    for item in items:
        if not item.get("withdrawn"):
            assert "monitor_tui" in item["text"].split("\n\n")[-1], item["id"]
            assert item["url"].startswith("https://")
            assert len(item["published"]) == len("2021-04-17"), "the facts know days only"


def test_every_item_is_a_story(store: Path, items: list[Form], belarus: Dossier) -> None:
    with Looking(store, belarus, "anna") as looking:
        assert looking.count("*") == len({(item["source"], item["id"]) for item in items}) >= 64
        assert looking.count("is:edited") == 2
        assert looking.count("is:gone") == 1
        assert looking.count("is:copy") >= 5
        assert looking.count("kind:telegram") >= 1
        assert {story["lang"] for story in looking.stories("*")} == {"en", "ru", "be", "de"}
        assert looking.count(QUERY) > 40


def test_what_happened_is_told_in_three_ways(plot: Form) -> None:
    kremlin, belstate = values(plot, "what", "kremlin"), values(plot, "what", "belstate")
    assert ("coup" in kremlin, "killing" in kremlin or "attempt" in kremlin) == (True, True)
    assert "rebellion" in belstate
    assert "provocation" in values(plot, "what", "opposition")


def test_the_date_is_a_conflict_between_the_kremlin_and_the_belarusian_side(plot: Form) -> None:
    assert "9 May" in values(plot, "when", "kremlin")
    assert "June-July" in values(plot, "when", "belstate")
    (when,) = (row for row in plot["points"] if row["point"] == "when")
    assert sorted(("belstate", "kremlin")) in [sorted(pair) for pair in when["conflicts"]]


def test_the_call_is_told_with_what_is_withheld(plot: Form) -> None:
    (call,) = (row for row in plot["points"] if row["point"] == "call")
    said = call["cells"]["kremlin"]["statements"]
    assert any("Yes" in statement["value"] or "Yes" in statement["quote"] for statement in said)
    assert "refuses" in {s["stance"] for cell in cells(plot) for s in cell["statements"] if s["actor"] == "peskov"}


def test_who_ordered_it_is_named_by_minsk_only(plot: Form) -> None:
    (order,) = (row for row in plot["points"] if row["point"] == "order")
    assert "CIA" in values(plot, "order", "belstate")
    assert not any(s["stance"] == "accuses" for s in order["cells"]["kremlin"]["statements"])


def test_the_us_denial_stands_among_the_others(plot: Form) -> None:
    denials = [s for s in plot["also"] if s["camp"] == "west" and s["stance"] == "denies"]
    denials += [s for p in plot["points"] for s in p["cells"]["west"]["statements"] if s["stance"] == "denies"]
    assert any(statement["actor"] == "us-state-dept" for statement in denials)


def test_no_cell_is_called_silent(store: Path) -> None:
    told = CliRunner().invoke(main, ["demo", "--json", "--store", str(store)])
    states = {cell["state"] for line in told.output.splitlines() for cell in cells(json.loads(line))}
    assert "silent" not in states
    assert "none_found" in states


def test_one_saying_in_eight_stories_is_one_statement(store: Path, items: list[Form], plot: Form) -> None:
    group = {(item["source"], item["id"]) for item in items if item.get("group") == "yes-8"}
    assert len(group) == 8
    said = [s for cell in cells(plot) for s in cell["statements"] if s["actor"] == "peskov"]
    assert max(statement["reports"] for statement in said) >= 6


def test_the_call_the_expulsions_and_the_plane_are_events_of_their_own(
    store: Path, belarus: Dossier, plot: Form
) -> None:
    with Looking(store, belarus, "anna") as looking:
        for query in ("source:theduran readout", "source:twz ryanair"):
            found = list(looking.stories(query))
            assert found
            assert plot["id"] not in [story["event"] for story in found], query


def test_arrests_of_the_first_days_and_clips_of_the_last_are_of_the_plot(
    store: Path, belarus: Dossier, plot: Form
) -> None:
    with Looking(store, belarus, "anna") as looking:
        for query in ("source:kant-kg", "source:urdupoint KGB terrorist", "source:newizv admit"):
            found = list(looking.stories(query))
            assert [story["event"] for story in found] == [plot["id"]] * len(found) != []


def test_a_number_of_an_event_that_joined_the_plot_leads_there(store: Path, belarus: Dossier, plot: Form) -> None:
    conn = connect.reader(store)
    joined = event_merges.into(conn, plot["id"])
    assert joined
    with Looking(store, belarus, "anna") as looking:
        for record in joined:
            assert looking.count(f"event:E{record.gone}") == looking.count(f"event:E{plot['id']}") > 40
            assert events.by_key(conn, record.key) == plot["id"]
    conn.close()


def test_a_demo_s_store_is_used_again(store: Path, belarus: Dossier) -> None:
    before = store.stat().st_mtime_ns
    fill(store, belarus)
    assert store.stat().st_mtime_ns == before


def test_telegram_posts_import_as_json_lines(shared: Path, tmp_path: Path) -> None:
    """A hundred posts of real channels, gzipped as they come."""
    import gzip

    with gzip.open(shared / "corpora" / "volume" / "telegram-ru.jsonl.gz", "rt", encoding="utf-8") as lines:
        some = [next(lines) for _ in range(120)]
    file = tmp_path / "telegram.jsonl.gz"
    with gzip.open(file, "wt", encoding="utf-8") as packed:
        packed.writelines(some)
    store = tmp_path / "telegram.db"
    told = CliRunner().invoke(main, ["import", str(file), "--store", str(store)])
    assert (told.exit_code, "120 new, 0 changed, 0 unchanged" in told.output) == (0, True), told.output
    counted = CliRunner().invoke(main, ["count", "lang:ru", "--store", str(store)])
    assert int(counted.output) > 112


def test_a_demo_that_was_broken_off_leaves_nothing_in_its_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "demo.db"
    monkeypatch.setattr(demo, "_items", lambda *given: _ITEMS(*given)[:5])

    def broken(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as meanwhile:
        meanwhile.setattr("monitor_tui.cycle.demo.meta.write", broken)
        assert CliRunner().invoke(main, ["demo", "--json", "--store", str(path)]).exit_code == 1
    assert list(tmp_path.iterdir()) == []
    assert CliRunner().invoke(main, ["demo", "--json", "--store", str(path)]).exit_code == 0


def test_a_dossier_without_the_demo_s_sources_is_told_so(tmp_path: Path) -> None:
    (tmp_path / "dossier.toml").write_text('title = "Mine"\nlanguages = ["en"]\n')
    (tmp_path / "camps.toml").write_text('[[camp]]\nid = "k"\nname = "K"\n')
    (tmp_path / "actors.toml").write_text('[[actor]]\nid = "p"\nname = "D. Peskov"\ntype = "person"\ncamp = "k"\n')
    path = tmp_path / "demo.db"
    told = CliRunner().invoke(main, ["demo", "--json", "--store", str(path), "--dossier", str(tmp_path)])
    assert (told.exit_code, "which is not there" in told.output, path.exists()) == (1, True, False)


def test_a_demo_of_an_older_format_is_opened(demo_store: Path, tmp_path: Path, belarus: Dossier) -> None:
    path = Path(shutil.copy(demo_store, tmp_path / "demo.db"))
    as_before_merges(path)
    fill(path, belarus)
    with closing(connect.reader(path)) as conn:
        assert conn.execute("SELECT count(*) FROM event").fetchone()[0] > 1
        assert not rebuild.older(conn)


def test_a_demo_whose_tables_or_search_form_are_others_is_made_anew(
    demo_store: Path, tmp_path: Path, belarus: Dossier, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = Path(shutil.copy(demo_store, tmp_path / "demo.db"))
    made = path.stat().st_ino
    fill(path, belarus)
    assert path.stat().st_ino == made
    with monkeypatch.context() as other:
        other.setattr(demo, "SEARCH_FORM_VERSION", -1)
        assert demo._fingerprint(data_folder() / "demo", belarus) != meta.read(path, "demo")
    with monkeypatch.context() as other:
        other.setattr(layout, "VERSION", -1)
        assert demo._fingerprint(data_folder() / "demo", belarus) != meta.read(path, "demo")
