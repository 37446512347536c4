"""The picture at the head of README: the app itself on the demo, written as SVG.

python -m bench.screenshot .readme/wire.svg
"""

from __future__ import annotations

import asyncio
import sys
import tempfile
from pathlib import Path

from monitor_tui.cycle import demo
from monitor_tui.dossier import find, load
from monitor_tui.tui.app import MonitorApp
from monitor_tui.tui.asking import StoreDesk

SIZE = (120, 40)


async def draw(store: Path) -> str:
    """The dashboard on the demo once the panes have followed the cursor."""
    dossier = load(find(demo.DOSSIER))
    desk = StoreDesk(store, dossier, "anna")
    app = MonitorApp(store, dossier, "anna", notice=demo.NOTICE, query=demo.QUERY, desk=desk)
    async with app.run_test(size=SIZE) as pilot:
        for _ in range(10):
            await pilot.pause(0.1)
            await app.workers.wait_for_complete()
        return app.export_screenshot(title="monitor-tui demo")


def main() -> None:
    """Writes the picture where it is told to."""
    target = Path(sys.argv[1])
    target.parent.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        store = Path(folder) / "demo.db"
        demo.fill(store, load(find(demo.DOSSIER)))
        target.write_text(asyncio.run(draw(store)), encoding="utf-8")


if __name__ == "__main__":
    main()
