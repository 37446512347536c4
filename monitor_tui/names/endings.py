"""How names and ordinary words end in each case: what may stand after a stem, by language."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from monitor_tui.names.folding import VOWELS, sounds

_CYRILLIC = {
    "masculine": "- а я у ю ом ем ём ым им ім е и ы і ї ам ям єм ові еві єві",
    "fixed": "-",
    "adjective": "ий ый і ы и ого его ога ага ому ему аму яму им ым ом ем ім",
    "stressed adjective": "ой ого ому ым им ом",
    "feminine adjective": "ая яя ой ей ую юю ою ею ай аю а я у ій ої",
    "feminine": "а ой ою у ай аю ої ій е і ы",
    "a": "а ы и і е у ой ою ей ею ай аю я ю ї ій ії єю ам ом ові о",
    "y": "ий ия ию ием ии ій ія ію ієм ії ый ыя ыю ыем ы і о а у ом ові ого ому им ым ім аго аму",
    "ia": "я и ю е ей ею ії ію єю і ій ии ия ию ие ией ье ья ьи ью ьей ыя ыі ыю ыяй яй ії",
    "e": "- е а у ом ем і",
    "ė": "е и у ой",
}
_ENGLISH = {
    "masculine": "-", "fixed": "-", "adjective": "i y ij iy yi yy yj ii",
    "stressed adjective": "oy oj oi", "feminine adjective": "aya aja aia a",
    "feminine": "a", "a": "a o", "y": "i y ij iy yi yj ii ey ie",
    "ia": "ia ya ja iya iia ija yia", "e": "e -", "ė": "e",
}  # fmt: skip
_POLISH = {
    "masculine": "- a u owi em iem im ym ie e ze zie cie ia iowi iu",
    "adjective": "iego ego iemu emu im ym ij",
    "stressed adjective": "oja ojowi ojem oju",
    "feminine adjective": "ej iej ą aja",
    "feminine": "ej ą y ę ie",
    "a": "y i ie e ę ą o ze ce zie u em om owi",
    "y": "ija ijowi ijem iju ego emu m ego iego iemu im ym a owi em",
    "ia": "i ii ię ią io ie",
    "e": "a em owi ego emu m ea eem eowi u",
    "fixed": "ego emu m",
}
_LITHUANIAN = {
    "masculine": "as o ui ą u e is io iui į iu yje ys y ius iaus iumi iuje us aus umi uje ai",
    "adjective": "is io iui į iu yje ys as o ui ą",
    "feminine adjective": "ajos ajai ają ajoje os ai ą oje",
    "feminine": "os ai ą oje",
    "a": "os ai ą oje a o",
    "y": "ijus ijaus ijui ijų iju is ys io iui",
    "ia": "ijos ijai iją ijoje ios iai ią ioje",
    "e": "as o ui ą u",
    "ė": "ės ei ę e ėje",
}
_LACINKA = {
    "masculine": "a u am om ie y i ja ju jem im ym",
    "adjective": "aha amu im ym",
    "feminine adjective": "aj uju aju",
    "feminine": "aj u aju",
    "a": "y i u aj aju am ie e cy",
    "y": "yja yju yjem a u om",
    "ia": "yi yju i ju jaj",
}


def ending_sounds(heard: str, letters: str) -> str:
    """An ending as it is compared: the Ukrainian feminine -ій is not the masculine -ий, though it sounds like it."""
    heard = heard.replace("J", "j")
    return heard[:-2] + "ıj" if heard.endswith("ij") and letters.endswith(("ій", "ІЙ")) else heard


@cache
def _heard(endings: str, cyrillic: bool) -> frozenset[str]:
    """The sounds of endings after a consonant and after a vowel."""
    out = set()
    for ending in endings.split():
        plain = "" if ending == "-" else ending
        for before in ("л", "о") if cyrillic else ("l", "o"):
            out.add(ending_sounds(sounds(before + plain)[1:], plain))
    return frozenset(out)


def _latin(*tables: dict[str, str]) -> dict[str, frozenset[str]]:
    return {kind: frozenset().union(*(_heard(table.get(kind, ""), False) for table in tables)) for kind in _ENGLISH}


@cache
def endings(lang: str, cyrillic: bool) -> dict[str, frozenset[str]]:
    """Paradigm -> the endings (as sounds) that a name may have in texts of a language and script."""
    if cyrillic:
        return {kind: _heard(listed, True) for kind, listed in _CYRILLIC.items()}
    if lang == "en":
        return _latin(_ENGLISH)
    if lang == "pl":
        return _latin(_ENGLISH, _POLISH)
    if lang == "lt":
        return _latin(_ENGLISH, _LITHUANIAN)
    if lang in {"be", "ru", "uk"}:
        return _latin(_ENGLISH, _LACINKA)
    genitive = {kind: " ".join((e.strip("-") + "s") for e in listed.split()) for kind, listed in _ENGLISH.items()}
    if lang == "de":
        return _latin(_ENGLISH, genitive)
    return _latin(_ENGLISH, genitive, _POLISH, _LITHUANIAN, _LACINKA)


BASE = {
    "adjective": frozenset({"ij", "yj", "i", "y", "yi"}),
    "stressed adjective": frozenset({"oj"}),
    "feminine adjective": frozenset({"aja", "a"}),
    "feminine": frozenset({"a"}),
    "a": frozenset({"a", "o"}),
    "y": frozenset({"ij", "yj", "i", "y", "ıj"}),
    "ia": frozenset({"Y", "ja", "a"}),
    "e": frozenset({"", "e"}),
    "ė": frozenset({"e"}),
    "masculine": frozenset({""}),
    "fixed": frozenset({""}),
}
"""Paradigm -> the endings of the form that dictionaries give; it is likelier than a case of another name."""


@dataclass(frozen=True, slots=True)
class Stem:
    """What stays when a name is inflected, as sounds, and the paradigm of what changes."""

    text: str
    paradigm: str
    bare: bool = True
    """Whether it may stand without an ending (not where a vowel has fled: Jacek, Jacka)."""
    heard: bool = False
    """Whether it is how other alphabets hear the name, never how Latin letters write it (Байден)."""


_ADJECTIVE_F = re.compile(r"(.*[^aeiouyYQUj])(?:aj?[aY]|ja)$")
_SKA = re.compile(r"(.*(?:sk|Xk|ck|zk))a$")
_OVA = re.compile(r"(.*(?:[oeaiyQY][vw]|in|yn))a$")
_Y = re.compile(r"(.*[^aeiouyYQUjJ])(?:[iy]j?|[iy]ji|oj)$")
_SHORT_U = re.compile(r"[^aeiouyYQU][aeoYQ][uU]$|[^aeiouyYQU]j?[iQ]U$")
"""English writes the Belarusian short u of -аў, -оў, -еў as u ("Azarau", "Kastusiou"); cases show the v."""
_FLED = re.compile(r"(.*[^aeiouyYQUj])[eoQY]([kXcl])$")


def stems(heard: str, woman: bool | None, lithuanian: bool = False) -> tuple[Stem, ...]:
    """The stems of a name given as sounds in its dictionary form; ``woman`` where known."""
    if woman is not False and (found := _ADJECTIVE_F.match(heard)) and len(found[1]) > 2 and heard[-2] != "n":
        return (Stem(found[1], "feminine adjective"),)
    if woman and (found := _SKA.match(heard)):
        return (Stem(found[1], "feminine adjective"),)
    if woman is not False and (found := _OVA.match(heard)) and len(found[1]) > 3:
        return (Stem(found[1], "feminine"),)
    return _by_last_sound(heard, bool(woman), lithuanian)


def _by_last_sound(heard: str, woman: bool, lithuanian: bool) -> tuple[Stem, ...]:
    last = heard[-1:]
    if last == "Y" or heard.endswith("ja"):
        return (Stem(heard[:-1] if last == "Y" else heard[:-2], "ia"),)
    if last in {"a", "o"} and len(heard) > 2 and heard[-2] not in VOWELS:
        return (Stem(heard[:-1], "a"),)
    if not woman and len(heard) > 3 and (found := _Y.match(heard)):
        if heard.endswith("oj"):
            return (Stem(found[1], "stressed adjective"), Stem(heard, "masculine"))
        kind = "adjective" if found[1].endswith(("sk", "Xk", "ck", "zk", "n")) else "y"
        # Navalny is an adjective, Yevgeny is none.
        kinds = (kind, "y") if found[1].endswith("en") else (kind,)
        return tuple(Stem(found[1], one) for one in kinds)
    if last == "e" and woman and lithuanian:
        return (Stem(heard[:-1], "ė"),)
    if last == "e" and len(heard) > 2 and heard[-2] not in VOWELS:
        return (Stem(heard[:-1], "fixed" if woman else "e"), Stem(heard, "fixed"))
    if not woman and _SHORT_U.search(heard):
        return (Stem(heard[:-1] + "w", "masculine"),)
    if last in VOWELS or woman:
        return (Stem(heard, "fixed"),)
    out = [Stem(heard, "masculine")]
    if found := _FLED.match(heard):
        out.append(Stem(found[1] + found[2], "masculine", bare=False))
    if lithuanian and heard.endswith(("is", "as", "us", "ys")):
        out.append(Stem(heard[:-2], "masculine", bare=False))
    return tuple(out)


_ENGLISH_READINGS = ((re.compile("i(?=[^aeiouy]e)"), "ai"), (re.compile("ea(?=[a-z])"), "i"))


def english_readings(spelling: str) -> Iterator[str]:
    """Spellings as other alphabets hear an English one: Biden (Байден), Leary (Лири)."""
    for letters, heard in _ENGLISH_READINGS:
        if letters.search(spelling):
            yield letters.sub(heard, spelling)


def french_stem(spelling: str) -> Stem:
    """A French name in -ier, whose r other alphabets do not write (Барнье)."""
    return Stem(sounds(spelling[:-1]), "fixed", heard=True)
