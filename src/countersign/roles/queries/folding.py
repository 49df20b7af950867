"""A chart of hundreds, looked at branch by branch: as much of it as a picture holds, and how many stand below that."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, cast
from uuid import UUID

from countersign.roles.queries.charting import Place, Spot, Tree, every, inhabited

MOST = 120
"""So many people stand in one picture."""


@dataclass(frozen=True)
class Part[Node: Spot | Place]:
    """``left_out``: how many people stand in the chart and not in this part of it. ``branch``: whose it is."""

    chart: Tree[Node]
    branch: Node | None
    left_out: int


type Folded = Part[Place]


def folded[Node: Spot | Place](drawn: Tree[Node], under: UUID | None, most: int = MOST) -> Part[Node]:
    """The chart from the top, or from somebody in it, level by level until so many stand there.

    Raises ValueError where that somebody is not in the chart.
    """
    first = [*drawn.tops, *drawn.apart]
    if under is None:
        kept = first_of(first, most)
        shown = Tree[Node](kept_of(drawn.tops, kept), kept_of(drawn.apart, kept), drawn.vacant)
        return Part[Node](shown, None, sum(1 + one.below_it for one in first) - len(kept))
    found = [one for one in every(first) if one.of == under][:1]
    if not found:
        raise ValueError("not in the chart")
    return part_from(found[0], most)


def part_from[Node: Spot | Place](branch: Node, most: int) -> Part[Node]:
    kept = first_of([branch], most)
    whole = kept_of([branch], kept)
    shown = Tree[Node](whole if branch.leads else (), () if branch.leads else whole, ())
    return Part[Node](shown, branch, branch.below_it + 1 - len(kept))


def filled(organisation: UUID, on: date, part: Part[Spot]) -> Folded:
    """The same with who people are and what they hold; nobody else is read."""
    drawn = inhabited(organisation, on, part.chart)
    return Part(drawn, next(iter((*drawn.tops, *drawn.apart))) if part.branch else None, part.left_out)


def first_of[Node: Spot | Place](nodes: Sequence[Node], most: int) -> set[int]:
    """Which of them are shown, the upper levels first."""
    return {id(one) for _, one in zip(range(most), every(nodes), strict=False)}


def kept_of[Node: Spot | Place](nodes: Sequence[Node], kept: set[int]) -> tuple[Node, ...]:
    return tuple(pruned(one, kept) for one in nodes if id(one) in kept)


def pruned[Node: Spot | Place](node: Node, kept: set[int]) -> Node:
    """With what is shown below; ``more`` counts the others."""
    below = kept_of(node.below, kept)
    shown = sum(1 + one.below_it for one in node.below if id(one) in kept)
    return replace(cast("Any", node), below=below, more=node.below_it - shown)  # type: ignore[no-any-return]
