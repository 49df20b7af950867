from __future__ import annotations

import io
import subprocess
import sys
import zipfile
from typing import Any

import openpyxl
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from countersign.people.imports import reading
from countersign.people.imports.days import Order
from countersign.people.imports.headings import Field
from countersign.people.imports.interpreting import interpret
from countersign.people.imports.reading import Unreadable, read_book, read_people
from countersign.people.imports.values import lines_of
from tests.people.imports.lists import EXAMPLE, csv_of, plan_for, sheet_of, workbook_of

ROWS = [("Name", "Email", "Job title"), ("Zoë Müller", "zoe@larkbeam.example", "Tester")]


def names(data: bytes, name: str = "people.csv") -> list[str]:
    return [line.name for line in lines_of(read_people(data, name))]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_read_whatever_the_delimiter(delimiter: str) -> None:
    sheet = sheet_of(csv_of(ROWS, delimiter))
    assert sheet.rows == ((2, ("Zoë Müller", "zoe@larkbeam.example", "Tester")),)
    assert sheet.layout.columns == {Field.NAME: 0, Field.EMAIL: 1, Field.TITLE: 2}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_read_whatever_the_unicode(encoding: str) -> None:
    mark = {"utf-16-le": b"\xff\xfe", "utf-16-be": b"\xfe\xff"}.get(encoding, b"")
    assert names(mark + csv_of(ROWS).encode(encoding)) == ["Zoë Müller"]


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_read_utf_16_that_lost_its_mark(encoding: str) -> None:
    assert names(csv_of(ROWS).encode(encoding)) == ["Zoë Müller"]


def test_read_windows_1252_with_a_warning() -> None:
    sheet = read_people(csv_of(ROWS).encode("cp1252"), "people.csv")
    assert [cells[0] for _, cells in sheet.rows] == ["Zoë Müller"]
    assert "Windows-1252" in str(sheet.remarks[0])


def test_read_quoted_line_breaks_and_a_title_above_the_headings() -> None:
    sheet = sheet_of('Staff list,,\n,,\nName,Email,Job title\n"Ada\nLind",ada@x.example,"CEO, founder"\n')
    assert sheet.rows == ((4, ("Ada Lind", "ada@x.example", "CEO, founder")),)


def test_read_skips_totals_and_headings_that_come_again_and_says_so() -> None:
    sheet = sheet_of("Name,Email\nAda,a@x.example\nNAME,EMAIL\nBen,b@x.example\nTotal,2\n12 Mitarbeitende,\n")
    assert [number for number, _cells in sheet.rows] == [2, 4]
    assert [str(one) for one in sheet.remarks] == [
        "Row 5 is skipped: it counts the others (“Total 2”).",
        "Row 6 is skipped: it counts the others (“12 Mitarbeitende”).",
        "Skipped, because the headings stand there again: rows 3.",
    ]


def test_read_says_which_sheets_are_not_read() -> None:
    sheet = read_people(two_sheets(), "people.xlsx")
    assert (sheet.page, len(sheet.rows)) == (1, 1)
    assert str(sheet.remarks[0]) == "Read: the sheet Staff. Not read: Notes."


def test_read_says_that_a_heading_stands_twice_and_that_columns_are_cut_off() -> None:
    sheet = sheet_of("Name,Email,email\nAda,a@x.example,b@x.example\n")
    assert str(sheet.remarks[0]) == "Two columns are called Email: the first of them is read."
    wide = sheet_of("Name,Email" + "," * 16_382 + "\nAda,a@x.example\n")
    assert "more than 200 columns" in " ".join(map(str, wide.remarks))


def two_sheets() -> bytes:
    book = openpyxl.Workbook()
    notes: Any = book.active
    notes.title = "Notes"
    notes.append(["Made by HR"])
    staff = book.create_sheet("Staff")
    for row in ROWS:
        staff.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


@given(st.binary(max_size=400) | st.text(max_size=200).map(str.encode))
@example(b"\xff\xfe\x00\xd8")
@example(b'Name,Email\n"a"b,"c\r\n')
def test_no_bytes_break_reading_other_than_by_its_refusal(data: bytes) -> None:
    """Whatever comes, with or without headings in front: rows, or a sentence that names the file."""
    said: list[str] = []
    for whole in (data, b"Name,Email,Start date,Status,Kind\n" + data):
        if whole.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")):
            continue
        try:
            book = read_book(whole, "any.csv")
            meant = interpret(book, lambda _digest: None, Order.UNKNOWN)
            plan_for(list(meant.lines), [])
        except Unreadable as refused:
            said.append(str(refused))
    assert all("any.csv" in sentence for sentence in said)


def test_read_leaves_empty_rows_out_and_keeps_their_numbers() -> None:
    sheet = sheet_of("Name,Email\n\n,\nAda,ada@x.example\n\n")
    assert sheet.rows == ((4, ("Ada", "ada@x.example")),)


def test_read_says_which_columns_are_not_used() -> None:
    sheet = sheet_of("Name,Email,Shoe size,Cost centre\nAda,ada@x.example,38,7\n")
    assert [str(one) for one in sheet.remarks] == ["Not used, because they mean nothing here: Shoe size, Cost centre."]


def test_read_takes_away_what_cannot_be_seen() -> None:
    sheet = sheet_of("Name,Email\n\u202eAda\u200b  Lind\u00a0,\ufeffada@x.example\n")
    assert sheet.rows[0][1] == ("Ada Lind", "ada@x.example")


