"""What a file must say to be a store of this version; read at every opening, so it imports nothing."""

from __future__ import annotations

APPLICATION_ID = 0x4D6F6E54
"""``MonT``, at byte 68 of the file."""
VERSION = 3
"""``user_version``: the number of migrations that made the tables."""
