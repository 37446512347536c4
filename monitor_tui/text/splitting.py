"""Sentences, by rules for news in English, German, Russian, Belarusian and their neighbours.

A stop ends a sentence unless it belongs to an abbreviation, an initial or an ordinal, or what follows
goes on in small letters. The end of a line always ends one: headlines have no stop.
"""

from __future__ import annotations

import re

from monitor_tui.model import Span

_LATIN = ("en", "de", "pl", "lt")
_CYRILLIC = ("ru", "be", "uk")

# Words that never end a sentence before a capital letter: a name or a number follows.
_BEFORE_NAME = {
    "en": "mr mrs ms messrs dr drs prof gen gens lt col sgt capt maj adm brig cmdr sen sens rep reps gov hon rev st mt "
    "vs pres supt insp",
    "de": "dr prof hr fr st gen bzw ca evtl ggf inkl vgl sog ehem stellv dipl ing bspw allg geb gest mag d.h z.b u.a "
    "v.a i.d.r u.u z.t s.o d.i o.g",
    "pl": "prof dr gen płk ppłk mjr por ppor kpt sierż asp podkom kom nadkom insp mł st mec hab lek ul al pl im św "
    "np tj tzw m.in ws pt inż mgr red ks o bp abp kard hr woj pow gm pos",
    "lt": "prof dr gen plk mjr kpt t.y pvz vad vyr šv kun a.a",
    "ru": "им гор обл р-н ул пр-т просп пл пер наб тов акад проф доц ген полк подполк кап лейт адм св отв зам нач "
    "ср напр англ нем бел рус лат укр фр т.е т.к т.н т.о и.о врио гр гл ред пом пос дер ст-ца о-в т.наз",
    "be": "імя вул пр-т праф акад ген палк нам нач гл напр г.зн т.зв ст гар вобл р-н св укл рэд т.е "
    "imia vuł pr-t praf akad hien palk nam nač hł napr h.zn t.zv st vobł r-n sv",
    "uk": "ім вул просп пл проф акад ген полк заст нач див напр т.зв св обл р-н о.в смт",
}
# Words that stand before a number; before anything else their stop is a stop.
_BEFORE_NUMBER = {
    "en": "no nos p pp vol fig art sec ch ed par jan feb mar apr jun jul aug sept sep oct nov dec",
    "de": "nr s abs art bd kap str tel jan feb mär apr jun jul aug sept okt nov dez ziff",
    "pl": "nr s str art ust tel godz poz par",
    "lt": "nr p psl str tel val",
    "ru": "ст стр с п пп ч гл рис т кн вып тел кв д корп оф оп янв фев февр мар апр авг сент сен окт нояб дек № ном",
    "be": "арт ст с п ч гл рыс т тэл кв д студз лют сак крас жн вер кастр ліст снеж",
    "uk": "ст стор с п ч гл рис т тел кв буд січ лют бер квіт трав черв лип серп вер жовт лист груд",
}
# Words that may end a sentence: it ends if the next word begins one.
_PERHAPS_LAST = {
    "en": "etc inc ltd co corp jr sr bros a.m p.m u.s u.k u.n e.u u.s.a d.c ph.d al e.g i.e",
    "de": "usw etc mio mrd tsd u.a.m u.s.w o.ä u.ä co usf",
    "pl": "itd itp r w in etc tys",
    "lt": "t.t pan kt m d a tūkst mln mlrd",
    "ru": "т.д т.п др пр г гг в вв руб коп тыс млн млрд трлн чел ч мин сек км кг н.э долл экз сб",
    "be": "г.д інш г гг ст стст руб кап тыс млн млрд чал н.э т.п h.d inš h hh rub tys młn młrd čał",
    "uk": "т.д т.п ін р рр ст грн тис млн млрд чол н.е",
}
_STARTERS = {
    "en": "the he she it they we you i in on at but and a an this that these those there his her its their our when "
    "while after before as if for from by with according however meanwhile earlier later both what who why how no "
    "not one some many most all since during last on-line then now so yet",
    "de": "der die das er sie es wir ein eine einer einem einen im in am an auf bei doch aber und auch dies diese "
    "dieser dieses nach vor seit während wie wenn mit zum zur laut so zudem dabei damit dort hier nun für aus als "
    "was wer den dem",
    "pl": "w na po to ten ta on ona oni jak ale i według nie jest są gdy że do z za o",
    "lt": "jis ji jie tai šis ši kaip bet ir pagal ne kai į iš su apie",
    "ru": "он она они оно это эта этот эти в на но а и по как что кто когда если так также ранее позже при после до "
    "для из с за об о у к от не мы я вы то там тогда сейчас однако кроме между",
    "be": "ён яна яны гэта гэты гэтая у на але а і па як што хто калі так таксама раней пазней пры пасля да для з за "
    "пра аб не мы я вы там цяпер аднак паводле "
    "jon jana jany heta hety hetaja u na ale a i pa jak što chto kali tak taksama raniej paźniej pry dla z za pra nie "
    "my ja vy tam ciapier adnak pavodle",
    "uk": "він вона вони це цей ця у в на але а і й та по як що хто коли якщо так також раніше при після до для з за "
    "про не ми я ви там тепер однак",
}
_AFTER_ORDINAL = {
    "de": "januar jänner februar märz april mai juni juli august september oktober november dezember jahrhundert "
    "jahrhunderts weltkrieg weltkriegs platz stock etage klasse tag jahrestag geburtstag mal",
}
_SMALL_INITIALS = frozenset("тедпнэгрсвчмzdusibahvo")
"""Single small letters with a stop that are abbreviations (т. е., z. B.), not words (я, и)."""

