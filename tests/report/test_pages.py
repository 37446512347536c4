"""The page in every format: golden files, and what each format promises to whoever reads it."""

from __future__ import annotations

import csv
import io
import json
import sqlite3
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from markdown_it import MarkdownIt
from selectolax.lexbor import LexborHTMLParser

from monitor_tui.cycle import briefing
from monitor_tui.model import Cell, CellState, SourceCount, Stance
from monitor_tui.model.briefed import BriefCell, BriefRow, Part, Side, Wanted
from monitor_tui.query.resolve import When
from monitor_tui.report import gaps, telling
from monitor_tui.report.making import make
from monitor_tui.report.writing import FORMATS, write
from monitor_tui.store.compile import compile_stories
from monitor_tui.store.kept import NewEvent
from monitor_tui.text import clean, sha256
from tests.report.small import (
    DENIAL,
    DOSSIER,
    DPA,
    FSB,
    KGB,
    OFFICE,
    ORDER,
    cell,
    claim,
    fill,
    material,
    page,
    put,
    told,
)
from tests.store.making import Says, point

GOLDEN = Path(__file__).parent / "pages"


@pytest.fixture
def event(conn: sqlite3.Connection) -> int:
    return fill(conn)


@pytest.mark.parametrize("form", FORMATS)
def test_the_page_of_the_small_store_stands_as_it_was_looked_at(
    conn: sqlite3.Connection, event: int, form: str
) -> None:
    """After a wanted change: run with the files deleted, and look at what was written."""
    made = write(material(conn, event), DOSSIER, form)
    golden = GOLDEN / f"plot.{form}"
    if not golden.exists():
        golden.write_text(made, encoding="utf-8", newline="")
        pytest.fail(f"{golden.name} was not there: it is written now, look at it")
    assert made == golden.read_bytes().decode()


def test_sides_stand_by_name_and_the_page_says_so(conn: sqlite3.Connection, event: int) -> None:
    made = page(conn, event)
    assert [side.name for side in made.sides] == ["KGB and state", "Kremlin", "Opposition"]
    assert "Order of sides is alphabetical. This page records who says what" in write(
        material(conn, event), DOSSIER, "md"
    )


def test_every_citation_is_found_again_by_link_and_fingerprint(conn: sqlite3.Connection, event: int) -> None:
    texts = {sha: f"{title}\n\n{text}" for sha, title, text in conn.execute("SELECT sha256, title, text FROM wording")}
    links = {url for (url,) in conn.execute("SELECT url FROM story")}
    cited = page(conn, event).citations
    assert {one.quote for one in cited} == {FSB, KGB, ORDER, OFFICE, DENIAL}
    for one in cited:
        assert one.quote in texts[one.sha256]
        assert sha256(texts[one.sha256]) == one.sha256
        assert one.url in links


def test_one_sentence_has_one_number(conn: sqlite3.Connection, event: int) -> None:
    rows = {row.point: {one.camp: one for one in row.cells} for row in page(conn, event).rows}
    assert rows["what"]["kremlin"].lines[0].number == rows["when"]["kremlin"].lines[0].number


def test_what_is_said_against_what_is_cited(conn: sqlite3.Connection, event: int) -> None:
    made = page(conn, event)
    (when,) = [one for one in made.against if one.name == "when"]
    assert [(one.value, one.speaker) for one in when.lines] == [("June-July", "KGB-BY"), ("9 May", "FSB")]


def test_checked_claims_carry_no_mark_and_say_by_whom(conn: sqlite3.Connection, event: int) -> None:
    text = write(material(conn, event), DOSSIER, "md")
    assert "1 checked by anna, 4 not" in text
    assert "coup (FSB) [2]" in text
    assert "armed rebellion (KGB-BY) · [1]" in text
    assert "provocation (TSIKHANOUSKAYA) ? [3]" in text


def test_only_checked_claims_leave_a_word_where_others_stood(conn: sqlite3.Connection, event: int) -> None:
    text = write(material(conn, event, checked_only=True), DOSSIER, "txt")
    assert "nothing checked; 1 unchecked statement left out" in text
    assert "armed rebellion" not in text
    assert "June-July" not in text, "not among the contradictions either"
    assert "1 checked by anna, 0 not" in text
    assert "Only claims that a person checked." in text
    assert "none found" not in text.split("WHEN")[0]


def test_only_checked_claims_are_counted_by_day(conn: sqlite3.Connection, event: int) -> None:
    made = make(material(conn, event, checked_only=True), DOSSIER)
    assert {lane.camp: [mark.count for mark in lane.marks] for lane in made.lanes} == {
        "belstate": [],
        "kremlin": [1],
        "opposition": [],
    }


