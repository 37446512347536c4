"""German: who says what, in the forms that dpa, n-tv and Tagesschau use."""

# A row of the table is a line, however long.
# ruff: noqa: E501

from __future__ import annotations

import json
from datetime import date

import pytest

from monitor_tui import dossier
from tests.read.table import Said, check, reading

FRIDAY, SUNDAY, MONDAY = date(2021, 4, 16), date(2021, 4, 18), date(2021, 4, 19)

CASES: list[tuple[str, tuple[Said, ...]]] = [
    # dass-clauses and indirect speech, subject before and after the verb
    ("Peskow sagte, dass die Pläne konkret gewesen seien.", (Said("peskov", "asserts", "^dass die Pläne konkret"),)),
    ("Am Freitag erklärte der KGB, zwei Männer seien in Moskau festgenommen worden.", (Said("kgb-by", "asserts", "^zwei Männer seien", said=FRIDAY),)),
    ("Kremlsprecher Dmitri Peskow sagte am Montag, die Präsidenten hätten darüber gesprochen.", (Said("peskov", "asserts", "^die Präsidenten hätten", said=MONDAY),)),
    ("In Moskau kündigte Außenminister Sergej Lawrow an, Russland werde antworten.", (Said("lavrov", "asserts", "^Russland werde antworten"),)),
    ("Der Bürgermeister teilte mit, dass die Brücke in zwei Wochen wieder öffnet.", (Said("~Der Bürgermeister", "asserts", "^dass die Brücke"),)),
    ("Die Virologin Karin Weber von der Universität Gießen betonte, das Risiko sei gering.", (Said("~Die Virologin Karin Weber von der Universität Gießen", "asserts", "^das Risiko sei gering"),)),
    ("Tichanowskaja hat am Sonntag erklärt, dass es sich um eine Provokation der Geheimdienste handle.", (Said("tsikhanouskaya", "accuses", said=SUNDAY),)),
    ("Der Finanzminister räumte ein, dass die Steuereinnahmen sinken.", (Said("~Der Finanzminister", "confirms", "^dass die Steuereinnahmen"),)),
    # the attribution after what is said, and inside it
    ("Sie habe „die Macht mit Gewalt ergreifen“ wollen, teilte der KGB am Freitagabend mit.", (Said("kgb-by", "asserts", "^Sie habe", said=FRIDAY),)),
    ("Das Land, sagte Lukaschenko, sei ruhig.", (Said("lukashenko", "asserts", "sei ruhig"),)),
    ("Biden, so Lukaschenko, habe nicht geantwortet.", (Said("lukashenko", "asserts", "habe nicht geantwortet"),)),
    ("Es habe konkrete Pläne gegeben, so Peskow.", (Said("peskov", "asserts", "^Es habe konkrete Pläne"),)),
    ("Wie der KGB am Freitagabend bekanntgab, wurden zwei Verdächtige gefasst.", (Said("kgb-by", "asserts", "wurden zwei Verdächtige", said=FRIDAY),)),
    ("Der Umsturz sei für den 9. Mai geplant gewesen, wie der FSB mitteilte.", (Said("fsb", "asserts", "^Der Umsturz sei"),)),
    ("Die Löhne steigen um drei Prozent, teilte das Statistische Bundesamt mit.", (Said("~das Statistische Bundesamt", "asserts", "^Die Löhne steigen"),)),
    # quotations
    ("„Ja, sie haben darüber gesprochen“, sagte Peskow am Montag vor Journalisten.", (Said("peskov", "confirms", "sie haben darüber gesprochen", direct=True),)),
    ("»Das ist eine Provokation der Geheimdienste«, erklärte Swetlana Tichanowskaja.", (Said("tsikhanouskaya", "accuses", "Das ist eine Provokation", direct=True),)),
    ("„Der Plan“, sagte Tertel, „hieß Stille.“", (Said("tertel", "asserts", "hieß Stille"),)),
    ("Bortnikow sagte: „Die Operation ist abgeschlossen.“", (Said("bortnikov", "asserts", "Die Operation ist abgeschlossen", direct=True),)),
    ("„Wir wählen am Sonntag“, sagte sie der Zeitung „Die Welt“. „Danach sehen wir weiter.“", (Said("~sie", "asserts", "Danach sehen wir weiter", direct=True),)),
    ("„Wir spielen am Samstag auf Sieg“, sagte Trainer Markus Klein nach dem Training.", (Said("~Trainer Markus Klein", "asserts", "auf Sieg", direct=True),)),
    # laut, nach Angaben, zufolge, nach den Worten
    ("Laut FSB war der Umsturz für den 9. Mai geplant.", (Said("fsb", "asserts", "war der Umsturz"),)),
    ("Nach Angaben des KGB wollten die Männer Lukaschenkos Söhne entführen.", (Said("kgb-by", "accuses", "wollten die Männer"),)),
    ("Dem KGB zufolge sollte der Präsident getötet werden.", (Said("kgb-by", "asserts", "sollte der Präsident"),)),
    ("Der Aufstand war nach den Worten von KGB-Chef Iwan Tertel für Juni oder Juli geplant.", (Said("tertel", "asserts", "für Juni oder Juli geplant"),)),
    ("Bei dem Brand starben Polizeiangaben zufolge zwei Menschen.", (Said("~Polizeiangaben", "asserts", "starben"),)),
    ("Der KGB hat nach eigenen Angaben eine terroristische Gruppe zerschlagen.", (Said("kgb-by", "asserts", "eine terroristische Gruppe"),)),
    # headlines
    ("Kreml: Anschlag auf Lukaschenko vereitelt\n\nDas Wetter bleibt schön.", (Said("kremlin", "asserts", "^Anschlag auf"),)),
    ("Moskau: Verschwörer wollten Lukaschenko töten\n\nEs regnete.", (Said("russia-state", "accuses", targets=""),)),
    ("Umsturz war inszeniert – Tichanowskaja\n\nEs regnete.", (Said("tsikhanouskaya", "accuses"),)),
    # accusations and targets
    ("Lukaschenko machte CIA und FBI für die Pläne verantwortlich.", (Said("lukashenko", "accuses", targets="cia fbi"),)),
    ("Minsk beschuldigt Polen, sich in die inneren Angelegenheiten einzumischen.", (Said("belarus-state", "accuses", "sich in die inneren", targets="poland"),)),
    ("Der KGB wirft Senkowitsch vor, einen Aufstand vorbereitet zu haben.", (Said("kgb-by", "accuses", "einen Aufstand vorbereitet", targets="zyankovich"),)),
    ("Kiew warf Moskau vor, Truppen an der Grenze zusammenzuziehen.", (Said("ukraine-state", "accuses", targets="russia-state"),)),
    ("Die EU verurteilte die erzwungene Landung der Ryanair-Maschine.", (Said("eu", "accuses", kind="act"),)),
    ("Putin hat am Montag einen versuchten Umsturz in Belarus angeprangert.", (Said("putin", "accuses", "einen versuchten Umsturz"),)),
    ("Feduta wurde vom KGB beschuldigt, einen Putsch geplant zu haben.", (Said("kgb-by", "accuses", targets="feduta"),)),
    # denials, confirmations, refusals
    ("Die USA wiesen die Vorwürfe zurück.", (Said("us", "denies", "die Vorwürfe"),)),
    ("Washington bestreitet jede Beteiligung.", (Said("us", "denies", "jede Beteiligung"),)),
    ("Ein Sprecher des US-Außenministeriums dementierte die Berichte.", (Said("us-state-dept", "denies"),)),
    ("Die Behauptungen seien „absolut unwahr“, hieß es aus dem US-Außenministerium.", (Said("us-state-dept", "denies"),)),
    ("Peskow bestätigte, dass die beiden Präsidenten über Belarus gesprochen hätten.", (Said("peskov", "confirms", "^dass die beiden"),)),
    ("Das Weiße Haus wollte sich dazu nicht äußern.", (Said("us", "refuses", kind="act"),)),
    ("Der Konzern lehnte eine Stellungnahme ab.", (Said("~Der Konzern", "refuses"),)),
    ("Die EU erkennt Lukaschenko nicht als Präsidenten an.", (Said("eu", "refuses", kind="act"),)),
    ("Ob die Regierung in Washington beteiligt sei, ließ Peskow offen.", (Said("peskov", "refuses"),)),
    # relays
    ("„Der Plan war sehr konkret“, sagte Peskow der Agentur Interfax.", (Said("peskov", "asserts", "Der Plan war"),)),
    ("Interfax berichtet unter Berufung auf den FSB, dass zwei Männer in Moskau gefasst wurden.", (Said("fsb", "asserts", "zwei Männer", via="interfax"),)),
    ("Tertel sprach laut der Agentur Belta von einem Aufstand.", (Said("tertel", "asserts", via="belta"),)),
    ("Peskow bestätigte das Gespräch, das meldete Interfax am Montag.", (Said("peskov", "confirms", via="interfax"),)),
    # pronouns, descriptions, hearsay, what runs on
    ("Putin hielt am Mittwoch eine Rede. Er sagte, der Westen habe jede Grenze überschritten.", (Said("putin", "asserts", "^der Westen habe"),)),
    ("Die Oppositionsführerin Swetlana Tichanowskaja lebt in Vilnius. Die Oppositionsführerin forderte Neuwahlen.", (Said("tsikhanouskaya", "asserts", "Neuwahlen", kind="act"),)),
    ("Der KGB zeigte am Samstag Aufnahmen. Der Geheimdienst behauptete, die Männer hätten gestanden.", (Said("kgb-by", "asserts"),)),
    ("Der KGB meldete zwei Festnahmen. Die Männer sollen einen Umsturz geplant haben.", (Said("kgb-by", "asserts"), Said("kgb-by", "accuses", "einen Umsturz geplant"))),
    ("Lukaschenko sagte, eine Gruppe sei gefasst worden. Sie habe ihn töten wollen. Dahinter stünden fremde Dienste.", (Said("lukashenko", "accuses", "Sie habe ihn töten wollen"),)),
    # several speakers, shared subjects, nouns of speech, thoughts
    ("Peskow nannte den Bericht Unsinn, und Maria Sacharowa sagte, Prag lüge.", (Said("peskov", "denies"), Said("zakharova", "accuses"))),
    ("Lukaschenko dankte Putin für die Hilfe und warf Biden Schweigen vor.", (Said("lukashenko", "asserts"), Said("lukashenko", "accuses", targets="biden"))),
    ("Der Vorwurf des KGB, er habe einen Putsch geplant, machte Schlagzeilen.", (Said("kgb-by", "accuses", "er habe einen Putsch"),)),
    ("Der Minister warnte vor Engpässen und fügte hinzu, die Vorräte reichten bis Juni.", (Said("~Der Minister", "asserts"), Said("~Der Minister", "asserts", "^die Vorräte reichten"))),
    ("Forscher vermuten, dass das Virus von Fledermäusen stammt.", (Said("~Forscher", "asserts", kind="thought"),)),
    # and once more, with other verbs
    ("Wie der KGB am Freitagabend mitteilte, wurden zwei Männer festgenommen.", (Said("kgb-by", "asserts", "wurden zwei Männer", said=date(2021, 4, 16)),)),
    ("Das teilte der FSB am Samstag mit.", (Said("fsb", "asserts", said=date(2021, 4, 17)),)),
    ("Zuvor hatte Tertel gesagt, der Aufstand sei für Juni geplant gewesen.", (Said("tertel", "asserts", "^der Aufstand"),)),
    ("Die Klimaforscherin Maria Jensen sagte dem Sender, das Eis schmelze schneller als erwartet.", (Said("~Die Klimaforscherin Maria Jensen", "asserts", "das Eis schmelze"),)),
    ("„Es wird ein langer Winter“, so der Landwirt Karl Huber.", (Said("~der Landwirt Karl Huber", "asserts", "ein langer Winter", direct=True),)),
    ("Nach Einschätzung von Ärzten ist der Impfstoff sicher.", (Said("~Ärzten", "asserts", "ist der Impfstoff sicher"),)),
    ("Aus Sicht von Lukaschenko stecken ausländische Geheimdienste hinter dem Putsch.", (Said("lukashenko", "accuses", targets="foreign-special-services"),)),
    ("Minsk: Flugzeug landete auf Wunsch der Besatzung\n\nDas Wetter war gut.", (Said("belarus-state", "asserts"),)),
    ("Lukaschenko warf den USA vor, einen Anschlag geplant zu haben.", (Said("lukashenko", "accuses", targets="us"),)),
    ("Tichanowskaja bezeichnete den Vorfall als Provokation des FSB.", (Said("tsikhanouskaya", "accuses", targets="fsb"),)),
    ("Maria Sacharowa kritisierte die Entscheidung aus Prag.", (Said("zakharova", "accuses"),)),
    ("Das US-Außenministerium nannte die Anschuldigungen absolut falsch.", (Said("us-state-dept", "denies"),)),
    ("Feduta räumte einen Teil der Vorwürfe ein.", (Said("feduta", "confirms"),)),
    ("Peskow wollte den Bericht nicht kommentieren.", (Said("peskov", "refuses"),)),
    ("Wie die Agentur Interfax berichtet, bestätigte Peskow das Gespräch.", (Said("peskov", "confirms", via="interfax"),)),
    ("Die TASS meldete unter Berufung auf den FSB, dass zwei Männer festgenommen wurden.", (Said("fsb", "asserts", via="tass"),)),
    ("Peskow sagte, die Pläne seien konkret gewesen. Einzelheiten könne er nicht nennen.", (Said("peskov", "asserts", "Einzelheiten könne er"),)),
    ("Der KGB teilte mit, dass zwei Männer in Haft seien. Sie sollen einen Putsch geplant haben.", (Said("kgb-by", "asserts"), Said("kgb-by", "accuses"))),
    ("Lawrow sagte, der Westen lüge, während Blinken die Vorwürfe zurückwies.", (Said("lavrov", "accuses"), Said("blinken", "denies"))),
    # what stands before the verb is not always the subject; what stands in the subjunctive is told by another
    ("Nach dem Telefonat von Putin und Biden hat der Kreml seine Bereitschaft zum Dialog bekundet.", (Said("kremlin", "asserts", "^seine Bereitschaft"),)),
    ("Biden habe ein Treffen vorgeschlagen, teilte das Weiße Haus mit. Es sei auch um die Ukraine gegangen.", (Said("us", "asserts", "Es sei auch um die Ukraine"),)),
    ("Nachdem der Brand gelöscht war, erklärte die Feuerwehr, es bestehe keine Gefahr.", (Said("~die Feuerwehr", "asserts", "^es bestehe keine Gefahr"),)),
    ("Peskow, der am Montag mit Journalisten sprach, sagte, es habe konkrete Pläne gegeben.", (Said("peskov", "asserts", "^es habe konkrete Pläne"),)),
    ("Der Verband begründete den Streik damit, dass die Löhne zu niedrig seien.", (Said("~Der Verband", "asserts", "dass die Löhne zu niedrig"),)),
    ("Minsk (dpa) - Der KGB hat nach eigenen Angaben eine Gruppe zerschlagen. Sie habe einen Putsch geplant, teilte er mit.", (Said("kgb-by", "asserts"), Said("kgb-by", "accuses", "^Sie habe"))),
    ("Die Behauptungen seien unwahr, erklärte das US-Außenministerium. Man habe sie geprüft. Dem Bürger wolle man beistehen, hieß es weiter.", (Said("us-state-dept", "denies", "Man habe sie geprüft"), Said("us-state-dept", "asserts", "^Dem Bürger"))),
    ("Der Kreml wies das am Dienstag zurück.", (Said("kremlin", "denies"),)),
    ("Der Aufstand war laut Tertel, dem Chef des KGB, für Juni geplant.", (Said("tertel", "asserts", "für Juni geplant"),)),
    ("Die Landung war seiner Ansicht nach ein Fehler, sagte der Pilot.", (Said("~der Pilot", "asserts", "ein Fehler"),)),
    ("In einer Erklärung des KGB heißt es, zwei Männer seien gefasst worden.", (Said("kgb-by", "asserts", "^zwei Männer"),)),
    ("Den Namen habe er nie gehört, versicherte Feduta vor Gericht.", (Said("feduta", "asserts", "^Den Namen"),)),
    # "nicht" in front of an adjective or of "nur" denies no statement
    ("Lawrow begründete die Absage mit den nicht ausreichenden Mitteln.", (Said("lavrov", "asserts"),)),
    ("Lawrow kritisierte nicht nur Prag.", (Said("lavrov", "accuses"),)),
    ("Putin und Biden telefonierten. Der Präsident sagte, der Plan sei echt.", (Said("~Der Präsident", "asserts"),)),
    ("Lawrow sprach von einer „Provokation der russischen und belarussischen Sicherheitskräfte“.", (Said("lavrov", "accuses", targets="russian-special-services belarusian-special-services"),)),
    ("Was Putin zu Biden sagte, wollte Peskow nicht verraten.", (Said("peskov", "refuses"),)),
    ("Feduta bestritt die Tat; der Anwalt räumte sie ein.", (Said("feduta", "denies"), Said("~der Anwalt", "confirms"))),
    # Verben der Presse
    ("„Die Brücke ist offen“, fuhr Peskow fort.", (Said("peskov", "asserts", "Die Brücke ist offen", direct=True),)),
    ("Peskow verriet, dass die Brücke offen sei.", (Said("peskov", "asserts", "^dass die Brücke"),)),
    ("Peskow zeigte sich besorgt, dass die Brücke einstürzt.", (Said("peskov", "asserts", "^dass die Brücke"),)),
    ("Peskow sagte, dass die Brücke brennt.", (Said("peskov", "asserts", "^dass die Brücke brennt"),)),
    ("Lawrow beschwor die Partner, nicht aufzugeben.", (Said("lavrov", "asserts", kind="act"),)),
    ("Peskow wurde gefragt, ob der Kreml die Wahl anerkenne.", ()),
    ("MINSK: Die Brücke ist nach Angaben des Kreml offen.", (Said("kremlin", "asserts"),)),
    ("Minsk: Brücke offen\n\nDas Wetter ist gut.", (Said("belarus-state", "asserts"),)),
    ("Putin und Lukaschenko hatten miteinander gesprochen.", ()),
    ("Peskow sprach davon, dass die Brücke offen ist.", (Said("peskov", "asserts", "^dass die Brücke"),)),
    ("Die 47-Jährige machte Putin für den Tod verantwortlich.", (Said("~Die 47-Jährige", "accuses", targets="putin"),)),
    ("Das war falsch, weil die EU Lukaschenko nicht anerkennt.", (Said("eu", "refuses", kind="act"),)),
    ("EU-Chefdiplomat Josep Borrell sagte, es sei gut.", (Said("borrell", "asserts", "es sei gut"),)),
]  # fmt: skip

