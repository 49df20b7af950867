"""A list of cases out of another tool: what its columns mean, and what each row means here."""

from __future__ import annotations

from datetime import date

import pytest

from countersign.kernel.archives import Unreadable
from tests.cast import Cast
from tests.people.worlds import put_right
from tests.processes.worlds import compared, described, ended, taken_over

HEADINGS = "Process,Date,Checked by,Result\n"


def row(here: Cast, line: str, headings: str = HEADINGS) -> tuple[bool, str]:
    """Is it new, and if it is refused, why?"""
    (found,) = compared(here, (headings + line + "\n").encode())
    return found.is_new, str(found.refused or "")


@pytest.mark.parametrize("who", ["Ruth Ellis", "ruth ellis", "RUTH@larkbeam.example"])
def test_somebody_stands_in_it_by_name_or_address(larkbeam: Cast, who: str) -> None:
    described(larkbeam)
    assert row(larkbeam, f"Somebody leaves,2025-11-04,{who},") == (True, "")


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("Somebody flies,2025-11-04,Ruth Ellis,", "No process here is called “Somebody flies”"),
        ("Somebody leaves,2025-11-04,Otto,", "Nobody here is known as “Otto”"),
        ("Somebody leaves,,Ruth Ellis,", "It says no day"),
        ("Somebody leaves,2026-01-07,Ruth Ellis,", "That day lies ahead"),
        ("Somebody leaves,2025-11-04,Ruth Ellis,perhaps", "“perhaps” does not say whether the step was taken"),
        ("Somebody leaves,2025-11-04,Ruth Ellis,failed", "Say what was missed"),
    ],
)
def test_a_row_that_cannot_be_taken_over_says_why(larkbeam: Cast, line: str, why: str) -> None:
    described(larkbeam)
    new, said = row(larkbeam, line)
    assert (new, why in said) == (False, True), said


def test_a_process_that_is_not_done_any_more_takes_no_case(larkbeam: Cast) -> None:
    ended(larkbeam, described(larkbeam))
    assert "not done any more" in row(larkbeam, "Somebody leaves,2025-11-04,Ruth Ellis,")[1]


def test_a_name_that_two_people_have_is_nobodys(larkbeam: Cast) -> None:
    described(larkbeam)
    put_right(larkbeam, "mei", name="Ruth Ellis")
    assert "Nobody here is known" in row(larkbeam, "Somebody leaves,2025-11-04,Ruth Ellis,")[1]


def test_what_is_here_and_what_stands_there_twice_is_not_new(larkbeam: Cast) -> None:
    described(larkbeam)
    one = (HEADINGS + "Somebody leaves,2025-11-04,Ruth Ellis,yes\n").encode()
    taken_over(larkbeam, one)
    assert [found.there for found in compared(larkbeam, one)] == [True]
    twice = one.replace(b"-04", b"-05") + b"Somebody leaves,5.11.2025,ruth@larkbeam.example,\n"
    assert [(found.is_new, found.there) for found in compared(larkbeam, twice)] == [(True, False), (False, True)]


def test_days_are_read_by_the_whole_column(larkbeam: Cast) -> None:
    described(larkbeam)
    lines = compared(
        larkbeam, (HEADINGS + "Somebody leaves,3/4/2025,Ruth Ellis,\nSomebody leaves,25/4/2025,Ruth Ellis,\n").encode()
    )
    assert [one.checked_on for one in lines] == [date(2025, 4, 3), date(2025, 4, 25)]


@pytest.mark.parametrize("data", [b"", b"Name,Day\nRuth,2025-11-04\n", b"%PDF-1.7"])
def test_what_is_no_such_list_is_refused_in_a_sentence(larkbeam: Cast, data: bytes) -> None:
    with pytest.raises(Unreadable):
        compared(larkbeam, data)


def test_a_list_of_more_than_a_thousand_rows_is_to_be_split(larkbeam: Cast) -> None:
    rows = "Somebody leaves,2025-11-04,Ruth Ellis,\n" * 1001
    with pytest.raises(Unreadable, match="more than 1000 rows"):
        compared(larkbeam, (HEADINGS + rows).encode())
