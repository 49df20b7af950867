"""Lists of other systems: what each row means, and why it cannot be taken over."""

from __future__ import annotations

from datetime import date

import pytest

from countersign.awareness.imports import Column, compare, read_list
from countersign.kernel.archives import Unreadable
from countersign.people.imports.days import Order
from countersign.people.queries import organisation
from tests.awareness.worlds import CSV, TODAY, lines, trained
from tests.cast import Cast


def refused(here: Cast, text: str) -> list[str]:
    return [str(line.refused) for line in lines(here, text) if line.refused]


def test_a_list_of_a_learning_system_is_read(larkbeam: Cast) -> None:
    priya, tom, mei, nan = lines(larkbeam)
    assert (priya.is_new, priya.name, priya.completed_on) == (True, "Priya Raman", date(2025, 11, 10))
    assert (priya.course, priya.score, priya.valid_until) == ("Essentials 2025", "80", date(2026, 11, 30))
    assert tom.is_new
    assert (mei.unfinished, mei.is_new, mei.refused) == (True, False, None)
    assert str(nan.refused) == "Nobody here has the mail address or number “nan@elsewhere.example”."


@pytest.mark.parametrize(
    ("row", "why"),
    [
        ("ola@larkbeam.example,Essentials,,Completed", "It says no day."),
        ("ola@larkbeam.example,Essentials,soon,Completed", "“soon” is no day."),
        ("ola@larkbeam.example,Essentials,2027-01-01,Completed", "Only what has happened"),
        ("ola@larkbeam.example,,2025-11-01,Completed", "It names no course."),
        (f"ola@larkbeam.example,{'x' * 201},2025-11-01,Completed", "more than 200 characters"),
        (",Essentials,2025-11-01,Completed", "It names nobody."),
        ("ola@larkbeam.example,Essentials,3/4/2025,Completed", "can be read in two ways"),
    ],
)
def test_a_row_that_cannot_be_taken_over_says_why(larkbeam: Cast, row: str, why: str) -> None:
    (said,) = refused(larkbeam, f"Email,Course,Completed on,Status\n{row}\n")
    assert why in said


def test_what_came_out_and_how_long_it_counts_are_checked_too(larkbeam: Cast) -> None:
    text = "Email,Course,Completed on,Valid until,Grade\n"
    assert "both days" in refused(larkbeam, f"{text}ola@larkbeam.example,A,2025-11-01,2025-10-01,\n")[0]
    assert "no day" in refused(larkbeam, f"{text}ola@larkbeam.example,A,2025-11-01,never,\n")[0]
    assert "more than 40" in refused(larkbeam, f"{text}ola@larkbeam.example,A,2025-11-01,,{'9' * 41}\n")[0]


@pytest.mark.parametrize("status", ["Completed", "PASSED", "Finished", "abgeschlossen"])
def test_whatever_says_done_is_done(larkbeam: Cast, status: str) -> None:
    (line,) = lines(larkbeam, f"Email,Course,Completed on,Status\nola@larkbeam.example,A,2025-11-01,{status}\n")
    assert line.is_new


@pytest.mark.parametrize("row", ["2025-11-01,Failed", ",Not started", ",", "2025-11-01,In progress"])
def test_whatever_is_not_done_is_passed_over(larkbeam: Cast, row: str) -> None:
    (line,) = lines(larkbeam, f"Email,Course,Completed on,Status\nola@larkbeam.example,A,{row}\n")
    assert (line.unfinished, line.refused) == (True, None)


def test_a_list_about_one_course_is_told_which(larkbeam: Cast) -> None:
    text = "E-Mail-Adresse;Abgeschlossen am\nola@larkbeam.example;03.11.2025\n"
    (line,) = lines(larkbeam, text, course="Phishing")
    assert (line.is_new, line.course, line.completed_on) == (True, "Phishing", date(2025, 11, 3))


def test_the_order_of_day_and_month_can_be_said(larkbeam: Cast) -> None:
    table = read_list(b"Email,Course,Completed on\nola@larkbeam.example,A,3/4/2025\n", "list.csv")
    (line,) = compare(table, "", Order.MONTH_FIRST, organisation(larkbeam.organisation), TODAY)
    assert line.completed_on == date(2025, 3, 4)


def test_what_is_here_or_stands_twice_in_the_list_is_not_new(larkbeam: Cast) -> None:
    trained(larkbeam, "priya", course="Essentials 2025", completed_on=date(2025, 11, 10))
    tom = CSV.splitlines()[2]
    found = lines(larkbeam, f"{CSV}{tom}\n")
    assert [line.row for line in found if line.there] == [2, 6]
    assert [line.row for line in found if line.is_new] == [3]


def test_what_is_written_with_other_blanks_is_the_same_training(larkbeam: Cast) -> None:
    trained(larkbeam, "ola", course="Phishing  2025", completed_on=date(2025, 11, 3))
    (line,) = lines(larkbeam, "Email,Completed on\nola@larkbeam.example,2025-11-03\n", course=" Phishing  2025 ")
    assert (line.there, line.course) == (True, "Phishing 2025")
    text = "Email,Course,Completed on\nola@larkbeam.example,Phishing \u200b 2025,2025-11-03\n"
    (line,) = lines(larkbeam, text)
    assert line.there


def test_headings_that_nobody_knows_are_asked_about(larkbeam: Cast) -> None:
    data = b"Wer,Was,Wann\nola@larkbeam.example,Essentials,2025-11-01\n"
    assert not read_list(data, "list.csv").is_known
    said = {Column.ADDRESS: 0, Column.COURSE: 1, Column.DAY: 2}
    table = read_list(data, "list.csv", said)
    (line,) = compare(table, "", Order.UNKNOWN, organisation(larkbeam.organisation), TODAY)
    assert (line.is_new, line.name) == (True, "Ola Nowak")


def test_what_is_no_list_or_too_long_is_refused_with_what_to_do() -> None:
    with pytest.raises(Unreadable, match="no rows below a row of headings"):
        read_list(b"Nothing\n", "list.csv")
    long = "Email,Completed on\n" + "ola@larkbeam.example,2025-11-01\n" * 20_001
    with pytest.raises(Unreadable, match="more than 20000 rows"):
        read_list(long.encode(), "list.csv")
