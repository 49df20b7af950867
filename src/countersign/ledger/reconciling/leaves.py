"""One pass over the leaves: form, order, roots, tiles, tallies, the finding columns, and what opens the commitments."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import batched
from typing import Any
from uuid import UUID

from countersign.kernel.canonical import NotCanonical
from countersign.kernel.references import HEXADECIMAL, ref
from countersign.ledger.format import commitment
from countersign.ledger.guard import guarded_models
from countersign.ledger.models import Disclosure, Head, Leaf, Tile
from countersign.ledger.reconciling.tallies import Tallies
from countersign.ledger.reconciling.waiting import erased_people
from countersign.ledger.tiling import pieces
from countersign.ledger.tree import TILE_WIDTH, leaf_hash, root_of
from countersign.ledger.verify import Problem, Reading

CHUNK = 500

Disclosed = dict[tuple[UUID, UUID | None], Disclosure]
"""Personal values by entry and person."""


def read_log(organisation: UUID, reading: Reading) -> Iterator[Problem]:
    """Walk the leaves in order and hold everything that hangs on them against them."""
    subjects = {model.noun: model.subject for model in guarded_models() if model.subject}
    erased = erased_people(organisation)
    tiles, tallies = Tiles(organisation), Tallies(organisation)
    rows = Leaf.objects.filter(organisation_id=organisation).order_by("seq").iterator(CHUNK)
    for chunk in batched(rows, CHUNK):
        disclosed = disclosures(organisation, [row.id for row in chunk])
        for row in chunk:
            data = bytes(row.data)
            leaf, problems = reading.take(data)
            yield from problems
            yield from tiles.take(leaf_hash(data))
            if leaf:
                tallies.take(leaf)
                yield from finding_columns(row, leaf)
                person = person_of(leaf, subjects)
                yield from personal_values(leaf, disclosed.pop((row.id, person), None), person in erased)
        yield from unclaimed(disclosed)
    yield from tiles.strange()
    yield from tallies.wrong()
    yield from head(organisation, reading)


def disclosures(organisation: UUID, entries: list[UUID]) -> Disclosed:
    found = Disclosure.objects.filter(organisation_id=organisation, id_of_entry__in=entries)
    return {(row.id_of_entry, row.person): row for row in found}


def finding_columns(row: Leaf, leaf: dict[str, Any]) -> Iterator[Problem]:
    """The columns by which leaves are found must repeat the leaf, or a row could hide from its newest one."""
    said = (leaf["seq"], leaf["id"], leaf["kind"], leaf["of"])
    if said != (row.seq, ref("entry", row.id), row.kind, f"{row.noun}_{row.of.hex}"):
        yield Problem(
            "LEAF-COLUMN",
            f"leaf {leaf['seq']}",
            "is filed under another number, entry, kind or row than it says",
        )


def person_of(leaf: dict[str, Any], subjects: dict[str, str]) -> UUID | None:
    """Whom the commitments of a leaf are about."""
    noun, _, id = leaf["of"].rpartition("_")
    column = subjects.get(noun)
    person = id if column == "id" else leaf["state"].get(column)
    return UUID(hex=person) if isinstance(person, str) and HEXADECIMAL.fullmatch(person) else None


def personal_values(leaf: dict[str, Any], disclosure: Disclosure | None, erased: bool) -> Iterator[Problem]:
    """Each committed value is opened by its disclosure, unless the person was erased."""
    committed, where = leaf.get("c", {}), f"leaf {leaf['seq']}"
    if disclosure is None:
        if committed and not erased:
            yield Problem("PERSONAL-MISSING", where, "has lost its personal values, and nobody was erased")
    elif erased:
        yield Problem("PERSONAL-KEPT", where, "still has personal values of somebody who was erased")
    else:
        yield from opens(committed, disclosure, where)


def opens(committed: dict[str, str], disclosure: Disclosure, where: str) -> Iterator[Problem]:
    salt, values = bytes(disclosure.salt), disclosure.values if isinstance(disclosure.values, dict) else {}
    for field in sorted(committed.keys() | values.keys()):
        if field not in values:
            yield Problem("PERSONAL-MISSING", f"{where}, {field}", "is committed to, and its value is gone")
        elif committed.get(field) != commits(salt, field, values[field]):
            yield Problem("PERSONAL-VALUE", f"{where}, {field}", "is not the value that was committed to")


def commits(salt: bytes, field: str, value: Any) -> str | None:
    """The commitment to a value, or None for a value that no command could have written."""
    try:
        return commitment(salt, field, value)
    except NotCanonical:
        return None


def unclaimed(disclosed: Disclosed) -> Iterator[Problem]:
    """Personal values beside an entry that commits to nothing about this person."""
    for row in disclosed.values():
        yield Problem("PERSONAL-STRANGE", f"disclosure {row.id.hex}", "belongs to an entry that is not about them")


class Tiles:
    """Builds the full tiles again from the leaves and compares them with the stored ones."""

    def __init__(self, organisation: UUID) -> None:
        self.organisation = organisation
        self.rows: list[list[bytes]] = []
        self.counts: list[int] = []

    def take(self, hashed: bytes, level: int = 0) -> Iterator[Problem]:
        if level == len(self.rows):
            self.rows.append([])
            self.counts.append(0)
        self.rows[level].append(hashed)
        if len(self.rows[level]) == TILE_WIDTH:
            full, index = self.rows[level], self.counts[level]
            self.rows[level], self.counts[level] = [], index + 1
            yield from self.compare(level, index, full)
            yield from self.take(root_of(full), level + 1)

    def compare(self, level: int, index: int, full: list[bytes]) -> Iterator[Problem]:
        stored = Tile.objects.filter(organisation_id=self.organisation, level=level, index=index).first()
        if stored is None or pieces(bytes(stored.hashes)) != full:
            yield Problem("TILE", f"tile {level}/{index}", "is missing or does not fit the leaves below it")

    def strange(self) -> Iterator[Problem]:
        """After the last leaf: tiles where the log has no full one. Paths would be read from them."""
        stored = Tile.objects.filter(organisation_id=self.organisation).values_list("level", "index")
        for level, index in stored.iterator(CHUNK):
            if level >= len(self.counts) or index >= self.counts[level]:
                yield Problem("TILE", f"tile {level}/{index}", "stands where the log has no full tile")


def head(organisation: UUID, reading: Reading) -> Iterator[Problem]:
    stored = Head.objects.filter(organisation_id=organisation).first()
    edge = (reading.edge.size, b"".join(reading.edge.peaks))
    if stored is None or (stored.size, bytes(stored.peaks)) != edge:
        yield Problem("HEAD", "head", "does not fit the leaves: the next entry would break the tree")
