"""What a text says line by line: sentences, headings, and the rows of a table with what stands over them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from countersign.kernel.text import Table, Text, runs_text, walk
from countersign.kernel.text.tree import own_runs
from countersign.policies.text.sentences import sentences

_OPEN = re.compile(r"[^,:]{1,40}:\W*|(?:approved|signed|authori[sz]ed|version|date)(?: by)?\W*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Line:
    """``quote`` stands word for word in the block, cells parted by a blank; ``said`` has the label before it."""

    block_id: str
    quote: str
    said: str

    @property
    def alone(self) -> bool:
        """Nothing stands over it or before it."""
        return self.quote == self.said


def lines(text: Text) -> Iterator[Line]:
    """Every line in reading order. A label on a line of its own ("Signed:") is said with the line after it."""
    label = ""
    for node in walk(text.blocks):
        if isinstance(node, Table):
            yield from _rows(node)
            continue
        for runs in own_runs(node):
            for quote in _parts(runs_text(runs)):
                yield Line(node.id, quote, f"{label}: {quote}" if label else quote)
                label = quote.rstrip(" :_") if _OPEN.fullmatch(quote) else ""


def _parts(piece: str) -> Iterator[str]:
    for line in piece.split("\n"):
        yield from sentences(line)


def _rows(table: Table) -> Iterator[Line]:
    """Each cell with the cell to its left before it, with the first of its column, and by itself."""
    rows = [[" ".join(runs_text(cell.runs).split()) for cell in row] for row in table.rows]
    for row in rows[table.header_rows :]:
        quote = " ".join(filter(None, row))
        pairs = [*pairwise(row), *zip(rows[0], row, strict=True)]
        said = [f"{label}: {cell}" for label, cell in pairs if label and cell]
        yield from (Line(table.id, quote, line) for line in (*said, *filter(None, row)))
