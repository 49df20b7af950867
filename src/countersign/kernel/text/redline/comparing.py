"""Two texts laid into one another."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from itertools import pairwise

from countersign.kernel.text.plain import node_text
from countersign.kernel.text.redline.effort import Effort
from countersign.kernel.text.redline.marks import ALONG, Changed, Mark, Place, Redline, frame_of
from countersign.kernel.text.redline.pairing import Step, Unit, aligned
from countersign.kernel.text.redline.tables import columns_of, rows_of, whole_rows
from countersign.kernel.text.redline.wording import all_of, reworded
from countersign.kernel.text.runs import Run, runs_text
from countersign.kernel.text.tree import Heading, Item, ListBlock, Node, Paragraph, Quote, Table, Text, children


def compare(before: Text, after: Text) -> Redline:
    """What changed from one text to the other. Bounded on any input: see ``effort``."""
    effort = Effort()
    nodes = _nodes(before.blocks, after.blocks, effort)
    return Redline(nodes, coarse=effort.spent_up)


def _nodes(old: Sequence[Node], new: Sequence[Node], effort: Effort) -> tuple[Changed, ...]:
    steps = aligned([_unit(node) for node in old], [_unit(node) for node in new])
    along = [False, *(_is_along(before, step) for before, step in pairwise(steps))]
    return tuple(_node(step, old, new, effort, along=how) for step, how in zip(steps, along, strict=False))


def _is_along(before: Step, step: Step) -> bool:
    """Did it move together with what stood before it, and stands before it now?"""
    if before.mark is not step.mark:
        return False
    return step.mark in (Mark.MOVED, Mark.AWAY) and (before.was, before.now) == (step.was - 1, step.now - 1)


def _node(step: Step, old: Sequence[Node], new: Sequence[Node], effort: Effort, *, along: bool) -> Changed:
    match step.mark:
        case Mark.ADDED:
            return _whole(new[step.now], Mark.ADDED, None)
        case Mark.REMOVED:
            return _whole(old[step.was], Mark.REMOVED, None)
        case Mark.AWAY:
            return _whole(old[step.was], Mark.AWAY, ALONG if along else _place(new, step.now, old, step.was))
    moved = ALONG if along else _place(old, step.was, new, step.now)
    place = moved if step.mark is Mark.MOVED else None
    return _both(old[step.was], new[step.now], step.mark, place, effort)


def _whole(node: Node, mark: Mark, place: Place | None) -> Changed:
    """A node that came or went with all that is in it."""
    came, frame = mark is Mark.ADDED, frame_of(node)
    words = Mark.ADDED if came else Mark.REMOVED
    table = node if isinstance(node, Table) else None
    return Changed(
        type=node.type,
        mark=mark,
        ids=("", node.id) if came else (node.id, ""),
        frames=((), frame) if came else (frame, ()),
        pieces=all_of(_runs(node), words),
        nodes=tuple(_whole(inner, words, None) for inner in children(node)),
        columns=(words,) * len(table.rows[0]) if table else (),
        rows=whole_rows(table, words) if table else (),
        place=place,
    )


def _both(old: Node, new: Node, mark: Mark, place: Place | None, effort: Effort) -> Changed:
    """A node of both texts: its words, what stands in it, or its cells."""
    columns = columns_of(old, new) if isinstance(old, Table) and isinstance(new, Table) else []
    rows = rows_of(old, new, columns, effort) if isinstance(old, Table) and isinstance(new, Table) else ()
    return Changed(
        type=new.type,
        mark=mark,
        ids=(old.id, new.id),
        frames=(frame_of(old), frame_of(new)),
        pieces=reworded(_runs(old), _runs(new), effort),
        nodes=_nodes(children(old), children(new), effort),
        columns=tuple(column.mark for column in columns),
        rows=rows,
        place=place,
    )


def _runs(node: Node) -> tuple[Run, ...]:
    return node.runs if isinstance(node, Heading | Paragraph) else ()


def _unit(node: Node) -> Unit:
    return Unit(node.type, node.id, _said(node), partial(node_text, node))


def _said(node: Node) -> object:
    """What it says and how, without ids."""
    match node:
        case Heading() | Paragraph():
            return (node.type, frame_of(node), node.runs)
        case Table():
            return (node.type, frame_of(node), node.rows)
        case ListBlock() | Item() | Quote():
            return (node.type, frame_of(node), tuple(map(_said, children(node))))


def _place(there: Sequence[Node], at: int, here: Sequence[Node], now: int) -> Place:
    """The other place of a node: under which heading, if that is another one; else after what."""
    under = _heading(there, at)
    if under and under != _heading(here, now):
        return Place(under=under)
    return Place(after=node_text(there[at - 1]) if at else "")


def _heading(nodes: Sequence[Node], at: int) -> str:
    above = (node for node in reversed(nodes[:at]) if isinstance(node, Heading))
    found = next(above, None)
    return runs_text(found.runs) if found else ""
