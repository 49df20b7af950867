from __future__ import annotations

from typing import Any

import pytest

from countersign.roles.raci.activities import ACTIVITIES, CORE, LIBRARY, MANDATORY, recognised
from countersign.roles.raci.grid import KINDS, LONGEST_KEY, MOST_COLUMNS, MOST_ROWS, Unfit, read, write
from countersign.roles.raci.letters import read_letters
from countersign.roles.raci.starting import added, starter

ROLES = {"sponsor": "Sponsor", "isms_lead": "ISMS lead", "hr": "HR"}


def plain(**changed: Any) -> dict[str, Any]:
    return {**write(starter(ROLES)), **changed}


def row(**changed: Any) -> dict[str, Any]:
    return {"key": "own", "title": "Something of ours", "cells": {"hr": "R"}, **changed}


def test_what_is_written_is_read_alike() -> None:
    assert read(write(starter(ROLES, LIBRARY))) == starter(ROLES, LIBRARY)


@pytest.mark.parametrize(
    ("value", "says"),
    [
        (None, "This is no matrix"),
        ({"columns": [], "rows": {}}, "This is no matrix"),
        (plain(rows=[row(), row()]), "Two rows are the same activity: “Something of ours”"),
        (plain(rows=[row(title=" ")]), "a row has no name"),
        (plain(rows=[row(title="x" * 201)]), "at most 200 characters"),
        (plain(rows=[row(key="Own key")]), "no usable key"),
        (plain(rows=[row(cells={"hr": "X"})]), "holds something else than R, A, C and I"),
        (plain(rows=[row(cells={"hr": ["R"]})]), "holds something else than R, A, C and I"),
        (plain(rows=[row(cells={"cto": "R"})]), "letters in a column that is not there"),
        (plain(rows=[row(cells=["R"])]), "This is no matrix"),
        (plain(rows=[row(needs=["fly"])]), "“fly” in the row “Something of ours” is no kind of authority"),
        (plain(rows=[row(note="x" * 501)]), "The note in the row “Something of ours” is too long"),
        (plain(rows=["policy"]), "This is no matrix"),
        (plain(columns=[{"id": "who", "title": "Who?"}]), "stands for a role, a person or a group"),
        (plain(rows=[row(key=f"own_{n}") for n in range(MOST_ROWS + 1)]), "has 501 rows; at most 500 fit"),
        (
            plain(columns=[{"id": f"g{n}", "group": True, "title": f"G{n}"} for n in range(MOST_COLUMNS + 1)]),
            "has 201 columns; at most 200 fit",
        ),
    ],
)
def test_what_cannot_be_is_said_in_a_sentence(value: Any, says: str) -> None:
    with pytest.raises(Unfit, match=says.replace("?", r"\?")):
        read(value)


def test_texts_are_kept_as_they_are_seen() -> None:
    grid = read(plain(rows=[row(title=" Some\u200bthing\n of  ours ", note="\u202eNote")]))
    assert (grid.rows[0].title, grid.rows[0].note) == ("Something of ours", "Note")


@pytest.mark.parametrize(
    ("text", "letters", "strange"),
    [
        *(("", "", ()), ("A", "A", ()), ("r", "R", ()), ("ra", "AR", ()), ("R, A", "AR", ()), ("a/r", "AR", ())),
        *(("A & R", "AR", ()), ("R\nI", "RI", ()), ("-", "", ()), ("–", "", ()), ("n/a", "", ()), ("(R)", "R", ())),  # noqa: RUF001
        *(("Responsible", "R", ()), ("Accountable and responsible", "AR", ()), ("R/S", "R", ("S",))),
        *(("X", "", ("X",)), ("maybe", "", ("maybe",)), ("A*", "", ("a*",)), ("IC", "CI", ())),
    ],
)
def test_letters_are_read_however_they_are_written(text: str, letters: str, strange: tuple[str, ...]) -> None:
    assert read_letters(text) == (letters, strange)


def test_the_library_is_in_order() -> None:
    assert len(LIBRARY) == len(ACTIVITIES) == 24
    assert set(MANDATORY) < set(CORE) < set(LIBRARY)
    for one in ACTIVITIES:
        assert one.needs == tuple(kind for kind in KINDS if kind in one.needs)
        assert len(one.key) <= LONGEST_KEY
        assert [told for told in one.places.values() if "A" in told], one.key
        assert recognised(one.title) == one.key


@pytest.mark.parametrize(
    ("title", "key"),
    [
        ("Approve Information Security Policy", "policy"),
        ("Manage risk register", "risk"),
        ("Accept residual risks", "accept"),
        ("Conduct an internal audit", "audit"),
        ("Run an annual management review", "mreview"),
        ("Report ISMS performance to top management", "report"),
        ("Report security incidents", "report_event"),
        ("Ensure ISMS conforms to ISO 27001", "conform"),
        ("Respond to security incidents", "incident"),
        ("Water the plants", ""),
    ],
)
def test_an_activity_is_known_by_what_others_call_it(title: str, key: str) -> None:
    assert recognised(title) == key


def test_where_nobody_stands_the_lead_does_it_but_nobody_audits_their_own_work() -> None:
    rows = {row.key: row.cells for row in starter(ROLES, LIBRARY).rows}
    assert rows["vuln"] == {"sponsor": "I", "isms_lead": "AR"}
    assert rows["audit"] == {"sponsor": "A", "isms_lead": "C", "hr": "C"}


def test_whoever_reports_has_a_column_beside_the_lead() -> None:
    grid = starter({**ROLES, "reporter": "Reporter"})
    assert [column.id for column in grid.columns][:3] == ["sponsor", "isms_lead", "reporter"]
    report = grid.row("report")
    assert report
    assert (report.cells["isms_lead"], report.cells["reporter"]) == ("C", "R")


def test_a_row_that_is_added_fits_the_columns() -> None:
    grid = read(plain(columns=[{"id": "isms_lead", "role": "isms_lead", "title": "ISMS lead"}], rows=[]))
    assert added(grid, "policy").cells == {"isms_lead": "AR"}
