"""The roles document as PDF: what a standard wants of it, and what a machine reads in it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest

from countersign.press.sheets import EXAMPLE
from countersign.roles.documents.drawing import Box, Line, picture
from countersign.roles.documents.sheet import Answering, Hand, Part, Sheet, as_pdf
from tests.policies.documents.pdfs import reader, root, tags, typefaces, words

AT = datetime(2026, 1, 6, tzinfo=UTC)

TOM = Hand("Tom Okafor", "since 6 January 2026", "accepted on 6 January 2026", True, ("May enforce the rules.",))
LEAD = Part(
    "ISMS lead",
    "Clause 5.3 (a)",
    ("Keeps the evidence complete.",),
    (TOM,),
    "",
    False,
    fits="What usually fits: a course.",
)
AUDITOR = Part("Internal auditor", "", ("Plans internal audits.",), (), "nobody", vacant=True)
SAID = Sheet(
    organisation="Larkbeam Ltd",
    title="Roles",
    imprint=("Clause 5.3", "as of 6 January 2026"),
    lead="Who does what.",
    legend="Green: accepted.",
    vacant="Nobody holds: Internal auditor.",
    chart=(Answering("Priya", "top management", ""), Answering("Tom", "answers to Priya", "ISMS lead.")),
    answers="Who answers to whom",
    columns=("Who", "Place", "Roles"),
    parts=(LEAD, AUDITOR),
    empty="No role is described.",
)


def boxes(*names: str) -> Box:
    """Each under the one before."""
    first, *rest = names
    roles = [Line("ISMS lead", "accepted", "5.3 (a)"), Line("Contact", "open")]
    return Box([Line(first, "name"), Line("CEO", "title"), *roles], "top", [boxes(*rest)] if rest else [])


def made(said: Sheet = SAID, *tops: Box, example: bool = False) -> bytes:
    return as_pdf(said, picture(tops or [boxes("Priya Raman", "Tom Okafor")]), example=example, at=AT)


def side(page: Any) -> tuple[int, int]:
    return round(page.mediabox.width), round(page.mediabox.height)


def test_it_says_who_does_what_in_the_order_of_the_page() -> None:
    said = words(made())
    order = [
        "Larkbeam Ltd",
        "Priya Raman",
        "Tom Okafor",
        "Green",
        "Nobody holds",
        "Keeps the evidence",
        "since 6 January",
    ]
    places = [said.index(one) for one in [*order, "accepted on 6 January", "May enforce", "Plans internal", "nobody"]]
    assert places == sorted(places)
    assert "1 of 1" in said


def test_it_can_be_read_aloud_and_the_chart_has_words() -> None:
    pdf = made()
    assert "<pdfuaid:part>1</pdfuaid:part>" in root(pdf)["/Metadata"].get_data().decode()
    assert {"/H1", "/H2", "/L", "/LI", "/Figure"} <= set(tags(pdf))
    assert alternatives(pdf) == ["Priya: top management. Tom: answers to Priya. ISMS lead."]
    assert {embedded for _, embedded in typefaces(pdf)} == {True}


def alternatives(pdf: bytes) -> list[str]:
    """What is read aloud in the place of each picture."""
    found: list[str] = []

    def walk(node: Any) -> None:
        inner = node.get_object() if hasattr(node, "get_object") else node
        if isinstance(inner, list):
            for one in inner:
                walk(one)
        elif isinstance(inner, dict):
            found.extend([str(inner["/Alt"])] if "/Alt" in inner else [])
            walk(inner.get("/K", []))

    walk(root(pdf)["/StructTreeRoot"]["/K"])
    return found


def test_the_same_is_the_same_bytes() -> None:
    assert made() == made()


def test_an_example_says_so_above_and_on_every_page() -> None:
    many = replace(SAID, parts=(LEAD,) * 90)
    pages = [" ".join(page.extract_text().split()) for page in reader(made(many, example=True)).pages]
    assert len(pages) > 1
    assert EXAMPLE in pages[0]
    assert all("EXAMPLE · Larkbeam Ltd" in page for page in pages)
    assert "EXAMPLE" not in words(made(many))


def test_a_chart_too_wide_for_the_page_gets_one_that_is_turned_and_the_roles_stand_upright() -> None:
    pages = [side(page) for page in reader(made(SAID, boxes("A", "B", "C", "D", "E", "F"))).pages]
    assert pages == [(842, 595), (595, 842)]


def test_a_chart_of_hundreds_is_one_page_on_larger_paper() -> None:
    pages = reader(made(SAID, *[boxes(f"Name {n}", "Tom") for n in range(150)])).pages
    assert len(pages) == 2
    assert side(pages[0])[1] > 842
    assert "Name 149" in pages[0].extract_text()


def test_markup_is_text_like_any_other() -> None:
    hostile = '#panic("x") $a$ *b* @c <d> ]#read("/settings/base.py")'
    hand = Hand(hostile, hostile, hostile, False, (hostile,))
    part = Part(hostile, "", (hostile,), (hand,), "", vacant=False, fits=hostile)
    said = replace(
        SAID,
        vacant=hostile,
        organisation=hostile,
        parts=(part,),
    )
    told = words(made(said, Box([Line(hostile, "name")], "holder")))
    assert told.count('#panic("x") $a$ *b*') >= 7


def test_letters_that_no_typeface_has_are_no_reason_to_fail() -> None:
    hand = replace(TOM, name="山田太郎")
    told = words(made(replace(SAID, parts=(replace(LEAD, hands=(hand,)),)), boxes("山田太郎", "Tom")))
    assert "[U+5C71]" in told


def test_with_nothing_described_it_says_so() -> None:
    told = words(as_pdf(replace(SAID, parts=(), chart=(), vacant=""), picture([]), example=False, at=AT))
    assert "No role is described." in told


DUTIES = ("Keeps the evidence complete, and says so in time.", "Sees to it that people know.", "Reports what is odd.")


def roles_of(n: int, hands: int = 1) -> tuple[Part, ...]:
    """So many roles, each with three duties and with holders who may decide something."""
    powers = "May enforce the rules, spend up to £2,000 a year, take matters higher up to Priya Raman."
    holder = Hand("Tom Okafor", "since 6 January 2026", "accepted on 6 January 2026", True, (powers, "Mei stands in."))

    def held(at: int) -> tuple[Hand, ...]:
        return tuple(replace(holder, name=f"Holder {at}.{hand}") for hand in range(hands))

    return tuple(Part(f"Role {at}", "", DUTIES, held(at), "", False) for at in range(n))


@pytest.mark.parametrize(("n", "people", "asks"), [(1, 1, True), (5, 5, True), (19, 12, False)])
def test_it_is_one_page_for_a_small_firm_and_for_every_role_of_the_library(n: int, people: int, asks: bool) -> None:
    """Every role, its holder, since when and what they may decide; what it asks, where there is room for that."""
    team = replace(boxes("Priya Raman"), below=[boxes(f"Person {at}") for at in range(people)])
    pdf = reader(made(replace(SAID, parts=roles_of(n)), team))
    assert len(pdf.pages) == 1
    said = " ".join(pdf.pages[0].extract_text().split())
    for at in range(n):
        assert f"Role {at}" in said
        assert f"Holder {at}.0" in said
    assert "spend up to £2,000 a year" in said
    assert ("Sees to it that people know." in said) is asks


def test_of_more_than_a_page_holds_no_role_is_cut() -> None:
    pages = [" ".join(page.extract_text().split()) for page in reader(made(replace(SAID, parts=roles_of(30, 3)))).pages]
    assert len(pages) > 3
    for at in range(30):
        (there,) = [page for page in pages if f"Role {at} " in page]
        for hand in range(3):
            assert f"Holder {at}.{hand}" in there
        assert "Reports what is odd." in there
