"""One saying in several papers and languages is one statement, in the panes and in the machine's words alike."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from monitor_tui.contrast.written import as_json
from monitor_tui.cycle.look import Looking
from monitor_tui.cycle.rebuild import rebuild
from monitor_tui.cycle.take import Intake
from monitor_tui.dossier import Dossier
from monitor_tui.model import Item, Source
from monitor_tui.store import connect

Form = dict[str, Any]
START = datetime(2021, 4, 17, 9, tzinfo=UTC)
REPORTS = {
    "wire": ("en", "Lukashenko said that Belarus would close the border with Poland and Lithuania."),
    "agentur": ("de", "Lukaschenko sagte, dass Belarus die Grenze zu Polen und Litauen schließen wird."),
    "gazeta": ("ru", "Лукашенко заявил, что Белоруссия закроет границу с Польшей и Литвой."),
    "portal": ("pl", "Łukaszenka oświadczył, że Białoruś zamknie granicę z Polską i Litwą."),
    "other": ("ru", "Лукашенко заявил, что Польша и Литва хотят войны с Белоруссией."),
}


@pytest.fixture(scope="module", params=[tuple(REPORTS), tuple(reversed(REPORTS))], ids=["in order", "backwards"])
def store(request: pytest.FixtureRequest, belarus: Dossier, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The reports, as they came one after another."""
    path = tmp_path_factory.mktemp("said") / "said.db"
    connect.create(path)
    with Intake(path, belarus) as intake:
        for at, source in enumerate(REPORTS):
            lang, text = REPORTS[source]
            item = Item("1", None, "", text, lang, START + timedelta(hours=at))
            intake.take(
                [(Source(source, "import", name=source), item)], START + timedelta(days=request.param.index(source))
            )
    return path


def told(store: Path, dossier: Dossier) -> tuple[list[Form], list[Form]]:
    """Lukashenko's statements in all events, and the forms of his claims."""
    with Looking(store, dossier, "anna") as looking:
        cells = [cell for event in looking.versions("*") for row in as_json(event)["points"] for cell in [row["cells"]]]
        found = [said for by_camp in cells for cell in by_camp.values() for said in cell["statements"]]
        return [said for said in found if said["actor"] == "lukashenko"], list(looking.claims("by:lukashenko"))


def test_panes_and_claims_say_what_is_one_statement(store: Path, belarus: Dossier) -> None:
    for _ in range(2):
        said, claims = told(store, belarus)
        most = max(said, key=lambda one: one["reports"])
        assert most["reports"] == 4, [(one["quote"], one["reports"]) for one in said]
        assert most["outlets"] == ["wire", "agentur", "gazeta", "portal"]
        reported = {claim["outlet"]: claim["statement"] for claim in claims}
        assert {outlet for outlet, statement in reported.items() if statement == most["claim"]} == set(most["outlets"])
        assert most["first"] == min(claim["story"] for claim in claims)
        rebuild(store, belarus)
