"""A Cyrillic layout works: keys are translated by their position on the keyboard."""

from __future__ import annotations

from textual import events
from textual.keys import _character_to_key
from textual.widget import Widget

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


def types_text(widget: Widget | None) -> bool:
    """Whether keys go into a text field, where a Cyrillic letter is meant as one."""
    return widget is not None and widget.has_class("text-field")


def translated(event: events.Key) -> events.Key:
    """The key on the same place of a Latin keyboard."""
    character = event.character
    if character is None or (latin := by_position(character)) == character:
        return event
    return events.Key(_character_to_key(latin), latin)