NOBODY: list[str] = [
    "Hotel in Moskau: Was die Frau erzählte",
    "Was genau Lukaschenko dem Sender sagte, verriet Peskow nicht.",
    "Senkowitsch wurde zu elf Jahren Haft verurteilt.",
    "Die beiden Männer wurden am Montag in Moskau festgenommen.",
    "Die Polizei nahm in Minsk Dutzende Demonstranten fest.",
    "Putin und Biden telefonierten eine Stunde lang miteinander.",
    "Die Angaben lassen sich nicht unabhängig überprüfen.",
    "Die Brücke soll im Mai gebaut werden.",
    "Massenproteste hatten das Land im Jahr zuvor erschüttert.",
    "Ein Bericht über den Zustand der Wälder erschien im Jahr 2019.",
    "Am Samstag gewann Freiburg mit 2:1, weil der Torwart zwei Elfmeter hielt.",
    "Der Zug hält künftig auch in Fulda, und die Fahrt dauert kürzer.",
    "Das Hochwasser hat mehr als 100 Todesopfer gefordert.",
    "Die Bahn soll bis zum Sommer gebaut werden.",
    "Die Gespräche über den Haushalt begannen am Dienstag in Berlin.",
    "Lawrow nannte den Namen des Ministers nicht.",
    "Der Kreml hat den Westen nicht als Drahtzieher genannt.",
]


