"""Sheets of the tests of bringing in a matrix."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import openpyxl

from countersign.roles.imports.reading import Brought, read_matrix

SAMPLES = Path(__file__).parent / "samples"
PRINTED = ("larkbeam-raci-as-printed.csv", "larkbeam-raci-as-printed.xlsx")
"""The matrix of the article, letter by letter."""


def sample(name: str) -> bytes:
    return (SAMPLES / name).read_bytes()


def csv_of(*rows: Sequence[str]) -> bytes:
    return "\n".join(",".join(row) for row in rows).encode()


def workbook_of(*rows: Sequence[str], change: Callable[[Any], None] = lambda _sheet: None) -> bytes:
    """``change``: merges cells, comments on them."""
    book, out = openpyxl.Workbook(), io.BytesIO()
    sheet: Any = book.active
    for row in rows:
        sheet.append(list(row))
    change(sheet)
    book.save(out)
    return out.getvalue()


def with_results(data: bytes, results: dict[str, bytes]) -> bytes:
    """A workbook whose formulas were worked out: by the cell what is saved with each, as Excel writes it."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            part = old.read(name)
            for cell, result in results.items() if name.startswith("xl/worksheets/") else ():
                begins = f'<c r="{cell}">'.encode()
                head, found, rest = part.partition(begins)
                assert found, cell
                formula, _close, after = rest.partition(b"</c>")
                formula = formula.partition(b"</f>")[0] + b"</f><v>" + result + b"</v></c>"
                part = head + begins.replace(b">", b' t="str">') + formula + after
            new.writestr(name, part)
    return out.getvalue()


def brought(name: str = PRINTED[0]) -> Brought:
    return read_matrix(sample(name), name)
