"""Ordinary words of aliases ("press service", "белорусские спецслужбы"): their stems in each language."""

from __future__ import annotations

import re
from functools import cache

_ENDINGS = {
    "en": "s es",
    "de": "e en er es em n s en ern",
    "pl": "a u y i ą ę e o ego emu ej ich ych im ym ami om ach ów owi em iem ie ymi imi iej iego iemu ia ię ią ii mi "
    "ci cie ce cy zie",
    "lt": "as o ui ą u e ai ų ams us ais uose is io iui į iu yje iai ių iams ius iais iuose a os oje oms ės ė ėje "
    "ių ę ys y imi ies iai į ims imis yse asis ojo oji osios ųjų iasis aus iaus iumi iuje ėms es ją jų jos ija ijos",
    "ru": "а я у ю ом ем ём ой ей ою ею и ы е о ь ию ия ие ии ией ий ый ая яя ое ее ую юю ого его ому ему ым им ых их "
    "ыми ими ам ям ами ями ах ях ов ев ью ости остью",
    "be": "а я у ю ом ем ём ой ай ей яй ою аю яю і ы е о ь ія ыя ію ый ая яя ое ае яе ую юю ога ага яга ому аму яму ым "
    "ім ых іх ымі імі ам ям амі ямі ах ях аў яў оў ёў ў іі іях іяй эй",
    "uk": "а я у ю ом ем єм ою ею єю ой ей ій і ї и е о ь ія ії ію ією ий ого ому им их ими ім іх а е є ам ям ами ями "
    "ах ях ів їв ові еві",
}
_LATIN = ("en", "de", "pl", "lt")
_CYRILLIC = ("ru", "be", "uk")
_SHORTEST = 3
_CYRILLIC_ANY = re.compile("[\u0400-\u04ff]")


@cache
def _by_length(lang: str) -> tuple[str, ...]:
    return tuple(sorted(set(_ENDINGS[lang].split()), key=len, reverse=True))


def cyrillic(word: str) -> bool:
    return _CYRILLIC_ANY.search(word) is not None


def possessive(token: str) -> str:
    """The token without an English possessive."""
    return token[:-2] if token[-2:] in {"'s", "’s", "'S", "’S", "ʼs"} and len(token) > 2 else token


def _plain(word: str) -> str:
    return word.casefold().replace("ё", "е").replace("’", "'").replace("ʼ", "'").replace("'", "")


def _languages(word: str, lang: str | None) -> tuple[str, ...]:
    """The languages whose endings a word may have; "" stands for the bare word in any other language."""
    family = _CYRILLIC if cyrillic(word) else _LATIN
    if lang is None:
        return (*family, "")
    return (lang,) if lang in family else ("",)


def word_stems(word: str, lang: str | None) -> list[tuple[str, str]]:
    """The stems under which a word of an alias is kept, each with its language."""
    plain = _plain(word)
    out = []
    for one in _languages(plain, lang):
        out.append((one, plain))
        if one and len(plain) > _SHORTEST:
            for ending in _by_length(one):
                if plain.endswith(ending) and len(plain) - len(ending) >= _SHORTEST:
                    out.append((one, plain[: -len(ending)]))
                    break
    return out


def stems_in(token: str, lang: str) -> list[tuple[str, str]]:
    """The stems that a token of a text of ``lang`` may have."""
    plain = _plain(token)
    family = _CYRILLIC if cyrillic(plain) else _LATIN
    # English names stand in texts of every language; the three Cyrillic ones quote each other.
    languages = family if family is _CYRILLIC or lang not in family else (lang, "en") if lang != "en" else ("en",)
    out = [("", plain)]
    for one in languages:
        out.append((one, plain))
        if one == "en" != lang:
            continue
        for ending in _by_length(one):
            if plain.endswith(ending) and len(plain) - len(ending) >= _SHORTEST:
                out.append((one, plain[: -len(ending)]))
    return out