def test_who_said_a_thing_first_is_marked_on_its_point_though_another_spoke_to_it_before(
    conn: sqlite3.Connection,
) -> None:
    """As the timeline of the dashboard has it: the coup is one side's, the rebellion another's."""
    again = [Says("peskov", "Peskov: a coup.", speaker="Peskov", said=date(2021, 4, 18), places=point("what", "coup"))]
    made = page(conn, fill(conn, [told("5", DPA, 18, "Again", "Peskov: a coup.", again)]))
    assert {lane.camp: [(str(mark.day), mark.first) for mark in lane.marks] for lane in made.lanes} == {
        "belstate": [("2021-04-17", ("what", "when", "who ordered"))],
        "kremlin": [("2021-04-16", ("what", "when")), ("2021-04-18", ())],
        "opposition": [("2021-04-18", ("what",))],
    }


def test_a_page_of_what_was_published_by_a_day_is_measured_by_that_day(conn: sqlite3.Connection, event: int) -> None:
    until = datetime(2021, 4, 16, 21, tzinfo=UTC)
    kept = compile_stories(When("until", None, until, ""), conn, DOSSIER, "anna")
    found = briefing.material(conn, DOSSIER, event, ("kremlin", "belstate"), "anna", until=until, selection=kept)
    made = make(found, DOSSIER)
    assert (made.title, made.span) == ("FSB, KGB: what each side says, 16 Apr 2021", "16 Apr 2021")
    assert made.numbers.startswith("1 story. 1 claim read by machine")
    assert made.limits == ("Only stories published until 16 Apr 2021 24:00 +03:00.",)
    assert found.watched == (date(2021, 4, 16), date(2021, 4, 16))
    assert [told for told in made.not_said if "0 claims of this side" not in told] == []


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("no state named", ["declines: no state named (PESKOV) · [5]"]),
        ('"No comment."', ['"No comment." (PESKOV) · [5]', "declines"]),
    ],
)
def test_a_refusal_is_called_so_once(conn: sqlite3.Connection, value: str, shown: list[str]) -> None:
    text = "Peskov named no state."
    says = Says(
        "peskov", text, speaker="Peskov", stance=Stance.REFUSES, said=date(2021, 4, 18), places=point("order", value)
    )
    made = page(conn, fill(conn, [told("5", DPA, 18, "No", text, [says])]))
    (row,) = [row for row in made.rows if row.point == "order"]
    (one,) = [one for one in row.cells if one.camp == "kremlin"]
    assert one.state is CellState.DECLINES
    assert telling.cell(one, str) == shown


def test_an_event_of_which_nobody_speaks_has_a_title_and_says_so(conn: sqlite3.Connection) -> None:
    quiet = replace(told("9", DPA, 18, "Birds sang.", "Birds sang.", []), event=NewEvent("quiet"), title="18 Apr 2021")
    fill(conn, [quiet])
    (event,) = conn.execute("SELECT MAX(id) FROM event").fetchone()
    made = page(conn, event)
    assert made.title == "What each side says, 18 Apr 2021"
    assert made.limits == ("No claim of these sides was found in this event.",)
    assert all(write(material(conn, event), DOSSIER, form) for form in FORMATS)


def test_before_the_store_began_nothing_was_collected_and_no_source_is_called_read() -> None:
    sources = SourceCount(alive=1, begins=datetime(2026, 11, 22, tzinfo=UTC))
    none = Cell("kremlin", CellState.NOT_COLLECTED, (), sources, 2)
    assert gaps.note(none, "") == "not collected: the store begins 22 Nov 2026"
    row = BriefRow("when", "when", (BriefCell("kremlin", CellState.NOT_COLLECTED, note="x"),))
    (told,) = gaps.cannot_say([row], [Side("kremlin", "R", "Kremlin", "Kremlin")], {"kremlin": sources})
    assert told == (
        "Kremlin: nothing of its sources was collected in these days (the store begins 22 Nov 2026); left empty: when."
    )


