"""All records against the leaves: each of the newest leaf about its row, and no row left out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from countersign.ledger.verify import Problem
from verifier.container import Container
from verifier.layout import nouns
from verifier.passing import Passing
from verifier.record import BadRecord, Record, compare, read_record
from verifier.shelf import Shelf
from verifier.zipped import Damaged

LONGEST_LINE = 16 * 2**20
"""In bytes. A row holds a whole text at most."""


class Records:
    """For each noun with a file of records: which leaf is the newest about each row (about 150 bytes a row)."""

    def __init__(self, container: Container, shelf: Shelf) -> None:
        self.container = container
        self.shelf = shelf
        self.files = nouns(container.paths())
        self.newest: dict[str, dict[int, int]] = {noun: {} for noun in self.files}
        self.outdated: set[str] = set()
        self.counted = dict.fromkeys(self.files, 0)
        self.opened = self.kept_back = 0

    def load(self) -> Iterator[Problem]:
        """Read every record and put it aside until its leaf passes."""
        for noun, path in self.files.items():
            try:
                for number, line in enumerate(self.container.lines(path, LONGEST_LINE), 1):
                    yield from self.put(noun, f"{path}, line {number}", line)
            except Damaged as error:
                yield Problem("RECORD-FORM", path, str(error))

    def put(self, noun: str, where: str, line: bytes) -> Iterator[Problem]:
        try:
            record = read_record(line)
        except BadRecord as error:
            yield Problem("RECORD-FORM", where, str(error))
            return
        self.counted[noun] += 1
        if record.noun != noun:
            yield Problem("RECORD-FORM", where, f"is about {record.of}, which does not belong into this file")
        elif record.leaf >= self.shelf.size:
            yield Problem("RECORD-LEAF", where, f"is of leaf {record.leaf}, and there are {self.shelf.size}")
        elif self.shelf.holds(record.leaf):
            yield Problem("RECORD-TWICE", where, f"is of leaf {record.leaf}, as a line before it")
        else:
            self.shelf.put(record.leaf, line)

    def take(self, passing: Passing) -> Iterator[Problem]:
        """Compare the record that is of this leaf, and follow the rows that have a file of records."""
        record, leaf = self.shelf.get(passing.seq), passing.leaf
        if record is not None:
            yield from self.hold_against(record, leaf)
        noun, _, number = leaf.get("of", "").rpartition("_")
        if noun in self.newest:
            yield from self.follow(leaf["of"], self.newest[noun], int(number, 16), passing.seq)

    def hold_against(self, record: Record, leaf: dict[str, Any]) -> Iterator[Problem]:
        if leaf.get("of") != record.of:
            self.shelf.drop(record.leaf)
            yield Problem("RECORD-LEAF", record.where, f"is of leaf {record.leaf}, which is not about it")
            return
        self.opened += len(record.people)
        self.kept_back += len(leaf.get("c", {}).keys() - record.people.keys())
        yield from compare(record, leaf)

    def follow(self, of: str, newest: dict[int, int], number: int, seq: int) -> Iterator[Problem]:
        before = newest.get(number)
        newest[number] = seq
        if before is not None and self.shelf.holds(before):
            self.outdated.add(of)
            where = Record(of, before, {}, {}).where
            yield Problem("RECORD-OLD", where, f"is of leaf {before}, and leaf {seq} about it is newer")

    def end(self) -> Iterator[Problem]:
        """Rows about which the log speaks and of which there is no record."""
        for noun, newest in self.newest.items():
            for number, seq in newest.items():
                of = f"{noun}_{number:032x}"
                if not self.shelf.holds(seq) and of not in self.outdated:
                    yield Problem("RECORD-MISSING", self.files[noun], f"leaves out {of}, which leaf {seq} is about")
