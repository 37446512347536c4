"""Labels of tokens: what the gold and the rules say, and the spans that labels mean."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor_tui.read.tagger.corpus import Attribution
from monitor_tui.read.tagger.labels import gold_labels, paragraphs, rule_labels, spans
from tests.read.tagger.making import rules_of, text_of

LABELS = ["O", "BS", "IS", "BC", "IC", "BT", "IT"]


@pytest.mark.parametrize(
    ("labels", "expected"),
    [
        ("O BS IS O BC", [("S", 1, 3), ("C", 4, 5)]),
        ("BS BS IS", [("S", 0, 1), ("S", 1, 3)]),
        ("IT IT", [("T", 0, 2)]),  # an end without a beginning still counts
        ("BS IT", [("S", 0, 1), ("T", 1, 2)]),
        ("O O", []),
    ],
)
def test_spans_of_labels(labels: str, expected: list[tuple[str, int, int]]) -> None:
    assert spans(labels.split()) == expected


@given(st.lists(st.sampled_from(LABELS), max_size=30))
def test_every_label_is_in_exactly_one_span(labels: list[str]) -> None:
    covered = [at for _, first, last in spans(labels) for at in range(first, last)]
    assert covered == [at for at, label in enumerate(labels) if label != "O"]


def test_outer_attributions_win_but_relays_give_way() -> None:
    raw = "TASS says Peskov denied it. Minsk said Kyiv lied."
    text = text_of(raw, "en")

    def span(words: str) -> list[tuple[int, int]]:
        return [(raw.index(words), raw.index(words) + len(words))]

    relay = Attribution(1, span("TASS"), span("says"), span("Peskov denied it"), relays=True)
    inner = Attribution(2, span("Peskov"), span("denied"), span("it"))
    outer = Attribution(3, span("Minsk"), span("said"), span("Kyiv lied"))
    nested = Attribution(4, span("Kyiv"), span("lied"), [])
    labels = gold_labels(text, [relay, inner, outer, nested])
    assert labels == ["O", "O", "BS", "BC", "BT", "O", "BS", "BC", "BT", "IT", "O"]


def test_rules_label_cue_before_source_before_content() -> None:
    text, founds = rules_of("Peskov said that the plan was real.", "en")
    labels = rule_labels(text, founds)
    assert labels[0] == "BS"
    assert labels[1].startswith("Bc") or labels[1].startswith("BC")
    assert labels[2:6] == ["BT", "IT", "IT", "IT"]


def test_a_paragraph_is_the_sentences_of_a_line() -> None:
    text = text_of("One. Two.\n\nThree.", "en")
    assert [[text.tokens[at].text for at in range(*one)] for one in paragraphs(text)] == [
        ["One", ".", "Two", "."],
        ["Three", "."],
    ]
