"""The desk fetches what is due."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path

from monitor_tui.dossier import Dossier


class FetchAsking:
    """Part of ``StoreDesk``."""

    store: Path
    dossier: Dossier
    _stopping: threading.Event

    def fetch(self, told: Callable[[str], None]) -> str:
        from monitor_tui.cycle.collecting import Progress, fetch

        def on_progress(progress: Progress) -> None:
            attempt = progress.attempt
            told(f"fetching {progress.done} of {progress.all}: {attempt.source} {attempt.result} {attempt.detail}")

        self._stopping.clear()
        done = fetch(self.store, self.dossier, on_progress, self._stopping)
        if not done.attempts:
            return "nothing is due" if not done.stopped else "the fetch was stopped"
        counts = ", ".join(
            f"{many} {result}" for result in ("failed", "ok", "unchanged") if (many := done.count(result))
        )
        new = f"{done.new} new (R shows them)" if done.new else "nothing new"
        changed = f", {done.changed} changed" if done.changed else ""
        return f"{len(done.attempts)} sources: {new}{changed}; {counts}"
