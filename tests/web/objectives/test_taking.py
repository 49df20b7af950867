"""Objectives and what was measured of them, as files that somebody takes along."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

import pytest
import time_machine
from django.test import Client
from openpyxl import load_workbook

from countersign.kernel.actors import Hat
from countersign.objectives.enums import Counted
from countersign.people.commands.grant import grant
from tests.cast import Cast
from tests.objectives.worlds import (
    AT,
    after,
    begun,
    concluded,
    corrected,
    goal_set,
    leader,
    measured,
    proposed,
    withdrawn,
)
from tests.web.roles.pages import get, seen
from tests.web.test_queries import asked as queries_asked
from tests.web.world import browser_of

LIST = "/o/larkbeam-ltd/objectives/"
CSV, XLSX = f"{LIST}objectives.csv", f"{LIST}objectives.xlsx"
FORMULA = '=HYPERLINK("https://evil.example","x")'


@pytest.fixture(autouse=True)
def on_the_day() -> Iterator[None]:
    with time_machine.travel(after(30), tick=False):
        yield


def rows(client: Client) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(get(client, CSV).content.decode("utf-8-sig"))))


def sheets(client: Client) -> dict[str, list[dict[str, str]]]:
    """What openpyxl reads of the workbook: a row by its headings, of each sheet."""
    book = load_workbook(io.BytesIO(get(client, XLSX).content))
    found = {}
    for sheet in book.worksheets:
        headings, *lines = [[cell.value for cell in row] for row in sheet.iter_rows()]
        found[sheet.title] = [
            dict(zip(map(str, headings), (str(cell or "") for cell in line), strict=True)) for line in lines
        ]
    return found


def three(here: Cast) -> None:
    """One adopted and measured twice, of which the first was put right; one that was met; one that waits."""
    first = begun(here, goal_id=goal_set(here), baseline="0", set_on=after(-2).date())
    corrected(here, measured(here, first), at=after(11))
    measured(here, first, "4", at=after(15), note="The vault as well")
    concluded(here, begun(here, title="Everybody knows", owner="", set_on=after(-1).date()))
    proposed(here, title="Waits for the board")


def test_each_measurement_is_a_row_behind_its_objective(larkbeam: Cast) -> None:
    three(larkbeam)
    found = rows(browser_of("tom"))
    asked = ("Objective", "Measured on", "Value", "Does it stand?", "Puts right")
    told = [tuple(row[name] for name in asked) for row in found]
    assert told == [
        ("We can recover", "2026-01-16", "2", "put right later", ""),
        ("We can recover", "2026-01-16", "3", "yes", "2"),
        ("We can recover", "2026-01-21", "4", "yes", ""),
        ("Everybody knows", "", "", "", ""),
        ("Waits for the board", "", "", "", ""),
    ]
    last = found[2]
    assert (last["Unit"], last["What is behind it"], last["Recorded by"]) == ("of 4", "The vault as well", "Tom Okafor")
    assert last["How it is known"] == "written down"
    assert last["Where it comes from"] == "The log of the restore tests"


def test_an_objective_stands_there_in_the_words_of_its_page(larkbeam: Cast) -> None:
    three(larkbeam)
    recover, _again, _last, met, waits = rows(browser_of("tom"))
    assert (recover["Target"], recover["Starts from"]) == ("at least 4 of 4", "0 of 4")
    assert (recover["Goal of the business"], recover["Owner"]) == ("Win Northgate Care", "Mei Sato")
    assert (recover["Last value"], recover["Last measured on"], recover["Target reached"]) == (
        *("4 of 4", "2026-01-21", "yes"),
    )
    assert (recover["How it stands"], recover["Adopted by"], recover["Reached by"]) == (
        *("adopted", "Priya Raman", "2026-12-31"),
    )
    assert (met["How it stands"], met["What was learnt"]) == ("met", "Small tests each month find more.")
    assert met["Concluded on"] == after(20).date().isoformat()
    assert (waits["How it stands"], waits["Adopted on"], waits["Target reached"]) == (
        *("proposed, not adopted yet", "", ""),
    )


def test_the_workbook_says_the_same_on_two_sheets(larkbeam: Cast) -> None:
    three(larkbeam)
    tom = browser_of("tom")
    table, book = rows(tom), sheets(tom)
    assert list(book) == ["Objectives", "Measurements"]
    assert [row["Objective"] for row in book["Objectives"]] == [
        *("We can recover", "Everybody knows", "Waits for the board"),
    ]
    assert [row["Value"] for row in book["Measurements"]] == ["2", "3", "4"]
    for row in book["Measurements"]:
        assert any(row.items() <= line.items() for line in table)
    for row in book["Objectives"]:
        assert any(row.items() <= line.items() for line in table)


def test_what_was_counted_here_says_by_which_count_and_of_how_many(larkbeam: Cast) -> None:
    count = {"title": "Steady", "unit": "of 12", "counted": Counted.EVIDENCE_MONTHS}
    id = begun(larkbeam, **count)
    tom = browser_of("tom")
    assert tom.post(f"{LIST}{id.hex}/count/", {"act": "ab" * 16}).status_code == 303
    [row] = rows(tom)
    assert (row["Value"], row["Part"], row["Of"]) == ("1", "1", "12")
    assert row["How it is known"] != "written down"
    assert row["What is counted"] == row["How it is known"]


def test_no_cell_begins_a_formula_in_either_file(larkbeam: Cast) -> None:
    """What people wrote into every text there is."""
    id = begun(larkbeam, title=FORMULA, measure="+1", unit="@x", plan_what="-2+3", plan_with="=1", plan_judged="=1")
    measured(larkbeam, id, "2", source=FORMULA, note="\uff1d1")
    concluded(larkbeam, id, learnt="@SUM(A1)")
    tom = browser_of("tom")
    [row] = rows(tom)
    assert row["Objective"] == f"'{FORMULA}"
    assert (row["Value"], row["Unit"]) == ("2", "'@x")
    assert (row["What is counted"], row["Plan"], row["With what"]) == ("'+1", "'-2+3", "'=1")
    assert (row["Where it comes from"], row["What is behind it"]) == (f"'{FORMULA}", "'\uff1d1")
    assert row["What was learnt"] == "'@SUM(A1)"
    book = load_workbook(io.BytesIO(get(tom, XLSX).content))
    for sheet in book.worksheets:
        assert {cell.data_type for line in sheet.iter_rows() for cell in line if cell.value is not None} == {"s"}
    assert sheets(tom)["Measurements"][0]["Where it comes from"] == f"'{FORMULA}"


def test_whoever_reads_all_objectives_takes_them_along_and_nobody_else(larkbeam: Cast) -> None:
    begun(larkbeam)
    grant(person_id=larkbeam.person("ola").id, hat=Hat.INTERNAL_AUDITOR, by=leader(larkbeam), at=AT)
    for first in ("tom", "priya", "ola"):
        browser = browser_of(first)
        page = get(browser, LIST).content.decode()
        assert f'href="{CSV}"' in page
        assert f'href="{XLSX}"' in page
        assert browser.get(CSV).status_code == browser.get(XLSX).status_code == 200
    owner = browser_of("mei")
    assert owner.get(CSV).status_code == owner.get(XLSX).status_code == 403
    assert browser_of("tom").post(CSV).status_code == 405


def test_the_files_say_what_they_are_and_of_which_day(larkbeam: Cast) -> None:
    begun(larkbeam)
    tom = browser_of("tom")
    assert get(tom, CSV)["Content-Disposition"] == 'attachment; filename="objectives-2026-02-05.csv"'
    assert get(tom, XLSX)["Content-Disposition"] == 'attachment; filename="objectives-2026-02-05.xlsx"'


def test_where_there_is_none_nothing_is_offered_and_the_files_hold_headings_alone(larkbeam: Cast) -> None:
    tom = browser_of("tom")
    assert "objectives.csv" not in get(tom, LIST).content.decode()
    assert rows(tom) == []
    assert sheets(tom) == {"Objectives": [], "Measurements": []}


def test_once_all_are_over_the_files_are_still_offered(larkbeam: Cast) -> None:
    concluded(larkbeam, begun(larkbeam))
    text = seen(get(browser_of("tom"), LIST))
    assert "No objective yet" in text
    assert text.count("All with what was measured, as CSV") == 1


def test_what_was_taken_back_is_in_the_files_as_it_was_asked_last(larkbeam: Cast) -> None:
    withdrawn(larkbeam, proposed(larkbeam))
    [row] = rows(browser_of("tom"))
    assert (row["Objective"], row["How it stands"]) == ("We can recover", "refused or taken back")


def test_many_objectives_take_as_many_statements_as_one(larkbeam: Cast) -> None:
    measured(larkbeam, begun(larkbeam))
    tom = browser_of("tom")
    few = queries_asked(tom, CSV)
    for n in range(3):
        measured(larkbeam, begun(larkbeam, title=f"Number {n}"))
    assert queries_asked(tom, CSV) == few
