"""Numbered citations: each cited sentence once, with all that finds it again."""

from __future__ import annotations

from monitor_tui.dossier import Dossier
from monitor_tui.model import Cell, CellState, Precision, Presence, Review, Statement
from monitor_tui.model.briefed import BriefItem, Citation, Cited, Material

_REVIEWED = {
    Review.DISPUTED: "differ",
    Review.CHECKED: "checked",
    Review.MADE: "checked",
    Review.CORRECTED: "corrected",
}


def marked(cited: Cited) -> str:
    """The mark of a stored claim, as the panes show it."""
    if cited.gone or cited.presence is Presence.GONE:
        return "gone"
    if cited.presence is Presence.ALTERED:
        return "altered"
    return _REVIEWED.get(cited.review, "unsure" if cited.unsure else "machine")


class Citations:
    """Gives numbers in the order in which sentences are cited."""

    def __init__(self, material: Material, dossier: Dossier) -> None:
        self._material = material
        self._dossier = dossier
        self._made: dict[tuple[str, str, str], Citation] = {}

    def of(self, cited: Cited, statement: Statement | None = None) -> int:
        """The number of a sentence; a second value out of the same sentence has the same number."""
        pin = cited.pinned
        known = self._made.get((pin.key, pin.sha256, pin.quote))
        if known is not None:
            return known.number
        made = self._citation(cited, statement, len(self._made) + 1)
        self._made[pin.key, pin.sha256, pin.quote] = made
        return made.number

    def has(self, cited: Cited) -> bool:
        """Whether a sentence has its number already."""
        return (cited.pinned.key, cited.pinned.sha256, cited.pinned.quote) in self._made

    def of_story(self, told: tuple[BriefItem, str]) -> None:
        """A story that a person put in stands among the sources with its title."""
        item, changed = told
        story = self._material.told.get(item.key)
        if story is None:
            return
        local = story.published.astimezone(self._dossier.zone)
        self._made.setdefault(
            (story.key, story.sha256, ""),
            Citation(
                number=len(self._made) + 1,
                speaker="",
                role="",
                relay=(),
                camp="",
                stance="",
                said=local.date(),
                precision=Precision.DAY,
                outlet=story.outlet,
                url=story.url,
                seen=story.seen,
                sha256=story.sha256,
                key=story.key,
                lang=story.lang,
                quote=story.title,
                mark="",
                note=item.words,
                changed=changed,
            ),
        )

    def all(self) -> tuple[Citation, ...]:
        return tuple(self._made.values())

    def claims(self) -> list[Citation]:
        """Those that cite what somebody said."""
        return [one for one in self._made.values() if one.mark]

    def _citation(self, cited: Cited, statement: Statement | None, number: int) -> Citation:
        known = self._dossier.actors.get(cited.actor)
        roles = [period.value for period in known.roles if period.covers(cited.said)] if known else []
        principal = statement.principal if statement is not None else None
        return Citation(
            number=number,
            speaker=known.name if known else cited.pinned.speaker or "unnamed speaker",
            role=roles[0] if roles else "",
            principal=self._name(principal) if principal and principal != cited.actor else "",
            relay=tuple(self._name(one) for one in cited.via),
            camp=cited.camp,
            stance=str(cited.stance),
            said=cited.said,
            precision=cited.precision,
            outlet=cited.outlet,
            url=cited.url,
            seen=cited.seen,
            sha256=cited.pinned.sha256,
            key=cited.pinned.key,
            lang=cited.lang,
            quote=cited.pinned.quote,
            mark=statement.mark if statement is not None else marked(cited),
            reviewed_by=(statement.reviewed_by if statement is not None else cited.reviewed_by) or "",
            held=cited.held,
            changed=_today(cited),
        )

    def _name(self, actor: str) -> str:
        known = self._dossier.actors.get(actor)
        return known.name if known else actor


def since(item: BriefItem, material: Material, cell: Cell) -> str:
    """What became of an item since it was put in; '' where it stands as it did."""
    found = material.found.get(item.id, ())
    for pin, cited in zip(item.cites, found, strict=False):
        if cited is None:
            stands = pin in material.still
            return (
                f"its sentence {'is no longer read as a claim' if stands else 'is gone from the story'}: «{pin.quote}»"
            )
        if told := _today(cited):
            return told
        if cited.pinned.sha256 != pin.sha256:
            return "the text around the cited sentence was changed; the sentence stands"
    if item.part == "cell" and not item.cites and cell.state is CellState.FOUND:
        return "the cell was empty and holds a statement now"
    return ""


def _today(cited: Cited) -> str:
    if cited.gone:
        return "the story was withdrawn since"
    if cited.presence is Presence.GONE:
        return "the sentence is gone from the story since"
    if cited.presence is Presence.ALTERED:
        return "the sentence was altered since"
    return ""
