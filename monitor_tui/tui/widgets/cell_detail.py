"""Behind a cell: the sentence that stands for it, who said it when and where, who reports it, what contradicts it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import tzinfo

from rich.cells import cell_len

from monitor_tui.contrast import custody, panes, words
from monitor_tui.contrast.silence import letter_of
from monitor_tui.dossier import Dossier
from monitor_tui.model import Cell, CellState, Contradiction, Precision, Row, Statement, Versions
from monitor_tui.store.kept import StoredClaim
from monitor_tui.tui.content import Signs, day, ends, fit, rule
from monitor_tui.tui.desk_event import Behind
from monitor_tui.tui.widgets import claim_words
from monitor_tui.tui.widgets.story_text import wrap

WIDE = 100
FULL = 6
"""From so many rows on what there is to say of the statement has lines of its own."""
QUOTED = 2
"""Lines that a quotation gets at least."""

UNKNOWN = Behind()


@dataclass(frozen=True, slots=True)
class Shown:
    """The chosen cell, the how many-th of its statements, and what is known of the claim that stands for it."""

    versions: Versions
    row: Row
    cell: Cell
    number: int = 0
    claim: StoredClaim | None = None
    behind: Behind = UNKNOWN

    @property
    def statement(self) -> Statement:
        return self.cell.statements[self.number]


def cell_detail(shown: Shown, width: int, rows: int, dossier: Dossier, signs: Signs) -> list[str]:
    """A rule and ``rows - 1`` lines below it."""
    lines = _empty(shown, width, dossier, signs) if not shown.cell.statements else []
    if not lines:
        lines = [_rule(shown, width, dossier, signs), _speaker(shown.statement, dossier, width, signs)]
        room = max(1, rows - 2 - QUOTED)
        tail = (
            _in_full(shown, width, room, dossier, signs) if rows >= FULL else [_in_short(shown, width, dossier, signs)]
        )
        lines += _quotation(shown.statement, width, rows - 2 - len(tail), signs)
        if rows < FULL:
            lines += [""] * (rows - len(lines) - len(tail))  # the last line keeps its place
        lines += tail
    lines = [fit(line, width, signs.more) for line in lines[:rows]]
    return lines + [" " * width] * (rows - len(lines))


def _rule(shown: Shown, width: int, dossier: Dossier, signs: Signs) -> str:
    letter = letter_of(shown.cell.camp, dossier)
    left = f"{shown.row.point.name} {signs.dot} {letter} {shown.number + 1} of {len(shown.cell.statements)}"
    if shown.cell.summary:
        left += f"   line by {shown.cell.summary_by}"
    elif shown.cell.other_summaries:
        left += f"   no line; {_others(shown.cell.other_summaries)}"
    right = claim_words.review(shown.claim, signs) if shown.claim is not None else ""
    behind = shown.behind
    if behind.reviewed is not None and shown.claim is not None and behind.reviewed_by == shown.claim.reviewed_by:
        local = behind.reviewed.astimezone(dossier.zone)
        right += f" {day(local)}" + (f" {local:%H:%M}" if width >= WIDE else "")
    return rule(left, right, width, signs)


def _others(said: Sequence[tuple[str, str]]) -> str:
    return "; ".join(f"{analyst}: {text}" for analyst, text in said)


def _speaker(statement: Statement, dossier: Dossier, width: int, signs: Signs) -> str:
    """Who does what, as whose voice; through whom and when."""
    known = dossier.actors.get(statement.actor)
    name = known.name if known else words.short_actor(statement.actor, dossier)
    roles = [period.value for period in known.roles if period.covers(statement.said)] if known else []
    said = statement.said
    when = f"{said:%A} {said.day} {said:%B %Y}" if width >= WIDE else f"{said:%a} {said.day} {said:%b %Y}"
    if statement.precision is Precision.DAY and width >= WIDE:
        when += " (day only)"
    role = f" ({roles[0]})" if roles else ""
    stance = f" {statement.stance}" + (f" {_named(statement.targets, dossier)}" if statement.targets else "")
    voice = f", for {words.short_actor(statement.principal, dossier)}" if statement.principal else ""
    via = f"via {_named(statement.via, dossier)}, " if statement.via else ""
    # What there is no room for gives way, the least needed first.
    ways = [(role + voice + stance, via), (voice + stance, via), (stance, via), (f" {statement.stance}", via)]
    ways.append((f" {statement.stance}", ""))
    told, relay = next((one for one in ways if cell_len(f" {name}{one[0]}  {one[1]}{when} ") <= width), ways[-1])
    return ends(f" {name}{told}", f"  {relay}{when} ", width, signs.more)


def _named(actors: Sequence[str], dossier: Dossier) -> str:
    return ", ".join(words.short_actor(one, dossier) for one in actors)


def _quotation(statement: Statement, width: int, room: int, signs: Signs) -> list[str]:
    words_said = " ".join(statement.quote.split())
    # Straight quotation marks around straight ones would tell nobody whose they are.
    quote = f"“{words_said}”" if '"' in words_said and not signs.ascii_only else f'"{words_said}"'
    wrapped = wrap(quote, width - 3)
    lines = [f" {quote[line.start : line.end]}" for line in wrapped[:room]]
    if len(wrapped) > room and lines:
        lines[-1] += signs.more
    return lines


def _count(statement: Statement) -> str:
    return f"1 statement, {statement.reports} {'story' if statement.reports == 1 else 'stories'}"


def _in_short(shown: Shown, width: int, dossier: Dossier, signs: Signs) -> str:
    """Where it stands and what contradicts it, in one line."""
    statement = shown.statement
    parts = [f" {statement.outlet}", _count(statement)]
    if statement in shown.versions.accused:
        parts[1:] = [f"words of the accused{_held(statement)}"]
    between, within = _against(shown, dossier, signs)
    return fit("    ".join([*parts, "   ".join([*between, *within])]), width, signs.more)


def _in_full(shown: Shown, width: int, room: int, dossier: Dossier, signs: Signs) -> list[str]:
    """Story, chain, contradictions, people's other lines for the cell, each a line of its own; the first give way."""
    statement, letter = shown.statement, letter_of(shown.cell.camp, dossier)
    source = [_story(shown, width, dossier.zone), _chain(statement, dossier, signs)]
    apart = _apart(shown, dossier)
    lines = [f" {apart}"] if apart else []
    between, within = _against(shown, dossier, signs)
    within = within or [f"{signs.conflict} inside {letter}: none"]
    none = [f"{signs.conflict} other sides: none"]
    lines += _filled(between or none, within, width)
    if shown.cell.summary:
        lines.append(f' line by {shown.cell.summary_by}: "{shown.cell.summary}"')
    if shown.cell.other_summaries:
        lines.append(f" {_others(shown.cell.other_summaries)}")
    if shown.versions.event.other_titles:
        lines.append(f" title: {_others(shown.versions.event.other_titles)}")
    lines = lines[:room]
    return [*source[len(source) - min(len(source), room - len(lines)) :], *lines]


