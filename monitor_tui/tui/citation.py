"""A claim or a story as one line of plain text, to be quoted elsewhere."""

from __future__ import annotations

from monitor_tui.contrast import words
from monitor_tui.dossier import Dossier
from monitor_tui.model import Precision, Statement
from monitor_tui.store.kept import StoredClaim, WireRow


def of_statement(statement: Statement, dossier: Dossier) -> str:
    """Speaker, day, relay, outlet, link, sentence."""
    speaker = _name(statement.actor, dossier)
    via = f" via {', '.join(statement.via)}" if statement.via else ""
    said = f"{statement.said.day} {statement.said:%b %Y}"
    only = " (day only)" if statement.precision is Precision.DAY else ""
    return f'{speaker}, {said}{only}{via}. {statement.outlet}, {statement.url or "no link"}. "{statement.quote}"'


def of_claim(claim: StoredClaim, outlet: str, url: str | None, dossier: Dossier) -> str:
    speaker = _name(claim.actor, dossier) if claim.actor else claim.speaker or "unnamed speaker"
    via = f" via {', '.join(claim.via)}" if claim.via else ""
    only = " (day only)" if claim.precision is Precision.DAY else ""
    return f'{speaker}, {claim.day.day} {claim.day:%b %Y}{only}{via}. {outlet}, {url or "no link"}. "{claim.quote}"'


def of_row(row: WireRow, dossier: Dossier) -> str:
    local = row.published.astimezone(dossier.zone)
    when = f"{local.day} {local:%b %Y}" + ("" if row.precision is Precision.DAY else f" {local:%H:%M}")
    return f'{row.source}, {when}. "{row.title}" {row.url or "no link"}'


def _name(actor: str, dossier: Dossier) -> str:
    known = dossier.actors.get(actor)
    return known.name if known else words.short_actor(actor, dossier)
