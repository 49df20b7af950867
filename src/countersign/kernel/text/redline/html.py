"""A comparison as HTML that is safe by construction: every character is escaped, no attribute holds text.

What came stands in ``ins``, what went in ``del``, each with words that only a screen reader speaks; a note in plain
words stands above whatever changed as a whole.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from html import escape
from itertools import groupby

from countersign.kernel.text.redline.html_words import pieces_html
from countersign.kernel.text.redline.marks import HERE_BEFORE, HERE_NOW, Changed, Mark, Place, Redline, Row
from countersign.kernel.words import Words, say

type Speak = Callable[[Words], str]

LONGEST_QUOTE = 60
NOTES = {Mark.KEPT: say("Changed"), Mark.ADDED: say("New"), Mark.REMOVED: say("Removed")}


def to_html(redline: Redline, speak: Speak, *, first_heading: int = 1, changes_only: bool = False) -> str:
    """The whole text with its changes, or with ``changes_only`` those alone, each under its heading.

    ``speak`` puts a sentence into the reader's language; ``first_heading`` as in ``to_html`` of a text.
    """
    writer = _Writer(speak, first_heading - 1)
    nodes = _changes(redline.nodes) if changes_only else redline.nodes
    return "\n".join(writer.group(group, list(members)) for group, members in groupby(nodes, lambda node: _group(node)))


def _group(node: Changed) -> str:
    """Neighbours that came together, or went together, stand under one note."""
    if node.mark in (Mark.ADDED, Mark.REMOVED):
        return node.mark.value
    return "" if node.same else "-".join(node.ids)


def _changes(nodes: Iterable[Changed]) -> Iterator[Changed]:
    """What changed, and the heading over it."""
    heading: Changed | None = None
    for node in nodes:
        if not node.same:
            if heading is not None:
                yield heading
            heading = None
            yield node
        elif node.type == "heading":
            heading = node


class _Writer:
    def __init__(self, speak: Speak, lower: int) -> None:
        self._speak, self._lower = speak, lower

    def group(self, group: str, nodes: list[Changed]) -> str:
        if not group:
            return "\n".join(map(self._block, nodes))
        first = nodes[0]
        inside = "" if first.mark is Mark.AWAY else "\n".join(map(self._block, nodes))
        return f'<div class="redline" data-kind="{first.mark.lower()}">{self._note(first, "p")}{inside}</div>'

    def _note(self, node: Changed | Row, tag: str) -> str:
        return f'<{tag} class="redline-note">{escape(self._speak(_note(node)))}</{tag}>'

    def _block(self, node: Changed) -> str:
        match node.type:
            case "heading":
                level = min((node.frames[1] or node.frames[0])[0] + self._lower, 6)
                return f"<h{level}>{self._words(node)}</h{level}>"
            case "paragraph":
                return f"<p>{self._words(node)}</p>"
            case "list":
                return self._list(node)
            case "table":
                return self._table(node)
        return f"<blockquote>{self._inside(node)}</blockquote>"

    def _words(self, node: Changed) -> str:
        return pieces_html(node.pieces, self._speak, alone=node.mark in (Mark.ADDED, Mark.REMOVED))

    def _list(self, node: Changed) -> str:
        ordered, start = node.frames[1] or node.frames[0]
        tag, first = ("ol", "" if start == 1 else f' start="{start}"') if ordered else ("ul", "")
        here = HERE_NOW if node.frames[1] else HERE_BEFORE
        told = node.mark in (Mark.KEPT, Mark.MOVED)
        items, number, skipped = [], start, False
        for item in node.nodes:
            counts = item.mark in here
            items.append(self._item(item, f' value="{number}"' if ordered and counts and skipped else "", told=told))
            number, skipped = number + counts, not counts
        return f"<{tag}{first}>{''.join(items)}</{tag}>"

    def _item(self, node: Changed, value: str, *, told: bool) -> str:
        """A point; one that came, went or moved says so, unless its whole list did. What is gone has no number."""
        if node.mark is Mark.KEPT or not told:
            return f"<li{value}>{self._inside(node)}</li>"
        inside = "" if node.mark is Mark.AWAY else self._inside(node)
        return f'<li data-kind="{node.mark.lower()}"{value}>{self._note(node, "span")}{inside}</li>'

    def _inside(self, node: Changed) -> str:
        return "".join(map(self._inner, node.nodes))

    def _inner(self, node: Changed) -> str:
        if node.mark is Mark.AWAY:
            return self._note(node, "p")
        note = self._note(node, "p") if node.mark is Mark.MOVED else ""
        return note + self._block(node)

    def _table(self, node: Changed) -> str:
        """In a frame of its own that scrolls."""
        heads = max(0, node.frames[1][0] if node.frames[1] else node.frames[0][0])
        lines = []
        for row in node.rows:
            head = heads > 0
            heads -= row.mark in HERE_NOW or node.mark is Mark.REMOVED
            lines.append(self._row(row, node, head=head))
        label = escape(self._speak(say("Table with changes")))
        frame = f'<div class="document-table" role="group" tabindex="0" aria-label="{label}">'
        return f"{frame}<table><tbody>{''.join(lines)}</tbody></table></div>"

    def _row(self, row: Row, table: Changed, *, head: bool) -> str:
        tag, scope = ("th", ' scope="col"') if head else ("td", "")
        told = table.mark in (Mark.KEPT, Mark.MOVED)
        note = self._note(row, "span") if told and row.mark is not Mark.KEPT else ""
        cells = []
        for number, (cell, column) in enumerate(zip(row.cells, table.columns, strict=True)):
            kind = f' data-kind="{column.lower()}"' if told and column is not Mark.KEPT else ""
            alone = row.mark in (Mark.ADDED, Mark.REMOVED, Mark.AWAY)
            inside = (note if number == 0 else "") + pieces_html(cell, self._speak, alone=alone)
            cells.append(f"<{tag}{scope}{kind}>{inside}</{tag}>")
        kind = f' data-kind="{row.mark.lower()}"' if note else ""
        return f"<tr{kind}>{''.join(cells)}</tr>"


def _note(node: Changed | Row) -> Words:
    """What became of it, in words."""
    if node.mark in NOTES:
        return _reframed(node) if isinstance(node, Changed) and node.mark is Mark.KEPT else NOTES[node.mark]
    place = node.place or Place()
    if node.mark is Mark.MOVED:
        return _moved(place)
    return _away(node, place)


def _reframed(node: Changed) -> Words:
    """That it changed, and what beside its words."""
    was, now = node.frames
    if was != now and node.type == "heading":
        return say("Changed: a heading of level {now}, before of level {was}", now=now[0], was=was[0])
    if was != now and node.type == "list":
        return say("Changed: the numbering of the list too")
    return NOTES[Mark.KEPT]


def _moved(place: Place) -> Words:
    if place.along:
        return say("Moved here too")
    if place.under:
        return say("Moved here from under “{words}”", words=_short(place.under))
    if place.after:
        return say("Moved here; it stood after “{words}”", words=_short(place.after))
    return say("Moved here; it stood first")


def _away(node: Changed | Row, place: Place) -> Words:
    quote = _short(_said(node))
    if place.along:
        return say("“{quote}” moved from here with it", quote=quote)
    if place.under:
        return say("“{quote}” moved from here to under “{words}”", quote=quote, words=_short(place.under))
    if place.after:
        return say("“{quote}” moved from here; it stands after “{words}” now", quote=quote, words=_short(place.after))
    return say("“{quote}” moved from here; it stands first now", quote=quote)


def _said(node: Changed | Row) -> str:
    """What a node says, for a quote of its first words."""
    if isinstance(node, Row):
        return " | ".join(text for cell in node.cells if (text := "".join(piece.text for piece in cell)))
    own = "".join(piece.text for piece in node.pieces)
    return " ".join(filter(None, [own, *map(_said, node.nodes), *map(_said, node.rows)]))


def _short(words: str) -> str:
    plain = " ".join(words.split())
    return plain if len(plain) <= LONGEST_QUOTE else plain[: LONGEST_QUOTE - 1].rsplit(" ", 1)[0] + "…"
