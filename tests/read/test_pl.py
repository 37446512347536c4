"""Polish: who says what, in the forms that agencies and papers use."""

# A row of the table is a line, however long.
# ruff: noqa: E501

from __future__ import annotations

from datetime import date

import pytest

from monitor_tui.read import grammars, language
from monitor_tui.read.cases import can_be_subject
from tests.read.table import Said, belarus, check, reading

CASES: list[tuple[str, tuple[Said, ...]]] = [
    # subject before the verb, after it, and apart from it
    ("Pieskow oświadczył, że plany były konkretne.", (Said("peskov", "asserts", "^że plany były"),)),
    ("Rzecznik Kremla Dmitrij Pieskow powiedział w poniedziałek dziennikarzom, że temat był omawiany.", (Said("peskov", "asserts", "^że temat", said=date(2021, 4, 19)),)),
    ("Jak oświadczył szef KGB Białorusi Iwan Tertel, bunt wyznaczono na czerwiec.", (Said("tertel", "asserts", "^bunt wyznaczono"),)),
    ("Zamach udaremniono, poinformowało KGB.", (Said("kgb-by", "asserts", "^Zamach udaremniono"),)),
    ("Na posiedzeniu rządu Łukaszenka oświadczył, że za spiskiem stoją Stany Zjednoczone.", (Said("lukashenko", "accuses", "^że za spiskiem", targets="us"),)),
    ("Rzeczniczka MSZ Rosji Maria Zacharowa zaznaczyła, że Praga chciała odwrócić uwagę.", (Said("zakharova", "asserts"),)),
    ("Burmistrz miasta opowiedział, że most otworzą za dwa tygodnie.", (Said("~Burmistrz miasta", "asserts", "^że most"),)),
    ("Pensje wzrosną o 5 procent, poinformował minister pracy Jan Kos.", (Said("~minister pracy Jan Kos", "asserts", "^Pensje wzrosną"),)),
    ("Adwokat Ziankowicza oświadczył, że jego klienta porwano.", (Said("~Adwokat Ziankowicza", "asserts"),)),
    ("Ławrow, który przebywał w Teheranie, oświadczył, że Zachód kłamie.", (Said("lavrov", "accuses", "^że Zachód"),)),
    ("Powiedział to na antenie państwowej telewizji Iwan Tertel.", (Said("tertel", "asserts"),)),
    ("Fabryka stanęła. Poinformował o tym w piątek rzecznik Kremla.", (Said("peskov", "asserts", "^Fabryka stanęła", said=date(2021, 4, 16)),)),
    ("O zatrzymaniu Ziankowicza poinformowała jego żona Alena.", (Said("~jego żona Alena", "asserts", "^O zatrzymaniu"),)),
    # the impersonal past, with a body in the locative
    ("Na Kremlu poinformowano, że prezydent wie o sytuacji.", (Said("kremlin", "asserts", "^że prezydent"),)),
    ("W Departamencie Stanu odrzucono oskarżenia.", (Said("us-state-dept", "denies", "oskarżenia"),)),
    # speech behind dashes and in quotation marks
    ("– To prowokacja służb – oświadczyła Swiatłana Cichanouska. – Wzywamy, by nie spieszyć się z wnioskami.", (Said("tsikhanouskaya", "accuses", "^To prowokacja służb", direct=True),)),
    ("– Tak, rozmawialiśmy. To był dobry dzień – powiedział Pieskow.", (Said("peskov", "confirms", "To był dobry dzień", direct=True),)),
    ("„Operacja zakończona” – powiedział Tertel.", (Said("tertel", "asserts", "Operacja zakończona", direct=True),)),
    ("Tertel powiedział: „Operacja zakończona”.", (Said("tertel", "asserts", "Operacja zakończona", direct=True),)),
    ("– Jutro naprawimy wszystko – obiecał dyrektor zakładu Olgierd Kos.", (Said("~dyrektor zakładu Olgierd Kos", "asserts", "^Jutro naprawimy"),)),
    ("Pieskow potwierdził rozmowę. – Premier mówił, że wie o sprawie – dodał.", (Said("peskov", "confirms"), Said("peskov", "asserts", "^Premier mówił", direct=True))),
    # by the words of, without a comma after the speaker
    ("Zdaniem Łukaszenki za próbą zamachu stoją służby specjalne USA.", (Said("lukashenko", "accuses", "^za próbą"),)),
    ("Według FSB przewrót planowano na 9 maja.", (Said("fsb", "asserts", "^przewrót planowano"),)),
    ("Według szefa KGB Iwana Tertela spiskowcy planowali odciąć prąd.", (Said("tertel", "asserts", "^spiskowcy planowali"),)),
    ("Zgodnie z oświadczeniem MSZ Rosji dyplomaci opuszczą kraj do piątku.", (Said("russia-mfa", "asserts", "^dyplomaci opuszczą"),)),
    ("Zdaniem ekspertów inflacja spadnie do 5 procent.", (Said("~ekspertów", "asserts", "^inflacja spadnie"),)),
    ("W ocenie Pieskowa jest to poważna sprawa.", (Said("peskov", "asserts", "^jest to"),)),
    ("Pieskow milczał w sobotę. Jego zdaniem spisek był realny.", (Said("peskov", "refuses"), Said("peskov", "asserts", "^spisek był"))),
    ("Pieskow był w Soczi. Według niego spisek był realny.", (Said("peskov", "asserts", "^spisek był"),)),
    ("Z komunikatu FSB wynika, że zatrzymano dwie osoby.", (Said("fsb", "asserts", "^że zatrzymano"),)),
    ("Jak wynika z komunikatu KGB, w mieszkaniu znaleziono broń.", (Said("kgb-by", "asserts", "^w mieszkaniu"),)),
    # headlines
    ("Pieskow: plany były konkretne\n\nPogoda jest ładna.", (Said("peskov", "asserts", "^plany były"),)),
    ("Kreml: zamach na Łukaszenkę udaremniony\n\nPogoda jest ładna.", (Said("kremlin", "asserts"),)),
    ("Mińsk: samolot wylądował na decyzję załogi\n\nPogoda jest ładna.", (Said("belarus-state", "asserts"),)),
    ("Łukaszenka o spisku: to robota CIA\n\nPogoda jest ładna.", (Said("lukashenko", "asserts", "^to robota CIA"),)),
    ("Spiskowcy chcieli wyłączyć prąd – twierdzi FSB\n\nPogoda jest ładna.", (Said("fsb", "asserts"),)),
    # accusations
    ("Łukaszenka oskarżył CIA i FBI o przygotowanie zamachu.", (Said("lukashenko", "accuses", targets="cia fbi"),)),
    ("Białoruski przywódca oskarżył Stany Zjednoczone o przygotowywanie zamachu.", (Said("lukashenko", "accuses", targets="us"),)),
    ("Unia Europejska potępiła przymusowe lądowanie samolotu.", (Said("eu", "accuses", kind="act"),)),
    ("Ławrow zarzucił USA, że finansują opozycję.", (Said("lavrov", "accuses", targets="us"),)),
    ("Cichanouska nazwała to prowokacją FSB i KGB.", (Said("tsikhanouskaya", "accuses", targets="fsb kgb-by"),)),
    ("Władze w Mińsku oskarżają Polskę i Litwę o szkolenie bojowników.", (Said("belarus-state", "accuses", targets="poland lithuania"),)),
    # denials, confirmations, refusals
    ("Departament Stanu USA zaprzeczył, jakoby był zamieszany w spisek.", (Said("us-state-dept", "denies", "^jakoby"),)),
    ("Amerykański Departament Stanu określił zarzuty jako „absolutnie nieprawdziwe”.", (Said("us-state-dept", "denies", "nieprawdziwe"),)),
    ("Białoruskie MSZ odrzuciło te oskarżenia.", (Said("by-mfa", "denies", "te oskarżenia"),)),
    ("Zarzuty Ziankowicz uznał za absurdalne.", (Said("zyankovich", "denies"),)),
    ("Pieskow potwierdził, że temat poruszono w rozmowie z Bidenem.", (Said("peskov", "confirms", "^że temat"),)),
    ("Kastusiou nie przyznał się do winy.", (Said("kastusiou", "denies", kind="act"),)),
    ("Ziankowicz przyznał się do winy.", (Said("zyankovich", "confirms", kind="act"),)),
    ("Pieskow odmówił komentarza.", (Said("peskov", "refuses", kind="act"),)),
    ("Biały Dom nie chciał komentować sprawy.", (Said("us", "refuses", kind="act"),)),
    ("Unia Europejska nie uznaje Łukaszenki za prezydenta.", (Said("eu", "refuses", kind="act"),)),
    ("Łukaszenka nie wykluczył, że spotka się z Putinem.", (Said("lukashenko", "asserts"),)),
    # relays
    ("Pieskow potwierdził rozmowę, podaje TASS.", (Said("peskov", "confirms", via="tass"),)),
    ("Interfax podaje, powołując się na FSB, że zatrzymano dwie osoby.", (Said("fsb", "asserts", "^że zatrzymano", via="interfax"),)),
    ("Jak podała agencja BiełTA, powołując się na KGB, zatrzymano dwie osoby.", (Said("kgb-by", "asserts", "^zatrzymano dwie", via="belta"),)),
    # pronouns, verbs without a subject, several speakers
    ("Putin wygłosił orędzie. Oświadczył, że Zachód przekroczył granice.", (Said("putin", "asserts", "^że Zachód"),)),
    ("Cichanouska mieszka w Wilnie. Zażądała nowych wyborów.", (Said("tsikhanouskaya", "asserts", "^nowych wyborów"),)),
    ("Cichanouska potępiła wyrok. Biden zwlekał z decyzją. Dodała, że to wstyd.", (Said("tsikhanouskaya", "accuses"), Said("tsikhanouskaya", "asserts", "^że to wstyd"))),
    ("Pieskow potwierdził rozmowę, dodając, że szczegółów nie będzie.", (Said("peskov", "confirms"), Said("peskov", "asserts", "^że szczegółów"))),
    ("Pieskow potwierdził rozmowę, zaprzeczył jednak, jakoby groził.", (Said("peskov", "confirms", "^rozmowę"), Said("peskov", "denies", "^jakoby"))),
    ("Ławrow oświadczył, że USA kłamią, a Blinken odrzucił oskarżenia.", (Said("lavrov", "accuses"), Said("blinken", "denies"))),
    ("KGB pokazało nagrania w sobotę. Służba twierdzi, że zatrzymani się przyznali.", (Said("kgb-by", "asserts"),)),
    ("Polska i Litwa odrzucają te oskarżenia.", (Said("poland", "denies"), Said("lithuania", "denies"))),
    ("Zapytany o komentarz rzecznik Kremla odparł, że to sprawa Białorusi.", (Said("peskov", "asserts", "^że to sprawa"),)),
    ("Cichanouska i prezydent Litwy Gitanas Nauseda potępili wyrok.", (Said("tsikhanouskaya", "accuses"), Said("nauseda", "accuses"))),
    ("Wiceminister Marcin Lis w rozmowie z PAP podkreślił, że Polska pomoże.", (Said("~Wiceminister Marcin Lis", "asserts", "^że Polska"),)),
    ("Żona Ziankowicza, Alena Dzienisawiec, powiedziała Biełsatowi, że mąż przestał odbierać telefon.", (Said("dzenisavets", "asserts", "^że mąż"),)),
    ("Według Aleny Dzienisawiec jej mąż został porwany.", (Said("dzenisavets", "asserts", "^jej mąż"),)),
    ("Adwokat Fiaduty powiedział Radiu Swaboda, że nie widział klienta.", (Said("~Adwokat Fiaduty", "asserts", "^że nie widział"),)),
    ("Naukowcy uważają, że wirus pochodzi od nietoperzy.", (Said("~Naukowcy", "asserts", kind="thought"),)),
    ("Bortnikow nie chciał podać nazwisk wspólników.", (Said("bortnikov", "refuses"),)),
    # czasowniki prasy
    ("Ławrow przypisał Polsce przygotowanie ataku.", (Said("lavrov", "accuses"),)),
    ("Cichanouska wyraziła wątpliwość, że spotkanie się odbędzie.", (Said("tsikhanouskaya", "asserts", "^że spotkanie"),)),
    ("Pieskow odrzekł, że most jest otwarty.", (Said("peskov", "asserts", "^że most"),)),
    ("Przy tym Pieskow oświadczył, że most zostanie otwarty.", (Said("peskov", "asserts", "^że most"),)),
    ("Most jest otwarty, czytamy w komunikacie FSB.", (Said("fsb", "asserts", "^Most jest"),)),
    # kto mówi dalej bez podmiotu: po śródtytule, po kobiecie z urzędem w rodzaju męskim
    ('Ławrow zwrócił uwagę, że most jest otwarty.\n\n"Nie będziemy przeciwni"\n\nPowtórzył, że to sprawa sąsiada.', (Said("lavrov", "asserts"), Said("lavrov", "asserts", "^że to sprawa"))),
    ("Rzecznik polskiej Straży Granicznej Anna Michalska poinformowała, że ludzie wracali. Było ich stu – powiedziała na konferencji.", (Said("pl-border-guard", "asserts"), Said("pl-border-guard", "asserts", "^Było ich stu"))),
    # zdanie mówiącego wewnątrz jego słów
    ("Łukaszenka ocenił, że stosunki są złe, co - jego zdaniem - wynika z wojny.", (Said("lukashenko", "asserts", "wynika z wojny"),)),
    ("Ławrow odparł, że jego zdaniem Putin żartuje.", (Said("lavrov", "asserts", "Putin żartuje"),)),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), CASES, ids=lambda value: value if isinstance(value, str) else "")
