"""The dashboard: the only folder that knows textual."""

from __future__ import annotations

import os

# Textual reads these when it is imported: animation and blended colours are bytes on a slow line.
os.environ.setdefault("TEXTUAL_ANIMATIONS", "none")
os.environ.setdefault("TEXTUAL_SMOOTH_SCROLL", "0")
os.environ["TEXTUAL_THEME"] = "ansi-dark"
