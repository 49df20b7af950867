"""A register that is kept elsewhere: what its columns mean, and what each row would do here."""

from __future__ import annotations

from datetime import date

import pytest

from countersign.kernel.archives import Unreadable
from countersign.risks.imports import Column, What, gone, step
from countersign.risks.queries import Scale
from tests.cast import Cast
from tests.risks.registers import WORKBOOKS, here, lines, sample, table_of, taken_over
from tests.risks.worlds import TODAY, recorded


@pytest.mark.parametrize("name", WORKBOOKS)
def test_a_register_with_merged_headings_is_read_as_it_is_left_with_controls(larkbeam: Cast, name: str) -> None:
    table = sample(name)
    assert table.is_known
    named = {column: table.named[at] for column, at in table.columns.items()}
    assert (named[Column.LIKELIHOOD], named[Column.IMPACT]) == ("Residual Likelihood", "Residual Impact")
    assert named[Column.OWNER].endswith("Risk owner")
    found = lines(larkbeam, table)
    assert [(one.reference, one.likelihood * one.impact) for one in found] == [
        *(("R-01", 10), ("R-02", 8), ("R-03", 6), ("R-04", 6)),
        *(("R-05", 9), ("R-06", 6), ("R-07", 8), ("R-08", 3)),
    ]
    assert {one.what for one in found} == {What.NEW}
    assert found[0].owner == larkbeam.person("priya").id
    assert "Nia Bevan" in str(found[5].remark)


def test_rows_say_what_they_would_do(larkbeam: Cast) -> None:
    recorded(larkbeam)
    found = lines(larkbeam, table_of())
    assert [one.what for one in found] == [What.SAME, What.NEW, What.REFUSED, What.REFUSED]
    assert found[1].assessed_on == date(2026, 1, 3)
    assert "Nobody here is called nan@elsewhere.example" in str(found[1].remark)
    assert [str(one.refused) for one in found[2:]] == [
        "It says not what could happen.",
        "“Sometimes” is no step of the scale for its likelihood.",
    ]


def test_a_row_that_changed_says_what(larkbeam: Cast) -> None:
    """What the register leaves empty stays as it is here."""
    id = recorded(larkbeam)
    [one] = lines(larkbeam, table_of("No,Risk,Owner,Likelihood,Impact\nr-01,Payroll leaks,Ruth Ellis,4,4\n"))
    assert (one.risk, one.what, one.changes) == (id, What.CHANGED, ("title", "reference", "owner", "score"))
    [one] = lines(larkbeam, table_of("Risk,Likelihood,Impact\nPAYROLL data leaks,3,4\n"))
    assert (one.risk, one.changes) == (id, ("title",))


def test_a_register_in_german_is_read(larkbeam: Cast) -> None:
    text = (
        "Risiko-Nr.;Bezeichnung;Risikoeigner;Eintrittswahrscheinlichkeit;Schadenshöhe\n7;Brand;Mei Sato;möglich;hoch\n"
    )
    [one] = lines(larkbeam, table_of(text))
    assert (one.reference, one.title, one.likelihood, one.impact) == ("7", "Brand", 3, 4)
    assert one.owner == larkbeam.person("mei").id


def test_two_pairs_without_a_group_are_asked_about(larkbeam: Cast) -> None:
    table = table_of("ID,Title,Likelihood,Impact,Likelihood,Impact\n1,Flood,5,5,2,2\n")
    assert not table.is_known
    assert Column.LIKELIHOOD not in table.columns


@pytest.mark.parametrize(
    ("row", "why"),
    [
        ("R-1,Flood,,2,,", "It says nothing of its likelihood"),
        ("R-1,Flood,6,2,,", "“6” is no step"),
        ("R-1,Flood,2,nought,,", "for its impact"),
        (f"{'R' * 61},Flood,2,2,,", "more than 60 characters"),
        ("R-1,Flood,2,2,2026-02-30,", "2026-02-30"),
        ("R-1,Flood,2,2,2027-01-01,", "lies ahead"),
        (f"R-1,Flood,2,2,,{'x' * 2001}", "more than 2000 characters"),
    ],
)
def test_a_row_that_makes_no_sense_is_refused(larkbeam: Cast, row: str, why: str) -> None:
    text = f"Ref,Title,Likelihood,Impact,Assessment date,Consequence\n{row}\n"
    [one] = lines(larkbeam, table_of(text))
    assert why in str(one.refused)


def test_a_number_that_stands_twice_is_refused_the_second_time(larkbeam: Cast) -> None:
    found = lines(larkbeam, table_of("Ref,Title,Likelihood,Impact\nR-1,Flood,2,2\nr-1,Fire,2,2\n"))
    assert [one.what for one in found] == [What.NEW, What.REFUSED]


def test_a_description_longer_than_a_title_stands_whole_below(larkbeam: Cast) -> None:
    long = "A very long sentence about water. " * 10
    [one] = lines(larkbeam, table_of(f"Risk description,Likelihood,Impact\n{long},2,2\n"))
    assert one.title.endswith("…")
    assert len(one.title) <= 200
    assert one.consequence == long.strip()


def test_what_is_not_in_it_any_more_is_told(larkbeam: Cast) -> None:
    """Of those alone that came from a list; what was written down here was never in it."""
    recorded(larkbeam)
    taken_over(larkbeam, lines(larkbeam, table_of()))
    _measure, standings = here(larkbeam)
    left = lines(larkbeam, table_of("Ref,Title,Likelihood,Impact\nR-9,Fire,2,2\n"))
    assert [one.risk.title for one in gone(left, standings)] == ["Flood in the cellar"]


@pytest.mark.parametrize(
    ("written", "found"),
    [
        *(("3", 3), ("3.0", 3), ("3 - Possible", 3), ("3: possible", 3), ("5 (Severe)", 5), ("Almost Certain", 5)),
        *(("0", 0), ("6", 0), ("", 0), ("33 %", 0), ("seldom", 0), ("very high", 5), ("Low", 2)),
    ],
)
def test_a_step_is_a_number_or_a_word(written: str, found: int) -> None:
    assert step(written, Scale().likelihood) == found


def test_a_step_on_a_scale_of_one_s_own_takes_its_words_alone() -> None:
    own = ("green", "amber", "red")
    assert [step(one, own) for one in ("Amber", "3", "4", "possible")] == [2, 3, 0, 0]


@pytest.mark.parametrize(
    ("text", "why"),
    [("", "no rows"), ("Risk,Likelihood,Impact\n" + "a,1,1\n" * 1001, "more than 1000 rows")],
)
def test_a_file_that_is_no_register_is_refused(text: str, why: str) -> None:
    with pytest.raises(Unreadable, match=why):
        table_of(text)


def test_the_day_of_today_counts(larkbeam: Cast) -> None:
    [one] = lines(larkbeam, table_of(f"Ref,Title,Likelihood,Impact,Review date\n1,Fire,2,2,{TODAY.isoformat()}\n"))
    assert one.assessed_on == TODAY
