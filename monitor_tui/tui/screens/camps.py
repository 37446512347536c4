"""Which panes stand side by side: the keys 1 to 7 and 0 for camps, and P for a pane of an actor's own."""

from __future__ import annotations

from collections.abc import Sequence

from monitor_tui.contrast.panes import OWN, actor_of
from monitor_tui.errors import MonitorError
from monitor_tui.tui.screens.reading import ReadingScreen

PANE = "pane: "
"""The sign of the prompt that asks for an actor."""
THREE = 3
NO_CAMP = "the dossier has no such camp"


def arranged(before: Sequence[str], added: Sequence[str], room: int, fillers: Sequence[str] = ()) -> tuple[str, ...]:
    """The panes: those from before, then those asked for, which push the last ones out; others fill what is left."""
    kept = [pane for pane in before if pane not in added]
    panes = [*kept[: max(0, room - len(added))], *added]
    others = [pane for pane in fillers if pane not in panes]
    return (*panes, *others[: max(0, room - len(panes))])


class CampKeys(ReadingScreen):
    """What the wire and the event have in common; each says what going and showing mean to it."""

    camps: tuple[str, ...]
    """The panes that are shown: ids of camps, ``@`` and the id of an actor."""
    camps_before: tuple[str, ...]
    """Those that were shown when the screen opened."""
    added: tuple[str, ...] = ()
    """Those that were asked for since."""

    def to_camp(self, column: int) -> None:
        """Go to a pane."""
        raise NotImplementedError

    def show_camps(self, camps: tuple[str, ...]) -> None:
        """Show these panes."""
        raise NotImplementedError

    def room(self) -> int:
        """How many panes there is room for."""
        return THREE

    def fillers(self) -> Sequence[str]:
        """The camps that stand in what room is left."""
        return ()

    def rearrange(self) -> None:
        self.show_camps(arranged(self.camps_before, self.added, self.room(), self.fillers()))

    # --- camps -------------------------------------------------------------------------------------

    def other_camp(self, place: int) -> None:
        """A camp beyond the panes: beside them where there is room, else in the place of the last."""
        others = [camp for camp in self.desk.dossier.camps if camp not in self.camps_before]
        if place >= len(others):
            self.tell(NO_CAMP)
        elif others[place] in self.camps:
            self.to_camp(self.camps.index(others[place]))
        else:
            full = len(self.camps_before) + len(self.added) >= self.room()
            self.added = (*(self.added[:-1] if full else self.added), others[place])
            self.rearrange()

    def action_camp_1(self) -> None:
        self.to_camp(0)

    def action_camp_2(self) -> None:
        self.to_camp(1)

    def action_camp_3(self) -> None:
        self.to_camp(2)

    def action_camp_4(self) -> None:
        self.other_camp(0)

    def action_camp_5(self) -> None:
        self.other_camp(1)

    def action_camp_6(self) -> None:
        self.other_camp(2)

    def action_camp_7(self) -> None:
        self.other_camp(3)

    def action_camps_before(self) -> None:
        self.added = ()
        self.rearrange()

    # --- an actor's own pane ------------------------------------------------------------------------

    def action_pane(self) -> None:
        if self.open_prompt(PANE, "", "whose pane? An actor's name; Tab takes, Up Down choose") is not None:
            self.prompt_typed(PANE, "", 0)

    def show_actor(self, name: str) -> None:
        """An actor's words in the third pane, those of who speaks for it with them; a second one stands beside it."""
        from monitor_tui.tui import typed

        try:
            actor = typed.actor(name, self.desk.dossier)
        except MonitorError as error:
            self.tell(str(error))
            return
        if actor is None:
            return
        pane = f"{OWN}{actor}"
        if pane in self.camps:
            self.to_camp(self.camps.index(pane))
            return
        if len(self.camps_before) + len(self.added) < self.room():
            self.added = (*self.added, pane)
        else:
            own = [one for one in self.added if actor_of(one) is not None]
            self.added = (*own, pane)[-self.room() :]
        self.rearrange()

    def prompt_typed(self, sign: str, text: str, at: int) -> None:
        if sign == PANE and self.prompt is not None:
            from monitor_tui.tui import typed

            self.prompt.suggest(typed.complete("speaker", text, at, self.desk.dossier))
        else:
            super().prompt_typed(sign, text, at)

    def prompt_taken(self, sign: str, text: str) -> None:
        if sign == PANE:
            # Where letters found actors, the chosen one is meant: Enter alone is enough.
            found = self.prompt.suggestions[self.prompt.chosen].text if self.prompt and self.prompt.suggestions else ""
            self.close_prompt()
            self.show_actor(found or text)
        else:
            super().prompt_taken(sign, text)

    def command_words(self, name: str, words: str) -> bool:
        if name == "pane":
            self.show_actor(words)
            return True
        return super().command_words(name, words)