LONGEST = 2000
"""Characters of a sentence; words without a stop that go on are cut, for a reader's time grows with the square."""

_CANDIDATE = re.compile(r"(?P<stop>[.!?…]+)[\"'»”’“)\]]*(?:\[\d{1,3}\])*(?=\s|$)|\n")
_TOKEN = re.compile(r"[^\s\"'«»„“”‘’()\[\]<>,;:!?…—–/]+$")
_NEXT = re.compile(r"[\s\"'«»„“”‘’()\[\]—–\-•*]*")
_NEXT_WORD = re.compile(r"[^\W\d_]+(?:['’\-][^\W\d_]+)*")
_WORDLIKE = re.compile(r"[^\W_]")
_LINE_START = re.compile(r"(?:^|\n)\s*$")
_SHORTEST = 5
"""Words that a sentence has before a year's "г." may end it."""
_CONTEXT = 40
"""Characters before a stop that are looked at: no abbreviation is longer."""


def _table(lists: dict[str, str]) -> dict[str, frozenset[str]]:
    found = {lang: frozenset(words.split()) for lang, words in lists.items()}
    found["latin"] = frozenset[str]().union(*(found.get(lang, frozenset()) for lang in _LATIN))
    found["cyrillic"] = frozenset[str]().union(*(found.get(lang, frozenset()) for lang in _CYRILLIC))
    return found


_NAMES, _NUMBERS, _LAST = _table(_BEFORE_NAME), _table(_BEFORE_NUMBER), _table(_PERHAPS_LAST)
_BEGIN, _ORDINALS = _table(_STARTERS), _table(_AFTER_ORDINAL)


def sentences(text: str, lang: str | None = None) -> tuple[Span, ...]:
    """The sentences of a text in order, without outer blanks; the end of a line ends a sentence."""
    spans: list[Span] = []
    start = 0
    for found in _CANDIDATE.finditer(text):
        stop = found["stop"]
        if stop is None:
            _add(spans, text, start, found.start())
            start = found.end()
        elif _ends(text, start, found.start(), found.end(), stop, lang):
            _add(spans, text, start, found.end())
            start = found.end()
    _add(spans, text, start, len(text))
    return tuple(spans)


def _add(spans: list[Span], text: str, start: int, end: int) -> None:
    start, end = _trimmed(text, start, end)
    while end - start > LONGEST:
        blank = text.rfind(" ", start + 1, start + LONGEST)
        cut = blank if blank > start else start + LONGEST
        _add(spans, text, start, cut)
        start, end = _trimmed(text, cut, end)
    if _WORDLIKE.search(text, start, end):
        spans.append((start, end))


