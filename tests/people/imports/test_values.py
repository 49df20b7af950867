from __future__ import annotations

import json
from datetime import date

import pytest

from countersign.people.enums import PersonKind
from countersign.people.imports.days import Order
from countersign.people.imports.values import Line, from_json, lines_of, to_json, turned
from tests.people.imports.lists import lines_from, sheet_of

HEADINGS = "Name,Email,Job title,Department,Manager,Kind,Start date,End date,Employee number\n"


def problem_of(line: Line) -> tuple[str, str]:
    assert line.problem
    return line.problem.column, str(line.problem.reason)


def test_a_row_becomes_a_line() -> None:
    (line,) = lines_from(HEADINGS + "Ada Lind,Ada@X.example,CEO,Board,Ben,Director,2019-04-01,2027-01-31,17\n")
    assert line == Line(
        row=2,
        name="Ada Lind",
        email="ada@x.example",
        employee_number="17",
        title="CEO",
        department="Board",
        manager="Ben",
        kind="DIRECTOR",
        joined_on=date(2019, 4, 1),
        left_on=date(2027, 1, 31),
    )


def test_first_and_last_name_make_a_name() -> None:
    (line,) = lines_from("Last name,First name,Email\nLind,Ada,ada@x.example\n")
    assert line.name == "Ada Lind"


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Raman, Priya", "Priya Raman"),
        ("Priya Raman", "Priya Raman"),
        ("John Smith, Jr.", "John Smith, Jr."),
        ("Smith,", "Smith,"),
        ("a, b, c", "a, b, c"),
    ],
)
def test_a_name_that_begins_with_the_last_one_is_turned(written: str, name: str) -> None:
    assert turned(written) == name


@pytest.mark.parametrize(
    ("word", "kind"),
    [
        ("Full-Time", "EMPLOYEE"),
        ("Geschäftsführer", "DIRECTOR"),
        ("freelancer", "CONTRACTOR"),
        ("Extern", "EXTERNAL"),
        ("vendor", "SUPPLIER"),
        ("", ""),
    ],
)
def test_kinds_have_many_words(word: str, kind: str) -> None:
    (line,) = lines_from(HEADINGS + f"Ada,ada@x.example,,,,{word},,,\n")
    assert line.kind == (PersonKind(kind).value if kind else "")
    assert not line.problem


@pytest.mark.parametrize(
    ("row", "column", "says"),
    [
        ("Ada,,,,,,,,", "Email", "There is no mail address."),
        ("Ada,ada at x,,,,,,,", "Email", "ada at x is no mail address."),
        (",ada@x.example,,,,,,,", "Name", "There is no name."),
        ("Ada,ada@x.example,,,,Wizard,,,", "Kind", "“Wizard” is no kind we know."),
        ("Ada,ada@x.example,,,,,soon,,", "Start date", "“soon” is no day."),
        ("Ada,ada@x.example,,,,,,30/02/2024,", "End date", "There is no such day as 30/02/2024."),
        ("Ada,ada@x.example,,,,,,,,overhang", "", "more cells than there are headings"),
        (f"{'x' * 201},ada@x.example,,,,,,,", "Name", "longer than 200 characters"),
    ],
)
def test_what_cannot_be_understood_is_said_of_its_column(row: str, column: str, says: str) -> None:
    (line,) = lines_from(HEADINGS + row + "\n")
    where, why = problem_of(line)
    assert where == column
    assert says in why


def test_days_in_the_order_that_somebody_chose() -> None:
    sheet = sheet_of(HEADINGS + "Ada,ada@x.example,,,,,03/04/2024,,\n")
    assert lines_of(sheet)[0].problem
    assert lines_of(sheet, Order.DAY_FIRST)[0].joined_on == date(2024, 4, 3)
    assert lines_of(sheet, Order.MONTH_FIRST)[0].joined_on == date(2024, 3, 4)


def test_lines_are_kept_and_come_back() -> None:
    lines = lines_from(HEADINGS + "Ada,ada@x.example,CEO,,,,2019-04-01,2027-01-31,17\nBen,,,,,,,,\n")
    assert [from_json(json.loads(json.dumps(to_json(line)))) for line in lines] == lines
