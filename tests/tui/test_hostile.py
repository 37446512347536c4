"""Feeds are written by hostile hands: nothing of theirs reaches the terminal but letters."""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path
from typing import Any

import pytest
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from bench.terminal import Terminal
from monitor_tui.text import visible
from monitor_tui.tui import output
from monitor_tui.tui.content import fit, one_line, rule, strip
from tests.tui.seen import SMALL, app

OWN = (
    r"\x1b\[\?(1049|1000|1002|1003|1015|1006|1004|2004|2026|2048|25|7)[hl]", r"\x1b\[\?20(26|48)\$p",
    r"\x1b\[[<>][0-9]*u", r"\x1b\[\d*(;\d+)*[Hm]", r"\x1b\[\d+;\d+r", r"\x1b\[r", r"\x1b[DM]",
    r"\x1b\]22;[a-z]+\x1b\\", r"\x1b\]22;[a-z]+\x07", r"\x1b\[c", r"\x1bP\+q[0-9a-fA-F;]*\x1b\\",
)  # fmt: skip
"""What Textual and the list write themselves."""

NASTY = "A\x1b[31mB\x9b2JC\x00D\u202eE\u200bF\x07G\rH\nI\tJ\u2066K\ufeffL"


def payloads(shared: Path) -> list[dict[str, Any]]:
    file = shared / "corpora" / "hostile" / "payloads.json"
    if not file.is_file():
        pytest.skip(f"needs {file.name} of the corpora")
    return [one for one in json.loads(file.read_text(encoding="utf-8"))["payloads"] if one.get("text")]


def own_removed(raw: str) -> str:
    return re.sub("|".join(OWN), "", raw)


# --- the pieces -----------------------------------------------------------------------------------


def harmless(text: str) -> bool:
    return all(sign.isprintable() or sign == "\N{NO-BREAK SPACE}" for sign in text)


@pytest.mark.parametrize("shown", [one_line(NASTY), fit(NASTY, 30), rule(NASTY, NASTY, 60, app().signs)])
def test_a_line_is_made_of_visible_signs_only(shown: str) -> None:
    assert harmless(shown)


def test_a_strip_is_made_of_visible_signs_only() -> None:
    assert harmless(strip(40, NASTY, (NASTY, None)).text)


def test_the_guard_takes_out_what_got_into_a_strip_all_the_same() -> None:
    output.install()
    console = app().console
    link = Style(link="http://example.org/")
    written = Strip([Segment(NASTY), Segment("plain"), Segment("linked", link)]).render(console)
    assert "\x1b" not in written
    assert harmless(written)
    assert written.endswith("plainlinked")


def test_the_guard_leaves_what_is_harmless_as_it_is() -> None:
    output.install()
    console = app().console
    whole = [Segment("Путин: ‹plot›…", Style(bold=True)), Segment(" "), Segment("\x1b[2J", None, [(0,)])]  # type: ignore[list-item]
    assert Strip(whole).render(console) == "\x1b[1mПутин: ‹plot›…\x1b[0m \x1b[2J"


def test_another_textual_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(output, "MADE_FOR", "9.9.")
    with pytest.raises(output.WrongTextual, match=r"made for 9\.9"):
        output.check()


def test_a_crash_report_holds_no_control(capsys: pytest.CaptureFixture[str]) -> None:
    output.plain_console().print(f"ValueError: {NASTY}")
    assert harmless(capsys.readouterr().err.replace("\n", ""))


# --- the whole ------------------------------------------------------------------------------------


async def test_no_screen_falls_over_what_a_feed_may_hold(shared: Path) -> None:
    from tests.tui.hostile_app import HostileDesk
    from tests.tui.seen import press, settled

    shown = app(HostileDesk([one["text"] for one in payloads(shared)]))
    async with shown.run_test(size=SMALL) as pilot:
        await settled(pilot)
        for keys in ("jj", "e", "jl", "i", "d", "q", "E", "q"):
            await press(pilot, *keys)
        for asked in (
            ("P", "f", "tab", "escape"),
            ("s", "escape"),
            ("t", "escape"),
            ("p", "escape"),
            ("P", "f", "enter"),
        ):
            await press(pilot, "e", *asked, "q")
        await press(pilot, "e", "L", "j", "slash", "escape", "enter", "q", "q", "M", "enter", "q")
        await press(pilot, "enter", "tab", "equals_sign", "space", "tab", "q", "q")
        await press(pilot, "e", "j", "enter", "enter", "enter", "q", "q", "a", "y", "q", "q")
        await press(
            pilot,
            "enter",
            "c",
            "x",
            "down",
            "shift+tab",
            "j",
            "enter",
            "f1",
            "q",
            "escape",
            "m",
            "enter",
            "escape",
            "q",
        )
        await press(pilot, "b", "B", "tab", "f", "tab", "e", "escape", "y", "q")
        await press(pilot, "slash", "x", "equals_sign", "escape", "plus", "escape", "F", "y", "o")
        assert all(line == visible(line) for line in (strip.text for strip in shown.screen._compositor.render_strips()))


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
def test_nothing_leaks_into_the_bytes_of_any_screen(shared: Path, tmp_path: Path, size: tuple[int, int]) -> None:
    wanted = payloads(shared)
    file = tmp_path / "payloads.json"
    file.write_text(json.dumps([{"text": one["text"]} for one in wanted if len(one["text"]) < 5000]), encoding="utf-8")
    command = [sys.executable, "-m", "tests.tui.hostile_app", str(file)]
    with Terminal(command, columns=size[0], lines=size[1], env={"TEXTUAL_ANIMATIONS": "none"}) as terminal:
        terminal.wait_for(r"\? help")
        terminal.rest(0.3)
        screens = (
            "jjj",
            "G",
            "gg",
            "4",
            "0",
            "e",
            "jjl",
            "\t",
            "i",
            "d",
            "q",
            "E",
            "j",
            "q",
            "\r",
            "\t",
            "jjjjj",
            "G",
            "<",
            "q",
        )
        log = ("L", "j", "j", "/", "\x1b", "q", "e", "M", "\x1b", "L", "q", "q")
        reasons = ("\r", "=", "  ", "\t", "q", "q")
        empty = ("e", "j", "\r", "\r", "\r", "q", "q", "a", "q", "q")
        prompts = (
            "/",
            "x",
            "=",
            "\x1b",
            "+",
            "\x1b",
            ":",
            "\x1b",
            "f",
            "\x1b",
            "F",
            "u",
            "o",
            "?",
            "q",
            "R",
            "z",
            "\t",
            "j",
            "b",
            "B",
            "\t",
            "q",
        )
        for keys in (*screens, *log, *reasons, *empty, *prompts):
            terminal.press(keys, 0.4 if keys == "\x1b" else 0.15)
        raw = bytes(terminal.raw)
        assert "? help" in terminal.text
        assert "\x1b[?1049l" not in raw.decode("latin-1"), "it ended before the walk did"
    for one in wanted:
        if one.get("leak"):
            found = re.search(one["leak"], own_removed(raw.decode("latin-1")))
            assert found is None, (one["id"], found)
    rest = own_removed(raw.decode("utf-8"))
    assert [hex(ord(sign)) for sign in set(rest) if not sign.isprintable() and sign not in "\r\n"] == []
