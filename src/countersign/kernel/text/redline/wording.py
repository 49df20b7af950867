"""The words of one paragraph, heading or cell: which stayed, which came, which went, which look otherwise now."""

from __future__ import annotations

from collections.abc import Iterator

from countersign.kernel.text.redline.effort import Effort
from countersign.kernel.text.redline.marks import Mark, Piece
from countersign.kernel.text.redline.matching import matches
from countersign.kernel.text.redline.tokens import Line
from countersign.kernel.text.runs import Run, Style


def reworded(old: tuple[Run, ...], new: tuple[Run, ...], effort: Effort) -> tuple[Piece, ...]:
    """Both wordings in one line, in reading order, what went before what came."""
    if old == new:
        return all_of(new, Mark.KEPT)
    was, now = Line(old), Line(new)
    out: list[Piece] = []
    at_old = at_new = 0
    for first_old, first_new, length in [
        *matches(was.tokens, now.tokens, effort),
        (len(was.tokens), len(now.tokens), 0),
    ]:
        out += _changed(was, now, (at_old, first_old), (at_new, first_new))
        out += _kept(was, now, first_old, first_new, length)
        at_old, at_new = first_old + length, first_new + length
    return tuple(_joined(out))


def all_of(runs: tuple[Run, ...], mark: Mark) -> tuple[Piece, ...]:
    """All words with one mark."""
    return tuple(Piece(mark, run.text, run.style, run.style) for run in runs)


def _changed(was: Line, now: Line, gone: tuple[int, int], come: tuple[int, int]) -> Iterator[Piece]:
    """What stands between two stretches that stayed. A blank before both is kept."""
    old, new = was.tokens[slice(*gone)], now.tokens[slice(*come)]
    shared = bool(old and new and old[0].blank and new[0].blank)
    if shared:
        yield from _restyled(was, now, old[0].begin, new[0].begin, 1)
    if old:
        yield from _marked(was, old[0].begin + shared, old[-1].end, Mark.REMOVED)
    if new:
        yield from _marked(now, new[0].begin + shared, new[-1].end, Mark.ADDED)


def _kept(was: Line, now: Line, first_old: int, first_new: int, length: int) -> Iterator[Piece]:
    """The words that stayed; a blank may have come or gone between them."""
    olds, news = was.tokens[first_old : first_old + length], now.tokens[first_new : first_new + length]
    if olds and was.text[olds[0].begin : olds[-1].end] == now.text[news[0].begin : news[-1].end]:
        yield from _restyled(was, now, olds[0].begin, news[0].begin, olds[-1].end - olds[0].begin)
        return
    for old, new in zip(olds, news, strict=True):
        if old.blank and new.blank:
            yield from _restyled(was, now, old.begin, new.begin, 1)
        elif old.blank:
            yield from _marked(was, old.begin, old.start, Mark.REMOVED)
        elif new.blank:
            yield from _marked(now, new.begin, new.start, Mark.ADDED)
        yield from _restyled(was, now, old.start, new.start, len(old.word))


def _restyled(was: Line, now: Line, at_old: int, at_new: int, length: int) -> Iterator[Piece]:
    """The same letters in both, cut where either style changes."""
    before, after = was.styled(at_old, at_old + length), now.styled(at_new, at_new + length)
    one: tuple[str, Style] | None = next(before, None)
    other: tuple[str, Style] | None = next(after, None)
    while one and other:
        n = min(len(one[0]), len(other[0]))
        yield Piece(Mark.KEPT, one[0][:n], one[1], other[1])
        one = (one[0][n:], one[1]) if len(one[0]) > n else next(before, None)
        other = (other[0][n:], other[1]) if len(other[0]) > n else next(after, None)


def _marked(line: Line, start: int, end: int, mark: Mark) -> Iterator[Piece]:
    for text, style in line.styled(start, end):
        yield Piece(mark, text, style, style)


def _joined(pieces: list[Piece]) -> list[Piece]:
    """Neighbours of one mark and one style become one piece."""
    out: list[Piece] = []
    texts: list[list[str]] = []
    for piece in pieces:
        if out and (out[-1].mark, out[-1].was, out[-1].now) == (piece.mark, piece.was, piece.now):
            texts[-1].append(piece.text)
        else:
            out.append(piece)
            texts.append([piece.text])
    return [Piece(piece.mark, "".join(parts), piece.was, piece.now) for piece, parts in zip(out, texts, strict=True)]
