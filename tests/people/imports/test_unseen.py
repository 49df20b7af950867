"""What nobody sees is taken out of a list, and the list says how much that was."""

from __future__ import annotations

import io

import pytest
from openpyxl import Workbook

from countersign.people.imports.reading import read_book

ROWS = (("Name", "E-mail"), ("Tom\u202e Okafor", "tom@larkbeam.example"), ("क्\u200dष\u200b", "k@larkbeam.example"))


def as_text() -> bytes:
    return "\n".join(",".join(row) for row in ROWS).encode("utf-8-sig")


def as_workbook() -> bytes:
    book, file = Workbook(), io.BytesIO()
    for row in ROWS:
        book.active.append(row)  # type: ignore[union-attr]
    book.save(file)
    return file.getvalue()


@pytest.mark.parametrize(("name", "data"), [("people.csv", as_text()), ("people.xlsx", as_workbook())])
def test_read_when_names_hold_what_nobody_sees_takes_it_out_and_says_so(name: str, data: bytes) -> None:
    book = read_book(data, name)
    (page,) = book.pages
    assert [row[0] for row in page.rows[1:]] == ["Tom Okafor", "क्\u200dष"]
    assert [str(one) for one in (*book.remarks, *page.remarks)] == ["Characters that cannot be seen were taken out: 2."]
