"""Speakers by their office: with a country, on second mention, and where nobody of the dossier holds it."""

# A row of the table is a line, however long.
# ruff: noqa: E501

from __future__ import annotations

import pytest

from tests.read.table import reading

CASES: list[tuple[str, str, str]] = [
    # language, text, speakers in turn; "-" is nobody whom the dossier knows
    ("en", "Polish Prime Minister criticised the call.", "morawiecki"),
    ("en", "Two drones crossed the border, Ukraine’s president said.", "zelenskyy"),
    ("en", "Russia's top diplomat said that the talks would go on.", "lavrov"),
    ("en", "The deputy foreign minister of Russia said that the talks would go on.", "-"),
    ("en", "The Spanish prime minister said that the talks would go on.", "-"),
    ("en", "Lukashenko spoke on Monday. Foreign Minister Anna Berg said that the talks failed.\n\n“We tried,” the minister said.\n\n“It was late,” she added.", "- - -"),
    ("en", "Lavrov met Lukashenko in Minsk.\n\nLavrov said that the talks went well.\n\nThe minister added that more would follow.", "lavrov lavrov"),
    ("en", "President of Belarus Alexander Lukashenko said that the talks would go on.", "lukashenko"),
    ("en", "Speaking in Rome, US Secretary of State Antony Blinken said that the talks would go on.", "blinken"),
    ("en", "The self-proclaimed President of Belarus Aliaksandr Lukashenka said that the talks failed.", "lukashenko"),
    ("en", "“It is too early,” said Mr. Peskov. Mr. Lukashenko said that it was late.", "peskov lukashenko"),
    ("en", "An adviser to the President of Belarus said that the talks failed.", "-"),
    ("en", "The guests left, according to a representative of opposition leader Svetlana Tikhanovskaya.", "tsikhanouskaya-office"),
    ("en", "The UK Foreign Office said that the talks failed.", "uk"),
    ("en", "The Belarusian Ministry of Defence said that the talks failed.", "-"),
    ("en", "Russia’s foreign ministry accused Minsk of lies.\n\n“It is a pity,” it said.", "russia-mfa russia-mfa"),
    ("en", "Belarus’ State Border Committee said that shots were heard.\n\n“Polish border guards make false statements,” it wrote on its channel.", "by-gpk by-gpk"),
    ("en", "Peskov said that the plan was ready.\n\n“Lukashenko has agreed to it,” he added.", "peskov peskov"),
    ("ru", "Министерство иностранных дел Беларуси заявило, что посол вызван. Позже в МИД отметили, что ждут ответа.", "by-mfa by-mfa"),
    ("ru", "Кремль заявил, что посол вызван. Позже в МИД отметили, что ждут ответа.", "kremlin -"),
    ("ru", "Пресс-секретарь президента России Дмитрий Песков заявил, что план готов. По словам пресс-секретаря, Путин говорил с Лукашенко.\n\n«Мы ценим это», — подчеркнул он.", "peskov peskov peskov"),
    ("uk", "Світлана Тихановська повідомила, що зустріч відбулась. За словами опозиціонерки, боротьба триває.", "tsikhanouskaya tsikhanouskaya"),
    ("be", "Святлана Ціханоўская заявіла, што сустрэча адбылася.\n\n«Мы вітаем гэта», — падкрэсліла дэмлідар.", "tsikhanouskaya tsikhanouskaya"),
    ("en", "On Jan. 27, the Kremlin said that the talks failed.", "kremlin"),
    ("uk", "Про це повідомили в МЗС росії.", "russia-mfa"),
    ("uk", "За даними \"Беларускага Гаюна\" у Telegram, літаки злетіли.", "hajun"),
    ("de", "Die belarussische Seite teilte mit, dass Gespräche vereinbart worden seien.", "belarus-state"),
    ("ru", "Накануне Лукашенко и Путин встретились. Глава республики допустил, что встреча не последняя.", "-"),
    ("ru", "Мария Захарова заявила, что санкции вредны. Позже Боррель ответил, что это не так.\n\n«Увидим», — подчеркнула дипломат.", "zakharova borrell zakharova"),
    ("ru", "Лукашенко заявил, что план готов. Во время того же выступления он подробно рассказал, как узнал о нём.", "lukashenko lukashenko"),
    ("en", "Belarus' Foreign Ministry, meanwhile, denounced the committee's decision.", "by-mfa"),
    ("en", "“Your victory is great,” Putin said, according to the Kremlin.", "putin"),
    ("pl", "Cichanouska oświadczyła, że jego zdaniem to prowokacja.", "tsikhanouskaya"),
    ("ru", "Премьер Польши обвинил Москву в подготовке кризиса.", "morawiecki"),
    ("ru", "Глава МИД РФ заявил, что переговоры продолжатся.", "lavrov"),
    ("ru", "Премьер Испании заявил, что переговоры продолжатся.", "-"),
    ("ru", "Лукашенко принял гостей в Минске. Премьер-министр Польши Матеуш Моравецкий заявил, что граница закрыта.\n\nПо словам премьера, это надолго.", "morawiecki morawiecki"),
    ("ru", "Лукашенко заявил, что гости уехали. По словам премьера, это надолго.", "lukashenko -"),
    ("ru", "Президент Беларуси Александр Лукашенко заявил, что гости уехали.\n\n«Я так решил», — рассказал глава государства в беседе с журналистом.", "lukashenko lukashenko"),
    ("uk", "Міністр оборони Білорусі Віктор Хренін заявив, що обстановка складна.\n\nГлава оборонного відомства визнав, що триває підготовка.", "khrenin khrenin"),
    ("uk", "Прем'єр Іспанії заявив, що переговори триватимуть.", "-"),
    ("be", "Прэм'ер Польшчы заявіў, што мяжа зачынена.", "morawiecki"),
    ("de", "Der russische Außenminister sagte, die Gespräche gingen weiter.", "lavrov"),
    ("de", "Die spanische Ministerpräsidentin sagte, die Gespräche gingen weiter.", "-"),
    ("pl", "Białoruski przywódca oświadczył, że granica jest zamknięta.", "lukashenko"),
    ("pl", "Łukaszenka oświadczył, że granica jest zamknięta. Premier podkreślił, że to potrwa.", "lukashenko -"),
    ("lt", "Prezidentas Gitanas Nausėda sako, kad siena uždaryta. Pasak šalies vadovo, tai ilgam.", "nauseda nauseda"),
    ("lt", "Lietuvos diplomatijos vadovas sako, kad siena uždaryta.", "landsbergis"),
    ("en", "Ukraine's foreign minister, Andrii Sybiha, said the talks were over. “We tried,” he said.", "- -"),
    ("en", "The talks were over, said Ukraine's foreign minister, Andrii Sybiha. He added that more would follow.", "- -"),
    ("en", "Poland's prime minister, Donald Tusk, said the talks were over.\n\n“We tried,” the premier added.", "- -"),
    ("en", "Ukraine's foreign minister, Dmytro Kuleba, said the talks were over. He added that more would follow.", "kuleba kuleba"),
    ("en", "Ukraine's foreign minister, in Paris on Monday, said the talks were over.", "kuleba"),
    ("en", "The KGB's spokesman, Ivan Ivanov, said the talks were over.", "kgb-by"),
    ("ru", "Глава МИД Украины, Андрей Сибига, заявил, что переговоры окончены. «Мы ждём», — сказал он.", "- -"),
    ("ru", "Министр иностранных дел Украины Андрей Сибига заявил, что переговоры окончены. Он добавил, что ждёт.", "- -"),
    ("uk", "Міністр закордонних справ України, Андрій Сибіга, заявив, що переговори завершені. Він додав, що чекає.", "- -"),
    ("be", "Міністр замежных спраў Украіны, Андрэй Сібіга, заявіў, што перамовы скончаны. Ён дадаў, што чакае.", "- -"),
    ("de", "Der ukrainische Außenminister, Andrij Sybiha, sagte, die Gespräche seien beendet. Er fügte hinzu, man warte.", "- -"),
    ("pl", "Minister spraw zagranicznych Ukrainy, Andrij Sybiha, powiedział, że rozmowy się skończyły.", "-"),
    ("lt", "Ukrainos užsienio reikalų ministras, Andrijus Sybiha, sakė, kad derybos baigtos. Jis pridūrė, kad laukia.", "- -"),
    ("ru", "Мария Захарова выступила в Москве. По ее словам, переговоры сорваны, передает ТАСС.", "zakharova"),
    ("en", "Lukashenko left Minsk on Monday while accusing Warsaw of lies.", "lukashenko"),
    ("de", "Das Auswärtige Amt warf Minsk Lügen vor.", "germany"),
    ("de", "Eine Sprecherin des Auswärtigen Amtes sagte am Montag in Berlin: „Die Lage ist ernst.“", "germany"),
    ("de", "Die Lage sei ernst, hieß es aus dem Auswärtigen Amt.", "germany"),
    ("de", "Der Kreml wies die Vorwürfe zurück. „Die Lage ist ernst“, sagte ein Sprecher.", "kremlin kremlin"),
    ("de", "Peskow wies die Vorwürfe zurück. „Die Lage ist ernst“, sagte ein Sprecher.", "peskov -"),
    ("de", "Das Moskauer Außenministerium teilte mit, die Lage sei ernst.", "russia-mfa"),
    ("de", "Das Minsker Außenministerium sprach von einer Provokation.", "by-mfa"),
    ("de", "Die Lage sei ernst, verlautete aus dem Kreml.", "kremlin"),
    ("de", "Wie aus dem Kreml verlautete, ist die Lage ernst.", "kremlin"),
    ("de", "Es gibt Angaben des KGB, nach denen Kämpfer eingedrungen sind.", "kgb-by"),
    ("de", "Falls Lukaschenko mehr Geld verlangt, wird es schwierig.", ""),
    ("de", "Beobachter vermuten, dass Putin mehr Geld verlangt.", ""),
]  # fmt: skip

