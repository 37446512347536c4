"""A long text costs no more a word than a short one: calls are counted, which a busy machine does not change."""

from __future__ import annotations

import sys
from collections.abc import Callable
from itertools import cycle, islice

import pytest

from monitor_tui.dossier import data_folder
from tests.read.table import reading

TIMES = 8
"""How much longer the long text is."""
ALLOWED = 1.3
"""How many calls a word may cost in it, measured by those in the short one."""


PARAGRAPHS = [(lang, "\n\n", 2_000) for lang in ("ru", "lt")]
LONGEST = [pytest.param(lang, "\n\n", 5_000, marks=pytest.mark.slow) for lang in ("ru", "lt")]
WORDS = [(lang, " ", 1_200) for lang in ("en", "ru", "de", "pl", "lt")]
"""One paragraph of some 20,000 words."""


@pytest.mark.parametrize(("lang", "between", "parts"), [*PARAGRAPHS, *LONGEST, *WORDS])
def test_a_word_of_a_long_text_costs_what_one_of_a_short_text_does(lang: str, between: str, parts: int) -> None:
    short, long = (between.join(islice(_parts(lang), size)) for size in (parts // TIMES, parts))
    reading(short, lang)  # what is looked up once and remembered counts for neither
    longer = len(long.split()) / len(short.split())
    assert _calls(lambda: reading(long, lang)) < ALLOWED * longer * _calls(lambda: reading(short, lang))


def _parts(lang: str) -> cycle[str]:
    """The paragraphs of one file of the corpus, again and again."""
    file = sorted((data_folder() / "corpus" / lang).glob("*.txt"))[0]
    return cycle([line for line in file.read_text(encoding="utf-8").split("\n") if line.strip()])


def _calls(read: Callable[[], object]) -> int:
    """How many functions are called, those of the interpreter included."""
    count = 0

    def counted(frame: object, event: str, argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(counted)
    try:
        read()
    finally:
        sys.setprofile(before)
    return count
