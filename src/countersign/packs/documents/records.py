"""``records/<noun>.jsonl``: every row that the log speaks of, and the count of what is not shown."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from uuid import UUID

from countersign.ledger.extracts import Newest, newest_about, nouns_of_rows
from countersign.packs.documents.acceptances import Acceptances
from countersign.packs.documents.archive import Archive
from countersign.packs.documents.asked import Asked
from countersign.packs.documents.freezing import Frozen
from countersign.packs.documents.rows import Book, Row, leaders, line, opened, shown

FEW = (
    *("action", "appointment", "ask", "auditseen", "availability", "budget", "cosignature", "decision"),
    *("delegation", "direction", "endorsement", "foreword", "functionrole", "internalaudit", "leader"),
    *("managementreview", "mark", "matrix", "matrixpart", "message", "objectiveterms", "organisation", "policy"),
    *("process", "processcheck", "public", "refusal", "renewal", "report", "resource", "resourcedecision"),
    *("retirement", "review", "risk", "riskreceipt", "role", "rolestelling", "statement", "support"),
    *("toleration", "translation", "treatment", "version"),
)
"""Rows that do not grow with the people. They are read first: they say who is named."""


@dataclass
class Withheld:
    """Personal values that leaves commit to and this pack does not open, and those that nobody can open any more."""

    values: int = 0
    people: set[UUID] = field(default_factory=set)
    erased: int = 0

    def take(self, newest: Newest, shown: int) -> None:
        kept_back = len(newest.openings) - shown
        self.values += kept_back
        if kept_back and newest.about:
            self.people.add(newest.about)
        self.erased += len(newest.leaf.get("c", {})) - len(newest.openings)


@dataclass
class Told:
    """What the records hold, as far as the reader's page needs it."""

    rows: dict[str, list[Row]]
    book: Book
    acceptances: Acceptances
    withheld: Withheld
    counted: dict[str, int] = field(default_factory=dict)

    @property
    def organisation(self) -> Row:
        return self.rows["organisation"][0]


def write_records(archive: Archive, asked: Asked, frozen: Frozen) -> Told:
    few = {noun: list(newest_about(asked.organisation, noun, asked.size)) for noun in FEW}
    rows = {noun: [shown(one, frozen.texts) for one in found] for noun, found in few.items()}
    told = Told(rows, Book(asked.names, leaders(rows)), Acceptances(), Withheld())
    for noun in nouns_of_rows():
        found = few[noun] if noun in few else newest_about(asked.organisation, noun, asked.size)
        write(archive, noun, found, frozen, told)
    return told


def write(archive: Archive, noun: str, found: Iterable[Newest], frozen: Frozen, told: Told) -> None:
    """One file; none for a noun of which the log does not speak."""
    rest = iter(found)
    first = next(rest, None)
    if first is None:
        return
    with archive.begun(f"records/{noun}.jsonl") as part:
        part.write(told_about(first, frozen, told))
        for number, newest in enumerate(rest, 2):
            part.write(told_about(newest, frozen, told))
            told.counted[noun] = number
    told.counted.setdefault(noun, 1)


def told_about(newest: Newest, frozen: Frozen, told: Told) -> bytes:
    row, openings = shown(newest, frozen.texts), opened(newest, told.book)
    told.withheld.take(newest, len(openings))
    told.book.learn(row.id, openings)
    if row.of.startswith("acceptance_"):
        told.acceptances.take(row)
    return line(row, openings)
