"""Where sentences end."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor_tui.text import sentences
from monitor_tui.text.splitting import LONGEST

# Each row: the language, and the text with | where a sentence ends.
ROWS = [
    ("en", "Putin phoned Biden.|The Kremlin confirmed it."),
    ("en", "Mr. Biden met Dr. Smith in the U.S. Embassy.|He left the U.S.|The visit ended."),
    ("en", "According to tass.com, 3.5 million came.|It was at 5 p.m.|He left."),
    ("en", '"Yes," said Peskov.|"No." Then he went.'.replace('" Then', '"|Then')),
    ("en", "“Is it so?” he asked.|“It is!” She left.".replace("!” She", "!”|She")),
    ("en", "Plan B.|The next plan failed.|J. K. Rowling and George W. Bush came on Jan. 5."),
    ("en", "No. 5 is alive.|He said no.|Then he left, e.g. for London."),
    ("en", "Acme Inc. Chairman Jones resigned.|He had led Acme Inc.|The board agreed."),
    ("en", "And more... then again...|Now it ends!|What?!|Yes."),
    ("en", "Lt. Gen. Khrenin spoke.|Sen. Cruz and Gov. Noem did not."),
    ("en", "The text ends here.[1]|Another begins (it is said.)|So it goes."),
    ("en", "Kremlin: attempt prevented\n|Putin spoke to Biden\n\n|Foreign services planned it."),
    ("ru", "А. Г. Лукашенко заявил об этом.|С. Тихановская ответила."),
    ("ru", "В 2020 г. Лукашенко победил, т. е. так сказали."),
    ("ru", "Он родился в деревне в 1964 г.|Позже он переехал в г. Минск на ул. Ленина, стр. 5."),
    ("ru", "Партия БНФ.|ТАСС, РИА и др.|Потом пришли 5 млн.|Лукашенко уехал."),
    ("ru", "Сказали о покушении, перевороте и т. д.|Потом уехали."),
    ("ru", "Это было 17 апр. 2021 года.|«Да».|«Нет!» — сказал он.|Правда? — спросил Песков."),
    ("ru", "«Скорее всего, ЦРУ, ФБР», — предположил он.|Ст. 357 УК предусматривает 12 лет."),
    ("ru", "Завод им. Ленина закрыт.|Акад. Иванов и ген. Петров, т. н. генералы, молчат."),
    ("ru", "Это был я.|Он ушёл… и вернулся…|Потом сайт tut.by закрыли."),
    ("ru", "МИНСК, 17 апр — РИА Новости.|ФСБ сообщила об этом."),
    ("be", "У г. Мінску А. Р. Лукашэнка сказаў пра змову.|Гэта было ў 2021 г.|Пазней ён пайшоў."),
    ("be", "Замах, мяцеж і г. д.|Потым канец.|«Так» — сказала яна."),
    ("de", "Am 17. April sagte Dr. Müller, z. B. in Berlin, nichts.|Er ging am 3.|Das war es."),
    ("de", "Der 2. Weltkrieg endete im 20. Jahrhundert.|Die Agentur (dpa) u. a. meldeten das."),
    ("de", "„Wir haben ihn.“|So sprach er.|Die USA bzw. Biden schwiegen."),
    ("de", "Er kam am 17. Mai.|Laut Prof. Meier u.a. mit 3,5 Mio. Euro."),
    ("pl", "Gen. Nowak i dr Kowalski, m.in. w Warszawie, milczeli.|Potem wyszli."),
    ("uk", "О. Данилов у 2021 р. заявив про змову.|Потім пішов."),
    ("lt", "A. Skaisgirytė pasakė.|G. Nausėda atsakė."),
    (None, "A. Lukashenko spoke.|А. Лукашенко сказал.|Konec."),
]


@pytest.mark.parametrize(("lang", "marked"), ROWS)
def test_sentences_end_where_the_row_says(lang: str | None, marked: str) -> None:
    expected = [part.strip() for part in marked.split("|")]
    text = marked.replace("\n|", "\n").replace("|", " ")
    assert [text[start:end] for start, end in sentences(text, lang)] == expected


def test_a_quotation_mark_without_space_is_part_of_its_sentence() -> None:
    text = "Он сказал: «Мы их взяли.» Потом ушёл."
    assert [text[start:end] for start, end in sentences(text, "ru")] == ["Он сказал: «Мы их взяли.»", "Потом ушёл."]


@pytest.mark.parametrize("text", ["", "\n \n", "…", "***\n— ", "\t"])
def test_what_has_no_word_has_no_sentence(text: str) -> None:
    assert sentences(text) == ()


@given(
    st.text(alphabet=st.sampled_from("Аб г.С1!?…»\"'“”)(\n\t—zB. ")),
    st.sampled_from(["en", "ru", "be", "de", "xx", None]),
)
def test_spans_are_in_order_without_outer_blanks_and_leave_no_word_out(text: str, lang: str | None) -> None:
    spans = sentences(text, lang)
    before = 0
    for start, end in spans:
        assert before <= start < end <= len(text)
        assert not any(char.isalnum() for char in text[before:start])
        assert text[start:end] == text[start:end].strip()
        assert "\n" not in text[start:end]
        before = end
    assert not any(char.isalnum() for char in text[before:])


@pytest.mark.parametrize("raw", ["word " * 1000, "w" * 5000, "and so on  " * 900 + "to the end."])
def test_words_without_a_stop_are_cut_where_they_go_on(raw: str) -> None:
    spans = sentences(raw, "en")
    assert len(spans) > 1
    assert max(end - start for start, end in spans) <= LONGEST
    assert "".join("".join(raw[start:end] for start, end in spans).split()) == "".join(raw.split())
    assert all(raw[start:end] == raw[start:end].strip() for start, end in spans)
