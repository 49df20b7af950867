"""A chart of hundreds, looked at branch by branch: as much of it as a picture holds, and how many stand below that."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING
from uuid import UUID

if TYPE_CHECKING:
    from countersign.roles.queries.charting import Chart, Place

MOST = 120
"""So many people stand in one picture."""


@dataclass(frozen=True)
class Folded:
    """``left_out``: how many people stand in the chart and not in this part of it. ``branch``: whose it is."""

    chart: Chart
    branch: Place | None
    left_out: int


def folded(drawn: Chart, under: UUID | None, most: int = MOST) -> Folded:
    """The chart from the top, or from somebody in it, level by level until so many stand there.

    Raises ValueError where that somebody is not in the chart.
    """
    everybody = list(every([*drawn.tops, *drawn.apart]))
    if under is None:
        kept = first_of([*drawn.tops, *drawn.apart], most)
        tops, apart = (
            tuple(pruned(one, kept) for one in some if id(one) in kept) for some in (drawn.tops, drawn.apart)
        )
        return Folded(replace(drawn, tops=tops, apart=apart), None, len(everybody) - len(kept))
    branch = next((one for one in everybody if one.person.id == under), None)
    if branch is None:
        raise ValueError("not in the chart")
    kept = first_of([branch], most)
    whole = pruned(branch, kept)
    shown = replace(drawn, tops=(whole,) if branch.leads else (), apart=() if branch.leads else (whole,), vacant=())
    return Folded(shown, branch, branch.below_it + 1 - len(kept))


def every(places: Sequence[Place]) -> Iterator[Place]:
    waiting = deque(places)
    while waiting:
        one = waiting.popleft()
        yield one
        waiting.extend(one.below)


def first_of(places: Sequence[Place], most: int) -> set[int]:
    """Which of them are shown, the upper levels first."""
    return {id(one) for _, one in zip(range(most), every(places), strict=False)}


def pruned(place: Place, kept: set[int]) -> Place:
    """With what is shown below; ``more`` counts the others."""
    below = tuple(pruned(one, kept) for one in place.below if id(one) in kept)
    shown = sum(1 + one.below_it for one in place.below if id(one) in kept)
    return replace(place, below=below, more=place.below_it - shown)
