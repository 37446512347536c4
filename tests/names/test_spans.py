"""Spans that do not overlap; and that a text of nothing but names costs no more than its length."""

from __future__ import annotations

from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor_tui.names import Names
from monitor_tui.names.spans import Taken
from tests.names.conftest import ACTORS, dossier_of

SPAN = st.tuples(st.integers(0, 30), st.integers(1, 6)).map(lambda pair: (pair[0], pair[0] + pair[1]))


@given(st.lists(SPAN))
def test_a_span_is_taken_where_none_overlaps_it(spans: list[tuple[int, int]]) -> None:
    taken, plain = Taken(), list[tuple[int, int]]()
    for start, end in spans:
        overlaps = any(start < stop and begin < end for begin, stop in plain)
        assert taken.overlaps(start, end) == overlaps
        if not overlaps:
            taken.take(start, end)
            plain.append((start, end))


@pytest.mark.parametrize("piece", ["KGB ", "Захарова и МИД. ", "Peskov, the Belarusian KGB, Minsk. "])
def test_a_text_of_names_is_read_in_the_time_that_its_length_takes(piece: str) -> None:
    names = Names(dossier_of(ACTORS))
    names.find(piece, "en")
    began = process_time()
    assert names.find(piece * (200_000 // len(piece)), "en")
    names.metonyms(piece * (200_000 // len(piece)), "en")
    assert process_time() - began < 10  # where each was compared with all others it was minutes
