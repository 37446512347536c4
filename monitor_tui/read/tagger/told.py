"""The features of the tagger in words that an analyst understands (``features`` makes them)."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from monitor_tui.read.grammar import TAGS

_CLASSES: Final = {tag: name for name, tag in TAGS.items()} | {
    "N": "name", "w": "common word", '"': "quotation mark", "-": "dash", ".": "end of a sentence", ",": "comma",
    ":": "colon", "(": "bracket", ")": "bracket", "'": "possessive", "_": "word of no class",
}  # fmt: skip
_FORMS: Final = {"F": "finite", "I": "infinitive", "G": "gerund", "P": "participle", "N": "noun"}
_KINDS: Final = {"s": "of speech", "a": "of an act", "t": "of thought"}
_ROLES: Final = {"S": "source", "C": "cue", "T": "content"}
_SHAPES: Final = {
    "0": "a number", "AA": "all capitals", "A": "one capital", "Aa": "a capital first", "a": "small letters"
}  # fmt: skip
_PLACES: Final = {"B": "opens", "I": "is inside", "E": "closes"}
_SIZES: Final = {"s": "short", "m": "middling", "l": "long"}
_SIDES: Final = {"-": "the word before", "+": "the word after"}
_FIXED: Final = {
    "^": "opens its paragraph",
    "$": "closes its paragraph",
    "C": "is a cue word of the grammar",
    "BOS": "opens its sentence",
    "EOS": "closes its sentence",
    "Q0": "the paragraph has no quotation mark",
    "Q1": "the paragraph has a quotation mark",
    "person": "is part of a person's name",
    "body": "is part of a body's name",
    "q0": "stands outside quotation marks",
}


def label(name: str) -> str:
    """``BC`` is the beginning of a cue."""
    if name[:1] not in ("B", "I"):
        return "no part of a claim"
    role = _ROLES.get(name[1:2], name)
    return f"the beginning of a {role}" if name[0] == "B" else f"a further word of a {role}"


def feature(name: str) -> str:
    """What a feature says of its word; its own name where that is all that there is to say."""
    fixed = _FIXED.get(name)
    if fixed is not None:
        return fixed
    for pattern, tell in _TOLD:
        found = pattern.fullmatch(name)
        if found is not None:
            return tell(found)
    return name


def _classes(tags: str) -> str:
    return ", ".join(_CLASSES.get(tag, tag) for tag in tags) or _CLASSES["_"]


def _cue(code: str) -> str:
    """``Fsc``: finite, of speech, takes a clause."""
    said = [_FORMS.get(code[:1], ""), _KINDS.get(code[1:2], "")]
    said += ["that takes a clause"] if "c" in code[2:] else []
    return " ".join(part for part in said if part)


def _rule(code: str) -> str:
    """What the rules say of a word: ``BCve``, ``IT``, ``O``."""
    if code in ("^", "$"):
        return "the edge of the paragraph"
    return "nothing" if code == "O" else label(code)


def _quoted(code: str) -> str:
    if code.startswith("0"):
        return "outside quotation marks"
    size = f"a {_SIZES[code[1]]} quotation" if code[1:2] in _SIZES else "a quotation"
    runs_on = " that runs on" if code.endswith("r") and len(code) > 2 else ""
    return f"{_PLACES.get(code[:1], 'is in')} {size}{runs_on}"


def _far(code: str) -> str:
    return "far off" if code == "9" else "here" if code == "0" else f"{code} away"


def _side(found: re.Match[str]) -> str:
    side, rest = _SIDES[found[1]], found[2]
    if rest.startswith("T"):
        return f"{side}: {_classes(rest[1:])}"
    if rest.startswith("C"):
        return f"{side} is a cue, {_cue(rest[1:])}"
    _, sign, word = re.split("([=~])", rest, maxsplit=1)
    return f"{side} ends in “{word}”" if sign == "~" else f"{side} is “{word}”"


_WORD: Final = r"[a-z]{2,3}(?:-[a-z]{4,8}(?=[=~^+-]|$))?"
"""A language, perhaps with its script."""
_TOLD: Final[tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], str]], ...]] = tuple(
    (re.compile(pattern, re.DOTALL), tell)
    for pattern, tell in (
        (_WORD + r"=(.+)", lambda m: f"the word “{m[1]}”"),
        (_WORD + r"~(.+)", lambda m: f"ends in “{m[1]}”"),
        (_WORD + r"\^(.+)", lambda m: f"begins with “{m[1]}”"),
        (_WORD + r"([-+])(.*) (.*)", lambda m: f"“{m[2].replace('^', '')} {m[3].replace('$', '')}”"),
        (r"([-+])(" + _WORD + r"[=~].+|T.|C.+)", _side),
        (r"([-+])2(.)(.?)", lambda m: f"two words {'before' if m[1] == '-' else 'after'}: {_classes(m[2])}"
         + (" and a cue" if m[3] else "")),
        (r"n(\d)(.+)\.(.?)", lambda m: f"the cue “{m[2]}” stands {m[1]} before"),
        (r"r-(.+)\.(.+)", lambda m: f"the rules say {_rule(m[2])}, of the word before {_rule(m[1])}"),
        (r"r\+(.+)\.(.+)", lambda m: f"the rules say {_rule(m[1])}, of the word after {_rule(m[2])}"),
        (r"rt([OBI]\w*)\.(.?)", lambda m: f"the rules say {_rule(m[1])}; {_classes(m[2])}"),
        (r"rq([OBI]\w*)\.q(.?)", lambda m: f"the rules say {_rule(m[1])}; {_quoted(m[2])}"),
        (r"BOSr([OBI]\w*)", lambda m: f"opens its sentence, where the rules say {_rule(m[1])}"),
        (r"r([OBI]\w*)", lambda m: f"the rules say {_rule(m[1])}"),
        (r"c<(\d)", lambda m: f"a cue before: {_far(m[1])}"),
        (r"c>(\d)", lambda m: f"a cue after: {_far(m[1])}"),
        (r"c(\d)\.(\d)\.q(.)", lambda m: f"cues: before {_far(m[1])}, after {_far(m[2])}; {_quoted(m[3])}"),
        (r"m<(\d)", lambda m: f"a quotation mark before: {_far(m[1])}"),
        (r"m>(\d)", lambda m: f"a quotation mark after: {_far(m[1])}"),
        (r"q([BIE].+)", lambda m: _quoted(m[1])),
        (r"C(.+)", lambda m: f"a cue, {_cue(m[1])}"),
        (r"S(.+)", lambda m: _SHAPES.get(m[1], m[1])),
        (r"T(.*)", lambda m: _classes(m[1])),
        (r"t(.)", lambda m: _classes(m[1])),
        (_WORD, lambda m: f"the language is {m[0]}"),
    )
)  # fmt: skip
