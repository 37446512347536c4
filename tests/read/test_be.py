"""Belarusian: who says what, in both orthographies and both scripts."""

# A row of the table is a line, however long.
# ruff: noqa: E501

from __future__ import annotations

from datetime import date

import pytest

from monitor_tui.read import grammars
from tests.read.table import Said, check, reading

CASES: list[tuple[str, tuple[Said, ...]]] = [
    # subject before the verb, after it, and apart from it
    ("Аляксандар Лукашэнка заявіў, што мяжу закрыюць.", (Said("lukashenko", "asserts", "^што мяжу"),)),
    ("Alaksandar Łukašenka zajaviŭ, što miažu zakryjuć.", (Said("lukashenko", "asserts", "^što miažu"),)),
    ("Пяскоў заявіў, што планы былі канкрэтныя.", (Said("peskov", "asserts", "^што планы"),)),
    ("Старшыня КДБ Іван Тэртэль у суботу паведаміў журналістам, што аперацыя завершана.", (Said("tertel", "asserts", "^што аперацыя", said=date(2021, 4, 17)),)),
    ("Пра гэта паведаміла ў пятніцу прэс-служба ФСБ.\n\nПадрабязнасці невядомыя.", (Said("fsb", "asserts", said=date(2021, 4, 16)),)),
    ("У КДБ сцвярджаюць, што затрыманыя прызналіся.", (Said("kgb-by", "asserts"),)),
    ("Замах прадухілены, паведамілі ў КДБ.", (Said("kgb-by", "asserts", "^Замах прадухілены"),)),
    ("На пасяджэнні ўрада Лукашэнка заявіў, што за змовай стаяць ЗША.", (Said("lukashenko", "accuses"),)),
    ("Прэс-сакратар прэзідэнта Расіі Дзмітрый Пяскоў адзначыў, што размова адбылася.", (Said("peskov", "asserts", "^што размова"),)),
    ("Мэр горада расказаў, што мост адкрыюць праз два тыдні.", (Said("~Мэр горада", "asserts", "што мост адкрыюць"),)),
    ("Заробкі вырастуць на 5%, паведаміла міністарка працы Ірына Касцевіч.", (Said("~міністарка працы Ірына Касцевіч", "asserts", "^Заробкі вырастуць"),)),
    ("Адвакат Зянковіча сказаў, што яго кліент невінаваты.", (Said("~Адвакат Зянковіча", "denies"),)),
    # direct speech
    ("«Так, абмяркоўвалі», — сказаў Пяскоў.", (Said("peskov", "confirms", "Так, абмяркоўвалі", direct=True),)),
    ("«Гэта правакацыя спецслужбаў», — заявіла Святлана Ціханоўская. — «Мы заклікаем не спяшацца».", (Said("tsikhanouskaya", "accuses", "не спяшацца", direct=True),)),
    ("Тэртэль сказаў: «Аперацыя завершана».", (Said("tertel", "asserts", "Аперацыя завершана", direct=True),)),
    ("— Мы ўсё адрамантуем да вечара, — паабяцаў дырэктар завода Алег Сіняўскі.", (Said("~дырэктар завода Алег Сіняўскі", "asserts", "Мы ўсё"),)),
    # by the words of
    ("Паводле слоў Лукашэнкі, за спробай перавароту стаяць спецслужбы ЗША.", (Said("lukashenko", "accuses"),)),
    ("Паводле ФСБ, пераварот быў намечаны на 9 мая.", (Said("fsb", "asserts", "пераварот быў"),)),
    ("Пераварот, паводле інфармацыі КДБ, рыхтаваўся за мяжой.", (Said("kgb-by", "asserts", "рыхтаваўся за мяжой"),)),
    ("На думку лекараў, вакцына бяспечная.", (Said("~лекараў", "asserts", "вакцына бяспечная"),)),
    ("Як паведамляе БелТА, суд пачнецца ў ліпені.", (Said("belta", "asserts", "суд пачнецца"),)),
    ("Як заявіў кіраўнік МЗС Расіі Сяргей Лаўроў, Захад хлусіць.", (Said("lavrov", "accuses", "Захад хлусіць"),)),
    # headlines
    ("Пяскоў: планы былі канкрэтныя\n\nНадвор'е добрае.", (Said("peskov", "asserts", "^планы былі"),)),
    ("Крэмль: замах на Лукашэнку прадухілены\n\nНадвор'е добрае.", (Said("kremlin", "asserts"),)),
    ("Ціханоўская: гэта правакацыя\n\nНадвор'е добрае.", (Said("tsikhanouskaya", "accuses"),)),
    ("Змоўшчыкі хацелі адключыць святло — ФСБ\n\nНадвор'е добрае.", (Said("fsb", "asserts"),)),
    # accusations
    ("Лукашэнка абвінаваціў ЦРУ і ФБР у падрыхтоўцы замаху.", (Said("lukashenko", "accuses", targets="cia fbi"),)),
    ("Мінск абвінаваціў Польшчу ва ўмяшанні ва ўнутраныя справы.", (Said("belarus-state", "accuses", targets="poland"),)),
    ("Еўрасаюз асудзіў прымусовую пасадку самалёта.", (Said("eu", "accuses", kind="act"),)),
    ("Павел Латушка раскрытыкаваў рашэнне суда.", (Said("latushka", "accuses"),)),
    ("Ціханоўская назвала гэта правакацыяй ФСБ і КДБ.", (Said("tsikhanouskaya", "accuses", targets="fsb kgb-by"),)),
    # denials, confirmations, refusals
    ("Дзярждэпартамент ЗША абверг датычнасць да змовы.", (Said("us-state-dept", "denies"),)),
    ("У ЗША адхілілі абвінавачанні Мінска.", (Said("us", "denies"),)),
    ("Пяскоў пацвердзіў, што тэма абмяркоўвалася.", (Said("peskov", "confirms", "^што тэма"),)),
    ("Пяскоў пацьвердзіў размову прэзыдэнтаў.", (Said("peskov", "confirms"),)),
    ("Касцусёў не прызнаў віну.", (Said("kastusiou", "denies"),)),
    ("Зянковіч прызнаў віну.", (Said("zyankovich", "confirms", kind="act"),)),
    ("Пяскоў адмовіўся каментаваць гэтую інфармацыю.", (Said("peskov", "refuses", kind="act"),)),
    ("Еўрасаюз не прызнае Лукашэнку прэзідэнтам.", (Said("eu", "refuses", kind="act"),)),
    # relays
    ("Пяскоў пацвердзіў размову, паведамляе ТАСС.", (Said("peskov", "confirms", via="tass"),)),
    ("«Планы былі вельмі канкрэтныя», — сказаў Пяскоў РІА Новости.", (Said("peskov", "asserts"),)),
    ("Інтэрфакс паведамляе са спасылкай на ФСБ, што затрыманыя двое.", (Said("fsb", "asserts", via="interfax"),)),
    ("Пяскоў пацвердзіў, што размова была, перадае «Інтэрфакс».", (Said("peskov", "confirms", via="interfax"),)),
    # pronouns, several speakers, thoughts
    ("Пуцін выступіў з пасланнем. Ён заявіў, што Захад перайшоў усе межы.", (Said("putin", "asserts", "Захад перайшоў"),)),
    ("Ціханоўская жыве ў Вільні. Яна запатрабавала новых выбараў.", (Said("tsikhanouskaya", "asserts", kind="act"),)),
    ("Пяскоў пацвердзіў размову, дадаўшы, што падрабязнасцей не будзе.", (Said("peskov", "confirms"), Said("peskov", "asserts", "што падрабязнасцей"))),
    ("Лаўроў заявіў, што ЗША падманваюць, а Блінкен адкінуў абвінавачанні.", (Said("lavrov", "accuses"), Said("blinken", "denies"))),
    ("КДБ паказаў запісы ў суботу. Ведамства сцвярджае, што затрыманыя прызналіся.", (Said("kgb-by", "asserts"),)),
    ("Навукоўцы лічаць, што вірус прыйшоў ад кажаноў.", (Said("~Навукоўцы", "asserts", kind="thought"),)),
    ("Прэс-сакратар прэзідэнта Расіі адказаў журналістам: «Так».", (Said("peskov", "confirms"),)),
    ("Гэта правакацыя, адзначылі ў Офісе Святланы Ціханоўскай.", (Said("tsikhanouskaya-office", "accuses"),)),
    ("КДБ пацвердзіў затрыманне. Тыя, хто быў пры гэтым, сказалі, што палітолаг падазраецца ў змове.", (Said("kgb-by", "confirms"),)),
    ("Тэма размовы Пуціна і Байдэна вядомая. Прэзідэнт заявіў, што змова раскрыта.", (Said("~Прэзідэнт", "asserts"),)),
    ("Як паведамляе БелаПАН, прэс-служба Святланы Ціханоўскай бачыць за гэтым спецслужбы.", (Said("tsikhanouskaya-office", "asserts", via="belapan"),)),
    ("Абвінавачанні «абсурдныя», сказалі ў Дзяржаўным дэпартаменце 18 красавіка замежным агенцтвам.", (Said("us-state-dept", "denies"),)),
    ("Прэс-сакратар Крамля адказаў 19 красавіка журналістам сцвярджальна: «Так».", (Said("peskov", "confirms", "^«Так"),)),
    ("Спробай забойства прэзідэнта Беларусі назваў тое, што адбылося, Сяргей Лаўроў.", (Said("lavrov", "asserts"),)),
    ("Хто аддаў загад, Дзмітрый Пяскоў раскрываць не стаў.", (Said("peskov", "refuses"),)),
    # дзеясловы прэсы
    ("Ціханоўская выказала сумнеў, што сустрэча адбудзецца.", (Said("tsikhanouskaya", "asserts", "^што сустрэча"),)),
    ("Лукашэнка прыпісаў Польшчы падрыхтоўку нападу.", (Said("lukashenko", "accuses"),)),
    ("Ціханоўская выклала свой план.", (Said("tsikhanouskaya", "asserts", "свой план"),)),
    ("Ціханоўская звярнулася з просьбай паскорыць суд.", (Said("tsikhanouskaya", "asserts", "^паскорыць", kind="act"),)),
    ("Пры гэтым Лукашэнка заявіў, што мост адкрыюць.", (Said("lukashenko", "asserts", "^што мост"),)),
    ("Мост адкрыты, сказана ў паведамленні ФСБ.", (Said("fsb", "asserts", "^Мост"),)),
    ("Як высветліў ТАСС, мост адкрыты.", (Said("tass", "asserts", "мост адкрыты"),)),
]  # fmt: skip

