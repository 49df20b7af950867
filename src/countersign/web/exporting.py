"""Tables that leave as CSV or as a workbook. A cell never begins a formula in whichever program opens them."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence
from importlib import import_module

from django.http import HttpResponse

from countersign.web.sheets import Sheet

BEGINS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")  # noqa: RUF001 (full-width forms count too)

BLANK = re.compile(r"^[\s\u00ad\u200b-\u200f\u2060\ufeff]+")
"""What may stand before a formula and is not seen, or is passed over."""


def harmless(cell: object) -> str:
    """The text of a cell. What a spreadsheet would take for a formula gets an apostrophe in front."""
    text = str(cell)
    seen = (text, text.lstrip(" "), BLANK.sub("", text))
    return f"'{text}" if any(one.startswith(BEGINS_A_FORMULA) for one in seen) else text


XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
WRITER = "countersign.web.workbooks"
"""By its name: whoever asks for no workbook does without the library, a second and 20 MB."""


def as_csv(name: str, headings: Sequence[str], rows: Iterable[Sequence[object]]) -> HttpResponse:
    """A table to download. Begins with a byte order mark, so that Excel reads the names right."""
    out = io.StringIO(newline="")
    sheet = csv.writer(out, quoting=csv.QUOTE_ALL)
    sheet.writerow([harmless(heading) for heading in headings])
    sheet.writerows([harmless(cell) for cell in row] for row in rows)
    answer = HttpResponse("\ufeff" + out.getvalue(), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


def as_workbook(name: str, sheets: Iterable[Sheet]) -> HttpResponse:
    """Tables to download as one Excel workbook."""
    answer = HttpResponse(import_module(WRITER).workbook(sheets, harmless), content_type=XLSX)
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer
