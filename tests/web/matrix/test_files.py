"""A matrix comes in from a file, and goes out as one."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator

import openpyxl
import pytest
import time_machine

from countersign.roles.models import Matrix
from countersign.roles.queries import matrices
from countersign.roles.raci.comparing import compare
from countersign.roles.raci.grid import read
from tests.cast import Cast
from tests.roles.imports.sheets import PRINTED, csv_of
from tests.roles.matrices import (
    approved_matrix,
    begun_matrix,
    draft,
    grid,
    in_force,
    naming,
    part_accepted,
    proposed_matrix,
    saved,
)
from tests.roles.worlds import AT, approved, begun, held, proposed
from tests.web.matrix.pages import EDIT, MATRIX, PREVIEW, change, upload
from tests.web.pages import form_to, form_with, send
from tests.web.roles.pages import get, seen
from tests.web.world import browser_of


@pytest.fixture(autouse=True)
def firm(larkbeam: Cast) -> Iterator[Cast]:
    with time_machine.travel(AT, tick=False):
        begun(larkbeam)
        held(larkbeam)
        yield larkbeam


def chosen(page: str, name: str) -> str:
    """The answer that is filled in."""
    field = page.partition(f'name="{name}"')[2].partition("</select>")[0]
    return field.partition(" selected>")[2].partition("</option>")[0].strip()


def filled_in(page: str) -> dict[str, str]:
    """What a browser would send of the lists and the box, with nothing touched."""
    lists = re.findall(
        r'<select class="input" id="\w+" name="(\w+)".*?<option value="([^"]*)" selected>', page, re.DOTALL
    )
    box = {"a_implies_r": "on"} if re.search(r'name="a_implies_r" checked', page) else {}
    return {**dict(lists), **box}


@pytest.mark.parametrize("name", PRINTED)
def test_the_printed_matrix_is_shown_then_applied(firm: Cast, name: str) -> None:
    tom = browser_of("tom")
    answer = upload(tom, name)
    assert (answer.status_code, answer["Location"]) == (303, PREVIEW)
    page = get(tom, PREVIEW)
    assert [chosen(page.content.decode(), f"column_{at}") for at in range(5)] == [
        *("Priya Raman, CEO and founder", "ISMS lead", "Mei Sato, Engineering Lead", "Ruth Ellis, HR Manager"),
        "a group with this name",
    ]
    assert "7 activities were read. Nothing has changed yet." in seen(page)
    assert grid(firm)["rows"] == []
    form = form_with(page, "revision_shown")
    people = [firm.person(first).ref for first in ("priya", "mei", "ruth")]
    columns = {"column_0": people[0], "column_1": "role:isms_lead", "column_2": people[1], "column_3": people[2]}
    answer = send(tom, PREVIEW, form, **columns, column_4="group")
    assert (answer.status_code, answer["Location"]) == (303, EDIT)
    told = seen(get(tom, EDIT))
    for code in ("RAC-001", "RAC-003", "RAC-005", "RAC-010"):
        assert told.count(code) == 1
    assert "RAC-008" not in told


def test_a_file_that_is_no_matrix_is_refused_with_a_sentence(firm: Cast) -> None:
    answer = upload(browser_of("tom"), "people.csv", b"Name,Email\nAda,ada@example.org\n")
    assert answer.status_code == 422
    assert "people.csv: there are no rows with R, A, C and I in them" in seen(answer)


def test_what_is_odd_is_shown_before_anything_is_applied(firm: Cast) -> None:
    tom = browser_of("tom")
    upload(tom, "raci.csv", b"Activity,HR,CIO\nInternal audit,a,X\nGovernance,,\nRisks,A,R\n")
    told = seen(get(tom, PREVIEW))
    assert "These mean nothing here and are left out: “X” in C2." in told
    assert "Row 3, “Governance”, has no letters and is left out." in told
    assert "raci.csv was read and not applied." in seen(get(tom, f"{MATRIX}file/"))


def test_of_many_columns_those_that_are_known_are_put_together(firm: Cast) -> None:
    tom = browser_of("tom")
    teams = [f"Team {n}" for n in range(12)]
    upload(tom, "wide.csv", csv_of(("Activity", "Tom Okafor", *teams), ("Internal audit", "A", *["C"] * 12)))
    page = get(tom, PREVIEW).content.decode()
    folded = page.partition('<details class="fold">')[2].partition("</details>")[0]
    assert "One column means a role or a person here" in folded
    assert folded.count("<select") == 1
    assert page.count("<select") == 13
    assert send(tom, PREVIEW, form_with(get(tom, PREVIEW), "revision_shown"), **filled_in(page)).status_code == 303
    assert [one["id"] for one in grid(firm)["columns"]] == [
        firm.person("tom").ref,
        *(f"group_team_{n}" for n in range(12)),
    ]


def test_what_a_file_replaced_is_taken_back(firm: Cast) -> None:
    tom, before = browser_of("tom"), begun_matrix(firm).grid
    upload(tom, PRINTED[0])
    page = get(tom, PREVIEW)
    assert "what stood there can be taken back" in seen(page)
    send(tom, PREVIEW, form_with(page, "revision_shown"), **filled_in(page.content.decode()))
    page = get(tom, EDIT)
    assert "Take back what stood here before the file" in seen(page)
    send(tom, EDIT, form_to(page, "/back/"))
    assert grid(firm) == before


def test_two_columns_for_the_same_are_refused_and_the_choice_is_kept(firm: Cast) -> None:
    tom = browser_of("tom")
    upload(tom, PRINTED[0])
    form = form_with(get(tom, PREVIEW), "revision_shown")
    answer = send(tom, PREVIEW, form, **{f"column_{at}": "role:hr" for at in range(5)})
    assert answer.status_code == 403
    assert "cannot both stand for the same" in seen(answer)
    assert chosen(answer.content.decode(), "column_4") == "HR security duties"


def test_a_file_is_put_away(firm: Cast) -> None:
    tom = browser_of("tom")
    before = begun_matrix(firm).grid
    upload(tom, PRINTED[0])
    answer = send(tom, PREVIEW, form_to(get(tom, PREVIEW), "/away/"))
    assert (answer.status_code, answer["Location"]) == (303, MATRIX)
    assert (draft(firm).grid, draft(firm).brought) == (before, None)
    assert get(tom, PREVIEW)["Location"] == EDIT


def written_in_full(firm: Cast) -> Matrix:
    """A version with all that a matrix can say: notes, needs, rows renamed or without letters, and people."""
    begun_matrix(firm)
    tom = browser_of("tom")
    change(tom, "add_column", what=firm.person("mei").ref)
    change(tom, "add_column", what="", title="The board")
    change(tom, "add_row", what="", title="Water the plants")
    whole = grid(firm)
    policy, risk, own = (
        next(row for row in whole["rows"] if row["key"] == key) for key in ("policy", "risk", "own_water_the_plants")
    )
    policy |= {"note": "The sponsor signs; “drafts” are the lead's.", "needs": ["approve", "spend"]}
    policy["cells"]["group_the_board"] = "AC"
    risk |= {"title": "=Internal audit of risks", "note": "-5 is the limit", "needs": ["accept-risk"]}
    own |= {"title": "Check the vendor's plants", "cells": {}}
    whole["rows"][3]["needs"] = []
    whole["a_implies_r"] = True
    saved(firm, whole)
    return approved_matrix(firm, proposed_matrix(firm))


@pytest.mark.parametrize("name", ["matrix.csv", "matrix.xlsx"])
def test_what_goes_out_comes_in_again_as_it_was(firm: Cast, name: str) -> None:
    made, tom = written_in_full(firm), browser_of("tom")
    answer = get(tom, f"{MATRIX}versions/{made.id.hex}/{name}")
    assert answer["Content-Disposition"] == f'attachment; filename="larkbeam-ltd-matrix-1.{name[7:]}"'
    upload(tom, name, answer.content)
    page = get(tom, PREVIEW)
    assert "left out" not in seen(page).partition("Whom does each column stand for?")[2].partition("Columns")[0]
    assert send(tom, PREVIEW, form_with(page, "revision_shown"), **filled_in(page.content.decode())).status_code == 303
    assert compare(read(made.grid), read(grid(firm))).nothing
    assert grid(firm) == made.grid


def test_no_cell_begins_a_formula(firm: Cast) -> None:
    begun_matrix(firm)
    whole = grid(firm)
    whole["rows"][0] |= {"title": "=1+1", "note": "@now"}
    saved(firm, whole)
    made = approved_matrix(firm, proposed_matrix(firm))
    tom, path = browser_of("tom"), f"{MATRIX}versions/{made.id.hex}/"
    rows = list(csv.reader(io.StringIO(get(tom, f"{path}matrix.csv").content.decode("utf-8-sig"))))
    assert (rows[1][0], rows[1][-1]) == ("'=1+1", "'@now")
    book = openpyxl.load_workbook(io.BytesIO(get(tom, f"{path}matrix.xlsx").content))
    assert book.worksheets[0]["A2"].value == "'=1+1"
    assert [cell.value for cell in book["About"]["B"]][1:4] == ["Larkbeam Ltd", "1", "in force"]


def test_a_workbook_says_who_stands_behind_a_column_and_has_not_accepted(firm: Cast) -> None:
    in_force(firm)
    approved(firm, proposed(firm, "ruth", "hr"))
    told = behind_the_columns(firm)
    assert ["ISMS lead", "Tom Okafor", "accepted"] in told
    assert ["HR security duties", "Ruth Ellis", "not accepted yet"] in told
    naming(firm, risk="R")
    assert ["Dana Field", "person", "not accepted yet"] in behind_the_columns(firm)
    part_accepted(firm)
    assert ["Dana Field", "person", "accepted"] in behind_the_columns(firm)


def behind_the_columns(here: Cast) -> list[list[object]]:
    """What the newest version says to whoever takes it along."""
    path = f"{MATRIX}versions/{matrices(here.organisation)[0].id.hex}/matrix.xlsx"
    book = openpyxl.load_workbook(io.BytesIO(get(browser_of("tom"), path).content))
    return [[cell.value for cell in row] for row in book["Behind the columns"].iter_rows(min_row=2)]
