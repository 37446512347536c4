"""A word without its script: the sounds that a Latin or Cyrillic spelling stands for, and their skeleton.

Sounds are one letter each. Small letters mean what they look like; beside them stand
``S Z C X`` sh zh ch ts, ``D G`` dz dzh, ``x`` kh, ``w`` the Belarusian short u (and a Latin w),
``Y Q U`` ya yo yu after a consonant, ``A E`` Polish nasals, and the Latin letters that each language
reads in its own way: ``c`` (k, ts), ``q`` for ch (kh, ch, k), ``J`` (y, dzh), ``R`` for rz.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from anyascii import anyascii

VOWELS = frozenset("aeiouyAEYQU")

_CYRILLIC = {
    **dict(zip("абвгґдежзийіклмнопрстуўфхцчшыэў", "abvggdeZzijiklmnoprstuwfxXCSyew", strict=True)),
    "щ": "SC", "ё": "jo", "ю": "ju", "я": "ja", "є": "je", "ї": "ji", "ь": "", "ъ": "",
    "ђ": "G", "ј": "j", "љ": "l", "њ": "n", "ћ": "X", "џ": "G", "ѓ": "g", "ќ": "k", "ѕ": "D",
}  # fmt: skip
_CYRILLIC_GROUPS = {
    "дж": "G", "дз": "D", "тс": "X", "тц": "X", "дц": "X", "сч": "SC",
    "ье": "je", "ьо": "jo", "йо": "jo", "йе": "je", "ьє": "je", "ъе": "je",
    "ия": "ja", "ыя": "ja", "ія": "ja", "ию": "ju", "ыю": "ju", "ію": "ju", "иє": "je", "ыє": "je", "іє": "je",
    "ии": "i", "ії": "i", "чё": "Co", "шё": "So", "жё": "Zo", "щё": "SCo",
}  # fmt: skip

_LATIN = {
    "w": "w", "x": "ks", "y": "y", "ŭ": "w", "ł": "l", "š": "S", "ş": "S", "ș": "S", "č": "C", "ç": "C", "ć": "X",
    "ž": "Z", "ż": "Z", "ř": "R", "ţ": "X", "ț": "X", "ą": "A", "ę": "E", "ß": "s", "ø": "o", "đ": "d", "ð": "d",
    "þ": "t", "ı": "i", "æ": "e", "œ": "e", "ė": "e", "ə": "e",
}  # fmt: skip
_LATIN_GROUPS = {
    "schtsch": "SC", "shch": "SC", "szcz": "SC", "šč": "SC", "tsch": "C", "dsch": "G", "tch": "C", "dzh": "G",
    "sch": "S", "cz": "C", "sz": "S", "sh": "S", "zh": "Z", "zs": "Z", "rz": "R", "kh": "x", "gh": "g",
    "ch": "q", "ts": "X", "tz": "X", "ck": "k", "ph": "f", "th": "t", "dh": "d", "bh": "b", "wh": "w",
    "dz": "D", "dź": "D", "dž": "G", "dż": "G", "qu": "kv", "q": "k", "ee": "i", "oo": "u", "eau": "o", "oe": "o",
    "ue": "u", "ae": "e", "iya": "ja", "yia": "ja", "ija": "ja", "yja": "ja", "yya": "ja", "iia": "ja", "iyu": "ju",
    "iju": "ju", "ii": "i", "dt": "t", "tt": "t",
}  # fmt: skip


def _grouper(table: dict[str, str]) -> re.Pattern[str]:
    return re.compile("|".join(sorted(map(re.escape, table), key=len, reverse=True)))


_LATIN_ALL = _LATIN | _LATIN_GROUPS
_CYRILLIC_GROUP, _LATIN_GROUP = _grouper(_CYRILLIC_GROUPS), _grouper(_LATIN_ALL)
_CYRILLIC_ANY = re.compile("[\u0400-\u04ff]")
_APOSTROPHES = dict.fromkeys(map(ord, "'’ʼ‘`´ʹ"))

_SHORTEST_CKI = 5
_SOFTENED = re.compile(r"(?<=[bcdfghklmnpqrstvwxzSZCXDGR])j([aouei])")
_AFTER_CONSONANT = {"a": "Y", "o": "Q", "u": "U", "e": "e", "i": "i"}
_CYRILLIC_GLIDE = re.compile("(?<=[аеёиоуыэюяіў])е")
_CKI = re.compile("(?<=[aeiouy])ck(?=(?:i|ij|yj|a|aja|is|io|iui|iu|į|iego|iemu|im|iej|ą|aha|amu|aj|uju)$|y$)")
"""Where Slavic names in Latin letters say ts and k ("Morawiecki", "Słuckaha")."""
_LATIN_GLIDE = re.compile(r"(?<=[aeou])[iy](?![aeouiy])|[iy](?=[aeouAE])|(?<![a-zA-Z])y(?=[aeou])")
_SILENT_H = re.compile(r"(?<=.)h(?![aeiouyAEYQUj]|$)")
_HARD_J = re.compile(r"(?:^|(?<=[aeou]))j(?=[aeiou]\w)")
_DOUBLED = re.compile(r"(.)\1+")


@lru_cache(maxsize=1 << 15)
def sounds(word: str) -> str:
    """The sounds of one word in any case and script."""
    word = word.casefold().translate(_APOSTROPHES)
    return _cyrillic(word) if _CYRILLIC_ANY.search(word) else _latin(word)


def _cyrillic(word: str) -> str:
    word = word.replace("\u0301", "")
    # After a vowel Russian and Belarusian say "je": "Макеем" holds the whole of "Makei".
    word = _CYRILLIC_GLIDE.sub("є", word)
    grouped = _CYRILLIC_GROUP.sub(lambda m: _CYRILLIC_GROUPS[m[0]], word)
    # A Latin letter inside a Cyrillic word is a slip of the keyboard and stands as it is.
    spelled = "".join([_CYRILLIC.get(letter, letter) for letter in grouped])
    return _DOUBLED.sub(r"\1", _SOFTENED.sub(lambda m: _AFTER_CONSONANT[m[1]], spelled))


def _latin(word: str) -> str:
    if not word.isascii():
        word = _plain(word)
    if "ck" in word and len(word) > _SHORTEST_CKI:
        word = _CKI.sub("tsk", word)
    if word.startswith("rh"):
        word = "r" + word[2:]
    spelled = _LATIN_GROUP.sub(lambda m: _LATIN_ALL[m[0]], word)
    spelled = _LATIN_GLIDE.sub("j", _HARD_J.sub("J", _SILENT_H.sub("", spelled)))
    return _DOUBLED.sub(r"\1", _SOFTENED.sub(lambda m: _AFTER_CONSONANT[m[1]], spelled))


def _plain(word: str) -> str:
    """Without the marks that no table names; letters of other scripts become Latin ones."""
    out = []
    for letter in unicodedata.normalize("NFC", word):
        if letter in _LATIN or letter.isascii():
            out.append(letter)
        else:
            base = unicodedata.normalize("NFD", letter)[0]
            out.append(base if base.isascii() else anyascii(letter).lower())
    return "".join(out)


_CLASSES: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(VOWELS, ("",)),
    **{letter: (letter,) for letter in "bfklmnpr"},
    "j": ("",), "v": ("",), "w": ("",), "g": ("h",), "x": ("h",), "h": ("h", ""), "t": ("t",), "d": ("t",), "D": ("t",),
    "s": ("s",), "z": ("s",), "S": ("s",), "Z": ("s",), "C": ("s",), "G": ("s",), "X": ("s", "t", "k"), "c": ("k", "s"),
    "q": ("h", "s", "k"), "J": ("", "s"), "R": ("s", "r"),
}  # fmt: skip
_FIRST: dict[str, tuple[str, ...]] = {"v": ("v",), "w": ("v",), "u": ("", "v")}
_MOST = 12


def prefixes(word: str, first: int) -> list[tuple[str, ...]]:
    """The skeletons of ``word[:first]``, ``word[:first + 1]``, ... up to the whole; ``word`` is sounds."""
    now: tuple[str, ...] = ("",)
    out = [now] if first == 0 else []
    for at, sound in enumerate(word):
        classes = _FIRST.get(sound) if at == 0 else None
        if classes is None:
            classes = _CLASSES.get(sound, (sound,))
            if sound == "g" and word[at + 1 : at + 2] in {"e", "i", "y", "j"}:
                classes = ("h", "s")
            elif sound == "c" and word[at + 1 : at + 2] in {"i", "e", "Y", "Q", "U"}:
                classes = ("k", "s", "t")
        if classes != ("",):
            now = _longer(now, classes)
        if at + 1 >= first:
            out.append(now)
    return out


def _longer(now: tuple[str, ...], classes: tuple[str, ...]) -> tuple[str, ...]:
    if len(classes) == 1:
        only = classes[0]
        return tuple([key if key.endswith(only) else key + only for key in now])
    grown = {key if one == "" or key.endswith(one) else key + one: None for key in now for one in classes}
    return tuple(grown)[:_MOST]


def skeletons(word: str) -> tuple[str, ...]:
    """Every skeleton that the sounds may have in one language or another."""
    return prefixes(word, len(word))[-1]


_ENDING = re.compile(r"(?:[oeYj]?[gv]o|[oe]mu|[iye]mi?|[oeaYQ]m|[oei]v[iy]|[aY]mi|[iy]x|[aY]x)$")
_LIKELY = (
    (re.compile("q(?=[^q]{0,2}$)"), "C"),
    (re.compile("q"), "x"),
    (re.compile("[cX](?=[ei])"), "t"),
    (re.compile("X"), "s"),
    (re.compile("(?<!^)[cR]"), "s"),
    (re.compile("^c"), "k"),
)


@lru_cache(maxsize=1 << 14)
def fold(word: str) -> str:
    """The skeleton that spellings of one name share in every script and case ("Зенковича", "Zyankovich")."""
    heard = sounds(word)
    stem = _ENDING.sub("", heard)
    kept = stem if len(stem) >= 4 else heard
    for doubtful, likely in _LIKELY:
        kept = doubtful.sub(likely, kept)
    return skeletons(kept)[0] or kept


def _table() -> dict[str, dict[str, float]]:
    costs: dict[str, dict[str, float]] = {}

    def put(pairs: str, cost: float) -> None:
        for pair in pairs.split():
            costs.setdefault(pair[0], {})[pair[1]] = cost
            costs.setdefault(pair[1], {})[pair[0]] = cost

    vowels = sorted(VOWELS)
    put(" ".join(a + b for a in vowels for b in vowels if a < b), 0.45)
    put("oe", 0.5)
    put("ou ay ai oA eE Qa Yo Yi ua", 0.3)
    put("ae", 0.2)
    put("ei ey eY aA eE Ui Uo", 0.2)
    put("ao Ya Qo Qe Uu ei", 0.12)
    put("eY cq", 0.15)
    put("ei ey", 0.25)
    put("iy vw gh xq cX ZG hx", 0.05)
    put("uv uw jJ GJ Cq Dd qx ck Rr RZ GZ gx sc kc", 0.1)
    put("sz XC zc ZJ sq kq fv Sc cC qS", 0.15)
    put("tX tc dt ts fw Sq Xq Dz DZ zX gJ gG gZ SJ", 0.2)
    put("tc", 0.15)
    put("sS zZ SZ CS sC sX Zs Cz SX kx GC Xk ij yj iJ", 0.3)
    put("bp gk nm lr kg CG gz", 0.6)
    put("ts", 0.6)
    return costs


_SUBSTITUTE = _table()
_DROP = {"j": 0.1, "J": 0.3, "h": 0.3, "i": 0.25, "y": 0.25, **dict.fromkeys("aeouYQU", 0.45), "w": 0.6, "v": 0.8}


def alike(one: str, other: str) -> bool:
    """Whether two sounds may stand for each other."""
    return one == other or _SUBSTITUTE.get(one, {}).get(other, 1.0) <= 0.3


def distance(left: str, right: str, limit: float) -> float:
    """How differently two strings of sounds are spelled; anything above ``limit`` is only known to be above."""
    if left == right:
        return 0.0
    row = [0.0]
    for sound in right:
        row.append(row[-1] + _DROP.get(sound, 1.0))
    for one in left:
        drop = _DROP.get(one, 1.0)
        costs = _SUBSTITUTE.get(one, {})
        diagonal, previous = row[0], row[0] + drop
        following = [previous]
        least = previous
        for at, other in enumerate(right, 1):
            change = diagonal if one == other else diagonal + costs.get(other, 1.0)
            diagonal = row[at]
            previous = min(change, diagonal + drop, previous + _DROP.get(other, 1.0))
            following.append(previous)
            if previous < least:
                least = previous
        if least > limit:
            return least
        row = following
    return row[-1]