CLASSICAL: list[tuple[str, tuple[Said, ...]]] = [
    ("Пяскоў сьцьвердзіў, што пляны былі канкрэтныя.", (Said("peskov", "asserts", "^што пляны"),)),
    ("Прэс-сакратар расейскага прэзыдэнта пацьвердзіў, што размова адбылася.", (Said("peskov", "confirms", "^што размова"),)),
    ("Дзярждэпартамэнт ЗША абверг датычнасьць да змовы.", (Said("us-state-dept", "denies"),)),
    ("«Мы ня ведаем, хто гэта зрабіў», — патлумачыла Сьвятлана Ціханоўская.", (Said("tsikhanouskaya", "asserts", direct=True),)),
    ("Паводле зьвестак ФСБ, пераварот быў намечаны на 9 траўня.", (Said("fsb", "asserts", "пераварот быў"),)),
    ("На пытаньне пра змову Пяскоў адказваць ня стаў.", (Said("peskov", "refuses"),)),
    ("Менск абвінаваціў Вашынгтон ва ўмяшаньні.", (Said("belarus-state", "accuses", targets="us"),)),
    ("Эўразьвяз асудзіў прымусовую пасадку самалёту.", (Said("eu", "accuses", kind="act"),)),
    ("Сьледчы камітэт Беларусі паведаміў, што затрыманыя прызналіся.", (Said("by-ic", "asserts"),)),
    ("Экспэрты сумняваюцца, што выбары нешта зьменяць.", (Said("~Экспэрты", "asserts", kind="thought"),)),
    ("Намесьнік міністра запэўніў, што войска ня зьменіць пазыцыяў.", (Said("~Намесьнік міністра", "asserts"),)),
]  # fmt: skip

