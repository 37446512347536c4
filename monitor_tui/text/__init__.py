"""Text: the only door by which it enters from outside, its sentences, its search form, its fingerprint."""

from __future__ import annotations

import hashlib

from monitor_tui.text.cleaning import FORBIDDEN, JOINERS, MARK, Cleaned, clean, visible
from monitor_tui.text.searching import SEARCH_FORM_VERSION, folded_words, search_form, search_prefix
from monitor_tui.text.splitting import sentences

__all__ = [
    "FORBIDDEN",
    "JOINERS",
    "MARK",
    "SEARCH_FORM_VERSION",
    "Cleaned",
    "clean",
    "folded_words",
    "search_form",
    "search_prefix",
    "sentences",
    "sha256",
    "visible",
]


def sha256(text: str) -> str:
    """The fingerprint of a text, in hexadecimal."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