def test_read_the_example() -> None:
    found = lines_of(read_people(EXAMPLE.read_bytes(), EXAMPLE.name))
    assert len(found) == 13
    assert not [line for line in found if line.problem]


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "is empty"),
        (b"\n\n,,\n", "is empty"),
        (b"Name,Email\n", "nobody under them"),
        (b"Ada,ada@x.example\n", "no row of headings.*It begins with: Ada · ada@x.example"),
        (b"Name,Shoe size\nAda,38\n", "no row of headings"),
        (b"\xff\xfeN\x00a", "its text breaks off"),
        (b"Name,Email\nA\x00da,x\n", "is no text: there is a zero byte in line 2"),
        (b"Name,Email\n\x81\x8d,x\n", "unknown encoding: line 2 is neither"),
        (b"Name,Email\n" + b'"' + b"x" * 200_000, "quotation mark in row 2 that is never closed"),
        (b'Name,Email\nAda,ada@x.example\n"Ben,ben@x.example\nCleo,c@x.example\n', "in row 3 that is never closed"),
        (b"%PDF-1.7 Name,Email\n", "is a PDF"),
    ],
)
def test_read_refuses_with_a_sentence_that_names_the_file(data: bytes, says: str) -> None:
    with pytest.raises(Unreadable, match=says) as refused:
        read_people(data, "staff.csv")
    assert "staff.csv" in str(refused.value)


def test_read_refuses_what_is_too_large(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(Unreadable, match="has 15 MiB; at most 14 fit"):
        read_people(b"x" * (reading.LARGEST_FILE + 1), "staff.csv")
    monkeypatch.setattr(reading, "MOST_LINES", 2)
    with pytest.raises(Unreadable, match="has 3 rows; at most 2 fit"):
        sheet_of("Name,Email\n" + "Ada,ada@x.example\n" * 3)


@pytest.mark.parametrize("people", [3, 4000])
def test_read_a_long_text_as_a_short_one(people: int) -> None:
    """The long one is read in a child process."""
    rows = [
        ("Name", "Email"),
        *((f"Zoë {at}", f"p{at}@a-firm-with-a-long-name-and-a-longer-address.example") for at in range(people)),
    ]
    data = csv_of(rows).encode("cp1252")
    assert (len(data) > reading.READ_HERE) == (people > 3)
    sheet = read_people(data, "péople.csv")
    assert [cells for _number, cells in sheet.rows] == rows[1:]
    assert "Windows-1252" in str(sheet.remarks[0])


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (
            b"Name,Email\n" + b"\n" * (1 << 20) + b"Ada,ada@x.example\n",
            "more than 200000 rows, with those that are empty",
        ),
        (b"Name,Email\n" + b'"' + b"x" * (1 << 20), "quotation mark in row 2 that is never closed"),
    ],
)
def test_read_refuses_a_long_text_with_a_sentence_that_names_the_file(data: bytes, says: str) -> None:
    with pytest.raises(Unreadable, match=says) as refused:
        read_people(data, "a %s {list}.csv")
    assert "a %s {list}.csv" in str(refused.value)


@pytest.mark.parametrize(("size", "seconds"), [(0, 20), (5 << 20, 30), (50 << 20, 60), (150 << 20, 60)])
def test_a_workbook_gets_time_for_its_size_as_long_as_somebody_waits(size: int, seconds: int) -> None:
    assert reading.seconds_for(size) == seconds


def test_only_the_child_imports_what_reads_workbooks() -> None:
    told = "import sys, countersign.people.imports.reading; print('openpyxl' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", told], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


def test_read_a_workbook_by_its_content_not_its_name() -> None:
    for name in ("people.xlsx", "people.csv"):
        assert names(workbook_of(ROWS), name) == ["Zoë Müller"]


def test_read_refuses_a_zip_that_was_renamed() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("people.csv", csv_of(ROWS))
    with pytest.raises(Unreadable, match=r"people\.xlsx is a ZIP archive, no Excel workbook"):
        read_people(out.getvalue(), "people.xlsx")


def test_read_refuses_a_bomb() -> None:
    out = io.BytesIO(workbook_of(ROWS))
    with zipfile.ZipFile(out, "a", zipfile.ZIP_DEFLATED) as archive, archive.open("xl/more.xml", "w") as part:
        for _ in range(200):
            part.write(b"\0" * (1 << 20))
    assert len(out.getvalue()) < 1 << 20
    with pytest.raises(Unreadable, match="unpacks to far more than its size"):
        read_people(out.getvalue(), "people.xlsx")


def test_read_refuses_text_that_calls_itself_a_workbook() -> None:
    with pytest.raises(Unreadable, match="is no Excel workbook"):
        read_people(csv_of(ROWS).encode(), "people.xlsx")


def test_read_refuses_a_workbook_that_cannot_be_parsed() -> None:
    whole = workbook_of(ROWS)
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(whole)) as old, zipfile.ZipFile(out, "w") as new:
        for part in old.infolist():
            new.writestr(part.filename, b"<not-xml" if "sheet1" in part.filename else old.read(part))
    with pytest.raises(Unreadable, match="cannot be read as an Excel workbook"):
        read_people(out.getvalue(), "people.xlsx")
