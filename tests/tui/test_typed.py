"""What is typed of a claim, understood: actors by any of their names, stances, an event with its row."""

from __future__ import annotations

from typing import Any

import pytest

from monitor_tui.errors import StoreError
from monitor_tui.tui import typed
from monitor_tui.tui.desk_word import Draft
from tests.tui.fakes import DOSSIER

STANDS = Draft("fsb", "accuses", "putin, peskov", "E1 what")


@pytest.mark.parametrize(
    ("draft", "changes"),
    [
        (STANDS, {}),
        (Draft("Peskov", "accuses", "putin, peskov", "E1 what"), {"speaker": "peskov"}),
        (Draft("dmitry peskov", "accuses", "putin, peskov", "E1 what"), {"speaker": "peskov"}),
        (Draft("", "acc", "putin, peskov", "E1 what"), {"speaker": None, "stance": "accuses"}),
        (Draft("fsb", "accuses", " FSB , ", "E1 what"), {"targets": ["fsb"]}),
        (Draft("fsb", "accuses", "", "E1 what"), {"targets": []}),
        (Draft("fsb", "accuses", "putin, peskov", "е2"), {"event": 2}),
        (Draft("fsb", "accuses", "putin, peskov", "E1 when"), {"point": "when"}),
        (Draft("fsb", "accuses", "putin, peskov", "1 WHEN"), {"point": "when"}),
        (Draft("fsb", "accuses", "putin, peskov", "E1"), {}),
        (Draft("fsb", "accuses", "putin, peskov", ""), {"event": None}),
    ],
)
def test_what_differs_is_a_change(draft: Draft, changes: dict[str, Any]) -> None:
    assert typed.changes(draft, STANDS, DOSSIER) == changes


@pytest.mark.parametrize(
    ("draft", "said"),
    [
        (Draft("Nobody"), "no actor Nobody"),
        (Draft("fsb", "s"), "a stance is one of asserts"),
        (Draft("fsb", "a"), "a stance is one of asserts"),
        (Draft("fsb", "denies", "fsb, nobody"), "no actor nobody"),
        (Draft("fsb", "denies", "", "the plot"), "an event is written E1"),
        (Draft("fsb", "denies", "", "E1 nowhere"), "no row nowhere"),
    ],
)
def test_wrong_words_are_said(draft: Draft, said: str) -> None:
    with pytest.raises(StoreError, match=said):
        typed.changes(draft, STANDS, DOSSIER)


@pytest.mark.parametrize(
    ("field", "text", "at", "expected", "taken"),
    [
        ("speaker", "Pes", 3, ["peskov"], "peskov"),
        ("speaker", "pu", 2, ["putin"], "putin"),
        ("speaker", "", 0, [], ""),
        ("target", "fsb, pes, putin", 8, ["peskov"], "fsb, peskov, putin"),
        ("stance", "de", 2, ["denies"], "denies"),
        ("event", "e", 1, ["E1"], "E1"),
        ("event", "E1 wh", 5, ["what", "when"], "E1 what"),
        ("why", "fsb", 3, [], "fsb"),
    ],
)
def test_what_is_typed_is_completed(field: str, text: str, at: int, expected: list[str], taken: str) -> None:
    found = typed.complete(field, text, at, DOSSIER, [("E1", "The plot")])
    assert [one.text for one in found] == expected
    if found:
        one = found[0]
        assert text[: one.start] + one.text + text[one.end :] == taken