def test_a_brief_of_what_was_published_by_a_day_cites_nothing_later(conn: sqlite3.Connection, event: int) -> None:
    put(conn, event, cell(conn, "when", "kremlin", FSB), cell(conn, "when", "belstate", KGB))
    put(conn, event, Wanted(Part.CLAIM, claim=claim(conn, DENIAL)))
    until = datetime(2021, 4, 16, 21, tzinfo=UTC)
    kept = compile_stories(When("until", None, until, ""), conn, DOSSIER, "anna")
    found = briefing.material(conn, DOSSIER, event, (), "anna", until=until, selection=kept, chosen=True)
    made = make(found, DOSSIER)
    assert [one.quote for one in made.citations] == [FSB]
    assert (made.also, made.changed) == ((), ())
    assert [one.quote for one in page(conn, event, chosen=True).citations] == [KGB, FSB, DENIAL]


def test_an_actors_column_answers_for_nobody_else_of_its_camp(conn: sqlite3.Connection) -> None:
    text, when = "Peskov said it was for December.", point("when", "December", "2021-12-01..2021-12-31")
    says = Says("peskov", text, speaker="Peskov", said=date(2021, 4, 18), places=when)
    event = fill(conn, [told("5", DPA, 18, "When", text, [says])])

    def opposed(*sides: str) -> list[tuple[str, list[str]]]:
        made = make(briefing.material(conn, DOSSIER, event, sides, "anna"), DOSSIER)
        return [(one.within, [line.speaker for line in one.lines]) for one in made.against if one.name == "when"]

    assert opposed("belstate", "@fsb") == [("", ["FSB", "KGB-BY"])]
    assert opposed("@fsb", "kremlin") == [("", ["FSB", "PESKOV"])]
    assert ("Kremlin", ["FSB", "PESKOV"]) in opposed("belstate", "kremlin")
    lanes = make(briefing.material(conn, DOSSIER, event, ("@fsb", "@peskov"), "anna"), DOSSIER).lanes
    assert {lane.camp: [(str(mark.day), mark.count) for mark in lane.marks] for lane in lanes} == {
        "@fsb": [("2021-04-16", 1)],
        "@peskov": [("2021-04-18", 1)],
    }


def test_a_day_is_never_shown_as_a_time(conn: sqlite3.Connection, event: int) -> None:
    text = write(material(conn, event), DOSSIER, "txt")
    assert "16 Apr 2021 (day only)" in text


# --- hostile words --------------------------------------------------------------------------------

EVIL = (
    '=1+1|a [x](http://evil.example) <script>alert(1)</script> `code` **b** "q" \x1b[31m\u202e www.evil.example & @you'
)


@pytest.fixture
def spoilt(conn: sqlite3.Connection) -> int:
    """Every foreign string of the page is hostile."""
    plain = clean(EVIL, one_line=True).text
    evil = told("9", DPA, 18, plain, plain, [Says("peskov", plain, speaker="=1+1", places=point("what", plain))])
    found = fill(conn, [evil])
    conn.execute("UPDATE claim SET quote = ?, speaker = ?", (EVIL, EVIL))
    conn.execute("UPDATE placement SET value = ? WHERE point = 'what'", (EVIL,))
    conn.execute("UPDATE source SET name = ?", (EVIL,))
    conn.execute("UPDATE event SET title = ?", (EVIL,))
    conn.execute("UPDATE story SET url = 'javascript:alert(1)//' || key, title = ?", (EVIL,))
    return found


def test_html_holds_no_script_no_link_but_the_webs_and_nothing_remote(conn: sqlite3.Connection, spoilt: int) -> None:
    text = write(material(conn, spoilt), DOSSIER, "html")
    tree = LexborHTMLParser(text)
    assert tree.css("script, iframe, img, link, object, embed, form, base, input") == []
    assert {node.tag for node in tree.css("[style], [onclick], [onload], [src], [srcset], [action]")} == set()
    assert {(node.attributes["href"] or "")[:2] for node in tree.css("a")} == {"#c"}
    (policy,) = [node.attributes.get("content") or "" for node in tree.css("meta[http-equiv]")]
    assert policy.startswith("default-src 'none'; style-src 'sha256-")
    assert "alert(1)</script>" in (tree.body.text() if tree.body else "")
    assert "\x1b" not in text
    assert "\u202e" not in text
    assert text.count("http-equiv") == 1
    assert "url(" not in text
    assert "@import" not in text


def test_a_link_of_the_web_leads_there_without_saying_whence(conn: sqlite3.Connection, event: int) -> None:
    tree = LexborHTMLParser(write(material(conn, event), DOSSIER, "html"))
    links = [node for node in tree.css("a") if not (node.attributes["href"] or "").startswith("#")]
    assert len(links) == 5
    assert {node.attributes["rel"] for node in links} == {"noopener noreferrer"}
    numbers = {(node.attributes["href"] or "")[1:] for node in tree.css('a[href^="#"]')}
    assert numbers == {node.attributes["id"] for node in tree.css("li[id]")}