QUOTED: list[tuple[str, str, str]] = [
    # language, text whose last claim an agency passes on, its author
    ("ru", "Мария Захарова выступила в Москве. По ее словам, переговоры сорваны, передает ТАСС.", "zakharova tass"),
    ("ru", "Лукашенко принял гостей. «Мы не отступим», — приводит его слова «БелТА».", "lukashenko belta"),
    ("ru", "Песков заявил, что план готов. «Мы не отступим», — приводит его слова агентство БелТА.", "peskov belta"),
    ("ru", "«Мы не отступим», — цитирует Лукашенко БелТА.", "lukashenko belta"),
    ("uk", "Лукашенко прийняв гостей. «Ми не відступимо», — цитує його БелТА.", "lukashenko belta"),
    ("uk", "«Ми не відступимо», — наводить слова Лукашенка БелТА.", "lukashenko belta"),
    ("be", "«Мы не адступім», — прыводзіць словы Лукашэнкі БелТА.", "lukashenko belta"),
    ("pl", "„Nie ustąpimy” – cytuje Łukaszenkę agencja BelTA.", "lukashenko belta"),
    ("en", "“We will not yield,” BelTA quotes Lukashenka as saying.", "lukashenko belta"),
    ("en", "“We will not yield,” state news agency BelTA quoted Lukashenko as saying on Monday.", "lukashenko belta"),
]  # fmt: skip


@pytest.mark.parametrize(("lang", "text", "speakers"), CASES)
def test_speakers_by_office(lang: str, text: str, speakers: str) -> None:
    claims = [claim for claim in reading(text, lang).claims if claim.kind.value != "thought"]
    assert " ".join(claim.actor or "-" for claim in claims) == speakers


@pytest.mark.parametrize(("lang", "text", "author"), QUOTED)
def test_who_is_quoted_is_the_author(lang: str, text: str, author: str) -> None:
    claim = reading(text, lang).claims[-1]
    assert " ".join([claim.actor or "-", *claim.via]) == author
