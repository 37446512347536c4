"""Below the event's matrix: words of the accused, the narrators' remarks, what else these stories tell of."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from rich.cells import cell_len

from monitor_tui.contrast import custody, words
from monitor_tui.dossier import Dossier
from monitor_tui.model import Statement, Versions
from monitor_tui.tui.content import Signs, day, fit, rule


def block_lines(
    versions: Versions | None,
    rooms: Sequence[int],
    width: int,
    dossier: Dossier,
    signs: Signs,
    *,
    accused: bool = False,
    joined: Sequence[int] = (),
    most: int | None = None,
) -> list[str]:
    """The blocks that have something to say, each with its rule; ``rooms``: how many lines each may have below it,
    ``most``: how many there may be of all, where a block that does not fit stays away."""
    if versions is None:
        return []
    blocks = (
        _accused(versions, rooms[0], width, dossier, signs, shown=accused),
        _remarks(versions, rooms[1], width, signs),
        _nearby(versions, rooms[2], width, signs, joined),
    )
    lines: list[str] = []
    for block in blocks:
        if most is None or len(lines) + len(block) <= most:
            lines += (fit(line, width, signs.more) for line in block)
    return lines


def _accused(versions: Versions, room: int, width: int, dossier: Dossier, signs: Signs, *, shown: bool) -> list[str]:
    said = _once(versions.accused)
    if not said or room < 1:
        return []
    by = _letters({camp for one in said for camp in one.owners}, dossier)
    of = _letters({one.camp for one in said}, dossier)
    left = "words of the accused" + (f", shown by {' or '.join(by)} channels" if by else "")
    left += " (in the panes now)" if shown else f" (kept out of {' and '.join(of) or 'the panes'})"
    right = "i takes them out" if shown else "i show in pane"
    if len(said) > room:
        right = f"{len(said)} statements, {right}"
    return [rule(left, right, width, signs), *(_accused_line(one, dossier, signs) for one in said[:room])]


def _once(statements: Sequence[Statement]) -> list[Statement]:
    """Each sentence of a speaker once, however many claims it holds and points it speaks to."""
    return list({(one.actor, one.story, one.quote): one for one in reversed(statements)}.values())[::-1]


def _letters(camps: Collection[str], dossier: Dossier) -> list[str]:
    """In the dossier's order; a store may know camps that the dossier does not hold any more."""
    return [camp.letter for camp in dossier.camps.values() if camp.id in camps]


def _accused_line(statement: Statement, dossier: Dossier, signs: Signs) -> str:
    mark = (words.ASCII_MARKS if signs.ascii_only else words.MARKS)[statement.mark]
    who = words.short_actor(statement.actor, dossier)
    held = ", in custody" if statement.held else ""
    where = ", ".join(custody.shown_by(statement, dossier))
    quote = " ".join(statement.quote.split())
    return f" {mark} {who} {day(statement.said)}{held}, shown by {where}: {quote}"


def _remarks(versions: Versions, room: int, width: int, signs: Signs) -> list[str]:
    remarks = versions.remarks
    if not remarks or room < 1:
        return []
    right = f"{len(remarks)} remarks" if len(remarks) > room else ""
    lines = [f' {outlet}: "{" ".join(text.split())}"' for _, outlet, text in remarks[:room]]
    return [rule("remarks of the narrators (nobody's claim)", right, width, signs), *lines]


def _nearby(versions: Versions, room: int, width: int, signs: Signs, joined: Sequence[int]) -> list[str]:
    if not versions.nearby or room < 1:
        return []
    lines = [""]
    for one in versions.nearby:
        inside = " (a row)" if one.event in joined else ""
        text = f"E{one.event} {one.title}: {one.claims} {'claim' if one.claims == 1 else 'claims'}{inside}"
        if lines[-1] and cell_len(lines[-1]) + 3 + cell_len(text) > width:
            lines.append("")
        lines[-1] += f"{'   ' if lines[-1] else ' '}{text}"
    head = rule("also said in these stories, other events", "p puts one in as a row", width, signs)
    return [head, *lines[:room]]
