"""The tree as HTML that is safe by construction.

Every character of the text is escaped; the only attributes are ``href``, ``start``, ``scope``,
``data-block`` (the block's id) and, on a marked passage, ``data-label``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from html import escape

from countersign.kernel.text.html_marks import PieceOfRun, Span, cut, find_spans
from countersign.kernel.text.runs import Run
from countersign.kernel.text.tree import Block, Cell, Heading, Item, ListBlock, Paragraph, Quote, Table, Text

Quotes = Mapping[str, Sequence[tuple[str, str]]]


def to_html(
    text: Text, quotes: Quotes | None = None, *, first_heading: int = 1, words: Callable[[str], str] = escape
) -> str:
    """The text as HTML, one top block a line.

    ``quotes`` is ``{block id: [(exact quote, label)]}``: each quote found in its block stands in
    ``<mark data-label="label">``. ``first_heading`` is the number of the ``h`` that level 1 gets, so that a
    page with a title of its own passes 2. ``words`` writes the bare words of a run, and has to escape them.
    """
    writer = _Writer(quotes or {}, first_heading - 1, words)
    return "\n".join(writer.block(block) for block in text.blocks)


class _Writer:
    def __init__(self, quotes: Quotes, lower: int, words: Callable[[str], str]) -> None:
        self._quotes, self._lower, self._words = quotes, lower, words

    def block(self, block: Block) -> str:
        match block:
            case Heading():
                return self._worded(f"h{min(block.level + self._lower, 6)}", block)
            case Paragraph():
                return self._worded("p", block)
            case ListBlock():
                return self._list(block)
            case Table():
                return self._table(block)
            case Quote():
                return _element("blockquote", block.id, "".join(map(self.block, block.blocks)))

    def _worded(self, tag: str, block: Heading | Paragraph) -> str:
        return _element(tag, block.id, self._runs(block.id, block.runs))

    def _list(self, block: ListBlock) -> str:
        tag, start = ("ol", "" if block.start == 1 else f' start="{block.start}"') if block.ordered else ("ul", "")
        return _element(tag, block.id, "".join(map(self._item, block.items)), start)

    def _item(self, item: Item) -> str:
        return _element("li", item.id, "".join(map(self.block, item.blocks)))

    def _table(self, table: Table) -> str:
        head, body = table.rows[: table.header_rows], table.rows[table.header_rows :]
        inside = self._rows("thead", table.id, head, '<th scope="col">', "</th>")
        inside += self._rows("tbody", table.id, body, "<td>", "</td>")
        return _element("table", table.id, inside)

    def _rows(self, tag: str, table_id: str, rows: Iterable[tuple[Cell, ...]], start: str, end: str) -> str:
        lines = ["".join(start + self._runs(table_id, cell.runs) + end for cell in row) for row in rows]
        return f"<{tag}>" + "".join(f"<tr>{line}</tr>" for line in lines) + f"</{tag}>" if lines else ""

    def _runs(self, block_id: str, runs: tuple[Run, ...]) -> str:
        """Runs in order, cut where a marked passage begins or ends; one ``mark`` a passage."""
        spans = find_spans(runs, self._quotes.get(block_id, ()))
        return "".join(map(self._marked, cut(runs, spans)))

    def _marked(self, span: Span) -> str:
        inside = "".join(_run(run, self._words) for run in span.runs)
        if not span.labels:
            return inside
        return f'<mark data-label="{escape(", ".join(span.labels))}">{inside}</mark>'


def _run(run: PieceOfRun, words: Callable[[str], str]) -> str:
    out = words(run.text)
    out = f"<em>{out}</em>" if run.italic else out
    out = f"<strong>{out}</strong>" if run.bold else out
    return f'<a href="{escape(run.href)}">{out}</a>' if run.href else out


def _element(tag: str, node_id: str, inside: str, attributes: str = "") -> str:
    return f'<{tag} data-block="{escape(node_id)}"{attributes}>{inside}</{tag}>'