def _filled(between: Sequence[str], within: Sequence[str], width: int) -> list[str]:
    """As many on a line as it holds."""
    lines: list[str] = []
    for part in (*between, *within):
        if lines and cell_len(lines[-1]) + 4 + cell_len(part) <= width:
            lines[-1] += f"    {part}"
        else:
            lines.append(f" {part}")
    return lines


def _story(shown: Shown, width: int, zone: tzinfo) -> str:
    statement, story = shown.statement, shown.behind.story
    text = f" story: {statement.outlet}"
    if story is not None:
        published, seen = story.published.astimezone(zone), story.seen.astimezone(zone)
        at = " (day only)" if story.precision is Precision.DAY else f" {published:%H:%M}"
        text += f", {day(published)}{at}"
        text += f", seen {day(seen)} {seen.year}" if width >= WIDE else ""
        number = shown.claim.wording if shown.claim is not None else story.wordings
        text += f"   wording {number} of {story.wordings}"
    return f"{text}   {_count(statement)}"


def _chain(statement: Statement, dossier: Dossier, signs: Signs) -> str:
    """From the principal to the outlets that carry it."""
    speaker = words.short_actor(statement.actor, dossier)
    parts = [words.short_actor(statement.principal, dossier)] if statement.principal else []
    parts += [speaker, *(words.short_actor(one, dossier) for one in statement.via)]
    outlets = statement.outlets or (statement.outlet,)
    return f" chain: {f' {signs.right} '.join([*parts, ', '.join(outlets)])}"


def _apart(shown: Shown, dossier: Dossier) -> str:
    """That these are words of an accused: in custody, or on whose channels alone."""
    statement = shown.statement
    if statement not in shown.versions.accused:
        return ""
    where = ", ".join(custody.shown_by(statement, dossier))
    return f"words of the accused{_held(statement)}: shown by {where}; in no cell unless asked for (i)"


def _held(statement: Statement) -> str:
    return ", in custody that day" if statement.held else ""


def _against(shown: Shown, dossier: Dossier, signs: Signs) -> tuple[list[str], list[str]]:
    """What contradicts the statement: of other sides, and of its own."""
    between, within = [], []
    statement, pane = shown.statement, shown.cell.camp
    for other in _facing(shown.versions.contradictions, shown.row.point.id, statement):
        who = words.short_actor(other.actor, dossier)
        text = f"{who} {day(other.said)}: {words.value_of(other, dossier)}"
        if panes.holds(pane, other, dossier):
            within.append(f"{signs.conflict} inside {letter_of(pane, dossier)}: {text}")
        else:
            letter = dossier.camps[other.camp].letter if other.camp in dossier.camps else "?"
            between.append(f"{signs.conflict} {letter} {text}")
    if not between and not within and (shown.cell.conflicts or shown.cell.within):
        between.append(f"{signs.conflict} not this statement: Tab shows the others")
    return between, within


def _facing(contradictions: Sequence[Contradiction], point: str, statement: Statement) -> list[Statement]:
    """The other sides of the contradictions in which a statement, or one of its speaker that means the same, stands."""
    found = []
    for against in contradictions:
        if against.point == point:
            for one, other in ((against.one, against.other), (against.other, against.one)):
                if _meaning(one) == _meaning(statement):
                    found.append(other)
    return found


def _meaning(statement: Statement) -> tuple[object, ...]:
    meant = statement.terms or (statement.value,)
    return statement.camp, statement.actor, statement.stance, meant


def _empty(shown: Shown, width: int, dossier: Dossier, signs: Signs) -> list[str]:
    row, cell = shown.row, shown.cell
    letter, sources = letter_of(cell.camp, dossier), cell.sources
    state = words.EMPTY.get(cell.state, "")
    claims = "claim" if cell.claims == 1 else "claims"
    of = letter_of(panes.camp_of(cell.camp, dossier), dossier)
    read = f"{sources.alive} of {sources.all} read, {sources.failing} failing, {sources.not_collected} not collected"
    last = "No program can say that nothing was said."
    if cell.state is CellState.SILENT:
        last = "A person looked and says that it is silent."
    lines = [
        rule(f"{row.point.name} {signs.dot} {letter} {state}", "Enter its proof", width, signs),
        f" {cell.claims} {claims} of {letter} in this event, none on this point.",
        f" Sources of {of}: {read}.",
        f" Stories of them in these days: {sources.items}. {last}",
    ]
    return [*lines, f" {_others(cell.other_summaries)}"] if cell.other_summaries else lines
