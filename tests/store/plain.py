"""What a resolved query keeps, worked out the slow way: every row read into Python and every clause tried on it."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from zoneinfo import ZoneInfo

from monitor_tui.query.fields import Level
from monitor_tui.query.resolve import (
    AllOf,
    Among,
    AnyOf,
    Everything,
    Flag,
    Neither,
    Number,
    OneClaim,
    OneEvent,
    Resolved,
    When,
    Words,
)
from monitor_tui.text import search_form, search_prefix

Row = dict[str, Any]


@dataclass
class Plain:
    """A whole store in memory."""

    stories: dict[int, Row]
    claims: dict[int, Row]
    members: dict[int, list[int]]
    """Event -> stories."""
    zone: ZoneInfo

    def kept_stories(self, node: Resolved) -> list[int]:
        return sorted((id_ for id_ in self.stories if self.story(node, id_)), reverse=True)

    def kept_claims(self, node: Resolved) -> list[int]:
        found = [c for c, row in self.claims.items() if self.story(node, row["story"]) and self.fits(node, row)]
        return sorted(found, reverse=True)

    def kept_events(self, node: Resolved) -> list[int]:
        return sorted((event for event in self.members if self.holds(node, event)), reverse=True)

    def holds(self, node: Resolved, event: int) -> bool:
        return any(self.story(node, story, event) for story in self.members[event])

    def story(self, node: Resolved, id_: int, event: int | None = None) -> bool:
        row = self.stories[id_]
        match node:
            case Everything():
                return True
            case Words():
                return any(stands(node, row[column]) for column in ("title", "text"))
            case Among("event", ids):
                return bool({int(i) for i in ids} & ({event} if event else row["events"]))
            case Among(field, ids):
                return bool(set(ids) & row[field])
            case When(field, first, last):
                at = row["published" if field in ("date", "until") else "seen"]
                return (not first or at >= first.timestamp()) and (not last or at < last.timestamp())
            case Number(_, low, high):
                return (low is None or row["wordings"] >= low) and (high is None or row["wordings"] <= high)
            case Flag(name):
                return bool(row[name])
            case OneClaim(inner):
                if inner == Flag("gone", Level.CLAIM, inner.at) and row["gone"]:
                    return True
                own = [c for c in self.claims.values() if c["story"] == id_ and event in (None, c["event"])]
                return any(shown(c, inner) and self.claim(inner, c) for c in own)
            case OneEvent(inner):
                return any(self.holds(inner, e) for e in ([event] if event else row["events"]))
            case Neither(inner):
                return not self.story(inner, id_, event)
            case AllOf(nodes):
                return all(self.story(n, id_, event) for n in nodes)
            case AnyOf(nodes):
                return any(self.story(n, id_, event) for n in nodes)
        raise AssertionError(node)

    def claim(self, node: Resolved, row: Row) -> bool:
        match node:
            case Among("blames", ids):
                return row["stance"] == "accuses" and bool(set(ids) & row["targets"])
            case Among(field, ids):
                return bool(set(ids) & row[field]) if isinstance(row[field], set) else row[field] in ids
            case When():
                first, last = node.days(self.zone)
                said = row["said"]
                return (not first and not last) or (
                    said is not None and (not first or said >= str(first)) and (not last or said < str(last))
                )
            case Flag(name):
                return bool(row[name])
            case Neither(inner):
                return not self.claim(inner, row)
            case AllOf(nodes):
                return all(self.claim(n, row) for n in nodes)
            case AnyOf(nodes):
                return any(self.claim(n, row) for n in nodes)
        raise AssertionError(node)

    def fits(self, node: Resolved, row: Row) -> bool:
        """Whether a claim is one that its story is kept for."""
        match node:
            case OneClaim(inner):
                return shown(row, inner) and self.claim(inner, row)
            case AllOf(nodes) if bears(node):
                return any(self.fits(n, row) for n in nodes if bears(n))
            case AnyOf(nodes) if bears(node):
                return any(self.story(n, row["story"]) and self.fits(n, row) for n in nodes)
        return bool(row["shown"])


def bears(node: Resolved) -> bool:
    match node:
        case OneClaim():
            return True
        case AllOf(nodes) | AnyOf(nodes):
            return any(map(bears, nodes))
    return False


def shown(row: Row, node: Resolved) -> bool:
    hidden = row["review"] == "hidden" and row["next"] is None and row["kind"] != "thought"
    return bool(row["shown"]) or (hidden and names_hidden(node))


def names_hidden(node: Resolved) -> bool:
    match node:
        case Among("review", ids):
            return "hidden" in ids
        case AllOf(nodes) | AnyOf(nodes):
            return any(map(names_hidden, nodes))
    return False


def stands(words: Words, text: str) -> bool:
    have = text.split()
    if words.prefix:
        typed, cut = (form.split() for form in search_prefix(words.text))
        return _run(have, typed, begun=True) or _run(have, cut, begun=False)
    return _run(have, search_form(words.text).split(), begun=False)


def _run(have: Sequence[str], wanted: Sequence[str], *, begun: bool) -> bool:
    for at in range(len(have) - len(wanted) + 1):
        *whole, last = have[at : at + len(wanted)] if wanted else [""]
        if wanted and whole == list(wanted[:-1]) and (last.startswith(wanted[-1]) if begun else last == wanted[-1]):
            return True
    return False


def read(conn: sqlite3.Connection, analyst: str, zone: ZoneInfo) -> Plain:
    """The whole store."""
    stories = {row["id"]: row for row in _rows(conn, "SELECT * FROM story")}
    for row in stories.values():
        source = _rows(conn, "SELECT * FROM source WHERE id = ?", row["source"])[0]
        indexed = _rows(conn, "SELECT title, text FROM indexed WHERE story = ?", row["id"])[0]
        row.update(indexed, source={row["source"]}, lang={row["lang"]}, kind={source["kind"]}, owner={source["camp"]})
        row["actor"] = _set(conn, "SELECT actor FROM mention WHERE named > 0 AND story = ?", row["id"])
        row["country"] = _set(conn, "SELECT country FROM country WHERE story = ?", row["id"])
        row["tag"] = _set(conn, "SELECT tag FROM tag WHERE story = ?", row["id"])
        row["events"] = _set(conn, "SELECT event FROM event_story WHERE story = ?", row["id"])
        row["read"] = analyst in _set(conn, "SELECT analyst FROM read_state WHERE story = ?", row["id"])
        row["unread"] = not row["read"]
        row["changed"] = _set(conn, "SELECT changed FROM changed WHERE story = ?", row["id"])
        row["edited"] = "text" in row["changed"]
        row["gone"] = row["gone"] is not None
        row["copy"] = row["copy_of"] is not None
        row["tagged"] = bool(row["tag"])
        row["noted"] = bool(_set(conn, "SELECT value FROM note_last WHERE value <> '' AND story = ?", row["id"]))
        row["undated"] = row["dated"] == "seen"
    claims = {row["id"]: row for row in _rows(conn, "SELECT * FROM claim")}
    for row in claims.values():
        row["by"] = row["actor"]
        row["altered"], row["gone"] = row["state"] == "altered", row["state"] == "gone"
        for field in ("target", "about", "via"):
            row[field] = _set(conn, f"SELECT actor FROM claim_{field} WHERE claim = ?", row["id"])
        row["targets"] = row["target"]
        row["point"] = _set(conn, "SELECT point FROM placement WHERE claim = ?", row["id"])
    members = {row["id"]: list[int]() for row in _rows(conn, "SELECT id FROM event")}
    for row in _rows(conn, "SELECT event, story FROM event_story"):
        members[row["event"]].append(row["story"])
    return Plain(stories, claims, members, zone)


def _rows(conn: sqlite3.Connection, sql: str, *values: object) -> list[Row]:
    cursor = conn.execute(sql, values)
    names = [column[0] for column in cursor.description]
    return [dict(zip(names, row, strict=True)) for row in cursor]


def _set(conn: sqlite3.Connection, sql: str, value: object) -> set[Any]:
    return {row[0] for row in conn.execute(sql, (value,))}
