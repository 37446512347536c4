"""`python -m tests.contrast.gold`: the demo's cells against the gold."""

from __future__ import annotations

import argparse
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.contrast.gold.lines import lines, sought
from tests.contrast.gold.shown import demo_cells, demo_dossier
from tests.contrast.gold.tables import report

if __name__ == "__main__":
    parser = argparse.ArgumentParser(prog="python -m tests.contrast.gold", description=__doc__)
    parser.add_argument("--misses", action="store_true", help="list what is missed and what is wrong")
    parser.add_argument("--each", action="store_true", help="list every cell")
    asked = parser.parse_args()
    dossier = demo_dossier()
    with TemporaryDirectory() as folder:
        cells = demo_cells(Path(folder) / "demo.db", dossier, sought())
    print(report(lines(), cells, dossier, misses=asked.misses, each=asked.each))