def test_claims(text: str, expected: tuple[Said, ...]) -> None:
    check(text, expected, "pl")


@pytest.mark.parametrize(
    "text",
    [
        "Sąd skazał Ziankowicza na 11 lat kolonii karnej.",
        "W Moskwie zatrzymano dwie osoby.",
        "Poinformowano rodziny.",
        "Łukaszenka spotkał się z Putinem w Soczi.",
        "MSZ wezwało ambasadora na rozmowę.",
        "Do sklepu trafiły nowe książki – od kryminałów po poezję.",
        "Trwa remont mostu przy ulicy Długiej.",
        "Spotkanie odbyło się w Mińsku w latach 2017–2022.",
    ],
)
def test_narration_is_nobodys(text: str) -> None:
    assert not [claim for claim in reading(text, "pl").claims if claim.actor or claim.source]


def test_an_interview_answer_runs_to_the_end_of_its_paragraph() -> None:
    text = (
        "Rozmowa o pszczołach\n\nJan Kowal: Tak. To trudny rok. Nikt nie liczył strat.\n\nA zima?\n\n"
        "Jan Kowal: Będzie ciężka. Ule stoją puste."
    )
    claims = reading(text, "pl").claims
    assert [" ".join(text[a:b] for a, b in claim.content) for claim in claims] == [
        "Tak. To trudny rok. Nikt nie liczył strat.",
        "Będzie ciężka. Ule stoją puste.",
    ]