LATIN: list[tuple[str, tuple[Said, ...]]] = [
    ("Piaskoŭ zajaviŭ, što płany byli kankretnyja.", (Said("peskov", "asserts", "^što płany"),)),
    ("Staršynia KDB Ivan Tertel u subotu paviedamiŭ žurnalistam, što aperacyja zavieršana.", (Said("tertel", "asserts", "^što aperacyja", said=date(2021, 4, 17)),)),
    ("«Heta pravakacyja śpiecsłužbaŭ», — zajaviła Śviatłana Cichanoŭskaja.", (Said("tsikhanouskaya", "accuses", direct=True),)),
    ("Pavodle słoŭ Łukašenki, za sprobaj pieravarotu stajać śpiecsłužby ZŠA.", (Said("lukashenko", "accuses"),)),
    ("Pieravarot, pavodle infarmacyi KDB, rychtavaŭsia za miažoj.", (Said("kgb-by", "asserts", "rychtavaŭsia za miažoj"),)),
    ("Kreml: zamach na Łukašenku praduchileny\n\nNadvorje dobraje.", (Said("kremlin", "asserts"),)),
    ("Łukašenka abvinavaciŭ CRU i FBR u padrychtoŭcy zamachu.", (Said("lukashenko", "accuses", targets="cia fbi"),)),
    ("Dziaržaŭny departament ZŠA abvierh datyčnaść da zmovy.", (Said("us-state-dept", "denies"),)),
    ("Piaskoŭ paćvierdziŭ, što tema abmiarkoŭvałasia.", (Said("peskov", "confirms", "^što tema"),)),
    ("Piaskoŭ admoviŭsia kamientavać hetuju infarmacyju.", (Said("peskov", "refuses", kind="act"),)),
    ("Pres-sakratar Kramla nazvaŭ abvinavačańni absurdnymi.", (Said("peskov", "denies"),)),
    ("Śledčy kamitet Biełarusi śćviardžaje, što zatrymanyja pryznalisia.", (Said("by-ic", "asserts"),)),
    ("Pucin vystupiŭ z pasłańniem. Jon zajaviŭ, što Zachad pierajšoŭ usie miežy.", (Said("putin", "asserts", "Zachad pierajšoŭ"),)),
    ("Cichanoŭskaja žyvie ŭ Vilni. Jana zapatrabavała novych vybaraŭ.", (Said("tsikhanouskaya", "asserts", kind="act"),)),
    ("Vučonyja ličać, što virus pryjšoŭ ad kažanoŭ.", (Said("~Vučonyja", "asserts", kind="thought"),)),
    ("Mier horada raskazaŭ, što most adkryjuć praz dva tydni.", (Said("~Mier horada", "asserts", "što most adkryjuć"),)),
]  # fmt: skip