def test_the_style_is_the_one_that_the_policy_names(conn: sqlite3.Connection, event: int) -> None:
    from base64 import b64encode
    from hashlib import sha256 as digest

    text = write(material(conn, event), DOSSIER, "html")
    style = text.split("<style>")[1].split("</style>")[0]
    assert b64encode(digest(style.encode()).digest()).decode() in text.split("Content-Security-Policy")[1]


def test_markdown_keeps_its_table_and_links_nothing_foreign(conn: sqlite3.Connection, spoilt: int) -> None:
    text = write(material(conn, spoilt), DOSSIER, "md")
    table = [line for line in text.splitlines() if line.startswith("|")]
    bare = [line.replace("\\|", "") for line in table]
    assert {line.count("|") for line in bare} == {len(page(conn, spoilt).sides) + 2}
    parsed = MarkdownIt("commonmark", {"html": True}).enable("table").parse(text)
    inner = [token for block in parsed for token in (block, *(block.children or ()))]
    kinds = {token.type for token in inner}
    assert "table_open" in kinds
    assert not kinds & {"link_open", "image", "html_block", "html_inline", "strong_html", "fence", "code_block"}
    assert EVIL.split("\x1b")[0] in "".join(token.content for token in inner if token.type == "text")
    assert "http://" not in text
    assert "www.evil" not in text
    assert "\x1b" not in text


def test_a_spreadsheet_gets_text_where_a_formula_could_be(conn: sqlite3.Connection, spoilt: int) -> None:
    read = list(csv.DictReader(io.StringIO(write(material(conn, spoilt), DOSSIER, "csv"))))
    assert len(read) > 5
    values = [value for row in read for value in row.values() if value]
    assert not [value for value in values if value.lstrip(" ")[0] in "=+-@\t\r|%"]
    assert any(value.startswith("'=1+1") for value in values)


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t=", " =", "＝", "|", "%"])
def test_no_beginning_of_a_formula_gets_through(start: str) -> None:
    from monitor_tui.report.table import harmless

    assert harmless(f"{start}cmd").startswith("'")
    assert harmless(f"cmd{start}") == f"cmd{start}".replace("\t", " ")


def test_tables_hold_every_statement_and_every_empty_cell(conn: sqlite3.Connection, event: int) -> None:
    read = list(csv.DictReader(io.StringIO(write(material(conn, event), DOSSIER, "csv"))))
    cells = {(row["point"], row["camp"]) for row in read if row["part"] == "cell"}
    assert cells == {(p, c) for p in ("what", "when", "order") for c in ("kremlin", "belstate", "opposition")}
    assert {row["quote"] for row in read if row["quote"]} == {FSB, KGB, ORDER, OFFICE, DENIAL}
    objects = [json.loads(line) for line in write(material(conn, event), DOSSIER, "jsonl").splitlines()]
    assert objects[0]["part"] == "page"
    assert len(objects) == 1 + len(read)


# --- what a person chose ---------------------------------------------------------------------------


def test_a_brief_holds_what_was_put_in_and_says_nothing_of_the_rest(conn: sqlite3.Connection, event: int) -> None:
    put(conn, event, cell(conn, "when", "belstate", KGB), cell(conn, "what", "kremlin", FSB))
    made = page(conn, event, chosen=True)
    assert [row.point for row in made.rows] == ["when", "what"]
    assert [[one.asked for one in row.cells] for row in made.rows] == [[True, False], [False, True]]
    assert not made.not_said
    assert "| when | June\\-July" not in write(material(conn, event, chosen=True), DOSSIER, "md")
    assert {one.quote for one in made.citations} == {KGB, FSB}


def test_claims_stories_and_proofs_stand_beside_the_matrix(conn: sqlite3.Connection, event: int) -> None:
    story = int(conn.execute("SELECT MIN(id) FROM story").fetchone()[0])
    proof = Wanted(Part.PROOF, "order", "kremlin", words="In 1 claim no Kremlin speaker names the CIA.", name="order")
    put(conn, event, cell(conn, "order", "belstate", ORDER), proof)
    put(conn, event, Wanted(Part.CLAIM, claim=claim(conn, DENIAL)), Wanted(Part.STORY, story=story))
    text = write(material(conn, event, chosen=True), DOSSIER, "txt")
    assert "West: denies" in text
    assert "In 1 claim no Kremlin speaker names the CIA." in text
    assert "«Coup foiled»" in text
