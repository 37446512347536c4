"""The desk's answers about an event's brief. What makes the page is imported when a brief is first asked for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from monitor_tui.errors import StoreError
from monitor_tui.store import connect
from monitor_tui.text import clean
from monitor_tui.tui.asking_store import StoreAsking
from monitor_tui.tui.desk_brief import BriefLine, OpenBrief

if TYPE_CHECKING:
    from monitor_tui.model.briefed import Brief, BriefItem, Material, Wanted

HEADING = "heading"
CHANGED = "This item is no longer in the brief."


class BriefAsking(StoreAsking):
    """Part of ``StoreDesk``."""

    def brief(self, event: int) -> OpenBrief:
        from monitor_tui.report.making import make

        material = self._material(event)
        return OpenBrief(material.versions.event.id, self._lines(material), make(material, self.dossier))

    def brief_text(self, event: int, form: str) -> str:
        from monitor_tui.report.writing import write

        return write(self._material(event), self.dossier, form)

    def brief_add(self, event: int, wanted: Wanted) -> str:
        return self._add(event, [wanted], turns=True)

    def brief_add_all(self, event: int, wanted: Sequence[Wanted]) -> str:
        return self._add(event, wanted, turns=False)

    def brief_cut(self, event: int, item: str) -> str:
        from monitor_tui.cycle import briefing

        with self._writing() as conn, connect.immediate(conn):
            return briefing.cut(conn, self.dossier, self.analyst, event, [item])

    def brief_move(self, event: int, item: str, by: int) -> str:
        """The two items that change places are one act."""
        from monitor_tui.cycle import briefing
        from monitor_tui.store import briefs

        with self._writing() as conn, connect.immediate(conn):
            items = [one for one in briefs.items(conn, event) if one.id != HEADING]
            place = _place(items, item)
            if not 0 <= place + by < len(items):
                return "it stands at the end already"
            one, other = items[place], items[place + by]
            swapped = [replace(one, place=other.place), replace(other, place=one.place)]
            return briefing.change(conn, self.dossier, self.analyst, event, swapped, "moved in the brief")

    def brief_word(self, event: int, item: str, words: str) -> str:
        from monitor_tui.cycle import briefing
        from monitor_tui.model.briefed import Part, Wanted
        from monitor_tui.store import briefs

        said = " ".join(clean(words, one_line=True).text.split())
        with self._writing() as conn, connect.immediate(conn):
            known = briefs.items(conn, event)
            if item == HEADING:
                if not said:
                    return briefing.cut(conn, self.dossier, self.analyst, event, [HEADING])
                made = briefing.item_of(conn, Wanted(Part.HEADING, words=said), 0, self.analyst)
            else:
                made = replace(known[_place(known, item)], words=said, worded_by=self.analyst if said else "")
            return briefing.change(conn, self.dossier, self.analyst, event, [made], "worded in the brief")

    # --- within ------------------------------------------------------------------------------------

    def _add(self, event: int, wanted: Sequence[Wanted], *, turns: bool) -> str:
        from monitor_tui.cycle import briefing

        with self._writing() as conn, connect.immediate(conn):
            return briefing.add(conn, self.dossier, self.analyst, event, wanted, turns=turns)

    def _material(self, event: int) -> Material:
        from monitor_tui.cycle.briefing import material

        with connect.stoppable():
            return material(self._conn(), self.dossier, event, (), self.analyst, chosen=True)

    def _lines(self, material: Material) -> tuple[BriefLine, ...]:
        from monitor_tui.cycle.briefing import label
        from monitor_tui.report.making import changes, make

        changed, page = changes(material, self.dossier), make(material, self.dossier)
        lines = []
        for item in material.items or ():
            found = [cited for cited in material.found.get(item.id, ()) if cited is not None]
            story = material.told[item.key].id if item.key in material.told else None
            lines.append(
                BriefLine(
                    item=item,
                    label=label(item, self.dossier),
                    text=_text(item, page),
                    changed=changed.get(item.id, ""),
                    claim=found[0].claim if found else None,
                    story=found[0].story if found else story,
                )
            )
        return tuple(lines)


def _place(items: Sequence[BriefItem], item: str) -> int:
    for place, one in enumerate(items):
        if one.id == item:
            return place
    raise StoreError(CHANGED)


def _text(item: BriefItem, page: Brief) -> str:
    """What the page says of an item, on one line."""
    from monitor_tui.model.briefed import Part
    from monitor_tui.report import telling

    if item.part is Part.CELL:
        cells = (cell for row in page.rows if row.point == item.point for cell in row.cells if cell.camp == item.camp)
        return "; ".join(part for cell in cells for part in telling.cell(cell, telling.one_line))
    if item.words:
        return telling.one_line(item.words)
    if item.part is Part.CLAIM:
        return telling.one_line(" ".join(f"«{pin.quote}»" for pin in item.cites))
    return telling.one_line(item.title)
