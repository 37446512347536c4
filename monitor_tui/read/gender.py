"""A person's gender as far as a name shows it: enough to keep "she" from meaning a man."""

from __future__ import annotations

from functools import cache

MEN_IN_A = frozenset(
    [
        "nikita",
        "ilya",
        "mikola",
        "luka",
        "sasha",
        "misha",
        "kostya",
        "andrea",
        "joshua",
        "dima",
        "vanya",
        "fyodor",
        "kuzma",
        "foma",
        "savva",
        "mikita",
        "illia",
        "illya",
        "mykola",
        "vasya",
        "petya",
        "никита",
        "илья",
        "микола",
        "лука",
        "саша",
        "миша",
        "фома",
        "савва",
        "кузьма",
        "мікола",
        "мікіта",
        "ілля",
        "лявона",
    ]
)
WOMEN = frozenset(
    [
        "volha",
        "olha",
        "helen",
        "ingrid",
        "karin",
        "kaja",
        "elisabeth",
        "elizabeth",
        "annalena",
        "marine",
        "mary",
        "ann",
        "anne",
        "jennifer",
        "susan",
        "sarah",
        "hillary",
        "nancy",
        "nikki",
        "karen",
        "kathleen",
        "kirsten",
        "margaret",
        "carolyn",
        "jane",
        "joan",
        "christine",
        "simone",
        "michelle",
        "nicole",
        "rachel",
        "ruth",
        "alice",
        "grace",
        "rose",
        "judith",
        "doris",
        "agnes",
        "astrid",
        "birgit",
        "heike",
        "silke",
        "ulrike",
        "anke",
        "elke",
        "antje",
        "ursel",
        "margot",
        "liz",
        "kate",
        "emily",
        "kamala",
        "melanie",
        "theresa",
        "любовь",
        "нинель",
        "адель",
        "ольга",
        "вольга",
    ]
)
FEMALE_ENDINGS = (
    "ова",
    "ева",
    "ёва",
    "ина",
    "ына",
    "ая",
    "ская",
    "цкая",
    "ova",
    "eva",
    "ina",
    "aya",
    "skaya",
    "skaia",
    "enė",
    "ytė",
    "aitė",
)


@cache
def gender_of(name: str) -> str:
    """``m``, ``f`` or nothing, from a first name and a surname."""
    words = name.lower().split()
    if not words:
        return ""
    first, last = words[0], words[-1]
    if first in WOMEN:
        return "f"
    if len(words) >= 2 and first.endswith(("a", "а", "я")) and first not in MEN_IN_A:
        return "f"
    if last.endswith(FEMALE_ENDINGS):
        return "f"
    return "m" if len(words) >= 2 else ""
