"""Lines of a page that are no part of the story: counters, adverts, links to other stories, dates of update.

A wording keeps them byte for byte; what is asked of a change looks past them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from monitor_tui.model import Span

LONGEST = 300
"""Characters of a line that can be boilerplate: a paragraph that only begins like one is the story's."""
LONGEST_COUNTER = 80
MOST_LINKS = 12
"""Lines under a heading such as "Read also" that are links: after so many the heading was none."""

_READ_ALSO = (
    r"read also|also read|read more|you may (?:also )?like|читайте (?:также|еще|далее|по теме)|читать (?:также|далее)"
    r"|смотрите также|чытайце (?:таксама|яшчэ|далей)|глядзіце таксама|читайте (?:також|ще)|дивіться також"
    r"|lesen sie (?:auch|mehr)|auch interessant|das könnte sie (?:auch )?interessieren"
    r"|czytaj (?:też|także|również|więcej)|przeczytaj (?:też|także|również)|zobacz (?:też|także|również)"
    r"|skaitykite (?:taip pat|daugiau)|taip pat skaitykite"
)
"""They begin no sentence of a story."""
_HEADING = (
    r"see also|read (?:next|on)|more (?:on|about) this(?: story| topic)?|related(?: stories| articles| news)?"
    r"|recommended(?: for you)?|most read|don't miss|по теме|(?:материалы|еще|также|новости) по теме"
    r"|похожие (?:новости|материалы|статьи)|самое читаемое|(?:таксама )?па тэме|(?:матеріали )?за темою"
    r"|(?:mehr )?zum thema|siehe auch|susij(?:ę|usios) (?:straipsniai|naujienos)"
)
"""They may: only with a colon behind them, or alone on their line."""
_ASKED = (
    r"subscribe (?:to|for|now)|sign up (?:for|to)|follow us (?:on|in)|join us (?:on|in)|join our|support (?:us by|our)"
    r"|donate (?:to|now)|become a (?:member|patron)|get (?:the|our) newsletter|download (?:the|our) app"
    r"|подпи(?:сывайтесь|шитесь|саться) на|присоединяйтесь к|(?:наш|мы в) (?:телеграм|telegram|канал|чат)"
    r"|поддержите (?:нас|нашу)|следите за (?:нами|нашими)|оформите подписку|скачайте приложение"
    r"|падпі(?:свайцеся|шыцеся) на|далучайцеся да|наш (?:тэлеграм|канал)|падтрымайце нас"
    r"|підпи(?:суйтесь|суйтеся|шіться) на|приєднуйте(?:сь|ся) до|підтримайте нас"
    r"|abonnieren sie|folgen sie uns|newsletter|jetzt (?:abonnieren|anmelden|testen)|unterstützen sie uns"
    r"|zapisz się na|subskrybuj|śledź nas|obserwuj nas|dołącz do nas|wesprzyj nas"
    r"|prenumeruok|sekite mus|paremkite mus|užsiprenumeruok"
)
_ADVERT = (
    r"advertisement|advertising|advert|sponsored(?: content)?|promoted|partner content|реклама|рекламный блок"
    r"|на правах рекламы|партн[её]рский материал|рэклама|anzeige|werbung|reklama|materiał sponsorowany"
)
_LINKS = re.compile(rf"\W*(?:(?:{_READ_ALSO})\b|(?:{_HEADING})\s*(?:[:>»→|]|$))", re.IGNORECASE)
_BARE = re.compile(rf"\W*(?:{_READ_ALSO}|{_HEADING}|{_ADVERT})[\s:.…>»→-]*", re.IGNORECASE)
_ASKS = re.compile(rf"\W*(?:{_ASKED})\b", re.IGNORECASE)
_SELLS = re.compile(rf"\W*(?:(?:{_ADVERT})\s*(?:[:.|—–-].*)?|erid\b.*)", re.IGNORECASE)