def _trimmed(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _ends(text: str, start: int, at: int, after: int, stop: str, lang: str | None) -> bool:
    """Whether the stop at a place ends its sentence."""
    line_end = text.find("\n", after)
    following = _NEXT.match(text, after, line_end if line_end >= 0 else len(text))
    begin = following.end() if following else after
    if begin >= len(text) or text[begin] == "\n":
        return True
    if text[begin].islower():
        return False
    if stop != "." or after - at > 1:
        # A stop with a closing quote, several stops or another mark: no abbreviation.
        return stop != "." or not _in_brackets(text, at, after, lang)
    return _single_stop_ends(text, start, at, begin, lang)


def _in_brackets(text: str, at: int, after: int, lang: str | None) -> bool:
    """Whether the stop is that of an abbreviation before a closing bracket: "(р. 1964 г.) Лукашенко"."""
    token = _token(text, at)
    return text[after - 1] == ")" and token.casefold() in _words(_LAST, token, lang)


def _single_stop_ends(text: str, start: int, at: int, begin: int, lang: str | None) -> bool:
    token = _token(text, at)
    if not token:
        return True
    word, low = _next_word(text, begin), token.casefold()
    starts = word.casefold() in _words(_BEGIN, word or token, lang)
    if low.isdigit():
        return _number_ends(text, at, low, word, starts, lang)
    if len(token) == 1:
        return _letter_ends(text, start, at, token, begin, starts, lang)
    if low in _words(_NAMES, token, lang):
        return False
    if low in _words(_NUMBERS, token, lang) and text[begin].isdigit():
        return False
    if low in _words(_LAST, token, lang):
        return _last_ends(token, word, starts)
    # Dotted capitals: U.S., Ph.D., А.Г.
    if "." in token and all(len(part) <= 2 for part in token.split(".")):
        return starts
    return True


def _last_ends(token: str, word: str, starts: bool) -> bool:
    """After "млн." any capital begins a sentence; after "Inc." a surname may follow, so only a usual beginning does."""
    return bool(word) if "\u0400" <= token[0] <= "\u04ff" else starts


def _number_ends(text: str, at: int, digits: str, word: str, starts: bool, lang: str | None) -> bool:
    """A number with a stop: an ordinal in German ("17. April"), a list's number at the start of a line."""
    if _LINE_START.search(text, max(0, at - _CONTEXT), at - len(digits)):
        return False
    if len(digits) <= 2 and (lang in ("de", None)):
        if word.casefold() in _ORDINALS["de"]:
            return False
        return starts if lang == "de" else True
    return True


def _letter_ends(text: str, start: int, at: int, letter: str, begin: int, starts: bool, lang: str | None) -> bool:
    """A single letter with a stop: an initial, part of "z. B." or a year's "г."."""
    if letter.isupper():
        return starts
    if letter not in _SMALL_INITIALS:
        return True
    if letter in _words(_NUMBERS, letter, lang) and text[begin].isdigit():
        return False
    before = text[max(0, at - _CONTEXT) : at - 1].rstrip()
    counted = bool(before) and (before[-1].isdigit() or before[-1] in "XVI")
    if counted and letter in _words(_LAST, letter, lang):
        # "В 2020 г. Лукашенко победил": what has only begun does not end here.
        return starts or len(text[start:at].split()) >= _SHORTEST
    # "и т. д.": the last of a chain of single letters may end a sentence, the others do not.
    chained = before.endswith(".") and f"{before[-2:-1]}.{letter}" in _words(_LAST, letter, lang)
    return chained and _last_ends(letter, _next_word(text, begin), starts)


def _token(text: str, at: int) -> str:
    found = _TOKEN.search(text[max(0, at - _CONTEXT) : at])
    return found[0].rstrip(".") if found else ""


def _next_word(text: str, begin: int) -> str:
    found = _NEXT_WORD.match(text, begin)
    return found[0] if found else ""


def _words(table: dict[str, frozenset[str]], near: str, lang: str | None) -> frozenset[str]:
    """The words of a language; where it is not known, those of the script."""
    if lang in table:
        return table[lang]
    return table["cyrillic" if near and "\u0400" <= near[0] <= "\u04ff" else "latin"]
