"""Tables as an Excel workbook. Every cell is a text, whatever it looks like.

``exporting`` loads this module by its name, for the first workbook: what writes them takes longer to load than a page.
"""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

from countersign.web.sheets import Sheet

LONGEST_CELL = 32_767
"""More letters no cell may hold."""

NOT_IN_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def workbook(sheets: Iterable[Sheet], harmless: Callable[[object], str]) -> bytes:
    """``harmless``: makes of a value a text that no program takes for a formula."""
    book, out = Workbook(write_only=True), io.BytesIO()
    book.properties.creator = "Countersign"
    for sheet in sheets:
        page = book.create_sheet(sheet.title)
        page.freeze_panes = "A2"
        for place, width in enumerate(sheet.widths, 1):
            page.column_dimensions[get_column_letter(place)].width = width
        page.append(list(cells(page, [harmless(one) for one in sheet.headings], bold=True)))
        for row in sheet.rows:
            page.append(list(cells(page, [harmless(one) for one in row])))
    book.save(out)
    return out.getvalue()


def cells(page: Any, texts: Iterable[str], *, bold: bool = False) -> Iterator[Any]:
    for text in texts:
        cell = WriteOnlyCell(page, value=NOT_IN_XML.sub("\ufffd", text)[:LONGEST_CELL])
        cell.data_type = "s"  # also where the library would see a formula
        cell.alignment, cell.font = Alignment(wrap_text=True, vertical="top"), Font(bold=bold)
        yield cell
