"""Which lines are no part of a story, in the languages of the pages; and that a story's own lines stay."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor_tui.text.boilerplate import boilerplate, is_boilerplate, lines, substance

APART = """
Views: 1,234
1 234 просмотра
👁 12,3K
12 comments | 340 shares
Комментарии (5)
Share on Facebook
Поделиться в Telegram
Read also: Minister resigns after a row
Читайте также: Министр ушёл после ссоры
Чытайце таксама: міністр сышоў
Lesen Sie auch: Minister tritt zurück
Czytaj też: minister odchodzi
Skaitykite taip pat: ministras traukiasi
Related: the minister's last year
По теме:
Updated: 18 April 2021, 12:30
Обновлено: 18 апреля 2021 в 12:30 мск
Stand: 18.04.2021, 12:30 Uhr
18 апреля 2021, 12:30
Advertisement
Реклама: телефоны дешевле
Subscribe to our newsletter and never miss a story
Подписывайтесь на наш Telegram-канал
erid: 2SDnjdxWkEa
"""
OWN = """
Peskov said the talks had begun.
12 people died.
Views differ on what was said.
Comments by Peskov on 12 April were denied by 3 officials.
Advertising revenue fell, the minister said.
Реклама запрещена, сказал министр.
Updated figures show 12 dead.
Updated: Peskov said the talks had begun.
Related to the talks, Peskov said nothing.
По теме переговоров Песков ничего не сказал.
Share prices fell on Monday.
Support us, Tsikhanouskaya asked the EU.
On 9 May the parade was to be attacked, the FSB said.
"""


@pytest.mark.parametrize("line", APART.strip().split("\n"))
def test_what_is_no_part_of_a_story(line: str) -> None:
    assert is_boilerplate(line)


@pytest.mark.parametrize("line", OWN.strip().split("\n"))
def test_what_is_the_story(line: str) -> None:
    assert not is_boilerplate(line)


def test_the_lines_under_a_heading_of_links_go_with_it_up_to_the_next_sentence() -> None:
    text = "He left.\n\nRead also:\n\nMinister resigns\n\nA row in parliament\n\nShe stayed.\n\nNot a link"
    links = ["Read also:", "Minister resigns", "A row in parliament"]
    assert [text[slice(*span)] for span in boilerplate(text)] == links
    assert substance(text) == "He left. She stayed. Not a link"


def test_how_a_text_is_set_does_not_matter() -> None:
    assert substance("“Yes” – he  said…") == substance('"Yes" - he said...')
    assert substance("Yes, he said") != substance("No, he said")


@given(st.text(alphabet="aЯ1 \n.:,()|12viewsshare", max_size=400))
def test_every_line_is_told_once_and_whole(text: str) -> None:
    spans = boilerplate(text)
    assert set(spans) <= set(lines(text))
    assert list(spans) == sorted(set(spans))


@pytest.mark.parametrize("line", ["1 " * 40 + "x", "12:30 " * 12 + "!x", "share " * 13 + "?", ":" * 300, "1" * 80])
def test_a_hostile_line_takes_no_longer_than_others(line: str) -> None:
    began = time.perf_counter()
    is_boilerplate(line)
    assert time.perf_counter() - began < 0.05
