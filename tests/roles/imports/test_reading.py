"""Files as people have them: read where it is clear, and said in a sentence where it is not."""

from __future__ import annotations

from typing import Any

import pytest
from openpyxl.comments import Comment

from countersign.roles.imports.reading import Brought, Unreadable, read_matrix
from tests.roles.imports.sheets import PRINTED, brought, csv_of, workbook_of

HEAD = ("Activity", "CEO", "CTO")
ROW = ("Conduct an internal audit", "A", "R")


def read(*rows: tuple[str, ...]) -> Brought:
    return read_matrix(csv_of(*rows), "raci.csv")


def said(found: Brought) -> list[str]:
    return [str(words) for words in found.remarks]


def cells(found: Brought) -> list[tuple[str, tuple[str, ...]]]:
    return [(line.key, line.cells) for line in found.sheet.lines]


@pytest.mark.parametrize("name", PRINTED)
def test_the_printed_matrix_is_read_letter_by_letter(name: str) -> None:
    found = brought(name)
    assert found.sheet.headings == ("CEO", "ISMS Lead (CTO)", "Engineering Lead", "HR Manager", "All Staff")
    assert [(key, "".join(letters)) for key, letters in cells(found)] == [
        *(("policy", "ARCCI"), ("risk", "ARCCI"), ("audit", "ACCCI"), ("mreview", "RRCCI"), ("report", "ARIII")),
        *(("conform", "ARCCI"), ("incident", "ARRCI")),
    ]
    assert said(found) == ([] if name.endswith("csv") else ["Row 10 explains the letters, and is left out."])


def test_letters_in_lower_case_and_with_commas() -> None:
    found = read_matrix(b'Activity;CEO;CTO\nInternal audit;"a, r";c\nWater the plants;-;r/i\n', "raci.csv")
    assert cells(found) == [("audit", ("AR", "C")), ("own_water_the_plants", ("", "RI"))]


def test_merged_cells_stand_in_all_that_they_cover_and_are_named() -> None:
    def merge(sheet: Any) -> None:
        sheet.merge_cells("B2:C2")
        sheet.merge_cells("B3:B4")

    data = workbook_of(HEAD, ("Internal audit", "C", ""), ("Risks", "A", "R"), ("Incidents", "", "R"), change=merge)
    found = read_matrix(data, "raci.xlsx")
    assert cells(found) == [("audit", ("C", "C")), ("risk", ("A", "R")), ("incident", ("A", "R"))]
    assert said(found)[0].startswith(
        "Merged cells were read as if their text stood in each cell that they cover: B2:C2 and"
    )


def test_a_heading_that_is_merged_over_the_table_is_no_heading_of_a_column() -> None:
    def merge(sheet: Any) -> None:
        sheet.merge_cells("A1:C1")

    found = read_matrix(workbook_of(("Who does what", "", ""), HEAD, ROW, change=merge), "raci.xlsx")
    assert found.sheet.headings == ("CEO", "CTO")
    assert cells(found) == [("audit", ("A", "R"))]


def test_comments_are_named_and_left() -> None:
    def comment(sheet: Any) -> None:
        sheet["C2"].comment = Comment("Only until June", "Tom")

    found = read_matrix(workbook_of(HEAD, ROW, change=comment), "raci.xlsx")
    assert said(found) == ["Comments are not taken along: C2. What matters in them belongs in the note of a row."]


def test_what_is_odd_is_said_where_it_stands() -> None:
    found = read(
        ("No", "Activity", "CEO", "CTO", "Notes", ""),
        ("", "Governance", "", "", "", ""),
        ("1", "Internal audit", "A", "X", "see plan", "R"),
        ("2", "internal AUDIT", "A", "R", "", ""),
        ("", "", "A", "", "", ""),
        ("3", "Another internal audit", "A", "R", "in June", ""),
        ("", "R = Responsible", "", "", "", ""),
    )
    assert cells(found) == [("audit", ("A", "")), ("own_another_internal_audit", ("A", "R"))]
    assert said(found) == [
        "Letters under no heading are left out: column F.",
        "These columns hold no letters and are left out: No and Notes.",
        "Row 2, “Governance”, has no letters and is left out.",
        "Row 4 is called like row 3, “internal AUDIT”, and is left out.",
        "Row 5 has letters and no name: it is left out.",
        "Row 7 explains the letters, and is left out.",
        "These mean nothing here and are left out: “X” in D3.",
    ]


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "raci.csv: it is empty"),
        (b"Name,Email\nAda,ada@example.org\n", "raci.csv: there are no rows with R, A, C and I in them"),
        (b"Internal audit,A,R\n", "raci.csv: above the letters stand no headings"),
        (
            csv_of(("Activity", *(f"R{n}" for n in range(201))), ("Audit", *["R"] * 201)),
            "it has 201 columns; at most 200",
        ),
        (csv_of(HEAD, *((f"Task {n}", "A", "R") for n in range(501))), "it has 501 rows; at most 500 fit"),
        (b"x" * (4 << 20) + b"y", "raci.csv is larger than 4 MB"),
        (b'Activity,CEO\n"Audit,A\n', "a quotation mark in row 2 that is never closed"),
        (b"%PDF-1.7 nothing", "raci.csv"),
        (b"PK\x03\x04 nothing", "raci.csv"),
    ],
)
def test_what_is_no_matrix_is_refused_with_a_sentence(data: bytes, says: str) -> None:
    with pytest.raises(Unreadable, match=says):
        read_matrix(data, "raci.csv")


def test_two_hundred_columns_fit() -> None:
    found = read(("Activity", *(f"Team {n}" for n in range(200))), ("Audit", *["R"] * 200))
    assert len(found.sheet.headings) == 200
