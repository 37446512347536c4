"""Ordinary words of aliases ("press service", "белорусские спецслужбы"): their stems in each language."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from monitor_tui.text.orthography import speller

_ENDINGS = {
    "en": "s es",
    "de": "e en er es em n s en ern",
    "pl": "a u y i ą ę e o ego emu ej ich ych im ym ami om ach ów owi em iem ie ymi imi iej iego iemu ia ię ią ii mi "
    "ci cie ce cy zie",
    "lt": "as o ui ą u e ai ų ams us ais uose is io iui į iu yje iai ių iams ius iais iuose a os oje oms ės ė ėje "
    "ių ę ys y imi ies iai į ims imis yse asis ojo oji osios ųjų iasis aus iaus iumi iuje ėms es ją jų jos ija ijos "
    "ijai iją ijoje ijų ijas ijoms ieji uosius iesiems ąją ajai ajam ąjį",
    "ru": "а я у ю ом ем ём ой ей ою ею и ы е о ь ию ия ие ии ией ий ый ая яя ое ее ую юю ого его ому ему ым им ых их "
    "ыми ими ам ям ами ями ах ях ов ев ью ости остью",
    "be": "а я у ю ом ем ём ой ай ей яй ою аю яю і ы е о ь ія ыя ію ый ая яя ое ае яе ую юю ога ага яга ому аму яму ым "
    "ім ых іх ымі імі ам ям амі ямі ах ях аў яў оў ёў ў іі іях іяй эй",
    "uk": "а я у ю ом ем єм ою ею єю ой ей ій і ї и е о ь ія ії ію ією ий ого ому им их ими ім іх а е є ам ям ами ями "
    "ах ях ів їв ові еві",
}
_LATIN = ("en", "de", "pl", "lt")
_CYRILLIC = ("ru", "be", "uk")
_SCRIPTS = {"be": "be-latn"}
"""Languages of the one that are also written in Latin letters."""
_SHORTEST = 3
_LONGEST = 5
_CYRILLIC_ANY = re.compile("[\u0400-\u04ff]")


@cache
def _endings(lang: str) -> frozenset[str]:
    main, _, script = lang.partition("-")
    spell = speller(main, script) if script else None
    known = _ENDINGS[main].split()
    return frozenset(known if spell is None else (form for ending in known for form in spell.ending(ending)))


def cyrillic(word: str) -> bool:
    return _CYRILLIC_ANY.search(word) is not None


def possessive(token: str) -> str:
    """The token without an English possessive."""
    return token[:-2] if token[-2:] in {"'s", "’s", "'S", "’S", "ʼs"} and len(token) > 2 else token


def plain(word: str) -> str:
    """A word without its case, marks of stress and apostrophes."""
    return word.casefold().replace("ё", "е").replace("’", "'").replace("ʼ", "'").replace("'", "")


def _languages(word: str, lang: str | None) -> tuple[str, ...]:
    """The languages whose endings a word may have; "" stands for the bare word in any other language."""
    family = _CYRILLIC if cyrillic(word) else _LATIN
    if lang is None:
        return (*family, "")
    if family is _LATIN and lang in _SCRIPTS:
        return (_SCRIPTS[lang],)
    return (lang,) if lang in family else ("",)


def word_stems(word: str, lang: str | None) -> list[tuple[str, str]]:
    """The stems under which a word of an alias is kept, each with its language."""
    low = plain(word)
    out = []
    for one in _languages(low, lang):
        out.append((one, low))
        if one and (shorter := list(_stripped(low, one))):
            out.append((one, shorter[-1]))
    return out


def stems_in(low: str, lang: str) -> list[tuple[str, str]]:
    """The stems that a plain token of a text of ``lang`` may have."""
    family = _CYRILLIC if cyrillic(low) else _LATIN
    # English names stand in texts of every language; the three Cyrillic ones quote each other.
    languages = family if family is _CYRILLIC or lang not in family else (lang, "en") if lang != "en" else ("en",)
    if family is _LATIN and lang in _SCRIPTS:
        languages = (_SCRIPTS[lang], "en")
    out = [("", low)]
    for one in languages:
        out.append((one, low))
        if one != "en" or lang == "en":
            out.extend((one, stem) for stem in _stripped(low, one))
    return out


def _stripped(low: str, lang: str) -> Iterator[str]:
    """A plain word without each ending that it may have, the longest last."""
    known = _endings(lang)
    for size in range(1, min(_LONGEST, len(low) - _SHORTEST) + 1):
        if low[-size:] in known:
            yield low[:-size]
