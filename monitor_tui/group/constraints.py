"""What people said about stories that belong together or apart; it holds whatever grouping finds."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Constraint:
    """Two stories, by their keys, that a person put into one event or into two."""

    one: str
    other: str
    together: bool


class Constraints:
    """All constraints at once. Where they contradict each other the later word holds."""

    def __init__(self, given: Iterable[Constraint] = ()) -> None:
        self._set: dict[str, frozenset[str]] = {}
        self._apart: defaultdict[str, set[str]] = defaultdict(set)
        unheld, said = [], set[frozenset[str]]()
        for constraint in reversed(list(given)):
            pair = frozenset((constraint.one, constraint.other))
            if pair in said:
                continue
            said.add(pair)
            if not (self._join(constraint) if constraint.together else self._part(constraint)):
                unheld.append(constraint)
        self.unheld = tuple(reversed(unheld))
        """Those that a later word, or several of them, make impossible."""

    def __bool__(self) -> bool:
        return bool(self._set or self._apart)

    def with_(self, key: str) -> frozenset[str]:
        """The stories that stand with this one, itself among them."""
        return self._set.get(key, frozenset((key,)))

    def against(self, key: str) -> frozenset[str]:
        """The stories that stand in another event than this one."""
        others = (self._apart.get(own, ()) for own in self.with_(key))
        return frozenset(kept for some in others for other in some for kept in self.with_(other))

    def part(self, ones: Iterable[str], others: Collection[str]) -> bool:
        """Whether two groups of stories must not become one."""
        return bool(self._apart) and any(not self.against(key).isdisjoint(others) for key in ones)

    def _join(self, said: Constraint) -> bool:
        one, other = self.with_(said.one), self.with_(said.other)
        if not self.against(said.one).isdisjoint(other):
            return False
        self._set |= dict.fromkeys(one | other, one | other)
        return True

    def _part(self, said: Constraint) -> bool:
        if said.other in self.with_(said.one):
            return False
        self._apart[said.one].add(said.other)
        self._apart[said.other].add(said.one)
        return True
