"""Behind a cell: the sentence that stands for it, who said it when and where, and what contradicts it."""

from __future__ import annotations

from rich.cells import cell_len

from monitor_tui.contrast import words
from monitor_tui.dossier import Dossier
from monitor_tui.model import Cell, Precision, Row, Statement, Versions
from monitor_tui.store.kept import StoredClaim
from monitor_tui.tui.content import Signs, day, ends, fit, rule
from monitor_tui.tui.widgets import claim_words
from monitor_tui.tui.widgets.story_text import wrap


def cell_detail(
    versions: Versions,
    row: Row,
    cell: Cell,
    number: int,
    claim: StoredClaim | None,
    width: int,
    rows: int,
    dossier: Dossier,
    signs: Signs,
) -> list[str]:
    """A rule and ``rows - 1`` lines below it."""
    letter = dossier.camps[cell.camp].letter
    if not cell.statements:
        return _empty(row, cell, letter, width, signs)
    statement = cell.statements[number]
    left = f"{row.point.name} {signs.dot} {letter} {number + 1} of {len(cell.statements)}"
    right = claim_words.review(claim, signs) if claim is not None else ""
    lines = [rule(left, right, width, signs), _speaker(statement, dossier, width, signs)]
    quote = f'"{" ".join(statement.quote.split())}"'
    room = rows - 3
    wrapped = wrap(quote, width - 3)
    for place, line in enumerate(wrapped[:room]):
        text = quote[line.start : line.end]
        last = place == room - 1 and len(wrapped) > room
        lines.append(fit(f" {text}{signs.more if last else ''}", width, signs.more))
    lines += [" " * width] * (rows - 1 - len(lines))
    return [*lines, _where(versions, row, cell, statement, dossier, width, signs)]


def _speaker(statement: Statement, dossier: Dossier, width: int, signs: Signs) -> str:
    known = dossier.actors.get(statement.actor)
    name = known.name if known else words.short_actor(statement.actor, dossier)
    roles = [period.value for period in known.roles if period.covers(statement.said)] if known else []
    via = f"via {', '.join(statement.via)}, " if statement.via else ""
    said = f"{statement.said:%a} {statement.said.day} {statement.said:%b %Y}"
    only = " (day only)" if statement.precision is Precision.DAY and width >= 100 else ""
    right = f"  {via}{said}{only} "
    role = f" ({roles[0]})" if roles else ""
    if cell_len(name + role) + len(statement.stance) + 2 + cell_len(right) > width:
        role = ""
    return ends(f" {name}{role} {statement.stance}", right, width, signs.more)


def _where(
    versions: Versions, row: Row, cell: Cell, statement: Statement, dossier: Dossier, width: int, signs: Signs
) -> str:
    stories = f"{statement.reports} {'story' if statement.reports == 1 else 'stories'}"
    left = f" {statement.outlet}    1 statement in {stories}"
    against = []
    for point, one, other in versions.conflicts:
        if point == row.point.id and cell.camp in (one, other):
            camp = other if one == cell.camp else one
            facing = row.cells.get(camp)
            if facing is not None and facing.statements:
                best = facing.statements[0]
                who = words.short_actor(best.actor, dossier)
                against.append(f"{signs.conflict} {dossier.camps[camp].letter} {who} {day(best.said)}: {best.value}")
    return fit(f"{left}    {'   '.join(against)}", width, signs.more)


def _empty(row: Row, cell: Cell, letter: str, width: int, signs: Signs) -> list[str]:
    sources = cell.sources
    state = words.EMPTY.get(cell.state, "")
    claims = "claim" if cell.claims == 1 else "claims"
    read = f"{sources.alive} of {sources.all} read, {sources.failing} failing, {sources.not_collected} not collected"
    lines = [
        rule(f"{row.point.name} {signs.dot} {letter} {state}", "", width, signs),
        f" {cell.claims} {claims} of {letter} in this event, none on this point.",
        f" Sources of {letter}: {read}.",
        f" Stories of them in these days: {sources.items}. No program can say that nothing was said.",
    ]
    return [fit(line, width, signs.more) for line in lines]
