"""What changed between two texts, and what became of a sentence."""

from __future__ import annotations

import random
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor_tui.model import Presence
from monitor_tui.text import sentences
from monitor_tui.text.difference import Fates, changes, differ

WORDS = [
    ("He said yes.", "He said yes.", []),
    ("He said yes.", "He said no.", [("yes", "no")]),
    ("He said yes.", "He never said yes.", [("", "never")]),
    ("He often said yes.", "He said yes.", [("often", "")]),
    ("Peskov said it.", "Песков said it.", [("Peskov", "Песков")]),
    ("It was “foiled” – he said.", 'It was "foiled" - he said.', []),
    ("One two.\n\nThree four.", "One two. Three four.", []),
    ("Views: 12\n\nHe left.", "Views: 13\n\nHe stayed.", [("left", "stayed")]),
    ("Read also: A\n\nHe left.", "He left.\n\nAdvertisement: B", []),
    # Two sentences that share a comma and an article are not shown as a patchwork.
    ("The talks failed, the envoy said.", "A plot, the KGB announced, was foiled.", None),
    ("", "He left.", [("", "He left.")]),
    ("He left.", "", [("He left.", "")]),
]


@pytest.mark.parametrize(("old", "new", "expected"), WORDS)
def test_the_words_that_changed(old: str, new: str, expected: list[tuple[str, str]] | None) -> None:
    found = [(old[slice(*change.old)], new[slice(*change.new)]) for change in changes(old, new)]
    if expected is None:
        assert len(found) <= 2
    else:
        assert found == expected
        assert differ(old, new) == bool(expected)


@given(st.text(alphabet="ab c.\n", max_size=60), st.text(alphabet="ab c.\n", max_size=60))
def test_changes_come_in_order_and_what_is_left_between_them_is_the_same(old: str, new: str) -> None:
    found = changes(old, new)
    left, right, before, after = "", "", 0, 0
    for change in found:
        assert before <= change.old[0] <= change.old[1]
        assert after <= change.new[0] <= change.new[1]
        left, right = left + old[before : change.old[0]], right + new[after : change.new[0]]
        before, after = change.old[1], change.new[1]
    assert _letters(left + old[before:]) == _letters(right + new[after:])


def _letters(text: str) -> str:
    return "".join(text.split())


OLD = "They met. Peskov said that the talks had begun on Monday. Nobody was hurt. Minsk denied it. All went home."
FATES = [
    ("Peskov said that the talks had begun on Friday.", "altered"),
    ("Talks had begun on Monday, Peskov said that day.", "altered"),
    ("An entirely other sentence stands here now.", "altered"),
    ("", "gone"),
    ("Peskov said that the talks had begun on Monday, and that they would go on.", "altered"),
]


@pytest.mark.parametrize(("now", "fate"), FATES)
def test_what_became_of_a_sentence(now: str, fate: str) -> None:
    sentence = "Peskov said that the talks had begun on Monday."
    fates = Fates(OLD, OLD.replace(sentence, now))
    told = {OLD[slice(*span)]: str(fates.of(span)) for span in sentences(OLD)}
    assert told == {**dict.fromkeys(told, "present"), sentence: fate}


def test_of_two_sentences_that_gave_way_to_one_the_one_more_like_it_is_altered() -> None:
    new = OLD.replace("Nobody was hurt. Minsk denied it.", "Minsk has since denied that.")
    fates = Fates(OLD, new)
    told = {OLD[slice(*span)]: fates.of(span) for span in sentences(OLD)}
    assert (told["Minsk denied it."], told["Nobody was hurt."]) == (Presence.ALTERED, Presence.GONE)


def test_a_sentence_stands_wherever_it_moved() -> None:
    moved = " ".join(reversed([OLD[slice(*span)] for span in sentences(OLD)]))
    assert {str(Fates(OLD, moved).of(span)) for span in sentences(OLD)} == {"present"}


def test_five_thousand_words_are_compared_at_once() -> None:
    chance = random.Random(1)
    some = "the of Peskov said Kremlin Minsk coup plan. arrested on Monday KGB ministry was had"
    words = chance.choices(some.split(" "), k=5000)
    other = words[:]
    for place in chance.sample(range(5000), 500):
        other[place] = f"changed{place}"
    began = time.perf_counter()
    assert len(changes(" ".join(words), " ".join(other))) > 200
    assert differ(" ".join(words), " ".join(other))
    assert time.perf_counter() - began < 1
