"""Rules and tagger together, with a tagger that answers what the test says."""

from __future__ import annotations

from typing import cast

from hypothesis import given
from hypothesis import strategies as st

from monitor_tui.read.found import Found
from monitor_tui.read.prepared import prepared
from monitor_tui.read.story import attributions, by_rules, run_on
from monitor_tui.read.tagger.model import Tagger
from monitor_tui.read.tagger.weighing import MODEL_ALONE, RULES_ALONE, weighed
from monitor_tui.read.tokens import Text
from tests.read.tagger.making import dossier, text_of


class Says:
    """A tagger that knows the answer: words of the text by role."""

    def __init__(self, text: Text, **roles: str) -> None:
        self._labels = ["O"] * len(text.tokens)
        for role, words in roles.items():
            for piece in words.split(" | "):
                start = text.text.index(piece)
                inside = [at for at, token in enumerate(text.tokens) if start <= token.start < start + len(piece)]
                for at in inside:
                    self._labels[at] = ("B" if at == inside[0] else "I") + role

    def labels(self, text: Text, first: int, last: int, rules: list[str]) -> list[str]:
        return self._labels[first:last]


def read(raw: str, **roles: str) -> tuple[Text, list[Found]]:
    text = text_of(raw, "en")
    given = by_rules(text, frozenset())
    result = weighed(text, given, run_on(text, given), cast(Tagger, Says(text, **roles)))
    return text, [found for founds in result for found in founds]


def words(text: Text, found: Found) -> tuple[str | None, list[str]]:
    shown = found.shown or found.source
    source = text.words(*shown) if shown else None
    return source, [text.words(*span) for span in found.content]


def test_the_ends_of_a_rules_content_are_the_taggers() -> None:
    raw = "Peskov said that the plan was real and known on Monday."
    text, (found,) = read(raw, S="Peskov", C="said", T="that the plan was real and known")
    assert words(text, found) == ("Peskov", ["that the plan was real and known"])
    assert found.rule == "verb"
    assert found.unsure == []


def test_a_content_far_from_the_rules_is_not_taken() -> None:
    raw = "Peskov said that the plan to take the capital was real."
    text, (found,) = read(raw, S="Peskov", C="said", T="real")
    assert words(text, found) == ("Peskov", ["that the plan to take the capital was real"])


def test_what_only_a_rule_sees_stays_and_says_so() -> None:
    text, (found,) = read("Peskov said that the plan was real.")
    assert found.unsure == [RULES_ALONE]
    assert words(text, found)[0] == "Peskov"


def test_what_only_the_tagger_sees_is_added_and_says_so() -> None:
    raw = '"It was a trap," shrugged the retired colonel.'
    text, founds = read(raw, S="the retired colonel", C="shrugged", T='"It was a trap,"')
    assert [words(text, found) for found in founds] == [("the retired colonel", ['"It was a trap,"'])]
    (found,) = founds
    assert found.unsure in ([MODEL_ALONE], [])  # a rule for bare quotations may know it one day


def test_an_addition_needs_a_known_cue_or_a_quotation() -> None:
    _, founds = read("The road bends towards the sea.", S="The road", C="bends", T="towards the sea")
    assert founds == []


def test_a_name_is_never_lost_from_a_source() -> None:
    raw = "The Russian Federal Security Service said the men were held."
    text, (found,) = read(raw, S="The Russian", C="said", T="the men were held")
    assert words(text, found)[0] == "The Russian Federal Security Service"


def test_a_quotation_of_the_same_paragraph_goes_on() -> None:
    raw = '"We waited," Peskov said. It was cold. "Nobody came, nobody at all."'
    text, founds = read(raw, S="Peskov", C="said", T='"We waited," | "Nobody came, nobody at all."')
    assert [words(text, found)[1] for found in founds] == [['"We waited,"', '"Nobody came, nobody at all."']]


HARD = (
    '"We waited," Peskov said. It was cold. "Nobody came."\n\nLukashenko, as TASS reports, denied it not.\nMinsk: no',
    "„Nein“, sagte Lawrow nicht. Laut KGB seien zwei Männer gefasst worden. Das teilte er mit",
    "«Мы знаем», — сказал Песков. Об этом сообщило ТАСС.\n— Нет, — ответил он. — Не было",
)


class Anything:
    """A tagger that answers at random."""

    def __init__(self, labels: list[str]) -> None:
        self._labels = labels

    def labels(self, text: Text, first: int, last: int, rules: list[str]) -> list[str]:
        return [self._labels[at % len(self._labels)] for at in range(first, last)]


@given(
    st.sampled_from(list(zip(HARD, ("en", "de", "ru"), strict=True))),
    st.lists(st.sampled_from(["O", "BS", "IS", "BC", "IC", "BT", "IT"]), min_size=1, max_size=60),
)
def test_whatever_the_tagger_answers_every_span_lies_in_its_text(story: tuple[str, str], labels: list[str]) -> None:
    text, people = prepared(story[0], dossier()[1], dossier()[0], story[1])
    for found in attributions(text, people, None, cast(Tagger, Anything(labels))):
        for first, last in (*found.content, *([found.source] if found.source else [])):
            assert 0 <= first < last <= len(text.tokens)
