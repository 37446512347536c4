"""Rules of the folder that a reader cannot see broken: no markup of foreign text, small files, a light start."""

from __future__ import annotations

import ast
import json
import subprocess
import sys
from pathlib import Path

import pytest

import monitor_tui.tui
from monitor_tui.cycle.importing import Given, import_file
from monitor_tui.dossier import Dossier

FOLDER = Path(monitor_tui.tui.__file__).parent
FILES = sorted(FOLDER.rglob("*.py"))
MARKUP = {"Static", "Label", "Option", "Button", "Checkbox", "Collapsible", "Digits", "Markdown", "notify", "update"}
"""What takes a plain string as markup in Textual 8.2 (measured), or would be given one."""
SAFE = {"Content", "content"}
TITLES = {"border_title", "border_subtitle", "tooltip", "sub_title"}


def _name(function: ast.expr) -> str:
    return (
        function.attr if isinstance(function, ast.Attribute) else function.id if isinstance(function, ast.Name) else ""
    )


def _is_safe(call: ast.Call) -> bool:
    if any(
        one.arg == "markup" and isinstance(one.value, ast.Constant) and one.value.value is False
        for one in call.keywords
    ):
        return True
    return all(isinstance(one, ast.Call) and _name(one.func) in SAFE for one in call.args)


def unsafe(source: str) -> list[int]:
    """Lines where a string could be read as markup."""
    found = []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and _name(node.func) in MARKUP and node.args and not _is_safe(node):
            found.append(node.lineno)
        if isinstance(node, ast.Call) and _name(node.func) in {"from_markup", "from_ansi", "from_text"}:
            found.append(node.lineno)
        if isinstance(node, ast.Assign | ast.AnnAssign):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            made = isinstance(node.value, ast.Call) and _name(node.value.func) in SAFE
            found += [
                one.lineno for one in targets if isinstance(one, ast.Attribute) and one.attr in TITLES and not made
            ]
    return found


@pytest.mark.parametrize("file", FILES, ids=lambda file: str(file.relative_to(FOLDER)))
def test_no_plain_string_is_given_where_textual_reads_markup(file: Path) -> None:
    assert unsafe(file.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    ("source", "lines"),
    [
        ("Static(title)", [1]),
        ("Static(f'{title}')", [1]),
        ("self.app.notify(title)", [1]),
        ("widget.border_title = title", [1]),
        ("Content.from_markup(title)", [1]),
        ("Static(Content(title))", []),
        ("Static(title, markup=False)", []),
        ("widget.border_title = Content(title)", []),
    ],
)
def test_the_rule_sees_what_it_forbids(source: str, lines: list[int]) -> None:
    assert unsafe(source) == lines


@pytest.mark.parametrize("file", FILES, ids=lambda file: str(file.relative_to(FOLDER)))
def test_a_file_stays_short(file: Path) -> None:
    assert len(file.read_text(encoding="utf-8").splitlines()) <= (150 if file.name == "app.py" else 400)


FORBIDDEN = (
    "sqlite_utils", "httpx", "structlog", "feedparser", "fastfeedparser", "selectolax", "rapidfuzz", "click", "plotext",
    "textual_plotext",
)  # fmt: skip
LAYERS = (
    "monitor_tui.read",
    "monitor_tui.collect",
    "monitor_tui.names",
    "monitor_tui.query.parse",
    "monitor_tui.group",
    "monitor_tui.terms",
    "monitor_tui.contrast.points",
    "monitor_tui.store.steps",
    "monitor_tui.store.claim_rows",
)

OPENING = """
import asyncio, sys
from pathlib import Path
from monitor_tui.dossier import find, load
from monitor_tui.store import connect
from monitor_tui.tui import output
from monitor_tui.tui.app import MonitorApp
from monitor_tui.tui.asking import StoreDesk
from monitor_tui.tui.screens.wire import WireScreen
store, dossier = Path(sys.argv[1]), load(find("belarus"))
output.install()
desk = StoreDesk(store, dossier, "anna")
async def main():
    app = MonitorApp(store, dossier, "anna", desk=desk)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause(0.3)
        await app.workers.wait_for_complete()
        assert isinstance(app.screen, WireScreen)
asyncio.run(main())
print("\\n".join(sorted(sys.modules)))
"""


def test_opening_imports_nothing_that_only_other_commands_need(tmp_path: Path, belarus: Dossier) -> None:
    file, store = tmp_path / "one.jsonl", tmp_path / "store.db"
    story = {"id": "1", "title": "Peskov said that there was a plot.", "text": "Lukashenko accused the CIA of it."}
    file.write_text(json.dumps(story), encoding="utf-8")
    import_file(store, belarus, file, Given())
    done = subprocess.run([sys.executable, "-c", OPENING, str(store)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    loaded = done.stdout.split()
    assert "monitor_tui.tui.screens.wire" in loaded
    assert [one for one in loaded if one.split(".")[0] in FORBIDDEN] == []
    assert [one for one in loaded if one.startswith(LAYERS)] == []
