"""clean() lets nothing through that a terminal could obey, and knows where each character came from."""

from __future__ import annotations

import json
import re
import time
import unicodedata
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from monitor_tui.text import FORBIDDEN, JOINERS, MARK, clean, visible
from monitor_tui.text.cleaning import MARKS_IN_A_ROW

_FORBIDDEN = re.compile(f"[\r{FORBIDDEN}]")

_SEQUENCES = st.sampled_from(
    [
        "\x1b[31m",
        "\x1b]0;title\x07",
        "\x1bP$q\x1b\\",
        "\x9b1m",
        "\x1b",
        "\x1b[",
        "\x1b]",
        "\x07",
        "\x1b\\",
        "\x9c",
        "\x1b(B",
    ]
)
_HOSTILE = st.one_of(
    st.text(),
    st.text(alphabet=st.sampled_from("ab\r\n\t\xad\ufeff\u200b\u200d\u202e\u2028\x1b\x9b[];0m\u0301\u0323éё\ud800")),
    st.lists(st.one_of(_SEQUENCES, st.text(max_size=5)), max_size=8).map("".join),
    st.text(alphabet=st.sampled_from("aе\u0301\u0306\u0308\u0323\u1100\u1161\u11a8\u09c7\u09be\u0958\U0001d160")),
)

REMOVALS = [
    ("a plain text stays", "Минск, 17 апреля", "Минск, 17 апреля", 0),
    ("newline and tab stay", "a\n\tb", "a\n\tb", 0),
    ("CR LF is one newline", "a\r\nb", "a\nb", 0),
    ("a lone CR is a newline, so nothing is overwritten", "REAL\rFAKE", "REAL\nFAKE", 0),
    ("a control leaves a mark", "a\x07b", f"a{MARK}b", 1),
    ("a run leaves one mark", "a\x00\x05\x0e\x7f\x85b", f"a{MARK}b", 1),
    ("a colour sequence goes whole", "a\x1b[31;5mred\x1b[0mb", f"a{MARK}red{MARK}b", 2),
    ("a title sequence goes whole, ended by BEL", "a\x1b]0;OWNED\x07b", f"a{MARK}b", 1),
    ("or by ST", "a\x1b]0;OWNED\x1b\\b", f"a{MARK}b", 1),
    ("a link keeps its text", "\x1b]8;;http://evil.test/\x1b\\go\x1b]8;;\x1b\\", f"{MARK}go{MARK}", 2),
    ("a clipboard write goes at any length", f"a\x1b]52;c;{'QUJD' * 500}\x07b", f"a{MARK}b", 1),
    ("a device question", "a\x1b[6nb", f"a{MARK}b", 1),
    ("DCS", "a\x1bP$q;ls\x1b\\b", f"a{MARK}b", 1),
    ("APC", "a\x1b_Gf=100;AAAA\x1b\\b", f"a{MARK}b", 1),
    ("8-bit CSI and OSC", "a\x9b31mb\x9d0;OWNED\x9cc", f"a{MARK}b{MARK}c", 2),
    ("a character set switch", "a\x1b(0b", f"a{MARK}b", 1),
    ("sequences beside each other are one run", "a\x1b[2J\x1b[H\x00b", f"a{MARK}b", 1),
    ("a cp1252 quotation mark misread as C1 takes no letter with it", "\x9bSoweit\x9b", f"{MARK}Soweit{MARK}", 2),
    ("an unended OSC takes only its ESC", "a\x1b]0;title and the rest", f"a{MARK}]0;title and the rest", 1),
    (
        "an OSC that ends paragraphs later is not followed",
        f"a\x1b]0;{'x' * 300}\x07b",
        f"a{MARK}]0;{'x' * 300}{MARK}b",
        2,
    ),
    ("an OSC does not swallow lines", "a\x1b]0;t\nb\x07", f"a{MARK}]0;t\nb{MARK}", 2),
    ("a direction override", "a\u202etxt.exe\u202cb", f"a{MARK}txt.exe{MARK}b", 2),
    ("isolates, LRM, RLM, ALM", "a\u2067\u200e\u200f\u061cb", f"a{MARK}b", 1),
    ("zero-width characters", "a\u200b\u2060\ufeffb", f"a{MARK}b", 1),
    ("line and paragraph separators", "a\u2028b\u2029c", f"a{MARK}b{MARK}c", 2),
    ("tag characters hide text", "a\U000e0041\U000e0042b", f"a{MARK}b", 1),
    ("a lone surrogate", "a\ud800b", f"a{MARK}b", 1),
    ("a BOM at the very start goes silently", "\ufefftext", "text", 0),
    ("but not what follows it", "\ufeff\u202etext", f"{MARK}text", 1),
    ("soft hyphens go silently", "Lu\xadka\xadschenko", "Lukaschenko", 0),
    ("joiners stay", "میخواهم".replace("می", "می\u200c") + "👨\u200d👩", "می\u200cخواهم👨\u200d👩", 0),
    ("NFC", "и\u0306е\u0308", "йё", 0),
    ("NFC across a soft hyphen", "e\xad\u0301", "é", 0),
    ("four marks stay, more are cut", "q" + "\u0301" * 400, "q" + "\u0301" * 4 + MARK, 1),
    ("a mark of one's own stays", f"a{MARK}b", f"a{MARK}b", 0),
    ("nothing", "", "", 0),
]


@pytest.mark.parametrize(("raw", "text", "removed"), [row[1:] for row in REMOVALS], ids=[row[0] for row in REMOVALS])
def test_what_is_removed_and_what_stays(raw: str, text: str, removed: int) -> None:
    cleaned = clean(raw)
    assert (cleaned.text, cleaned.removed) == (text, removed)


