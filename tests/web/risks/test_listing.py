"""The register as people see it: the picture, the lists behind its numbers, and the files to take along."""

from __future__ import annotations

import csv
import io

from django.test import Client
from openpyxl import load_workbook

from countersign.kernel.actors import Hat
from countersign.people.commands.grant import grant
from tests.cast import Cast
from tests.risks.worlds import AT, after, another, closed, leader, owned, recorded, seen_again
from tests.web.roles.pages import get, seen
from tests.web.test_queries import asked
from tests.web.world import browser_of

RISKS = "/o/larkbeam-ltd/risks/"


def register(here: Cast) -> None:
    """Three open risks: one for every leader, one high, one low."""
    owned(here, recorded(here))
    recorded(here, "ruth", described=another("Flood in the cellar", "R-02"), likelihood=4)
    recorded(here, "", described=another("Lost badge"), likelihood=1, impact=2)


def owner(here: Cast, first: str = "mei") -> Client:
    grant(person_id=here.person(first).id, hat=Hat.RISK_OWNER, by=leader(here), at=AT)
    return browser_of(first)


def test_an_empty_register_says_what_belongs_here(larkbeam: Cast) -> None:
    told = seen(get(browser_of("tom"), RISKS))
    assert "No risk is written down yet" in told
    assert "Why an auditor cares." in told
    assert "Take over a register" in told


def test_the_register_shows_the_largest_first(larkbeam: Cast) -> None:
    register(larkbeam)
    told = seen(get(browser_of("priya"), RISKS))
    assert "One risk goes to every leader" in told
    part = told.partition("The register")[2]
    assert part.index("Flood in the cellar") < part.index("Payroll data leaks") < part.index("Lost badge")
    assert "16 high, for every leader" in part
    assert "Ruth Ellis, not accepted yet" in part
    assert "nobody" in part


def test_numbers_open_the_list_behind_them(larkbeam: Cast) -> None:
    register(larkbeam)
    priya = browser_of("priya")
    for show, there, gone in (
        ("high", "Payroll data leaks", "Lost badge"),
        ("leaders", "Flood in the cellar", "Payroll data leaks"),
        ("ownerless", "Lost badge", "Payroll data leaks"),
        ("closed", "no risk on this list", "Lost badge"),
        ("nonsense", "Lost badge", "no risk on this list"),
    ):
        part = seen(get(priya, f"{RISKS}?show={show}")).partition("The register")[2]
        assert there in part, show
        assert gone not in part, show


def test_a_cell_of_the_picture_opens_its_list(larkbeam: Cast) -> None:
    register(larkbeam)
    priya = browser_of("priya")
    page = get(priya, RISKS).content.decode()
    assert "<title>Heat map of the risks</title>" in page
    assert 'href="?show=open&amp;cell=4-4#register" aria-label="one risk: Likely, Major, score 16"' in page
    part = seen(get(priya, f"{RISKS}?cell=4-4")).partition("The register")[2]
    assert "Likely, Major · show all" in part
    assert "Flood in the cellar" in part
    assert "Payroll data leaks" not in part
    for cell in ("9-9", "4", "x-y", "0-1", "²-1"):
        assert "Payroll data leaks" in seen(get(priya, f"{RISKS}?cell={cell}")).partition("The register")[2]


def test_an_owner_sees_what_is_theirs(larkbeam: Cast) -> None:
    register(larkbeam)
    told = seen(get(owner(larkbeam), RISKS))
    assert "Payroll data leaks" in told
    assert "Flood in the cellar" not in told
    assert "Write down a risk" not in told


def test_staff_have_no_register(larkbeam: Cast) -> None:
    register(larkbeam)
    ola = browser_of("ola")
    assert ola.get(RISKS).status_code == 403
    assert RISKS not in get(ola, "/o/larkbeam-ltd/").content.decode()


def test_the_list_is_taken_along(larkbeam: Cast) -> None:
    register(larkbeam)
    closed(larkbeam, recorded(larkbeam, described=another("=HYPERLINK(1)")), closed_on=after(0).date(), at=after(1))
    tom = browser_of("tom")
    rows = list(csv.DictReader(io.StringIO(get(tom, f"{RISKS}risks.csv").content.decode("utf-8-sig"))))
    assert [(row["Title"], row["Score"]) for row in rows] == [
        *(("Flood in the cellar", "16"), ("Payroll data leaks", "12"), ("Lost badge", "2")),
        ("'=HYPERLINK(1)", "12"),
    ]
    assert rows[1]["Accepted by the owner on"] == "2026-01-06"
    sheet = load_workbook(io.BytesIO(get(tom, f"{RISKS}risks.xlsx").content)).active
    assert sheet is not None
    assert [cell.value for cell in sheet[2]][:2] == ["R-02", "Flood in the cellar"]
    assert browser_of("ola").get(f"{RISKS}risks.csv").status_code == 403


def test_the_register_asks_the_database_as_often_for_many(larkbeam: Cast) -> None:
    register(larkbeam)
    priya = browser_of("priya")
    get(priya, RISKS)
    few = asked(priya, RISKS)
    for n in range(60):
        recorded(larkbeam, described=another(f"Risk {n}"))
    assert asked(priya, RISKS) == few
    told = seen(get(priya, RISKS))
    assert "1 to 50 of 63" in told
    assert "Risk" in seen(get(priya, f"{RISKS}?page=2")).partition("51 to 63 of 63")[0]


def test_the_arrow_says_what_moved(larkbeam: Cast) -> None:
    id = recorded(larkbeam)
    seen_again(larkbeam, id, assessed_on=after(1).date(), likelihood=2, at=after(1))
    assert "↓ down by 4" in seen(get(browser_of("priya"), RISKS))
