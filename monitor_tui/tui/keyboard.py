"""A Cyrillic layout works: keys are translated by their position on the keyboard."""

from __future__ import annotations

_LATIN = "qwertyuiop[]asdfghjkl;'zxcvbnm,"
_RUSSIAN = "йцукенгшщзхъфывапролджэячсмитьб"
_BELARUSIAN = "йцукенгшўзх'фывапролджэячсмітьб"
_LATIN_SHIFTED = 'QWERTYUIOP{}ASDFGHJKL:"ZXCVBNM<>'
_RUSSIAN_SHIFTED = "ЙЦУКЕНГШЩЗХЪФЫВАПРОЛДЖЭЯЧСМИТЬБЮ"
_BELARUSIAN_SHIFTED = "ЙЦУКЕНГШЎЗХ'ФЫВАПРОЛДЖЭЯЧСМІТЬБЮ"


def _table() -> dict[str, str]:
    """Cyrillic letters only: what both layouts can type stays what it is."""
    pairs = [
        *zip(_RUSSIAN, _LATIN, strict=True),
        *zip(_BELARUSIAN, _LATIN, strict=True),
        *zip(_RUSSIAN_SHIFTED, _LATIN_SHIFTED, strict=True),
        *zip(_BELARUSIAN_SHIFTED, _LATIN_SHIFTED, strict=True),
        ("ю", "."),
        ("ё", "`"),
        ("Ё", "~"),
    ]
    return {cyrillic: latin for cyrillic, latin in pairs if not cyrillic.isascii()}


POSITIONS = _table()


def by_position(character: str) -> str:
    """The Latin character on the same key; any other is given back."""
    return POSITIONS.get(character, character)