@pytest.mark.parametrize(("text", "expected"), CASES, ids=lambda value: value[:60] if isinstance(value, str) else "")
def test_claims(text: str, expected: tuple[Said, ...]) -> None:
    check(text, expected, "de")


SPEAKERS = {
    "biden-gespraech": "kremlin us",
    "kgb-freitagabend": "kgb-by",
    "lukaschenko-cia-fbi": "lukashenko",
    "kgb-gruppe": "kgb-by belarus-state",
    "zwei-termine": "fsb tertel",
    "bytschek-us-dienste": "kgb-by bychek us",
    "us-aussenministerium": "us us-state-dept",
    "putin-telefonierte": "kremlin peskov kgb-by belarusian-special-services lukashenko tsikhanouskaya eu",
    "peskow-bejaht": "peskov",
    "putin-putschversuch": "putin",
    "raab-peskow": "raab peskov kremlin",
    "icao-beamte": "icao belarus-state",
}
"""Who speaks in the German stories of the demo; a delegate without a name is nobody's actor."""


@pytest.mark.parametrize("story", SPEAKERS)
def test_speakers_of_the_demo(story: str) -> None:
    lines = (dossier.data_folder() / "demo" / "items.jsonl").read_text(encoding="utf-8").splitlines()
    item = next(item for item in map(json.loads, lines) if item["id"] == story)
    claims = reading(f"{item['title']}\n\n{item['text']}", "de", outlet=item["source"]).claims
    assert {claim.actor for claim in claims if claim.actor} == set(SPEAKERS[story].split())


