"""What the wording screen shows as rows and columns: counts by camp, with the claims behind each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from monitor_tui.contrast.written_movers import too_few
from monitor_tui.dossier import Dossier
from monitor_tui.model.worded import CampWords, Spelt, TermRow


@dataclass(frozen=True, slots=True)
class Counted:
    """One number in the table."""

    text: str
    claims: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class CountedRow:
    """A term, a rank or a spelling with what each camp has of it."""

    label: str
    cells: Mapping[str, Counted] = field(default_factory=dict)
    term: TermRow | None = None
    note: str = ""
    """Instead of cells: why there are none."""


def terms(found: CampWords) -> list[CountedRow]:
    """The framing terms, the most used first."""
    rows = []
    for row in found.framing.rows:
        cells = {camp: Counted(str(len(row.of(camp))), row.of(camp)) for camp in row.claims}
        rows.append(CountedRow(row.value, cells, row))
    return rows


def tellings(found: CampWords, dossier: Dossier) -> list[CountedRow]:
    """The words that set each camp apart, side by side by rank; languages with too few statements say so."""
    rows = []
    for one in found.compared:
        if not one.tellings:
            rows.append(CountedRow(one.lang, note=too_few(one, dossier)))
            continue
        rows += [
            CountedRow(
                f"{one.lang} {rank + 1}",
                {
                    camp: Counted(f"{told[rank].word} {told[rank].z:.1f}", told[rank].claims)
                    for camp, told in one.tellings.items()
                    if rank < len(told)
                },
            )
            for rank in range(max(map(len, one.tellings.values()), default=0))
        ]
    return rows


def spellings(found: Sequence[Spelt]) -> list[CountedRow]:
    """The spellings of each name: claims shown by a camp's outlets, and claims of its speakers."""
    rows = []
    for one in found:
        cells = {}
        for camp in {*one.outlets, *one.speakers}:
            shown, said = one.outlets.get(camp, ()), one.speakers.get(camp, ())
            cells[camp] = Counted(f"{len(shown)}/{len(said)}", tuple(sorted({*shown, *said})))
        rows.append(CountedRow(f"{one.spelling} ({one.lang})", cells))
    return rows
