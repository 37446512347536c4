"""The dashboard on the model story, to be run in a terminal: ``python -m tests.tui.fake_app [--ascii]``."""

from __future__ import annotations

import sys
from pathlib import Path

from monitor_tui.tui import output
from monitor_tui.tui.app import MonitorApp
from tests.tui.fakes import DOSSIER, FakeDesk


def main() -> None:
    output.install()
    MonitorApp(Path("store.db"), DOSSIER, "anna", plain="--ascii" in sys.argv, desk=FakeDesk()).run()


if __name__ == "__main__":
    main()
