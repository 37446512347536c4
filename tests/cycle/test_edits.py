"""A served page is edited between two fetches: what that does to the claims read from it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass
from html import escape
from pathlib import Path

import pytest

from monitor_tui.cycle.collecting import fetch_locked
from monitor_tui.cycle.look import Looking
from monitor_tui.cycle.rebuild import rebuild
from monitor_tui.dossier import Dossier, load
from monitor_tui.store import connect, stories
from tests.cycle.serving import Feeds
from tests.cycle.test_fetching import made_dossier

PESKOV = "Kremlin spokesman Dmitry Peskov said that the talks with Minsk had begun."
HE_ADDED = "He also said that Moscow had warned nobody."
MINISTRY = "The defence ministry was silent for a week - or longer."
DENIED = "Dmitry Peskov denied that troops had crossed the border."
ADVERT = "Advertisement: the best phones of Minsk, now for less"
LINK = "Read also: Peskov said that the harvest had failed"
COUNTER = "Views: 1,204"
UPDATED = "Updated: 17 April 2021, 18:20"
PAGE = (PESKOV, HE_ADDED, ADVERT, MINISTRY, LINK, DENIED, UPDATED, COUNTER)
TITLE = "Talks have begun"


@dataclass(frozen=True)
class Page:
    """What is served of one story."""

    paragraphs: tuple[str, ...] = PAGE
    title: str = TITLE
    date: str = "Sat, 17 Apr 2021 18:05:00 +0000"

    def entry(self, guid: str) -> str:
        text = escape("".join(f"<p>{paragraph}</p>" for paragraph in self.paragraphs))
        return (
            f"<item><guid isPermaLink='false'>{guid}</guid><title>{self.title}</title>"
            f"<description>{text}</description><pubDate>{self.date}</pubDate></item>"
        )


@dataclass
class Served:
    """A store that fetches pages from a real server, each its own story."""

    feeds: Feeds
    dossier: Dossier
    store: Path

    def fetch(self, pages: Mapping[str, Page]) -> None:
        """Serve these pages by guid, and fetch them."""
        entries = "".join(page.entry(guid) for guid, page in pages.items())
        channel = f"<rss version='2.0'><channel><title>A</title>{entries}</channel></rss>"
        self.feeds.documents["/a"] = f"<?xml version='1.0'?>{channel}".encode()
        connect.create(self.store)
        assert fetch_locked(self.store, self.dossier, force=True).count("failed") == 0

    def states(self, guid: str, query: str = "*") -> list[tuple[str, str]]:
        """State and quotation of the claims of one page."""
        with Looking(self.store, self.dossier, "anna") as looking:
            found = [claim for claim in looking.claims(query) if claim["key"] == f"a {guid}"]
        return sorted((claim["state"], claim["quote"]) for claim in found)

    def kept(self, guid: str, query: str) -> bool:
        """Whether a query keeps the page."""
        with Looking(self.store, self.dossier, "anna") as looking:
            return any(story["key"] == f"a {guid}" for story in looking.stories(query))

    def changed(self, guid: str) -> set[str]:
        return {one for one in ("title", "body", "date") if self.kept(guid, f"changed:{one}")}

    def texts(self, guid: str) -> list[str]:
        """Every stored text of a page."""
        with closing(connect.reader(self.store)) as conn:
            return [one.text for one in stories.wordings(conn, stories.id_of(conn, f"a {guid}") or 0)]


@contextmanager
def serving(folder: Path) -> Iterator[Served]:
    with Feeds({}) as feeds:
        dossier = load(made_dossier(folder / "dossier", {"a": feeds.url("/a")}))
        yield Served(feeds, dossier, folder / "store.db")


def swapped(old: str, new: str) -> tuple[str, ...]:
    return tuple(new if paragraph == old else paragraph for paragraph in PAGE)


def without(gone: str) -> tuple[str, ...]:
    return tuple(paragraph for paragraph in PAGE if paragraph != gone)


SAID_OTHERWISE = "Kremlin spokesman Dmitry Peskov said that the talks with Minsk would begin in May."
SAID_LATER = SAID_OTHERWISE.replace("May", "June")
REWRITTEN = "Asked about Minsk on Monday, the Kremlin's Dmitry Peskov declined to comment."
EDITS = {
    "one quoted sentence": (swapped(PESKOV, SAID_OTHERWISE), [("altered", PESKOV)], {"body"}),
    "one quoted sentence, all its words": (swapped(PESKOV, REWRITTEN), [("altered", PESKOV)], {"body"}),
    "the sentence that goes on": (
        swapped(HE_ADDED, "He also said that Moscow had warned Minsk."),
        [("altered", HE_ADDED)],
        {"body"},
    ),
    "a sentence taken out": (without(DENIED), [("gone", DENIED)], {"body"}),
    "a sentence that quotes nobody": (swapped(MINISTRY, "The defence ministry was silent for days."), [], {"body"}),
    "a sentence put in": ((*PAGE[:3], "Dmitry Peskov said that Minsk had asked for help.", *PAGE[3:]), [], {"body"}),
    "a paragraph moved": ((DENIED, *without(DENIED)), [], {"body"}),
    "an advert": (swapped(ADVERT, "Advertisement: Peskov said that these are the best phones"), [], set()),
    "a link": (swapped(LINK, "Read also: Lukashenko said that the harvest was good"), [], set()),
    "a counter": (swapped(COUNTER, "Views: 9,310"), [], set()),
    "the date of update": (swapped(UPDATED, "Updated: 18 April 2021, 09:00"), [], set()),
    "an advert put in": ((*PAGE[:1], "Subscribe to our channel: Peskov said so!", *PAGE[1:]), [], set()),
    "quotation marks": (swapped(HE_ADDED, HE_ADDED.replace("warned", "“warned”")), [("altered", HE_ADDED)], {"body"}),
    "the setting": (swapped(MINISTRY, MINISTRY.replace("-", "–")), [], set()),
    "blanks": (swapped(PESKOV, PESKOV.replace(" that ", " that\u00a0")), [], set()),
}


CHANGE_TEXT = {*EDITS} - {"blanks"}
LATER = "Sun, 18 Apr 2021 06:00:00 +0000"
OTHER = "Talks have ended"
HEADS = {
    "another title": (Page(title=OTHER), {"title"}),
    "another date": (Page(date=LATER), {"date"}),
    "another title and date": (Page(title=OTHER, date=LATER), {"title", "date"}),
    "the same date in other words": (Page(date="Sat, 17 Apr 2021 18:05:00 GMT"), set()),
}
LETTERS = {name: chr(ord("a") + number) for number, name in enumerate((*EDITS, *HEADS))}


@pytest.fixture(scope="module")
def edited(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """One page for each edit, fetched before it and after it; read again from nothing when all is asked."""
    with serving(tmp_path_factory.mktemp("edited")) as served:
        served.fetch(dict.fromkeys(LETTERS.values(), Page()))
        for guid in LETTERS.values():
            assert {("present", PESKOV), ("present", HE_ADDED), ("present", DENIED)} <= {*served.states(guid)}
        after = {name: Page(paragraphs) for name, (paragraphs, _, _) in EDITS.items()}
        after |= {name: page for name, (page, _) in HEADS.items()}
        served.fetch({LETTERS[name]: page for name, page in after.items()})
        yield served


@pytest.mark.parametrize("edit", EDITS)
def test_an_edit_marks_exactly_the_claims_whose_words_it_changed(edited: Served, edit: str) -> None:
    after, marked, changed = EDITS[edit]
    guid = LETTERS[edit]
    assert [state for state in edited.states(guid) if state[0] != "present"] == marked
    assert edited.changed(guid) == changed
    assert edited.kept(guid, "is:edited") == bool(changed)
    # Nothing is lost, whatever was edited.
    kept = [text.split("\n\n") for text in edited.texts(guid)]
    assert kept == ([list(PAGE), list(after)] if edit in CHANGE_TEXT else [list(PAGE)])


@pytest.mark.parametrize("edit", HEADS)
def test_title_and_date_are_changes_of_their_own(edited: Served, edit: str) -> None:
    _, changed = HEADS[edit]
    guid = LETTERS[edit]
    assert edited.changed(guid) == changed
    assert edited.kept(guid, "is:edited") == ("title" in changed)
    assert edited.kept(guid, "date:2021-04-17")


def test_a_rebuild_judges_as_the_fetches_did(edited: Served) -> None:
    def told() -> list[object]:
        return [(edited.states(guid), edited.changed(guid)) for guid in LETTERS.values()]

    before = told()
    rebuild(edited.store, edited.dossier)
    assert told() == before


def test_each_edit_marks_its_own_claim_and_what_comes_back_stands_again(tmp_path: Path) -> None:
    with serving(tmp_path) as served:
        for paragraphs in (PAGE, swapped(PESKOV, SAID_OTHERWISE), swapped(PESKOV, SAID_LATER)):
            served.fetch({"1": Page(paragraphs)})
        assert served.states("1", "is:altered") == [("altered", PESKOV), ("altered", SAID_OTHERWISE)]
        served.fetch({"1": Page(without(DENIED))})
        assert ("present", PESKOV) in served.states("1")
        assert served.states("1", "is:gone") == [("gone", DENIED)]
        assert served.kept("1", "is:gone")
        assert served.kept("1", "claim:{is:gone stance:denies}")
        assert not served.kept("1", "claim:{is:gone stance:asserts}")