@pytest.mark.parametrize(
    "text",
    ["Tych informacji nie udało się niezależnie zweryfikować.", "Brak niezależnego potwierdzenia tych doniesień."],
)
def test_remarks(text: str) -> None:
    assert [remark.kind for remark in reading(text, "pl").remarks] == ["unverified"]


def test_numbers_and_days() -> None:
    text = "Tertel powiedział 17 kwietnia, że od 9 maja wydano 12,5 mln dolarów."
    claim = reading(text, "pl").claims[0]
    assert str(claim.said) == "2021-04-17"
    assert [str(day.start) for day in claim.dates] == ["2021-05-09"]
    assert [number.value for number in claim.numbers] == [12.5e6]


@pytest.mark.parametrize(
    "text",
    [
        "Pieskow: to bzdura",
        "Cichanouska w Berlinie",
        "Zamach w Mińsku",
        "Kreml: zamach udaremniono",
        "Rząd ogłosi decyzję w środę",
    ],
)
def test_short_headlines_are_seen_as_polish(text: str) -> None:
    assert language.detect(text) == "pl"


@pytest.mark.parametrize(
    ("actor", "written", "subject"),
    [
        ("lukashenko", "Łukaszenka", True),
        ("lukashenko", "Łukaszenko", True),
        ("lukashenko", "Łukaszenkę", False),
        ("peskov", "Pieskowa", False),
        ("kgb-by", "białoruski KGB", True),
        ("kgb-by", "białoruskiego KGB", False),
        ("us-state-dept", "Amerykański Departament Stanu", True),
        ("us-state-dept", "Departamentu Stanu", False),
        ("tsikhanouskaya", "Cichanouską", False),
        ("interfax", "Interfax", True),
    ],
)
def test_names_show_their_case(actor: str, written: str, subject: bool) -> None:
    assert can_be_subject(written, belarus()[0].actors[actor], grammars.load("pl")) is subject


def test_verbs_have_their_forms() -> None:
    words = grammars.load("pl").words
    for form in ("ostrzegli", "podkreśliła", "zaprzeczają", "przekonuje", "doniosło", "oświadczono", "dodając"):
        assert words[form].cues
