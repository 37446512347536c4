"""A grammar in another spelling: the word lists of its file by rules, so that no word is written twice.

Belarusian is written in two orthographies and two scripts; ``text.orthography`` holds the rules.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import product
from typing import Any

from monitor_tui.read.grammar import FORMS, inflected_forms, listed
from monitor_tui.text.orthography import Speller, speller

MOST = 8
"""Spellings that a phrase has at most."""
PATTERNS = frozenset({"stances", "remarks", "dates"})
ENDINGS = frozenset({"agreement", "names"})
UNTOUCHED = frozenset({"lang", "order", "quotes", "inflect", "irregular"})


def widened(raw: Mapping[str, Any]) -> Mapping[str, Any]:
    """A grammar file with the second spelling of its words, where it has one."""
    spell = speller(raw.get("lang", ""))
    return respelled(raw, spell) if spell is not None else raw


def in_script(raw: Mapping[str, Any], script: str) -> Mapping[str, Any]:
    """A grammar file with its words in another script."""
    spell = speller(raw.get("lang", ""), script)
    return respelled(raw, spell) if spell is not None else raw


def respelled(raw: Mapping[str, Any], spell: Speller) -> dict[str, Any]:
    """A grammar file with each of its words in every spelling."""
    found: dict[str, Any] = {}
    for key, value in raw.items():
        if key in UNTOUCHED:
            found[key] = value
        elif key == "verbs":
            found[key] = [_verbs(group, spell) for group in value]
        elif isinstance(value, str):
            found[key] = _ends(value, spell) if key.endswith("_endings") else _list(value, spell)
        elif isinstance(value, Mapping):
            found[key] = _table(key, value, spell)
        elif isinstance(value, list):
            found[key] = [{k: _list(v, spell) for k, v in group.items()} for group in value]
        else:
            found[key] = value
    return {**found, "irregular": _all_forms(raw, spell), "inflect": []}


def _phrase(item: str, spell: Speller) -> list[str]:
    words = [spell(word) for word in item.split()]
    return [" ".join(one) for one in list(product(*words))[:MOST]]


def _list(text: str, spell: Speller) -> str:
    """A word list with every spelling of its items, each once."""
    items = dict.fromkeys(one for item in listed(text) for one in _phrase(item, spell))
    return (", " if "," in text else " ").join(items)


def _ends(text: str, spell: Speller) -> str:
    return " ".join(dict.fromkeys(form for ending in text.split() for form in spell.ending(ending)))


def _verbs(group: Mapping[str, Any], spell: Speller) -> dict[str, Any]:
    """A group of cue verbs, each with one name and its further words in every spelling."""
    items: dict[str, None] = {}
    for lemma in listed(group["list"]):
        first, *rest = lemma.split()
        for one in _phrase(" ".join(rest), spell):
            items[f"{spell(first)[0]} {one}".strip()] = None
    about = {"about": _list(group["about"], spell)} if "about" in group else {}
    return {**group, "list": ", ".join(items) + ",", **about}


def _all_forms(raw: Mapping[str, Any], spell: Speller) -> dict[str, dict[str, str]]:
    """The forms of every cue verb, in every spelling."""
    names = {code: name for name, code in FORMS.items()}
    found = {}
    for first in dict.fromkeys(lemma.split()[0] for group in raw.get("verbs", ()) for lemma in listed(group["list"])):
        forms = inflected_forms(first, raw)
        found[spell(first)[0]] = {
            names[code]: " ".join(dict.fromkeys(one for word in words for one in spell(word)))
            for code, words in forms.items()
        }
    return found


def _table(name: str, table: Mapping[str, Any], spell: Speller) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key, value in table.items():
        own = spell(key)[0]
        if isinstance(value, str) and name in PATTERNS and key not in NO_PATTERNS:
            found[own] = pattern(value, spell)
        elif isinstance(value, str):
            ends = name in ENDINGS or key.endswith("_endings")
            found[own] = _ends(value, spell) if ends else _list(value, spell)
        elif isinstance(value, list):
            found[own] = [pattern(item, spell) for item in value]
        elif isinstance(value, Mapping):
            found[own] = {form: number for word, number in value.items() for form in spell(word)}
        else:
            found[own] = value
    return found


NO_PATTERNS = frozenset({"hedges", "ambiguous", "before_month"})
"""Word lists among the patterns."""

_LETTER = r"[^\W\d_a-zA-Z]"
_PIECE = re.compile(
    rf"(?P<escape>\\.)|\[(?P<set>\^?[^\]]*)\]"
    rf"|(?P<run>{_LETTER}(?:{_LETTER}|'(?={_LETTER}))*(?![?*+{{])|{_LETTER})|(?P<other>.)",
    re.DOTALL,
)


def pattern(text: str, spell: Speller) -> str:
    """A regular expression in other spellings: its runs of letters, and its sets of letters as alternatives."""
    out = []
    for found in _PIECE.finditer(text):
        letters = found["run"] or found["set"] or ""
        if found["run"]:
            begins = found.start() == 0 or text[: found.start()].endswith((" ", r"\b"))
            stops = text[found.end() : found.end() + 1] in ("", " ", ",") or text.startswith(r"\b", found.end())
            out.append(_either(spell.part(letters, begins=begins, stops=stops)))
        elif letters and not letters.isascii() and any(char.isalpha() for char in letters):
            out.append(_either([form for char in letters for form in _set_item(char, spell)]))
        else:
            out.append(found[0])
    return "".join(out)


def _set_item(char: str, spell: Speller) -> list[str]:
    return spell.part(char, begins=False, stops=False) if char.isalpha() else [re.escape(char)]


def _either(forms: list[str]) -> str:
    forms = list(dict.fromkeys(forms))
    if not forms:
        return ""
    return forms[0] if len(forms) == 1 and len(forms[0]) == 1 else f"(?:{'|'.join(forms)})"
