"""What sentences are about, in any language."""

from __future__ import annotations

import pytest

from monitor_tui.contrast import concepts


@pytest.mark.parametrize(
    ("content", "lang", "expected"),
    [
        ("planned a coup", "en", {"plan", "coup"}),
        ("rengė perversmą", "lt", {"plan", "coup"}),
        # the longest beginning: responsibility is no answer
        ("atsakomybė", "lt", {"guilt"}),
        ("atsakė", "lt", {"answer"}),
        # what begins alike is not meant: March, green, applies, fish
        ("kovo mėnesį", "lt", set()),
        ("žalias", "lt", set()),
        ("taiko žuvis", "lt", set()),
        # two words side by side are one thing, apart another
        ("próba zamachu stanu", "pl", {"coup"}),
        ("próba zamachu na stanowisko", "pl", {"kill"}),
        ("anything at all", "xx", set()),
    ],
)
def test_concepts(content: str, lang: str, expected: set[str]) -> None:
    assert concepts.of(content, lang) == expected
