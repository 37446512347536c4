"""Lithuanian: who says what, in the forms that agencies use."""

# A row of the table is a line, however long.
# ruff: noqa: E501

from __future__ import annotations

from datetime import date

import pytest

from tests.read.table import Said, belarus, check, reading

CASES: list[tuple[str, tuple[Said, ...]]] = [
    # subject before the verb, after it, and apart from it
    ("Peskovas pareiškė, kad planai buvo konkretūs.", (Said("peskov", "asserts", "^kad planai buvo"),)),
    ("Kremliaus atstovas spaudai Dmitrijus Peskovas pirmadienį žurnalistams pareiškė, kad tema buvo aptarta.", (Said("peskov", "asserts", "^kad tema", said=date(2021, 4, 19)),)),
    ("Kaip žurnalistams pareiškė Baltarusijos KGB vadovas Ivanas Tertelis, maištas buvo numatytas birželį.", (Said("tertel", "asserts", "^maištas buvo numatytas"),)),
    ("Oras geras. Apie tai penktadienį pranešė FSB spaudos tarnyba.", (Said("fsb", "asserts", said=date(2021, 4, 16)),)),
    ("Apie sulaikymą šeštadienį paskelbė Baltarusijos KGB.", (Said("kgb-by", "asserts", "^Apie sulaikymą"),)),
    ("Pasikėsinimas sužlugdytas, pranešė Baltarusijos KGB.", (Said("kgb-by", "asserts", "^Pasikėsinimas sužlugdytas"),)),
    ("Vyriausybės posėdyje Lukašenka pareiškė, kad už sąmokslo stovi JAV.", (Said("lukashenko", "accuses", "^kad už sąmokslo"),)),
    ("Rusijos URM atstovė Marija Zacharova pažymėjo, kad Praha norėjo nukreipti dėmesį.", (Said("zakharova", "asserts"),)),
    ("Tertelis, KGB vadovas, teigė, kad grupuotė veikė užsienyje.", (Said("tertel", "asserts", "^kad grupuotė"),)),
    ("Miesto meras papasakojo, kad tiltas bus atidarytas po dviejų savaičių.", (Said("~Miesto meras", "asserts", "kad tiltas bus"),)),
    ("Atlyginimai augs 5 proc., pranešė darbo ministras Antonas Kotiakovas.", (Said("~darbo ministras Antonas Kotiakovas", "asserts", "^Atlyginimai augs"),)),
    ("Ziankovičiaus advokatas pareiškė, kad jo klientas buvo pagrobtas.", (Said("~Ziankovičiaus advokatas", "accuses"),)),
    ("S. Cichanouskaja socialiniame tinkle „Twitter“ parašė, kad tai provokacija.", (Said("tsikhanouskaya", "accuses", "^kad tai"),)),
    ("Cichanouskajos patarėjas Franakas Viačorka sakė, kad režimas meluoja.", (Said("viachorka", "accuses"),)),
    # participles without a conjunction
    ("Lukašenka teigė žinojęs apie sąmokslą.", (Said("lukashenko", "asserts", "^žinojęs apie"),)),
    ("Cichanouskaja sako nepripažįstanti rinkimų rezultatų.", (Said("tsikhanouskaya", "asserts", "^nepripažįstanti rinkimų"),)),
    ("Rusija sako esanti pasirengusi derėtis.", (Said("russia-state", "asserts", "^esanti pasirengusi"),)),
    ("Vašingtonas neigia dalyvavęs sąmoksle.", (Said("us", "denies", "^dalyvavęs"),)),
    ("FSB ir KGB pranešė sulaikiusios du asmenis.", (Said("fsb", "asserts", "^sulaikiusios"), Said("kgb-by", "asserts"))),
    ("Lukašenka tikino nieko nežinojęs apie lėktuvą. Jis tik vykdęs pareigą.", (Said("lukashenko", "asserts", "Jis tik vykdęs pareigą"),)),
    ("Baltarusijos valdžia tvirtina, esą migrantus siunčia Vakarai.", (Said("belarus-state", "asserts", "^esą migrantus"),)),
    # direct speech with the dash
    ("„Taip, aptarėme“, – sakė Peskovas.", (Said("peskov", "confirms", "Taip, aptarėme", direct=True),)),
    ("„Tai slaptųjų tarnybų provokacija“, – teigė Sviatlana Cichanouskaja. – „Raginame neskubėti daryti išvadų.“", (Said("tsikhanouskaya", "accuses", "neskubėti daryti išvadų", direct=True),)),
    ("„Jie norėjo mane nužudyti“, – agentūrai „BelTA“ teigė Baltarusijos lyderis Aliaksandras Lukašenka.", (Said("lukashenko", "asserts", direct=True),)),
    ("„Tai absurdas“, – taip kaltinimus komentavo JAV valstybės departamento atstovas.", (Said("us-state-dept", "denies", "^„Tai absurdas“"),)),
    ("Tertelis sakė: „Operacija baigta.“", (Said("tertel", "asserts", "Operacija baigta", direct=True),)),
    ("– Iki vakaro viską pataisysime, – pažadėjo gamyklos direktorius Olegas Smirnovas. – Žmonės gali būti ramūs.", (Said("~gamyklos direktorius Olegas Smirnovas", "asserts", "Žmonės gali būti ramūs"),)),
    # by the words of: after a preposition, and before the noun
    ("Pasak Lukašenkos, už mėginimo įvykdyti perversmą stovi JAV specialiosios tarnybos.", (Said("lukashenko", "accuses", "^už mėginimo", targets="us-special-services"),)),
    ("Anot Cichanouskajos, tai yra provokacija.", (Said("tsikhanouskaya", "accuses", "^tai yra"),)),
    ("FSB duomenimis, perversmas buvo numatytas gegužės 9 dieną.", (Said("fsb", "asserts", "^perversmas buvo"),)),
    ("Perversmas, Baltarusijos KGB duomenimis, buvo rengiamas užsienyje.", (Said("kgb-by", "asserts", "buvo rengiamas užsienyje"),)),
    ("Lukašenkos teigimu, sąmokslininkai planavo pagrobti jo sūnus.", (Said("lukashenko", "accuses"),)),
    ("Peskovo žodžiais, Putinas ir Bidenas aptarė šią temą.", (Said("peskov", "asserts", "^Putinas ir Bidenas"),)),
    ("Gydytojų nuomone, vakcina saugi.", (Said("~Gydytojų", "asserts", "vakcina saugi"),)),
    ("Remiantis JAV valstybės departamento pareiškimu, JAV nesusijusios su sąmokslu.", (Said("us-state-dept", "denies", "^JAV nesusijusios"),)),
    ("Peskovas kalbėjo su žurnalistais. Jo teigimu, tema aptarta. Pasak jo, detalių nebus.", (Said("peskov", "asserts", "tema aptarta"), Said("peskov", "asserts", "detalių nebus"))),
    # headlines
    ("Peskovas: planai buvo konkretūs\n\nOras geras.", (Said("peskov", "asserts", "^planai buvo"),)),
    ("Kremlius: pasikėsinimas į Lukašenką sužlugdytas\n\nOras geras.", (Said("kremlin", "asserts"),)),
    ("Minskas: lėktuvas nutūpė įgulos sprendimu\n\nOras geras.", (Said("belarus-state", "asserts"),)),
    ("Cichanouskaja: tai provokacija\n\nOras geras.", (Said("tsikhanouskaya", "accuses"),)),
    ("Sąmokslininkai norėjo išjungti elektrą – FSB\n\nOras geras.", (Said("fsb", "asserts"),)),
    ("Lukašenka apkaltino Vakarus rengus perversmą\n\nOras geras.", (Said("lukashenko", "accuses", targets="west"),)),
    # accusations
    ("Lukašenka apkaltino CŽV ir FTB rengus pasikėsinimą.", (Said("lukashenko", "accuses", targets="cia fbi"),)),
    ("Minskas apkaltino Lenkiją kišimusi į vidaus reikalus.", (Said("belarus-state", "accuses", targets="poland"),)),
    ("Europos Sąjunga pasmerkė priverstinį lėktuvo nutupdymą.", (Said("eu", "accuses", kind="act"),)),
    ("Marija Zacharova sukritikavo Prahos sprendimą.", (Said("zakharova", "accuses"),)),
    ("Cichanouskaja pavadino įvykį FSB ir KGB provokacija.", (Said("tsikhanouskaya", "accuses"),)),
    ("Lėktuvo nukreipimą „valstybiniu terorizmu“ pavadino M. Morawieckis.", (Said("morawiecki", "accuses"),)),
    # denials, confirmations, refusals: the negation is part of the verb
    ("JAV valstybės departamentas paneigė esąs susijęs su sąmokslu.", (Said("us-state-dept", "denies"),)),
    ("Valstybės departamentas kaltinimus pavadino absurdiškais.", (Said("us-state-dept", "denies"),)),
    ("Prahos kaltinimus Maskva pavadino absurdiškais.", (Said("russia-state", "denies"),)),
    ("Peskovas patvirtino, kad tema buvo paliesta pokalbyje su Bidenu.", (Said("peskov", "confirms", "^kad tema"),)),
    ("Kastusiovas kaltės nepripažino.", (Said("kastusiou", "denies", kind="act"),)),
    ("Ziankovičius kaltu neprisipažino.", (Said("zyankovich", "denies", kind="act"),)),
    ("Ziankovičius pripažino kaltę.", (Said("zyankovich", "confirms", kind="act"),)),
    ("Peskovas atsisakė komentuoti šią informaciją.", (Said("peskov", "refuses", kind="act"),)),
    ("Bortnikovas nenorėjo atskleisti bendrininkų pavardžių.", (Said("bortnikov", "refuses"),)),
    ("Europos Sąjunga nepripažįsta Lukašenkos prezidentu.", (Said("eu", "refuses", kind="act"),)),
    ("Baltieji rūmai nekomentuoja pranešimų apie sąmokslą.", (Said("us", "refuses"),)),
    # relays
    ("Peskovas patvirtino pokalbį, praneša TASS.", (Said("peskov", "confirms", via="tass"),)),
    ("„Planai buvo labai konkretūs“, – naujienų agentūrai „RIA Novosti“ sakė Peskovas.", (Said("peskov", "asserts"),)),
    ("„Interfax“, remdamasi FSB, praneša, kad sulaikyti du žmonės.", (Said("fsb", "asserts", via="interfax"),)),
    ("Putinas teigia, kad Prigožinas žuvo nuo sprogimo, praneša „Reuters“.", (Said("putin", "asserts", via="reuters"),)),
    ("Rusijos užsienio reikalų ministerijos pareiškime teigiama, kad Praha provokuoja.", (Said("russia-mfa", "accuses", "^kad Praha"),)),
    ("„Sulaikyti du asmenys“, – rašoma FSB pranešime.", (Said("fsb", "asserts", direct=True),)),
    # pronouns, adverbial participles, several speakers
    ("Putinas perskaitė metinį pranešimą. Jis pareiškė, kad Vakarai peržengė visas ribas.", (Said("putin", "asserts", "Vakarai peržengė"),)),
    ("Cichanouskaja gyvena Vilniuje. Ji pareikalavo naujų rinkimų.", (Said("tsikhanouskaya", "asserts"),)),
    ("Peskovas patvirtino pokalbį, pridurdamas, kad detalių nebus.", (Said("peskov", "confirms"), Said("peskov", "asserts", "kad detalių nebus"))),
    ("Lukašenka neigė kaltinimus, bet pripažino, kad lėktuvas buvo nukreiptas.", (Said("lukashenko", "denies"), Said("lukashenko", "confirms", "kad lėktuvas"))),
    ("Lavrovas pareiškė, kad JAV meluoja, o Blinkenas kaltinimus atmetė.", (Said("lavrov", "accuses"), Said("blinken", "denies"))),
    ("Čekija apkaltino Rusiją surengus sprogimą, tačiau Maskva šiuos kaltinimus neigia.", (Said("czechia", "accuses", targets="russia-state"), Said("russia-state", "denies", "šiuos kaltinimus"))),
    ("KGB šeštadienį parodė įrašus. Tarnyba teigia, kad sulaikytieji prisipažino.", (Said("kgb-by", "asserts"),)),
    ("Mokslininkai mano, kad virusas kilo iš šikšnosparnių.", (Said("~Mokslininkai", "asserts", kind="thought"),)),
    ("Minskas kaltina Vašingtoną. Valstybės departamentas šiuos kaltinimus atmeta.", (Said("belarus-state", "accuses"), Said("us-state-dept", "denies", "šiuos kaltinimus"))),
    ("Tema buvo aptarta. Tai vakare patvirtino Rusijos prezidento atstovas spaudai.", (Said("peskov", "confirms"),)),
    ("Opozicijos kaltinimai, neva ministras paėmė kyšį, sukėlė audrą.", (Said("~Opozicijos", "accuses", "^neva ministras"),)),
    # spaudos veiksmažodžiai
    ("Lukašenka melavo, kad tiltas atidarytas.", (Said("lukashenko", "asserts", "^kad tiltas"),)),
    ("Nausėda pašiepė Lukašenkos pažadus.", (Said("nauseda", "accuses", "Lukašenkos pažadus"),)),
    ("„Tiltas atidarytas“, – prasitarė Peskovas.", (Said("peskov", "asserts", "Tiltas atidarytas", direct=True),)),
    ("2025-10-28 14:42 / šaltinis: BNS\n\nOras geras.", ()),
]  # fmt: skip

