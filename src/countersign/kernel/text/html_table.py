"""A table of HTML as rows of equal length; merged cells are taken apart."""

from __future__ import annotations

from collections.abc import Iterator

from countersign.kernel.text.html_dom import Element
from countersign.kernel.text.html_notes import Notes
from countersign.kernel.text.html_words import one_line
from countersign.kernel.text.runs import PLAIN, make_runs
from countersign.kernel.text.tree import MAX_COLUMNS, Cell

_CELLS = ("td", "th")


def read_rows(table: Element, notes: Notes) -> tuple[int, tuple[tuple[Cell, ...], ...]]:
    """How many leading rows are headings, and all rows; no rows when no cell holds a word."""
    found = [(in_head, _cells(row)) for in_head, row in _rows(table)]
    found = [(in_head, cells) for in_head, cells in found if cells]
    rows = _filled(_taken_apart([cells for _, cells in found], notes), notes)
    if not any(cell.runs for row in rows for cell in row):
        return 0, ()
    heads = [in_head or all(cell.tag == "th" for cell in cells) for in_head, cells in found]
    return (*heads, False).index(False), rows


def _rows(table: Element, in_head: bool = False) -> Iterator[tuple[bool, Element]]:
    for child in table.children:
        if isinstance(child, Element) and child.tag == "tr":
            yield in_head, child
        elif isinstance(child, Element) and child.tag in ("thead", "tbody", "tfoot"):
            yield from _rows(child, in_head=child.tag == "thead")


def _cells(row: Element) -> list[Element]:
    return [child for child in row.children if isinstance(child, Element) and child.tag in _CELLS]


def _taken_apart(rows: list[list[Element]], notes: Notes) -> list[list[Element | None]]:
    """Each row by columns; a cell that spans several stands in the first, the others are empty."""
    covered: dict[int, int] = {}
    out: list[list[Element | None]] = []
    for cells in rows:
        line: list[Element | None] = []
        waiting = iter(cells)
        while len(line) <= MAX_COLUMNS:
            if covered.get(len(line), 0) > 0:
                covered[len(line)] -= 1
                line.append(None)
                continue
            cell = next(waiting, None)
            if cell is None:
                break
            wide, high = _span(cell, "colspan"), _span(cell, "rowspan")
            if wide > 1 or high > 1:
                notes.add("Merged table cells were taken apart: the words stand in the first of them.")
            covered |= dict.fromkeys(range(len(line), len(line) + wide), high - 1)
            line += [cell, *[None] * (wide - 1)]
        out.append(line)
    return out


def _filled(rows: list[list[Element | None]], notes: Notes) -> tuple[tuple[Cell, ...], ...]:
    width = max(map(len, rows), default=0)
    return tuple(tuple(_cell(cell, notes) for cell in (*row, *[None] * (width - len(row)))) for row in rows)


def _cell(element: Element | None, notes: Notes) -> Cell:
    return Cell() if element is None else Cell(make_runs(one_line(element, PLAIN, notes)))


def _span(cell: Element, name: str) -> int:
    value = cell.attributes.get(name, "").strip()
    return min(max(int(value), 1), MAX_COLUMNS) if value.isascii() and value.isdigit() and len(value) < 5 else 1
