"""German: who says what, in the forms that agencies use."""

from __future__ import annotations

from datetime import date

import pytest

from tests.read.table import Said, check, reading

CASES: list[tuple[str, tuple[Said, ...]]] = [
    # verb second, verb last, split verbs and perfects
    ("Peskow sagte, dass die Pläne konkret gewesen seien.", (Said("peskov", "asserts", "^dass die Pläne"),)),
    ("Kremlsprecher Dmitri Peskow sagte am Montag, die Pläne seien konkret gewesen.", (Said("peskov", "asserts", "^die Pläne seien", said=date(2021, 4, 19)),)),
    ("Am Freitagabend teilte der KGB mit, dass zwei Männer festgenommen worden seien.", (Said("kgb-by", "asserts", "^dass zwei Männer", said=date(2021, 4, 16)),)),
    ("Wie der KGB am Freitagabend mitteilte, wurden zwei Männer festgenommen.", (Said("kgb-by", "asserts", "wurden zwei Männer", said=date(2021, 4, 16)),)),
    ("Zwei Männer wurden festgenommen, wie der KGB mitteilte.", (Said("kgb-by", "asserts", "^Zwei Männer"),)),
    ("Das teilte der FSB am Samstag mit.", (Said("fsb", "asserts", said=date(2021, 4, 17)),)),
    ("Lukaschenko hat am Samstag erklärt, die CIA habe den Putsch geplant.", (Said("lukashenko", "accuses", "^die CIA habe", targets="cia", said=date(2021, 4, 17)),)),
    ("Zuvor hatte Tertel gesagt, der Aufstand sei für Juni geplant gewesen.", (Said("tertel", "asserts", "^der Aufstand"),)),
    ("Der Bürgermeister kündigte an, die Brücke werde in zwei Wochen wieder geöffnet.", (Said("~Der Bürgermeister", "asserts", "^die Brücke werde"),)),
    ("Die Klimaforscherin Maria Jensen sagte dem Sender, das Eis schmelze schneller als erwartet.", (Said("~Die Klimaforscherin Maria Jensen", "asserts", "das Eis schmelze"),)),
    # direct speech
    ("„Ja, darüber wurde gesprochen“, sagte Peskow.", (Said("peskov", "confirms", "darüber wurde gesprochen", direct=True),)),
    ("„Das ist eine Provokation der Geheimdienste“, sagte die Oppositionsführerin Swetlana Tichanowskaja. „Wir rufen zur Vorsicht auf.“", (Said("tsikhanouskaya", "accuses", "Wir rufen zur Vorsicht auf", direct=True),)),
    ("Tertel sagte: „Die Operation ist abgeschlossen.“", (Said("tertel", "asserts", "Die Operation ist", direct=True),)),
    ("„Es wird ein langer Winter“, so der Landwirt Karl Huber.", (Said("~der Landwirt Karl Huber", "asserts", "ein langer Winter", direct=True),)),
    ("Die Pläne seien sehr konkret gewesen, sagte Peskow der Agentur Interfax.", (Said("peskov", "asserts", "^Die Pläne seien"),)),
    ("„Der Plan“, betonte Bortnikow, „hieß Stille.“", (Said("bortnikov", "asserts", "hieß Stille"),)),
    # according to
    ("Laut FSB war der Putsch für den 9. Mai geplant.", (Said("fsb", "asserts", "war der Putsch"),)),
    ("Nach Angaben des KGB wollten die Männer die Söhne des Präsidenten entführen.", (Said("kgb-by", "accuses", "wollten die Männer"),)),
    ("Der Putsch war dem FSB zufolge für den 9. Mai geplant.", (Said("fsb", "asserts", "für den 9. Mai geplant"),)),
    ("Nach Einschätzung von Ärzten ist der Impfstoff sicher.", (Said("~Ärzten", "asserts", "ist der Impfstoff sicher"),)),
    ("Aus Sicht von Lukaschenko stecken ausländische Geheimdienste hinter dem Putsch.", (Said("lukashenko", "accuses", targets="foreign-special-services"),)),
    # headlines
    ("Kreml: Anschlag auf Lukaschenko vereitelt\n\nDas Wetter war gut.", (Said("kremlin", "asserts", "^Anschlag auf"),)),
    ("Minsk: Flugzeug landete auf Wunsch der Besatzung\n\nDas Wetter war gut.", (Said("belarus-state", "asserts"),)),
    ("Tichanowskaja: Das war eine Provokation\n\nDas Wetter war gut.", (Said("tsikhanouskaya", "accuses"),)),
    # accusations
    ("Lukaschenko beschuldigte die CIA und das FBI, einen Putsch geplant zu haben.", (Said("lukashenko", "accuses", targets="cia fbi"),)),
    ("Lukaschenko warf den USA vor, einen Anschlag geplant zu haben.", (Said("lukashenko", "accuses", targets="us"),)),
    ("Lukaschenko machte die CIA für den Plan verantwortlich.", (Said("lukashenko", "accuses", targets="cia"),)),
    ("Die EU verurteilte die erzwungene Landung der Ryanair-Maschine.", (Said("eu", "accuses", kind="act"),)),
    ("Tichanowskaja bezeichnete den Vorfall als Provokation des FSB.", (Said("tsikhanouskaya", "accuses", targets="fsb"),)),
    ("Maria Sacharowa kritisierte die Entscheidung aus Prag.", (Said("zakharova", "accuses"),)),
    # denials, confirmations, refusals
    ("Das US-Außenministerium wies die Vorwürfe zurück.", (Said("us-state-dept", "denies", "^die Vorwürfe"),)),
    ("Das US-Außenministerium nannte die Anschuldigungen absolut falsch.", (Said("us-state-dept", "denies"),)),
    ("Washington bestritt jede Beteiligung an dem Plan.", (Said("us", "denies"),)),
    ("Peskow bestätigte, dass Putin das Thema angesprochen habe.", (Said("peskov", "confirms", "^dass Putin"),)),
    ("Feduta räumte einen Teil der Vorwürfe ein.", (Said("feduta", "confirms"),)),
    ("Die Europäische Union erkennt Lukaschenko nicht als Präsidenten an.", (Said("eu", "refuses", kind="act"),)),
    ("Peskow wollte den Bericht nicht kommentieren.", (Said("peskov", "refuses"),)),
    # relays
    ("Peskow bestätigte das Gespräch, wie die Agentur Interfax berichtete.", (Said("peskov", "confirms", via="interfax"),)),
    ("Wie die Agentur Interfax berichtet, bestätigte Peskow das Gespräch.", (Said("peskov", "confirms", via="interfax"),)),
    ("Die TASS meldete unter Berufung auf den FSB, dass zwei Männer festgenommen wurden.", (Said("fsb", "asserts", via="tass"),)),
    # pronouns, descriptions, what runs on
    ("Putin hielt eine Rede. Er sagte, der Westen habe alle Grenzen überschritten.", (Said("putin", "asserts", "der Westen habe"),)),
    ("Tichanowskaja lebt in Vilnius. Sie forderte Neuwahlen.", (Said("tsikhanouskaya", "asserts", kind="act"),)),
    ("Peskow sagte, die Pläne seien konkret gewesen. Einzelheiten könne er nicht nennen.", (Said("peskov", "asserts", "Einzelheiten könne er"),)),
    ("Der KGB zeigte am Samstag Aufnahmen. Der Geheimdienst behauptet, die Männer hätten gestanden.", (Said("kgb-by", "asserts"),)),
    ("Der KGB teilte mit, dass zwei Männer in Haft seien. Sie sollen einen Putsch geplant haben.", (Said("kgb-by", "asserts"), Said("kgb-by", "accuses"))),
    # several speakers, thoughts
    ("Lawrow sagte, der Westen lüge, während Blinken die Vorwürfe zurückwies.", (Said("lavrov", "accuses"), Said("blinken", "denies"))),
    ("Forscher glauben, dass das Virus von Fledermäusen stammt.", (Said("~Forscher", "asserts", kind="thought"),)),
]  # fmt: skip

