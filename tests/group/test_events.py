"""Which event a story, and a claim in it, belongs to."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor_tui.group.events import HALF_LIFE, WINDOW, Field, asked, assign, assign_claim
from monitor_tui.group.stream import Groups
from monitor_tui.model import Candidate, Features, Frequency

NOON = datetime(2021, 4, 17, 12, tzinfo=UTC)
SEEN = Frequency(100, {"a:boss": 60, "w:en:said": 80, "c:BY": 70, "w:en:dam": 4, "w:en:ballot": 4, "n:orl": 4})

DAM = Candidate(1, {"l:en": 4, "a:boss": 4, "w:en:dam": 4, "n:orl": 3}, 4, NOON - timedelta(days=2), NOON)
VOTE = Candidate(2, {"l:en": 4, "a:boss": 4, "w:en:ballot": 4, "c:BY": 3}, 4, NOON - timedelta(days=2), NOON)


def story(*tokens: str, lang: str = "en", after: timedelta = timedelta(0)) -> Features:
    return Features({f"l:{lang}": 1.0} | dict.fromkeys(tokens, 1.0), NOON + after)


@pytest.mark.parametrize(
    ("tokens", "event"),
    [
        (("a:boss", "w:en:dam", "n:orl"), 1),
        (("w:en:dam", "n:orl"), 1),
        (("a:boss", "w:en:ballot", "c:BY"), 2),
        (("w:en:weather", "w:en:rain", "n:lnd"), None),
        # a country alone, or a word that stands everywhere, is no event
        (("c:BY", "w:en:weather", "w:en:rain", "w:en:wind"), None),
    ],
)
def test_a_story_joins_the_event_that_shares_what_is_telling(tokens: tuple[str, ...], event: int | None) -> None:
    assert assign(story(*tokens), Field([DAM, VOTE], SEEN)) == event


def test_names_cross_languages_and_words_do_not() -> None:
    assert assign(story("n:orl", "a:boss", lang="ru"), Field([DAM, VOTE], SEEN)) == 1
    assert Field([DAM], SEEN).rank(story("w:ru:dam", lang="ru")) == []
    # a word of another language is not counted against a story in this one
    with_words = story("n:orl", "a:boss", "w:ru:plotin", "w:ru:proryv", lang="ru")
    without = story("n:orl", "a:boss", lang="ru")
    assert Field([DAM], SEEN).rank(with_words) == Field([DAM], SEEN).rank(without)


def test_likeness_fades_with_the_days_between() -> None:
    def likeness(after: timedelta) -> float:
        ranked = Field([DAM], SEEN).rank(story("w:en:dam", "n:orl", after=after))
        return ranked[0][0] if ranked else 0.0

    assert likeness(timedelta(0)) == likeness(timedelta(days=-1))
    assert likeness(HALF_LIFE) == pytest.approx(likeness(timedelta(0)) / 2)
    assert likeness(WINDOW) > 0 == likeness(WINDOW + timedelta(seconds=1))
    # a story that comes late, from before the event's first
    assert 0 < likeness(timedelta(days=-6)) < likeness(timedelta(0))


def test_people_decide_what_belongs_together_and_apart() -> None:
    given = story("a:boss", "w:en:dam", "n:orl")
    assert assign(given, Field([DAM, VOTE], SEEN), together=2) == 2
    assert assign(given, Field([DAM], SEEN), together=99) == 99
    assert assign(given, Field([DAM], SEEN), apart=[1]) is None
    assert assign(given, Field([DAM, VOTE], SEEN), apart=[1]) in (2, None)


def test_of_two_events_that_are_equally_near_the_older_one_wins() -> None:
    younger = Candidate(7, DAM.tokens, DAM.stories, DAM.first + timedelta(hours=1), DAM.last)
    given = story("w:en:dam", "n:orl")
    assert assign(given, Field([younger, DAM], SEEN)) == assign(given, Field([DAM, younger], SEEN)) == 1


@pytest.mark.parametrize(
    ("tokens", "event"),
    [
        (("w:en:ballot", "c:BY"), 2),
        (("a:boss",), 1),
        (("w:en:weather",), 1),
        (("w:en:dam", "w:en:ballot"), 1),
        (("n:orl", "w:en:dam"), 1),
    ],
)
def test_a_claim_stays_in_its_storys_event_unless_another_is_clearly_nearer(
    tokens: tuple[str, ...], event: int
) -> None:
    assert assign_claim(story(*tokens), 1, Field([DAM, VOTE], SEEN)) == event


def test_a_claim_of_a_story_whose_event_is_new_stays_there() -> None:
    assert assign_claim(story("w:en:weather"), 5, Field([DAM, VOTE], SEEN)) == 5
    assert assign_claim(story("w:en:weather"), 5, Field([], SEEN)) == 5


def test_candidates_are_asked_for_by_the_most_telling_tokens() -> None:
    given = story("a:boss", "w:en:said", "w:en:dam", "n:orl", "c:BY")
    found = asked(given, SEEN)
    assert "l:en" not in found
    assert found.index("w:en:dam") < found.index("w:en:said")
    assert len(asked(given, SEEN, most=2)) == 2


TOKENS = st.lists(st.sampled_from([f"{kind}:{word}" for kind in "acnt" for word in "pqrstuv"]), min_size=1, max_size=6)
STORIES = st.lists(st.tuples(TOKENS, st.integers(0, 40)), max_size=25)


def grouped(stories: list[tuple[list[str], int]]) -> list[list[tuple[str, str]]]:
    """What was said of all stories when each had come: its own event, and which earlier ones this corrected."""
    groups, now, said = Groups(), NOON, []
    for number, (tokens, hours) in enumerate(stories):
        now += timedelta(hours=hours)
        said.append(groups.place(Features({"l:en": 1.0} | dict.fromkeys(tokens, 1.0), now), str(number)))
    return said


@given(STORIES, STORIES)
def test_what_was_said_does_not_hang_on_what_comes_later(
    first: list[tuple[list[str], int]], later: list[tuple[list[str], int]]
) -> None:
    assert grouped(first + later)[: len(first)] == grouped(first)


@given(TOKENS, TOKENS, st.integers(1, 50), st.integers(-400, 400))
def test_a_likeness_is_a_share(tokens: list[str], others: list[str], stories: int, hours: int) -> None:
    event = Candidate(1, {"l:en": stories} | dict.fromkeys(others, stories), stories, NOON, NOON)
    for score, _ in Field([event], SEEN).rank(story(*tokens, after=timedelta(hours=hours))):
        assert 0 < score <= 1
