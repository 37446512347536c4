"""Which language a text is written in: a bundled model, and alphabets where the model is unsure."""

from __future__ import annotations


def detect(text: str) -> str:
    """The ISO 639-1 code of a text's language; ``und`` where there is nothing to go by."""
    raise NotImplementedError
