"""Where marked passages begin and end among the runs of one block."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from countersign.kernel.text.runs import Run, runs_text


@dataclass(frozen=True, slots=True)
class Span:
    """Neighbouring pieces of runs that carry the same labels (none: not marked)."""

    labels: tuple[str, ...]
    runs: tuple[PieceOfRun, ...]


@dataclass(frozen=True, slots=True)
class PieceOfRun:
    """A part of a run; unlike a run it may begin or end with a blank."""

    text: str
    bold: bool
    italic: bool
    href: str


Place = tuple[int, int, str]


def find_spans(runs: Sequence[Run], quotes: Iterable[tuple[str, str]]) -> list[Place]:
    """``(from, to, label)`` of the first place of each exact quote in the text of the runs."""
    text = runs_text(runs)
    found = [(text.find(quote), len(quote), label) for quote, label in quotes if quote]
    return [(at, at + length, label) for at, length, label in found if at >= 0]


def cut(runs: Sequence[Run], places: Sequence[Place]) -> list[Span]:
    """The runs cut at the ends of all places; where places overlap, a span carries all their labels."""
    edges = sorted({edge for start, end, _ in places for edge in (start, end)})
    spans: list[Span] = []
    at = 0
    for run in runs:
        for text in _pieces(run.text, [edge - at for edge in edges]):
            labels = tuple(label for start, end, label in places if start <= at < end)
            piece = PieceOfRun(text, run.bold, run.italic, run.href)
            at += len(text)
            if spans and spans[-1].labels == labels:
                spans[-1] = Span(labels, (*spans[-1].runs, piece))
            else:
                spans.append(Span(labels, (piece,)))
    return spans


def _pieces(text: str, edges: list[int]) -> list[str]:
    stops = [0, *(edge for edge in edges if 0 < edge < len(text)), len(text)]
    return [text[start:stop] for start, stop in pairwise(stops)]
