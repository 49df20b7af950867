"""Which node of the newer text continues which of the older: by id, by what it says, by likeness. Both ways alike."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from countersign.kernel.text.redline.marks import Mark
from countersign.kernel.text.redline.tokens import different_words

SAME_ID = 0.2
"""Two nodes with one id are one, unless hardly a word is common to both."""
ALIKE = 0.5
_NEIGHBOURHOOD = 12


@dataclass(frozen=True)
class Unit:
    """Something that can be paired: nodes, rows, columns. ``id`` may be empty; ``said`` is its whole content.

    ``read`` gives its text; it is asked only where likeness has to decide.
    """

    kind: str
    id: str
    said: object
    read: Callable[[], str]

    @cached_property
    def words(self) -> frozenset[str]:
        return different_words(self.read())


class Step(NamedTuple):
    """One line of both lists laid into one another. Where nothing stands, -1."""

    mark: Mark
    was: int
    now: int


def aligned(old: Sequence[Unit], new: Sequence[Unit]) -> list[Step]:
    """Both lists in one: the newer in its order, and what went where it stood."""
    pairs = sorted(paired(old, new), key=lambda pair: pair[1])
    stayed = _rising(pairs)
    before, after = dict(pairs), {now: was for was, now in pairs}
    out: list[Step] = []
    at_old = at_new = 0
    for end_old, end_new in [*stayed, (len(old), len(new))]:
        for was in range(at_old, end_old):
            out.append(Step(Mark.AWAY if was in before else Mark.REMOVED, was, before.get(was, -1)))
        for now in range(at_new, end_new):
            out.append(Step(Mark.MOVED if now in after else Mark.ADDED, after.get(now, -1), now))
        if end_old < len(old):
            out.append(Step(Mark.KEPT, end_old, end_new))
        at_old, at_new = end_old + 1, end_new + 1
    return out


def paired(old: Sequence[Unit], new: Sequence[Unit]) -> list[tuple[int, int]]:
    """Which belong together, each at most once."""
    if len(old) == len(new) and all(one.said == other.said for one, other in zip(old, new, strict=True)):
        return [(at, at) for at in range(len(old))]
    found = _Found(old, new)
    found.by(lambda unit: (unit.kind, unit.id, unit.said) if unit.id else None)
    found.by(lambda unit: (unit.kind, unit.id) if unit.id else None, least=SAME_ID)
    found.by(lambda unit: (unit.kind, unit.said))
    found.by_likeness()
    return found.pairs


class _Found:
    """Pairs that were found, and what is left on either side."""

    def __init__(self, old: Sequence[Unit], new: Sequence[Unit]) -> None:
        self._old, self._new = old, new
        self._left_old, self._left_new = list(range(len(old))), list(range(len(new)))
        self.pairs: list[tuple[int, int]] = []

    def by(self, key: Callable[[Unit], object], least: float = 0.0) -> None:
        """Pair what has the same key, the first with the first."""
        waiting: defaultdict[object, list[int]] = defaultdict(list)
        for was in reversed(self._left_old):
            waiting[key(self._old[was])].append(was)
        for now in self._left_new:
            name = key(self._new[now])
            if name is not None and waiting[name]:
                was = waiting[name].pop()
                if not least or likeness(self._old[was], self._new[now]) >= least:
                    self.pairs.append((was, now))
        self._strike()

    def by_likeness(self) -> None:
        """The most alike first; of what is left on each side, only neighbours in that order are looked at."""
        candidates = []
        for kind in {self._old[was].kind for was in self._left_old}:
            left = [was for was in self._left_old if self._old[was].kind == kind]
            fresh = [now for now in self._left_new if self._new[now].kind == kind]
            for place, was in enumerate(left):
                for now in fresh[max(0, place - _NEIGHBOURHOOD) : place + _NEIGHBOURHOOD + 1]:
                    alike = likeness(self._old[was], self._new[now])
                    if alike >= ALIKE:
                        candidates.append((-alike, abs(was - now), min(was, now), max(was, now), was, now))
        taken_old, taken_new = set[int](), set[int]()
        for *_order, was, now in sorted(candidates):
            if was not in taken_old and now not in taken_new:
                taken_old.add(was)
                taken_new.add(now)
                self.pairs.append((was, now))
        self._strike()

    def _strike(self) -> None:
        olds, news = {was for was, _now in self.pairs}, {now for _was, now in self.pairs}
        self._left_old = [was for was in self._left_old if was not in olds]
        self._left_new = [now for now in self._left_new if now not in news]


def likeness(one: Unit, other: Unit) -> float:
    """The share of different words in common, 0 to 1."""
    both = len(one.words) + len(other.words)
    return 2 * len(one.words & other.words) / both if both else float(one.said == other.said)


def _rising(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The most pairs that stand in the same order in both lists; the others moved."""
    tops: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for at, (was, _now) in enumerate(pairs):
        place = bisect_left(tops, was)
        before.append(ends[place - 1] if place else -1)
        tops[place : place + 1], ends[place : place + 1] = [was], [at]
    out, at = [], ends[-1] if ends else -1
    while at >= 0:
        out.append(pairs[at])
        at = before[at]
    return out[::-1]
