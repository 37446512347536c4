"""Reprints are found whole, cut short and lightly edited; other stories are not."""

from __future__ import annotations

import random
from collections import Counter

import pytest

from monitor_tui.read.copies import is_copy, sketch
from tests.read.reprints import COPIES, RELATED, Text, pairs

WORDS = ["minister", "said", "plans", "were", "real", "and", "talks", "went", "on", "in", "a", "city", "people"]


def story(seed: int, length: int = 300) -> str:
    """Some text that shares words but no phrases with the others."""
    chance = random.Random(seed)
    return " ".join(f"{chance.choice(WORDS)}{chance.randrange(40)}" for _ in range(length))


@pytest.mark.parametrize("share", [0.15, 0.3, 0.6, 1.0])
def test_a_wire_story_cut_short_is_a_copy(share: float) -> None:
    whole = story(1, 600)
    cut = whole[: int(len(whole) * share)]
    assert is_copy(sketch(whole), sketch(cut))
    assert is_copy(sketch(cut), sketch(whole))


def test_case_and_punctuation_do_not_matter() -> None:
    whole = story(2)
    assert is_copy(sketch(whole), sketch(whole.upper().replace(" ", ", ")))


def test_a_reprint_with_a_line_of_its_own_is_a_copy() -> None:
    whole = story(3)
    assert is_copy(sketch(whole), sketch("Our paper reports: " + whole + " Read more on our site."))


@pytest.mark.parametrize("other", range(10, 20))
def test_other_stories_are_no_copies(other: int) -> None:
    assert not is_copy(sketch(story(4)), sketch(story(other)))


def test_a_shared_paragraph_does_not_make_a_copy() -> None:
    shared = story(5, 60)
    assert not is_copy(sketch(story(6, 300) + " " + shared), sketch(shared + " " + story(7, 300)))


def test_short_texts_are_copies_only_of_themselves() -> None:
    assert is_copy(sketch("Peskov: yes"), sketch("Peskov — yes!"))
    assert not is_copy(sketch("Peskov: yes"), sketch("Peskov: no"))
    assert not is_copy(sketch(""), sketch(""))


def test_one_text_in_two_languages_is_no_copy() -> None:
    text = "Минск, Москва, Брест, Гомель, Гродно, Витебск, Могилев, Лида, Орша, Пинск, Слоним, Барановичи"
    assert is_copy(sketch(text, lang="ru"), sketch(text, lang="ru"))
    assert not is_copy(sketch(text, lang="ru"), sketch(text, lang="uk"))


def test_a_headline_counts_only_where_there_is_no_body() -> None:
    body = story(8, 40)
    assert sketch(body, title="One headline") == sketch(body, title="Another")
    assert not is_copy(sketch("Photo", title="The minister has resigned"), sketch("Photo", title="Snow in Minsk"))


def test_what_papers_do_with_a_story_is_known_and_what_they_write_beside_it_too() -> None:
    told: Counter[tuple[str, bool]] = Counter()
    for pair in pairs():
        told[pair.kind, is_copy(_of(pair.one), _of(pair.other))] += 1
    found = sum(told[kind, True] for kind in COPIES)
    wrong = sum(told[kind, True] for kind in (*RELATED, "another story"))
    all_ = found + sum(told[kind, False] for kind in COPIES)
    assert all_ > 1500
    assert found / all_ >= 0.995, told
    assert found / (found + wrong) >= 0.998, told


def _of(text: Text) -> frozenset[int]:
    return sketch(text.body, title=text.title, lang=text.lang)
