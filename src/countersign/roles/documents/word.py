"""The roles document as Word, to be worked on elsewhere: the same words, with the chart as a table."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from itertools import count

from countersign.kernel.text import (
    PLAIN,
    Block,
    Cell,
    Heading,
    Item,
    ListBlock,
    Paragraph,
    Run,
    Style,
    Table,
    Text,
    make_runs,
)
from countersign.press.sheets import EXAMPLE
from countersign.press.taken import Taken
from countersign.press.word import to_word
from countersign.roles.documents.sheet import Answering, Hand, Part, Sheet

BOLD = Style(bold=True, italic=False, href="")


def as_word(said: Sheet, *, example: bool, at: datetime) -> bytes:
    """The bytes of a .docx. Raises TextProblem for more than a text may hold, and ConfinedError."""
    taken = Taken(
        title=said.title,
        organisation=said.organisation,
        label=said.imprint[-1],
        language="en-GB",
        at=at,
        imprint=(" · ".join([said.organisation, *said.imprint]), *([EXAMPLE] if example else [])),
        ending=(),
        text=Text(tuple(_Blocks().all(said))),
    )
    return to_word(taken)


class _Blocks:
    """Numbers the blocks of one text."""

    def __init__(self) -> None:
        self._numbers = count(1)

    def all(self, said: Sheet) -> Iterator[Block]:
        yield self._paragraph((said.lead, PLAIN))
        if said.vacant:
            yield self._paragraph((said.vacant, BOLD))
        if said.chart:
            yield Heading(self._id(), 2, make_runs([(said.answers, PLAIN)]))
            yield self._table(said.columns, said.chart)
        for part in said.parts:
            yield from self._part(part)
        if not said.parts:
            yield self._paragraph((said.empty, PLAIN))

    def _part(self, part: Part) -> Iterator[Block]:
        yield Heading(
            self._id(), 2, make_runs([(f"{part.name} ({part.clauses})" if part.clauses else part.name, PLAIN)])
        )
        points = tuple(Item(self._id(), (self._paragraph((duty, PLAIN)),)) for duty in part.duties)
        if points:
            yield ListBlock(self._id(), ordered=False, start=1, items=points)
        if part.fits:
            yield self._paragraph((part.fits, PLAIN))
        for hand in part.hands:
            yield self._hand(hand)
        if not part.hands:
            yield self._paragraph((part.alone, BOLD if part.vacant else PLAIN))

    def _hand(self, hand: Hand) -> Paragraph:
        told = " ".join([f", {hand.since}, {hand.state}.", *hand.lines])
        return self._paragraph((hand.name, BOLD), (told, PLAIN))

    def _table(self, columns: tuple[str, str, str], chart: tuple[Answering, ...]) -> Table:
        rows = [columns, *((one.name, one.to, one.roles) for one in chart)]
        return Table(self._id(), 1, tuple(tuple(_cell(words) for words in row) for row in rows))

    def _paragraph(self, *pieces: tuple[str, Style]) -> Paragraph:
        return Paragraph(self._id(), make_runs(pieces))

    def _id(self) -> str:
        return f"b{next(self._numbers)}"


def _cell(words: str) -> Cell:
    runs: tuple[Run, ...] = make_runs([(words, PLAIN)])
    return Cell(runs)
