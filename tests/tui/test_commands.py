"""One table of keys: nothing collides, nothing is taken that a terminal needs, everything can be done."""

from __future__ import annotations

from collections import Counter

import pytest
from textual import events

from monitor_tui.tui import commands
from monitor_tui.tui.commands import COMMANDS, NEVER
from monitor_tui.tui.keyboard import by_position, translated
from monitor_tui.tui.screens.brief import BriefScreen
from monitor_tui.tui.screens.correct import CorrectScreen
from monitor_tui.tui.screens.empty import EmptyScreen
from monitor_tui.tui.screens.event import EventScreen
from monitor_tui.tui.screens.events import EventsScreen
from monitor_tui.tui.screens.proof import ProofScreen
from monitor_tui.tui.screens.reading import ReadingScreen
from monitor_tui.tui.screens.story import StoryScreen
from monitor_tui.tui.screens.timeline import TimelineScreen
from monitor_tui.tui.screens.wire import WireScreen
from monitor_tui.tui.screens.wording import WordingScreen

SCREENS: list[type[ReadingScreen]] = [
    ProofScreen,
    WireScreen,
    EventScreen,
    StoryScreen,
    EventsScreen,
    EmptyScreen,
    BriefScreen,
    CorrectScreen,
    TimelineScreen,
    WordingScreen,
]


@pytest.mark.parametrize("screen", SCREENS, ids=lambda screen: screen.NAME)
def test_no_key_does_two_things_on_a_screen(screen: type[ReadingScreen]) -> None:
    keys = Counter(commands.key_name(key) for command in commands.of_screen(screen.NAME) for key in command.keys)
    assert [key for key, count in keys.items() if count > 1] == []


@pytest.mark.parametrize("key", NEVER)
def test_keys_of_terminals_and_other_layouts_are_left_alone(key: str) -> None:
    taken = {commands.key_name(one) for command in COMMANDS for one in command.keys}
    assert commands.key_name(key) not in taken


@pytest.mark.parametrize("screen", SCREENS, ids=lambda screen: screen.NAME)
def test_every_command_of_a_screen_can_be_done_there(screen: type[ReadingScreen]) -> None:
    missing = [one.name for one in commands.of_screen(screen.NAME) if not hasattr(screen, f"action_{one.action}")]
    assert missing == []


@pytest.mark.parametrize("screen", SCREENS, ids=lambda screen: screen.NAME)
def test_every_binding_comes_out_of_the_table(screen: type[ReadingScreen]) -> None:
    bound = {binding.key for binding in screen.BINDINGS if not isinstance(binding, tuple)}
    assert bound == {commands.key_name(key) for one in commands.of_screen(screen.NAME) for key in one.keys}


def test_names_are_words_and_sentences_are_sentences() -> None:
    assert [one.name for one in COMMANDS if not one.name.replace("-", "").isalnum()] == []
    assert [one.name for one in COMMANDS if not (one.sentence[0].isupper() and one.sentence.endswith("."))] == []


def test_no_name_stands_twice_on_a_screen() -> None:
    for screen in SCREENS:
        names = Counter(one.name for one in commands.of_screen(screen.NAME))
        assert max(names.values()) == 1


@pytest.mark.parametrize("screen", SCREENS, ids=lambda screen: screen.NAME)
@pytest.mark.parametrize(("wide", "width"), [(False, 80), (True, 120)])
def test_the_line_of_keys_fits_its_screen(screen: type[ReadingScreen], wide: bool, width: int) -> None:
    assert len(commands.keys_line(screen.NAME, wide)) <= width


def test_the_line_of_keys_of_the_wire_stands_as_specified() -> None:
    assert commands.keys_line("wire", False) == (
        " j k move  Enter story  e event  E events  / filter  + tag  a checked  ? help"
    )


# --- a Cyrillic layout ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        *zip("йцукенгшщзфывапролджячсмить", "qwertyuiopasdfghjkl;zxcvbnm", strict=True),
        *zip("ЙЦУКЕНГШЩЗФЫВАПРОЛДЖЯЧСМИТЬБЮ", "QWERTYUIOPASDFGHJKL:ZXCVBNM<>", strict=True),
        ("ў", "o"),
        ("Ў", "O"),
        ("і", "b"),
        ("І", "B"),
        ("1", "1"),
        ("?", "?"),
        ("+", "+"),
        ("j", "j"),
        (" ", " "),
    ],
)
def test_a_key_means_what_stands_on_the_same_place(typed: str, meant: str) -> None:
    assert by_position(typed) == meant


def test_every_letter_that_is_bound_can_be_typed_in_russian_and_belarusian() -> None:
    letters = {key[0] for command in COMMANDS for key in command.keys if len(key.strip("^")) <= 2 and key[0].isalpha()}
    for layout in ("йцукенгшщзхъфывапролджэячсмитьбю", "йцукенгшўзхфывапролджэячсмітьбю"):
        typed = {by_position(letter) for letter in layout} | {by_position(letter.upper()) for letter in layout}
        assert letters - typed == set()


def test_the_slash_has_a_letter_because_a_cyrillic_layout_sends_a_dot_there() -> None:
    filtering = commands.find("filter")
    assert filtering is not None
    assert filtering.keys == ("/", "s")


@pytest.mark.parametrize(("character", "key"), [("о", "j"), ("Ж", "colon"), ("ж", "semicolon")])
def test_a_translated_key_has_the_name_that_bindings_use(character: str, key: str) -> None:
    event = translated(events.Key(character, character))
    assert event.key == key


def test_a_latin_key_is_not_touched() -> None:
    event = events.Key("j", "j")
    assert translated(event) is event
