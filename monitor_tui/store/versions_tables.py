"""The tables that the third version of a store adds: literal SQL, one constant for each capability."""

from __future__ import annotations

THIRD_VERSION: tuple[str, ...] = ()
