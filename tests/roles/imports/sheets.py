"""Sheets of the tests of bringing in a matrix."""

from __future__ import annotations

import io
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


def brought(name: str = PRINTED[0]) -> Brought:
    return read_matrix(sample(name), name)
