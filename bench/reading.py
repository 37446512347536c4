"""Documents and words a second of `read`, one process, on synthetic news of four languages."""

from __future__ import annotations

import json
import random
import resource
import statistics
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from bench.fill import Words

WORDS = 400

_PARTS = {
    "en": (
        "Kremlin spokesman Dmitry Peskov said on Friday that the talks between the two presidents had been useful.",
        "According to the Belarusian KGB, two men were detained in Moscow with the help of the Russian side.",
        "The ministry denied that any agreement had been signed, and declined to name the participants.",
        "Traffic in the centre of the city was slow all day, and several streets stayed closed until the evening.",
        "Prices for fuel rose by three per cent in a month while wages in the region hardly moved.",
        '"We are ready to talk to everybody who wants peace," Sviatlana Tsikhanouskaya told reporters in Vilnius.',
    ),
    "ru": (
        "Пресс-секретарь президента России Дмитрий Песков заявил, что переговоры двух президентов были полезными.",
        "По данным КГБ Беларуси, двое мужчин были задержаны в Москве при содействии российской стороны.",
        "В министерстве опровергли сообщения о подписании соглашения и отказались назвать участников встречи.",
        "Движение в центре города было затруднено весь день, несколько улиц оставались закрытыми до вечера.",
        "Цены на топливо выросли за месяц на три процента, а зарплаты в регионе почти не изменились.",
        "«Мы готовы говорить со всеми, кто хочет мира», — сказала Светлана Тихановская журналистам в Вильнюсе.",
    ),
    "be": (
        "Прэс-сакратар прэзідэнта Расіі Дзмітрый Пяскоў заявіў, што перамовы двух прэзідэнтаў былі карыснымі.",
        "Паводле КДБ Беларусі, двое мужчын былі затрыманыя ў Маскве пры дапамозе расійскага боку.",
        "Рух у цэнтры горада быў абцяжараны цэлы дзень, некалькі вуліц заставаліся закрытымі да вечара.",
        "«Мы гатовыя гаварыць з усімі, хто хоча міру», — сказала Святлана Ціханоўская журналістам у Вільні.",
    ),
    "de": (
        "Kremlsprecher Dmitri Peskow sagte am Freitag, die Gespräche der beiden Präsidenten seien nützlich gewesen.",
        "Nach Angaben des belarussischen KGB wurden zwei Männer mit Hilfe der russischen Seite in Moskau festgenommen.",
        "Der Verkehr in der Innenstadt war den ganzen Tag über langsam, einige Straßen blieben bis zum Abend gesperrt.",
        "„Wir sind bereit, mit allen zu sprechen, die Frieden wollen“, sagte Swetlana Tichanowskaja in Vilnius.",
    ),
}


@dataclass(frozen=True, slots=True)
class Speed:
    """What reading a corpus took."""

    documents: float
    """A CPU second."""
    words: float
    """A CPU second."""
    megabytes: float
    """Most memory of the process."""


def corpus(stories: int) -> tuple[str, int]:
    """So many documents as `read` takes them, and the number of their words; the same every time."""
    rng = random.Random(2021)
    vocabulary = {lang: Words(lang) for lang in _PARTS}
    lines, words = [], 0
    for number in range(stories):
        lang = rng.choice(("en", "en", "ru", "ru", "be", "de"))
        text, count = [], 0
        while count < WORDS:
            # Half of the sentences are made-up words: a cache of known words must not be all that is measured.
            sentences = [rng.choice(_PARTS[lang]) for _ in range(2)]
            sentences += rng.sample(vocabulary[lang].sentences, 2)
            count += sum(len(sentence.split()) for sentence in sentences)
            text.append(" ".join(sentences))
        words += count
        document = {"id": number, "text": "\n\n".join(text), "published": "2021-04-19"}
        lines.append(json.dumps(document, ensure_ascii=False))
    return "\n".join(lines) + "\n", words


def measure(stories: int = 1000, runs: int = 5) -> Speed:
    """Medians of whole runs of the command, its start and the building of the names included."""
    given, words = corpus(stories)
    command = [str(Path(sys.executable).with_name("monitor-tui")), "read"]
    seconds, most = [], 0
    for _ in range(runs):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run(command, input=given.encode(), stdout=subprocess.DEVNULL, check=True)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        seconds.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
        most = max(most, after.ru_maxrss)
    taken = statistics.median(seconds)
    return Speed(stories / taken, words / taken, most / 1024)
