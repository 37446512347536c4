"""Stories that are grouped as they come."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta

from monitor_tui.dossier import Dossier
from monitor_tui.group.events import WINDOW
from monitor_tui.group.merging import WINDOW as MERGING
from monitor_tui.group.stream import Arrival, Groups, look, stream
from monitor_tui.model import Features
from monitor_tui.names import Names

NOON = datetime(2021, 4, 17, 12, tzinfo=UTC)


def test_two_headlines_in_two_languages_are_one_event(names: Names, belarus: Dossier) -> None:
    arrivals = [
        Arrival("1", "Czech Republic expels Russian diplomats over Vrbetice", NOON, lang="en"),
        Arrival("2", "Rain in Lisbon, sun in Madrid on Sunday", NOON, lang="en"),
        Arrival("3", "Чехия высылает российских дипломатов из-за Врбетице", NOON, lang="ru"),
    ]
    assert list(stream(arrivals, names, belarus)) == [("1", "1"), ("2", "2"), ("3", "1")]


def test_a_story_is_answered_before_the_next_is_asked_for(names: Names, belarus: Dossier) -> None:
    asked = []

    def arriving() -> Iterable[Arrival]:
        for number in range(3):
            asked.append(number)
            yield Arrival(str(number), f"Headline {number}", NOON)

    answers = stream(arriving(), names, belarus)
    assert next(iter(answers)) == ("0", "0")
    assert asked == [0]


def test_what_the_window_has_left_behind_is_forgotten() -> None:
    groups = Groups()
    for day in range(200):
        groups.place(Features({"l:en": 1.0, f"n:name{day}": 1.0}, NOON + timedelta(days=3 * day)), str(day))
    assert groups.open <= MERGING.days // 3 + 1
    assert groups.tokens <= groups.open + 1


def test_an_event_beyond_the_window_is_not_joined() -> None:
    groups = Groups()
    given = {"l:en": 1.0, "a:boss": 1.0, "n:orl": 1.0, "t:blast": 1.0}
    assert groups.place(Features(given, NOON), "1") == [("1", "1")]
    assert groups.place(Features(given, NOON + timedelta(days=2)), "2") == [("2", "1")]
    assert groups.place(Features(given, NOON + MERGING + timedelta(days=3)), "3") == [("3", "3")]


def test_what_comes_between_the_windows_is_a_new_event_until_it_is_found_to_be_the_old_one() -> None:
    groups = Groups()
    given = {"l:en": 1.0, "a:lawyer": 1.0, "n:orl": 1.0, "t:blast": 1.0}
    groups.place(Features(given, NOON), "1")
    late = Features(given, NOON + WINDOW + timedelta(days=3))
    assert groups.place(late, "2") == [("2", "2"), ("2", "1")]


def test_days_that_a_reader_finds_are_taken_along(names: Names, belarus: Dossier) -> None:
    def days(text: str, lang: str, day: date) -> list[date]:
        assert (text, lang, day) == ("Call of 13 April", "en", date(2021, 4, 17))
        return [date(2021, 4, 13)]

    story = Arrival("1", "Call of 13 April", NOON)
    assert "d:2021-04-13" in look(story, names, belarus, days).tokens
    assert "d:2021-04-13" not in look(story, names, belarus).tokens