NOBODY: list[str] = [
    "Пасяджэнне спачатку абвясцілі закрытым.",
    "Суд у Мінску: што расказаў Лукашэнка",
    "Пераклад для архіва паводле копіі паведамлення БелТА на сайце прыклад.рф; словы нашы.",
    "Лаўроў не назваў імёнаў.",
    "Пра змову Лаўроў нічога не кажа.",
    "Зянковіча прысудзілі да адзінаццаці гадоў калоніі.",
    "Двое мужчын былі затрыманыя ў Маскве.",
    "Пуцін і Байдэн пагаварылі па тэлефоне.",
    "Міліцыя затрымала дзясяткі пратэстоўцаў у Мінску.",
    "Самалёт прызямліўся ў Мінску ў суправаджэнні знішчальніка.",
    "Pucin i Bajden pahavaryli pa telefonie.",
    "Milicyja zatrymała dziasiatki pratestoŭcaŭ u Minsku.",
    "Ziankoviča prysudzili da adzinaccaci hadoŭ kałonii.",
    "Гэтую інфармацыю не ўдалося праверыць незалежна.",
]


@pytest.mark.parametrize(("text", "expected"), CASES, ids=lambda value: value[:60] if isinstance(value, str) else "")
def test_claims(text: str, expected: tuple[Said, ...]) -> None:
    check(text, expected, "be")


@pytest.mark.parametrize(
    ("text", "expected"), CLASSICAL, ids=lambda value: value[:60] if isinstance(value, str) else ""
)
def test_classical_spelling(text: str, expected: tuple[Said, ...]) -> None:
    check(text, expected, "be")


@pytest.mark.parametrize(("text", "expected"), LATIN, ids=lambda value: value[:60] if isinstance(value, str) else "")
def test_latin_letters(text: str, expected: tuple[Said, ...]) -> None:
    check(text, expected, "be")


def test_the_latin_grammar_is_made_of_the_other() -> None:
    latin, own = grammars.load("be-latn"), grammars.load("be")
    assert latin.lang == "be-latn"
    assert {cue.lemma for cue, _ in latin.words["zajaviŭ"].cues} == {"zajavić"}
    assert not {word for word in latin.words if any("\u0400" <= char <= "\u04ff" for char in word)}
    assert latin.patterns.keys() == own.patterns.keys()
    assert {key for key in latin.sets if key.isascii()} >= {key for key in own.sets if key.isascii()}


def test_days_in_latin_letters() -> None:
    (claim,) = reading("Učora Tertel raskazaŭ, što miaciež rychtavali na červień-lipień.", "be").claims
    assert claim.said == date(2021, 4, 18)
    assert [(mention.start, mention.end) for mention in claim.dates] == [(date(2021, 6, 1), date(2021, 7, 31))]


@pytest.mark.parametrize("text", NOBODY)
def test_narration_is_nobodys_claim(text: str) -> None:
    check(text, (), "be")


def test_the_caveat_is_a_remark() -> None:
    assert [remark.kind for remark in reading(NOBODY[-1], "be").remarks] == ["unverified"]


def test_when_it_was_said_and_what_days_are_spoken_of() -> None:
    (claim,) = reading("Учора Тэртэль расказаў, што мяцеж рыхтавалі на чэрвень-ліпень.", "be").claims
    assert claim.said == date(2021, 4, 18)
    assert [(mention.start, mention.end) for mention in claim.dates] == [(date(2021, 6, 1), date(2021, 7, 31))]
