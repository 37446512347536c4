"""A word without its script: the sounds that a Latin or Cyrillic spelling stands for, and their skeleton."""

from __future__ import annotations


def fold(word: str) -> str:
    """The skeleton that spellings of one name share in every script and case ("Зенковича", "Zyankovich")."""
    raise NotImplementedError
