"""Whole stories: what runs on, who is meant, where everything stands."""

from __future__ import annotations

import time
from datetime import date

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from monitor_tui.model import Claim, Reading
from tests.read.table import belarus, reading

STORY = """Peskov: plans were real

Kremlin spokesman Dmitry Peskov confirmed on Friday that the two presidents had talked. \
“It was a serious conversation. We know the names,” he said. “More will follow.”

The State Department denied any involvement. The information could not be verified independently."""


def spans(claim: Claim) -> list[tuple[int, int]]:
    """Every span of a claim but those of sentences."""
    single = [span for span in (claim.source, claim.cue) if span is not None]
    return [*single, *claim.content, *(d.span for d in claim.dates), *(n.span for n in claim.numbers)]


def in_bounds(text: str, read: Reading) -> bool:
    """Whether every span lies in the text, with its sentence among the claim's."""
    for claim in read.claims:
        if any(not 0 <= start < end <= len(text) for start, end in [*spans(claim), *claim.sentences, claim.sentence]):
            return False
        if claim.sentence not in claim.sentences or list(claim.sentences) != sorted(set(claim.sentences)):
            return False
    return True


def test_a_quotation_over_sentences_is_one_claim_with_one_span_a_quotation() -> None:
    said = [claim for claim in reading(STORY, "en").claims if claim.direct]
    (claim,) = said
    assert [STORY[start:end] for start, end in claim.content] == [
        "“It was a serious conversation. We know the names,”",
        "“More will follow.”",
    ]
    assert len(claim.sentences) == 3
    assert claim.actor == "peskov"


def test_offsets_and_sentences() -> None:
    read = reading(STORY, "en")
    assert in_bounds(STORY, read)
    assert [claim.actor for claim in read.claims] == ["peskov", "peskov", "peskov", "us-state-dept"]
    assert [STORY[slice(*remark.sentence)] for remark in read.remarks] == [
        "The information could not be verified independently."
    ]


def test_speech_over_paragraphs_is_one_claim() -> None:
    text = "“The plan was real,” Tertel said.\n\n“We followed them for months.\n\n“They wanted to kill.”\n\nIt rained."
    claims = reading(text, "en").claims
    assert claims[0].actor == "tertel"


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("on Friday evening", date(2021, 4, 16)),
        ("on Monday", date(2021, 4, 19)),
        ("yesterday", date(2021, 4, 18)),
        ("on 17 April", date(2021, 4, 17)),
        ("on April 17", date(2021, 4, 17)),
        ("over the weekend", date(2021, 4, 17)),
        ("on 3 December", date(2020, 12, 3)),
    ],
)
def test_said(words: str, day: date) -> None:
    (claim,) = reading(f"Peskov said {words} that the talks had failed.", "en").claims
    assert claim.said == day


def test_a_claim_without_a_day_is_said_when_the_story_was_published() -> None:
    (claim,) = reading("Peskov said that the talks would go on.", "en").claims
    assert (claim.said, claim.precision, claim.unsure) == (date(2021, 4, 19), "day", ())


def test_camps_are_those_of_the_day() -> None:
    camps = {claim.actor: claim.camp for claim in reading(STORY, "en").claims}
    assert camps == {"peskov": "kremlin", "us-state-dept": "west"}


def test_a_story_without_a_grammar_of_its_language_is_read_as_far_as_it_goes() -> None:
    assert reading("Le Kremlin a démenti.", "fr").lang == "fr"


WORDS = """Peskov said that , . : “ ” " « » — – „ “ ‘ ’ ' ( ) the KGB according to denied Lukashenko was by he
Песков заявил , что « » — сказал По словам ФСБ об этом сообщили в Кремле сообщается Пяскоў паведаміў што паводле
laut teilte mit wies zurück hat gesagt soll haben dass wie sagte so KGB er der dpa 9 May 2021 12.04. 150 % Mr. ..."""
PIECES = st.lists(st.sampled_from([*WORDS.split(), "\n", "\n\n", "\u200d"]), max_size=40)


@settings(max_examples=300, deadline=None)
@given(PIECES, st.sampled_from(["en", "ru", "be", "de"]))
@example(["Песков", "заявил"], "ru")
@example([":", "“"], "en")
@example(["teilte", "mit"], "de")
def test_any_text_is_read_without_a_fault(pieces: list[str], lang: str) -> None:
    text = " ".join(pieces)
    assert in_bounds(text, reading(text, lang))


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=200))
def test_any_characters_are_read_without_a_fault(text: str) -> None:
    assert in_bounds(text, reading(text, "en"))
    assert belarus()


@pytest.mark.parametrize(
    ("words", "lang"),
    [
        ('Kremlin spokesman Dmitry Peskov denied that Moscow was involved. "We know nothing," he said. ', "en"),
        ("Песков заявил, что ", "ru"),
    ],
    ids=["one paragraph of many speakers", "one sentence that never ends"],
)
def test_a_long_text_is_read_in_a_time_that_grows_with_it(words: str, lang: str) -> None:
    """A bound that only a quadratic pass breaks: thirty thousand characters take a second."""
    begun = time.process_time()
    assert len(reading(words * (30_000 // len(words)), lang).claims) > 300
    assert time.process_time() - begun < 10
