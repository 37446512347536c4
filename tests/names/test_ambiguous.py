"""Names that several people have, in the dossier that ships: what stands near decides, and look-alikes are listed."""

from __future__ import annotations

import pytest

from monitor_tui import dossier
from monitor_tui.names import Names


@pytest.fixture(scope="module")
def shipped() -> Names:
    return Names(dossier.load(dossier.find("belarus")))


@pytest.mark.parametrize(
    ("lang", "text", "actors"),
    [
        ("en", "Medvedev won in three sets.", []),
        ("en", "Daniil Medvedev beat a man from Russia.", []),
        ("en", "Medvedev, deputy chair of the Security Council, threatened.", ["medvedev"]),
        ("en", "Dmitry Medvedev threatened.", ["medvedev"]),
        ("ru", "Медведев выиграл в трёх сетах.", []),
        ("ru", "Медведева из Совбеза процитировали.", ["medvedev"]),
        ("de", "Medwedew gewann.", []),
        ("de", "Medwedew vom Sicherheitsrat drohte.", ["medvedev"]),
        ("de", "Kolesnikowa gewann das Turnier.", []),
        ("en", "Maria Kolesnikova was silent.", ["kalesnikava"]),
        ("ru", "Марии Колесниковой не слышно.", ["kalesnikava"]),
        ("be", "Краўчук выйграў.", []),
        ("be", "Дзяніс Краўчук выйграў.", ["krauchuk"]),
        ("uk", "Кравчук виграв.", []),
        ("pl", "Słucki strzelił gola.", []),
        ("pl", "Leonid Słucki z Dumy.", ["slutsky"]),
        ("lt", "Dmitrijaus Medvedevo žodžiai.", ["medvedev"]),
    ],
)
def test_an_ambiguous_name_counts_where_its_context_stands(
    shipped: Names, lang: str, text: str, actors: list[str]
) -> None:
    people = {"medvedev", "kalesnikava", "krauchuk", "slutsky"}
    assert [one.actor for one in shipped.find(text, lang) if one.actor in people] == actors