# The others are told by what all their words are: a pattern that repeats itself takes too long on a hostile line.
_WORD = re.compile(r"\w+")
_NUMBER = re.compile(r"\d+[kmкм]?")
_COUNTED = re.compile(
    r"(?:views?|reads?|shares?|comments?|likes?|reactions?|replies|k|m|тыс|просмотр|прочтени|комментари|репост|лайк"
    r"|прагляд|каментар|перегляд|коментар|aufrufe?|kommentare?|wyświetle|komentarz|udostępnie|peržiūr|komentar)\w{0,3}"
)
_SHARING = (
    "share tweet print copy save поделиться распечатать скопировать падзяліцца поділитися teilen drucken merken "
    "udostępnij drukuj dalintis spausdinti"
)
_WHERE = (
    "this story article on via by page link facebook twitter telegram whatsapp viber vk vkontakte ok linkedin email e "
    "mail x поделись в во на новостью статьей фейсбук твиттер телеграм вконтакте ссылку auf"
)
_SHARED = frozenset(f"{_SHARING} {_WHERE}".split())
_UPDATED = re.compile(
    r"\W*(?:(?:last |zuletzt |ostatnia )?(?:updated|modified|published|upd|aktualisiert|aktualizacja|zaktualizowano"
    r"|veröffentlicht|opublikowano|stand|обновлено|опубликовано|изменено|абноўлена|апублікавана|оновлено|опубліковано"
    r"|atnaujinta|paskelbta))\b",
    re.IGNORECASE,
)
_OF_DATES = re.compile(
    r"(?:jan|feb|mar|apr|jun|jul|aug|sep|oct|okt|nov|dec|dez|januar|febr|march|april|septem|octo|okto|novem|decem|dezem"
    r"|январ|феврал|март|апрел|июн|июл|август|сентябр|октябр|ноябр|декабр|студзен|лют|сакавік|красавік|чэрвен|ліпен"
    r"|жнів|верас|кастрычнік|лістапад|снеж|січ|берез|квіт|трав|черв|лип|серп|вер|жовт|листопад|груд|stycz|lut|kwie|maj"
    r"|czerw|lip|sierp|wrze|paździer|listop|grud|mon|tue|wed|thu|fri|sat|sun)\w{0,6}"
    r"|may|mai|märz|marca|мая|май|мае|at|on|um|am|pm|uhr|o|g|r|godz|в|у|г|год|года|a|gmt|utc|msk|мск|est|ces?t|edt|bst|t|z"
)


_ENDS = (".", "!", "?", "…", '."', '."', ".”", ".»", "!»", "?»", ".)", '?"', '!"', ":", ";")


def boilerplate(text: str) -> tuple[Span, ...]:
    """The lines that are no part of the story, by their place."""
    found: list[Span] = []
    links = 0
    for start, end in lines(text):
        line = text[start:end]
        if links and not line.rstrip().endswith(_ENDS) and len(line) <= LONGEST:
            links -= 1
            found.append((start, end))
            continue
        links = 0
        if is_boilerplate(line):
            found.append((start, end))
            # A heading alone: the lines below it that end like headlines are its links.
            links = MOST_LINKS if _BARE.fullmatch(line) else 0
    return tuple(found)


def is_boilerplate(line: str) -> bool:
    """Whether a line, by itself, is no part of the story."""
    if len(line) > LONGEST:
        return False
    if _LINKS.match(line) or _ASKS.match(line) or _SELLS.fullmatch(line):
        return True
    return len(line) <= LONGEST_COUNTER and (_counts(line) or _is_dates(line))


def _counts(line: str) -> bool:
    """Numbers of views and the like, and what asks to share."""
    words = _WORD.findall(line.casefold())
    rest = [word for word in words if not _NUMBER.fullmatch(word)]
    if all(map(_COUNTED.fullmatch, rest)):
        return len(rest) < len(words)
    return all(word in _SHARED or _COUNTED.fullmatch(word) for word in rest) and not set(_SHARING.split()).isdisjoint(
        rest
    )


def _is_dates(line: str) -> bool:
    """A day or time, alone or behind the word that it is that of an update."""
    found = _UPDATED.match(line)
    words = _WORD.findall(line[found.end() if found else 0 :].casefold())
    return any(word[0].isdigit() for word in words) and all(w[0].isdigit() or _OF_DATES.fullmatch(w) for w in words)


def lines(text: str) -> Iterator[Span]:
    """The lines that hold anything."""
    start = 0
    for line in text.split("\n"):
        if line.strip():
            yield start, start + len(line)
        start += len(line) + 1


def substance(text: str) -> str:
    """What matters of a text: no boilerplate, and of blanks, paragraphs, quotation marks and dashes one kind."""
    apart = {start for start, _ in boilerplate(text)}
    return " ".join(folded(text[start:end]) for start, end in lines(text) if start not in apart)


_TYPED = str.maketrans(
    dict.fromkeys("„“”«»‟〝〞", '"') | dict.fromkeys("‘’‚‛ʼ`´", "'") | dict.fromkeys("‐‑‒–—―−", "-") | {"…": "..."}
)


def folded(text: str) -> str:
    """A text whose setting does not matter: one kind of quotation mark, dash and blank."""
    return " ".join(text.translate(_TYPED).split())