def test_one_line_folds_newlines_and_tabs_to_blanks_of_the_same_offsets() -> None:
    cleaned = clean("a\r\nb\tc\rd", one_line=True)
    assert cleaned.text == "a b c d"
    assert [cleaned.given(at) for at in range(8)] == [0, 1, 3, 4, 5, 6, 7, 8]


OFFSETS = [
    ("untouched", "abc", "c", "c"),
    ("behind a sequence", "x\x1b[31mred\x1b[0m и\u0306од", "йод", "и\u0306од"),
    ("behind CR LF", "one\r\ntwo\r\nthree", "three", "three"),
    ("behind a BOM", "\ufeffword", "word", "word"),
    ("over a soft hyphen", "der Lu\xadkaschenko", "Lukaschenko", "Lu\xadkaschenko"),
    ("behind what NFC makes longer", "\U0001d160 end", "end", "end"),
    ("behind cut marks", "a" + "\u0323" * 9 + " end", "end", "end"),
]


@pytest.mark.parametrize(("raw", "here", "there"), [row[1:] for row in OFFSETS], ids=[row[0] for row in OFFSETS])
def test_offsets_lead_back_to_the_given_text(raw: str, here: str, there: str) -> None:
    cleaned = clean(raw)
    start = cleaned.text.index(here)
    assert raw[cleaned.given(start) : cleaned.given(start + len(here))] == there


@given(_HOSTILE)
@example("\x1b]52;c;QQ\x1b\x1b]0;a\x07")
@example("a\u0301\u0301\u0301\u0301\xad\u0301")
def test_nothing_forbidden_is_ever_left(raw: str) -> None:
    text = clean(raw).text
    assert not _FORBIDDEN.search(text)
    assert unicodedata.is_normalized("NFC", text)
    assert not any(count > MARKS_IN_A_ROW for count in _mark_runs(text))
    text.encode("utf-8")


def _mark_runs(text: str) -> list[int]:
    marks = "".join("m" if unicodedata.category(char) in ("Mn", "Me") else " " for char in text)
    return [len(run) for run in marks.split()]


@given(_HOSTILE)
def test_clean_twice_is_clean_once(raw: str) -> None:
    once = clean(raw)
    again = clean(once.text)
    assert (again.text, again.removed, again.breaks) == (once.text, 0, ())


@given(_HOSTILE, st.booleans())
def test_offsets_never_fall_and_stay_inside(raw: str, one_line: bool) -> None:
    cleaned = clean(raw, one_line=one_line)
    offsets = [cleaned.given(at) for at in range(len(cleaned.text) + 1)]
    assert offsets == sorted(offsets)
    assert offsets[0] >= 0
    assert offsets[-1] == len(raw) or not cleaned.text


@given(_HOSTILE)
def test_what_was_not_touched_maps_to_itself(raw: str) -> None:
    """An unchanged ASCII letter between unchanged ones stands at the offset that is given for it."""
    cleaned = clean(raw)
    for at, char in enumerate(cleaned.text):
        if char.isascii() and char.isalnum():
            assert raw[cleaned.given(at)] == char


@given(_HOSTILE)
def test_visible_holds_nothing_forbidden_and_no_joiner(raw: str) -> None:
    shown = visible(raw)
    assert not _FORBIDDEN.search(shown)
    assert not set(JOINERS) & set(shown)
    assert visible(shown) == shown
    assert not any(count > MARKS_IN_A_ROW for count in _mark_runs(shown))


@given(st.text(alphabet=st.characters(exclude_categories=("Cc", "Cf", "Cs", "Zl", "Zp", "Mn", "Me", "Mc"))))
def test_ordinary_text_is_only_normalised(raw: str) -> None:
    assert clean(raw).text == unicodedata.normalize("NFC", raw)


def test_hostile_payloads(shared: Path) -> None:
    payloads = json.loads((shared / "corpora/hostile/payloads.json").read_text())["payloads"]
    assert len(payloads) > 20
    for payload in payloads:
        text = payload.get("text") or payload.get("prefix", "") + payload["repeat"] * payload["times"]
        written = clean(text).text.encode("utf-8").decode("latin-1")
        if payload["kind"] == "ctl" and payload["id"] not in ("lf_inject", "tab"):
            assert not re.search(payload["leak"], written), payload["id"]
        assert not _FORBIDDEN.search(clean(text).text), payload["id"]
        shown = visible(clean(text).text).encode("utf-8").decode("latin-1")
        if payload["kind"] == "uni" and payload.get("leak"):
            assert not re.search(payload["leak"], shown), payload["id"]


def test_naughty_strings(shared: Path) -> None:
    strings = json.loads((shared / "corpora/hostile/strings/blns.json").read_text())
    assert len(strings) > 300
    for raw in strings:
        cleaned = clean(raw)
        assert not _FORBIDDEN.search(cleaned.text), ascii(raw)
        assert clean(cleaned.text).text == cleaned.text, ascii(raw)


SLOW = [
    "\x1b]" * 50_000,
    "\x9d" * 50_000,
    "\x1b]0;" + "x" * 200_000,
    "\x1b[" + "0" * 200_000,
    "\x1bP" + "\x1b\x1b]" * 50_000,
    "a" + "\u0301" * 100_000,
    "\u1100\u1161" * 50_000,
    "\r" * 100_000,
]


@pytest.mark.parametrize("raw", SLOW, ids=range(len(SLOW)))
def test_no_input_makes_it_slow(raw: str) -> None:
    """A bound that only a quadratic pass breaks: a hundred thousand characters take well under a second."""
    begun = time.process_time()
    clean(raw)
    visible(raw)
    assert time.process_time() - begun < 5
