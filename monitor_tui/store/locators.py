"""How the log of acts names a claim: JSON whose keys may be added, never changed."""

from __future__ import annotations

import json

from monitor_tui.store.kept import Locator


def written(locator: Locator) -> str:
    """A claim's name as the log holds it."""
    return json.dumps(
        {
            "sha256": locator.sha256,
            "sentence": list(locator.sentence),
            "speaker": locator.speaker,
            "cue": locator.cue,
        },
        ensure_ascii=False,
        separators=(",", ":"),
    )


def read(key: str, text: str) -> Locator:
    """The claim that an act names."""
    found = json.loads(text)
    start, stop = found["sentence"]
    return Locator(key, found["sha256"], (start, stop), found["speaker"], found.get("cue", ""))