NOBODY: list[str] = [
    "Zenkowitsch wurde zu elf Jahren Haft verurteilt.",
    "Die zwei Männer wurden am Montag in Moskau festgenommen.",
    "Putin und Biden telefonierten eine Stunde lang.",
    "Die Polizei nahm Dutzende Demonstranten in Minsk fest.",
    "Das Flugzeug landete in Begleitung eines Kampfjets in Minsk.",
    "Die Angaben ließen sich nicht unabhängig überprüfen.",
    "Die Brücke soll im Mai gebaut werden.",
]


@pytest.mark.parametrize(("text", "expected"), CASES, ids=lambda value: value[:60] if isinstance(value, str) else "")
def test_claims(text: str, expected: tuple[Said, ...]) -> None:
    check(text, expected, "de")


@pytest.mark.parametrize("text", NOBODY)
def test_narration_is_nobodys_claim(text: str) -> None:
    check(text, (), "de")


def test_an_outlet_is_never_the_speaker_of_what_it_was_told() -> None:
    claims = reading("„Der Plan war echt“, sagte er der dpa. Peskow nannte keine Einzelheiten.", "de", outlet="dpa").claims
    assert "dpa" not in {claim.actor for claim in claims}


def test_the_caveat_is_a_remark() -> None:
    assert [remark.kind for remark in reading(NOBODY[5], "de").remarks] == ["unverified"]


def test_days_and_months_inside_what_is_said() -> None:
    (claim,) = reading("Tertel sagte, der Aufstand sei für Juni bis Juli geplant gewesen.", "de").claims
    assert [(mention.start, mention.end) for mention in claim.dates] == [(date(2021, 6, 1), date(2021, 7, 31))]
    (claim,) = reading("Laut FSB war der Putsch für den 9. Mai geplant.", "de").claims
    assert [(mention.start, mention.end) for mention in claim.dates] == [(date(2021, 5, 9), date(2021, 5, 9))]
