"""Files as people have them: read where it is clear, and said in a sentence where it is not."""

from __future__ import annotations

from typing import Any

import pytest
from openpyxl.comments import Comment

from countersign.roles.imports.reading import Brought, Unreadable, read_matrix
from tests.roles.imports.sheets import PRINTED, brought, csv_of, with_results, workbook_of

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
    assert [line.note for line in found.sheet.lines] == ["see plan", "in June"]
    assert said(found) == [
        "Letters under no heading are left out: column F.",
        "These columns hold no letters and are left out: No.",
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
            "it has more columns than fit: at most 200",
        ),
        (csv_of(HEAD, *((f"Task {n}", "A", "R") for n in range(501))), "it has more rows than fit: at most 500"),
        (
            workbook_of(("Activity", *(f"R{n}" for n in range(301))), ("Audit", *["R"] * 301)),
            "it has more columns than fit: at most 200",
        ),
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


def test_a_formula_that_was_never_worked_out_is_named() -> None:
    def formulas(sheet: Any) -> None:
        sheet["B2"], sheet["C2"] = '="A"', '=IF(1=1,"R","")'
        sheet["A3"] = '=HYPERLINK("https://example.org","Hold the management review")'

    found = read_matrix(workbook_of(HEAD, ROW, ROW, ("Risks", "A", "R"), change=formulas), "raci.xlsx")
    assert cells(found) == [("risk", ("A", "R"))]
    assert said(found)[0] == (
        "Formulas whose result was never saved were read as empty: B2, C2 and A3. Open the file in Excel or"
        " LibreOffice, save it there, and choose it again."
    )


def test_a_workbook_of_nothing_but_such_formulas_says_why_it_is_empty() -> None:
    data = workbook_of(HEAD, ("Risks", '="A"', '="R"'))
    with pytest.raises(Unreadable, match=r"no rows with R, A, C and I in them.* never saved .*: B2 and C2"):
        read_matrix(data, "raci.xlsx")


def test_a_formula_with_its_saved_result_is_read_without_a_word() -> None:
    """As Excel saves them: a result, or the type of a text where the result is empty."""
    plain = workbook_of(HEAD, ("Risks", "=1", "=2"))
    saved = with_results(plain, {"B2": b"A", "C2": b""})
    found = read_matrix(saved, "raci.xlsx")
    assert (cells(found), said(found)) == ([("risk", ("A", ""))], [])


def test_what_is_hidden_is_read_and_named() -> None:
    def hide(sheet: Any) -> None:
        sheet.row_dimensions[3].hidden = True
        sheet.row_dimensions[90].hidden = True
        sheet.column_dimensions["C"].hidden = True
        sheet.column_dimensions["K"].hidden = True

    found = read_matrix(workbook_of(HEAD, ROW, ("Risks", "A", "R"), change=hide), "raci.xlsx")
    assert cells(found) == [("audit", ("A", "R")), ("risk", ("A", "R"))]
    assert said(found) == ["These are hidden in the file and were read as well: row 3 and column C."]


def test_a_sheet_on_its_side_is_said_to_be_one() -> None:
    told = read(
        ("Who", "Approve the policy", "Run risk assessment", "Conduct internal audits"),
        ("CEO", "A", "A", "A"),
        ("ISMS lead", "R", "R", "C"),
        ("Internal auditor", "I", "I", "R"),
    )
    assert said(told)[0].startswith("The activities seem to stand in the first row")
    upright = read(
        ("Activity", "CEO", "Risk owners", "Internal auditor", "Incident manager"),
        ("Approve the policy", "A", "C", "I", "I"),
        ("Internal audit", "A", "C", "R", "I"),
    )
    assert said(upright) == []


def test_a_long_note_is_cut_and_said_so() -> None:
    told = read((*HEAD, "Comments"), ("Risks", "A", "R", "x" * 501))
    assert [line.note for line in told.sheet.lines] == ["x" * 500]
    assert said(told) == ["The note in row 2 is cut after 500 characters."]


def test_a_key_of_somebody_elses_is_no_key_here() -> None:
    told = read(("Key", "Activity", "CEO", "Key", "Needs"), ("1", "Risks", "AR", "7", "approve; magic"))
    (line,) = told.sheet.lines
    assert (line.key, line.needs) == ("risk", ("approve",))
    assert said(told)[-1] == "These mean nothing here and are left out: “magic” in E2."
