"""Opening the dashboard: the guard goes up before the first byte is written."""

from __future__ import annotations

import gc
from pathlib import Path

from monitor_tui.dossier import Dossier


def run(store: Path, dossier: Dossier, analyst: str, *, plain: bool = False, notice: str = "", query: str = "") -> int:
    """Open the dashboard on a store, with a filter if one is given; the exit code is given back."""
    # Nothing that is made while opening is thrown away: collecting it a dozen times is a tenth of the start.
    gc.disable()
    from monitor_tui.tui import output
    from monitor_tui.tui.app import MonitorApp
    from monitor_tui.tui.asking import StoreDesk

    output.install()
    desk = StoreDesk(store, dossier, analyst) if store.exists() else None
    app = MonitorApp(store, dossier, analyst, plain=plain, notice=notice, query=query, desk=desk)
    app.run()
    return app.return_code or 0
