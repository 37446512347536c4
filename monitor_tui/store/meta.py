"""Small facts about a store itself, by name."""

from __future__ import annotations

from pathlib import Path

from monitor_tui.store.connect import immediate, reader, writer


def read(path: Path, name: str) -> str | None:
    """A fact, or None where it was never written."""
    conn = reader(path)
    try:
        row = conn.execute("SELECT value FROM meta WHERE name = :name", {"name": name}).fetchone()
    finally:
        conn.close()
    return row[0] if row else None


def write(path: Path, name: str, value: str | None) -> None:
    """Writes a fact; None forgets it."""
    conn = writer(path)
    try:
        with immediate(conn):
            conn.execute("DELETE FROM meta WHERE name = :name", {"name": name})
            if value is not None:
                conn.execute("INSERT INTO meta (name, value) VALUES (:name, :value)", {"name": name, "value": value})
    finally:
        conn.close()