NOBODY: list[str] = [
    "Feduta ir Kastusiovas buvo sulaikyti Maskvoje.",
    "Ziankovičius nuteistas kalėti vienuolika metų.",
    "Putinas ir Bidenas kalbėjosi telefonu.",
    "Šios informacijos nepavyko nepriklausomai patikrinti.",
    "Milicija sulaikė dešimtis protestuotojų Minske.",
    "Lėktuvas nutūpė Minske, jį lydėjo naikintuvas.",
    "Fedutos teismas prasidėjo liepą.",
    "Ką Putinas pasakė Bidenui: svarbiausia",
    "Ar Lukašenka sakė tiesą?",
    "Lavrovas sąmokslo nepaminėjo.",
]


@pytest.mark.parametrize(("text", "expected"), CASES, ids=lambda value: value[:60] if isinstance(value, str) else "")
def test_claims(text: str, expected: tuple[Said, ...]) -> None:
    check(text, expected, "lt")


@pytest.mark.parametrize("text", NOBODY)
def test_narration_is_nobodys_claim(text: str) -> None:
    check(text, (), "lt")


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("Sviatlanos Cichanouskajos", "tsikhanouskaya"),
        ("Svetlanai Cichanouskajai", "tsikhanouskaya"),
        ("Aliaksandrą Lukašenką", "lukashenko"),
        ("Vladimiro Putino", "putin"),
        ("su Vladimiru Putinu", "putin"),
        ("Kremliuje", "kremlin"),
        ("Baltarusijos KGB", "kgb-by"),
        ("Rusijos užsienio reikalų ministerijai", "russia-mfa"),
        ("Baltųjų rūmų", "us"),
        ("Valstybės departamento", "us-state-dept"),
    ],
)
def test_names_in_their_cases(text: str, actor: str) -> None:
    assert [mention.actor for mention in belarus()[1].find(text, "lt")] == [actor]


def test_when_it_was_said_and_what_day_is_spoken_of() -> None:
    (claim,) = reading("Vakar Tertelis pasakojo, kad maištas buvo rengiamas birželį ir liepą.", "lt").claims
    assert claim.said == date(2021, 4, 18)
    assert [(mention.start, mention.end) for mention in claim.dates] == [(date(2021, 6, 1), date(2021, 7, 31))]


def test_a_caveat_is_the_narrators() -> None:
    (remark,) = reading("Lukašenka kaltina CŽV. Šios informacijos nepavyko nepriklausomai patikrinti.", "lt").remarks
    assert remark.kind == "unverified"