@pytest.mark.parametrize("text", NOBODY)
def test_narration_is_nobodys_claim(text: str) -> None:
    check(text, (), "de")


def test_an_outlet_is_never_the_speaker_of_what_it_was_told() -> None:
    claims = reading(
        "„Der Plan war echt“, sagte er der dpa. Peskow nannte keine Einzelheiten.", "de", outlet="dpa"
    ).claims
    assert "dpa" not in {claim.actor for claim in claims}


def test_the_narrators_caveat_is_a_remark() -> None:
    remarks = reading(
        "Der KGB meldete zwei Festnahmen. Unabhängig überprüfen lassen sich die Angaben nicht.", "de"
    ).remarks
    assert [remark.kind for remark in remarks] == ["unverified"]


def test_when_it_was_said_and_what_day_is_spoken_of() -> None:
    (claim,) = reading("Gestern sagte Tertel, der Aufstand sei für Juni/Juli geplant gewesen.", "de").claims
    assert claim.said == SUNDAY
    assert [(mention.start, mention.end) for mention in claim.dates] == [(date(2021, 6, 1), date(2021, 7, 31))]


def test_a_day_inside_what_is_said_is_not_the_day_of_saying() -> None:
    (claim,) = reading("Der FSB sagte am 17. April, der Umsturz sei für den 9. Mai geplant gewesen.", "de").claims
    assert claim.said == date(2021, 4, 17)
    assert [(mention.start, mention.end) for mention in claim.dates] == [(date(2021, 5, 9), date(2021, 5, 9))]
