"""Events that turn out to be one."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor_tui.group.merging import HALF_LIFE, WINDOW, Merge, due, likeness, merges, telling
from monitor_tui.group.stream import Groups
from monitor_tui.group.weights import Weights
from monitor_tui.model import Candidate, Features, Frequency

NOON = datetime(2021, 4, 17, 12, tzinfo=UTC)
SEEN = Frequency(100, {"a:boss": 60, "c:BY": 70, "d:2021-04-17": 40, "w:en:dam": 4, "n:orl": 4, "t:blast": 6})


def event(number: int, *tokens: str, stories: int = 4, days: float = 0, langs: str = "en") -> Candidate:
    counts = dict.fromkeys((*(f"l:{lang}" for lang in langs.split()), *tokens), stories)
    return Candidate(number, counts, stories, NOON + timedelta(days=days), NOON + timedelta(days=days, hours=3))


BLAST = event(1, "a:boss", "n:orl", "t:blast", "w:en:dam")
ARREST = event(2, "a:boss", "n:orl", "t:blast", days=1, stories=1)
VOTE = event(3, "a:boss", "c:BY", "d:2021-04-17", "w:en:ballot")


def test_the_younger_of_two_that_are_alike_joins_the_older_whatever_their_size() -> None:
    (one,) = merges(ARREST, [BLAST, VOTE], SEEN)
    assert (one.gone, one.into) == (2, 1)
    (other,) = merges(BLAST, [ARREST], SEEN)
    assert (other.gone, other.into) == (2, 1)
    assert other.likeness == pytest.approx(one.likeness)
    early = event(5, "a:boss", "n:orl", "t:blast", days=-1, stories=1)
    (late,) = merges(BLAST, [early], SEEN)
    assert (late.gone, late.into) == (1, 5)


def test_place_day_and_heading_alone_make_no_two_events_one() -> None:
    context = ("c:BY", "p:BY-minsk", "d:2021-04-17", "q:what")
    assert merges(event(1, *context), [event(2, *context, stories=1)], SEEN) == ()


def test_words_count_only_in_a_language_that_both_have() -> None:
    weights = Weights(SEEN)
    ours, theirs = ("w:en:dam", "w:en:river", "n:orl"), ("w:ru:плотин", "w:ru:рек", "n:orl")
    across = likeness(event(1, *ours), event(2, *theirs, langs="ru"), weights)
    assert across == pytest.approx(likeness(event(1, "n:orl"), event(2, "n:orl", langs="ru"), weights))
    assert across > likeness(event(1, *ours), event(2, "w:en:wind", "w:en:snow", "n:orl"), weights)


def test_likeness_fades_with_the_days_between_and_is_the_same_either_way() -> None:
    weights, late = Weights(SEEN), event(2, "n:orl", "t:blast", days=1 / 8 + HALF_LIFE.days)
    near = likeness(BLAST, event(2, "n:orl", "t:blast"), weights)
    assert likeness(BLAST, late, weights) == pytest.approx(near / 2)
    assert likeness(late, BLAST, weights) == pytest.approx(near / 2)
    assert likeness(BLAST, event(2, "n:orl", "t:blast", days=WINDOW.days + 1), weights) == 0


def test_large_events_must_be_more_alike_than_a_straggler() -> None:
    def other(stories: int) -> Candidate:
        return event(2, "a:boss", "n:orl", "w:en:ballot", "t:vote", "n:mnsk", "c:BY", days=1, stories=stories)

    large = event(1, "a:boss", "n:orl", "w:en:dam", "t:blast", "n:dvn", stories=60)
    assert merges(large, [other(1)], SEEN)
    assert not merges(large, [other(60)], SEEN)


def test_people_decide() -> None:
    assert merges(ARREST, [BLAST], SEEN, apart={2: [1]}) == ()
    assert merges(VOTE, [BLAST], SEEN) == ()
    assert merges(VOTE, [BLAST], SEEN, together={3: [1]}) == (Merge(3, 1, 1.0),)
    # kept apart from what it has just been joined with
    second = event(4, "a:boss", "n:orl", "t:blast", days=2, stories=1)
    both = merges(ARREST, [BLAST, second], SEEN)
    assert {merge.gone for merge in both} == {2, 4}
    assert len(merges(ARREST, [BLAST, second], SEEN, apart={4: [1], 1: [4]})) == 1


def test_the_order_of_the_candidates_says_nothing() -> None:
    around = [BLAST, VOTE, event(4, "n:orl", "t:blast", days=2, stories=1)]
    assert merges(ARREST, around, SEEN) == merges(ARREST, around[::-1], SEEN)


def test_an_event_is_looked_up_by_its_most_telling_tokens() -> None:
    found = telling(BLAST, SEEN)
    assert "l:en" not in found
    assert found.index("n:orl") < found.index("a:boss")


def test_a_small_event_is_looked_at_at_every_story_and_a_large_one_seldom() -> None:
    assert all(due(stories - 1, stories) for stories in range(1, 7))
    looked = [stories for stories in range(100, 1000) if due(stories - 1, stories)]
    assert 8 <= len(looked) <= 16
    # stories that come together are not passed over
    assert due(100, 130)


def seen(*tokens: str, hours: int = 0) -> Features:
    return Features({"l:en": 1.0} | dict.fromkeys(tokens, 1.0), NOON + timedelta(hours=hours))


def test_what_arrests_were_about_is_known_when_the_plot_is() -> None:
    """Two small events, then stories that are about both: the later lines correct the earlier."""
    groups = Groups()
    first = groups.place(seen("a:lawyer", "n:hotel"), "hotel")
    second = groups.place(seen("a:writer", "n:jail", hours=1), "jail")
    assert [*first, *second] == [("hotel", "hotel"), ("jail", "jail")]
    lines = [line for n in range(4) for line in groups.place(seen("a:lawyer", "a:writer", hours=2 + n), f"plot{n}")]
    last = dict([*first, *second, *lines])
    assert set(last.values()) == {"hotel"}
    assert ("jail", "hotel") in lines


TOKENS = st.lists(st.sampled_from([f"{kind}:{word}" for kind in "antq" for word in "pqr"]), min_size=1, max_size=5)
STORIES = st.lists(st.tuples(TOKENS, st.integers(0, 60)), max_size=25)


def lines_of(stories: list[tuple[list[str], int]]) -> list[tuple[str, str]]:
    groups, hours, lines = Groups(), 0, list[tuple[str, str]]()
    for number, (tokens, later) in enumerate(stories):
        hours += later
        lines += groups.place(seen(*tokens, hours=hours), str(number))
    return lines


@given(STORIES)
def test_an_events_name_is_its_oldest_storys_and_every_story_has_one(stories: list[tuple[list[str], int]]) -> None:
    last = dict(lines_of(stories))
    assert set(last) == {str(number) for number in range(len(stories))}
    for event_, members in _members(last).items():
        assert event_ == min(members, key=int)


@given(STORIES)
def test_a_story_goes_only_to_older_events_and_with_all_of_its_own(stories: list[tuple[list[str], int]]) -> None:
    now: dict[str, str] = {}
    for story, event_ in lines_of(stories):
        assert int(event_) <= int(now.get(story, story))
        now[story] = event_
    assert sum(Counter(now.values()).values()) == len(stories)


def _members(last: dict[str, str]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for story, event_ in last.items():
        found.setdefault(event_, []).append(story)
    return found
