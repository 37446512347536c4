"""The keys 1 to 7 and 0: which camps the panes show, and which of them is gone to."""

from __future__ import annotations

from monitor_tui.dossier import Dossier


class CampKeys:
    """What the wire and the event have in common; each says what going and showing mean to it."""

    camps_before: tuple[str, ...]
    """The camps that had the panes when the screen opened."""

    def to_camp(self, column: int) -> None:
        """Go to a pane."""
        raise NotImplementedError

    def other_camp(self, place: int) -> None:
        """Give a pane to a camp that has none."""
        raise NotImplementedError

    def show_camps(self, camps: tuple[str, ...]) -> None:
        """Show these camps."""
        raise NotImplementedError

    def without_pane(self, dossier: Dossier, place: int) -> str | None:
        """The camp that a key beyond the panes stands for."""
        others = [camp for camp in dossier.camps if camp not in self.camps_before]
        return others[place] if place < len(others) else None

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
        self.show_camps(self.camps_before)
