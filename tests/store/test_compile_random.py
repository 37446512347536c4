"""Whatever is asked of whatever is stored, the compiled query keeps what the slow way keeps."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from monitor_tui.store import compile as compiling
from monitor_tui.store import connect
from tests.store import plain, random_store
from tests.store.asking import ACTORS, ANALYST, CAMPS, DOSSIER, KINDS, SOURCES, asked, picked, whole


class Both:
    """A store, and the same in memory; no dataclass, for a failing example would be shown with the whole of it."""

    def __init__(self, conn: sqlite3.Connection, memory: plain.Plain) -> None:
        self.conn, self.plain = conn, memory


@pytest.fixture(scope="module", params=[1, 2])
def both(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Both]:
    path = tmp_path_factory.mktemp("store") / "store.db"
    connect.create(path)
    writer = connect.writer(path)
    random_store.fill(writer, request.param)
    writer.close()
    conn = connect.reader(path)
    yield Both(conn, plain.read(conn, ANALYST, DOSSIER.zone))
    conn.close()


DAYS = ("2021-04-17", "2021-04-16..2021-04-18", "..2021-04-16", "2021-04-19..", "5d..", "<96h", ">110h", "2021", "1999")
CLAIMS = st.one_of(
    st.builds("camp:{}".format, st.sampled_from(list(CAMPS))),
    st.builds("{}:{}".format, st.sampled_from(["by", "about", "blames", "via"]), st.sampled_from(list(ACTORS))),
    st.builds("stance:{}".format, st.sampled_from(["asserts", "accuses", "denies", "confirms", "refuses"])),
    st.builds("said:{}".format, st.sampled_from(DAYS)),
    st.builds("review:{}".format, st.sampled_from(["none", "checked", "disputed", "hidden", "made"])),
    st.builds("point:{}".format, st.sampled_from(["what", "when", "order"])),
    st.builds("is:{}".format, st.sampled_from(["unsure", "held", "direct", "altered", "gone"])),
)
STORIES = st.one_of(
    st.sampled_from(
        [*random_store.WORDS, "заго*", "заговоров", "end1*", "nothing", '"plot coup"', "*", '"coup minsk"']
    ),
    st.builds("actor:{}".format, st.sampled_from(list(ACTORS))),
    st.builds("country:{}".format, st.sampled_from(["BY", "RU", "US", "PL"])),
    st.builds("source:{}".format, st.sampled_from([*SOURCES, "tass"])),
    st.builds("owner:{}".format, st.sampled_from(list(CAMPS))),
    st.builds("kind:{}".format, st.sampled_from(["feed", "telegram", "page", "import", "sitemap"])),
    st.builds("lang:{}".format, st.sampled_from(["en", "ru", "be", "de"])),
    st.builds("tag:{}".format, st.sampled_from(["coup", "done", '"odd tag\'s "', "none"])),
    st.builds("date:{}".format, st.sampled_from(DAYS)),
    st.builds("seen:{}".format, st.sampled_from(DAYS)),
    st.builds("wording:{}".format, st.sampled_from(["1", ">1", "2..3", "<1", "..2"])),
    st.builds("event:E{}".format, st.integers(1, 9)),
    st.builds("changed:{}".format, st.sampled_from(["title", "body", "date"])),
    st.builds("is:{}".format, st.sampled_from(["unread", "read", "edited", "copy", "tagged", "noted", "undated"])),
)


def joined(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    several = st.lists(inner, min_size=2, max_size=3)
    return st.one_of(
        several.map(" ".join),
        several.map(lambda parts: f"({' or '.join(parts)})"),
        inner.map(lambda part: f"-({part})"),
    )


CLAIM_TREES = st.recursive(CLAIMS, joined, max_leaves=4)
TREES = st.recursive(
    st.one_of(STORIES, CLAIMS, CLAIM_TREES.map("claim:{{{}}}".format)),
    lambda inner: st.one_of(joined(inner), inner.map("event:{{{}}}".format)),
    max_leaves=6,
)


@pytest.mark.parametrize("kind", KINDS)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=TREES, pick=st.integers(-1, 20))
@example(text="claim:{review:hidden -camp:west} or tag:coup", pick=-1)
@example(text="-camp:kremlin -tag:done", pick=-1)
@example(text="event:{-camp:kremlin claim:{by:fsb} claim:{by:cia}} lang:ru", pick=-1)
@example(text="event:{actor:fsb owner:west wording:>1}", pick=2)
@example(text="(coup or lang:be) -(plot or minsk) owner:kremlin заго*", pick=-1)
def test_compiled_keeps_what_the_slow_way_keeps(both: Both, kind: str, text: str, pick: int) -> None:
    node = asked(text)
    with pytest.MonkeyPatch.context() as patch:
        if pick >= 0:  # wherever it begins, it must end at the same; the cheapest beginning hides the others
            patch.setattr(compiling, "cheapest", lambda candidates: picked(list(candidates), pick))
        selection = KINDS[kind](node, both.conn, DOSSIER, ANALYST)
    slow = {"stories": both.plain.kept_stories, "claims": both.plain.kept_claims, "events": both.plain.kept_events}
    expected = slow[kind](node)
    counted = both.conn.execute(*selection.count()).fetchone()[0]
    assert (whole(both.conn, selection), counted) == (expected, len(expected)), selection
    assert selection.known in (None, len(expected))
