"""The commands :point, :merge-point and :rename-point of the event's screen: rows as people make them."""

from __future__ import annotations

from collections.abc import Sequence

from monitor_tui.contrast.free import FREE
from monitor_tui.model import Statement
from monitor_tui.tui.desk import Suggestion
from monitor_tui.tui.screens.reading import ReadingScreen
from monitor_tui.tui.widgets.panes import Panes

POINT, MERGE, RENAME = "point: ", "same point as: ", "name of the point: "
"""Signs of the prompts."""
_COMMANDS = {"point": POINT, "merge-point": MERGE, "rename-point": RENAME}
_HEADS = {
    POINT: "at which point does this statement stand? A row, or a new name",
    MERGE: "with which row is this one? A row, or a new name",
    RENAME: "a name for this row; empty gives it back to the machine",
}


class PointKeys(ReadingScreen):
    """Of the chosen statement, and of the chosen row."""

    @property
    def panes(self) -> Panes:
        raise NotImplementedError

    @property
    def statement(self) -> Statement | None:
        raise NotImplementedError

    def action_point(self) -> None:
        self._ask_point(POINT)

    def action_merge_point(self) -> None:
        self._ask_point(MERGE)

    def action_rename_point(self) -> None:
        self._ask_point(RENAME)

    def _ask_point(self, sign: str) -> None:
        if self.panes.row is None or (sign == POINT and self.statement is None):
            self.tell("choose a statement first")
        elif self.may_write() and self.open_prompt(sign, "", _HEADS[sign]) is not None:
            self.prompt_typed(sign, "", 0)

    def prompt_typed(self, sign: str, text: str, at: int) -> None:
        if sign in (POINT, MERGE) and self.prompt is not None:
            given = text.strip().casefold()
            self.prompt.suggest(
                [
                    Suggestion(name, 0, one, None, len(text))
                    for one, name in self._rows()
                    if name.casefold().startswith(given) or one.startswith(given)
                ]
            )
        elif sign != RENAME:
            super().prompt_typed(sign, text, at)

    def prompt_taken(self, sign: str, text: str) -> None:
        if sign not in _HEADS:
            super().prompt_taken(sign, text)
            return
        prompt = self.prompt
        moved = prompt is not None and prompt.chosen > 0
        chosen = prompt.suggestions[prompt.chosen].text if prompt is not None and prompt.suggestions and moved else ""
        self.close_prompt()
        self._do(sign, chosen or text)

    def command_words(self, name: str, words: str) -> bool:
        if name not in _COMMANDS:
            return super().command_words(name, words)
        if self.may_write():
            self._do(_COMMANDS[name], words)
        return True

    def _do(self, sign: str, text: str) -> None:
        row, statement, versions = self.panes.row, self.statement, self.panes.versions
        if row is None or versions is None:
            return
        event, point, name = versions.event.id, row.point.id, self._named(text)
        if sign == RENAME:
            self.act(lambda: self.desk.rename_point(event, point, text))
        elif sign == MERGE:
            self.act(lambda: self.desk.merge_points(event, point, name))
        elif statement is not None:
            claim = statement.claim
            self.act(lambda: self.desk.put_at_point(event, claim, name))

    def _rows(self) -> Sequence[tuple[str, str]]:
        """Id and name of every row that a statement can stand in: those shown, then the dossier's."""
        shown = [row.point for row in self.panes.versions.rows] if self.panes.versions is not None else []
        rows = {one.id: one.name for one in (*shown, *self.desk.dossier.points) if one.id != FREE}
        return list(rows.items())

    def _named(self, text: str) -> str:
        """The id of the row that is called so; else the name as typed."""
        wanted = text.strip().casefold()
        return next((one for one, name in self._rows() if wanted in (one.casefold(), name.casefold())), text)
