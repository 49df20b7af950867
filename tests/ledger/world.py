"""One log of several hundred entries with several checkpoints, and everything that a stranger is told of it."""

from __future__ import annotations

import base64
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from random import Random

from countersign.ledger.keys import check
from countersign.ledger.models import Checkpoint, Leaf
from countersign.ledger.note import VerificationKey, open_checkpoint
from countersign.ledger.proof import Receipt
from countersign.ledger.queries import consistency, key_of, receipt
from countersign.ledger.rounds.issue_checkpoints import issue_checkpoints
from tests.cast import Cast
from tests.ledger.doing import AT, enter_crowd
from tests.ledger.mutants import Consistency, Inclusion

SPKI = bytes.fromhex("302a300506032b6570032100")
"""What DER puts before an Ed25519 public key (RFC 8410, section 4)."""


@dataclass(frozen=True)
class World:
    """A log as an auditor gets to see it."""

    key: VerificationKey
    leaves: list[bytes]
    ids: list[Leaf]
    notes: dict[int, str]
    here: Cast

    @property
    def size(self) -> int:
        """How many leaves the newest checkpoint covers."""
        return max(self.notes)

    @property
    def pem(self) -> str:
        """The public key as openssl reads it."""
        body = base64.b64encode(SPKI + self.key.public).decode()
        return f"-----BEGIN PUBLIC KEY-----\n{body}\n-----END PUBLIC KEY-----\n"

    def root(self, size: int) -> bytes:
        return open_checkpoint(self.notes[size], self.key, check).root

    def receipt(self, index: int) -> Receipt:
        """The personal proof that people keep."""
        found = receipt(self.here.organisation, self.ids[index].id)
        assert found
        return found

    def inclusion(self, index: int) -> Inclusion:
        told = self.receipt(index)
        return Inclusion(self.leaves[index], told.index, self.size, told.path, self.root(self.size))

    def consistencies(self) -> Iterator[Consistency]:
        """From every checkpoint to every later one."""
        for new in sorted(self.notes):
            for old in sorted(size for size in self.notes if size < new):
                path = tuple(consistency(self.here.organisation, old, new))
                yield Consistency(old, new, self.root(old), self.root(new), path)


def make_world(here: Cast) -> World:
    """Some 330 entries: a full tile, and a ragged edge."""
    for day, crowd in enumerate((3, 17, 100, 140, 50)):
        at = AT + timedelta(days=2 * day)
        enter_crowd(here, crowd, first=1000 * (day + 1), at=at)
        issue_checkpoints(at + timedelta(hours=1))
    rows = list(Leaf.objects.filter(organisation_id=here.organisation).order_by("seq"))
    notes = Checkpoint.objects.filter(organisation_id=here.organisation).values_list("size", "note")
    assert len(rows) > 260
    assert len(notes) > 5
    return World(key_of(here.organisation), [bytes(row.data) for row in rows], rows, dict(notes), here)


def some(size: int, count: int) -> list[int]:
    """Places spread over a log, its ends among them, the same in every run."""
    places = Random(size).sample(range(1, size - 1), count - 4)  # noqa: S311 (no secret)
    return sorted({0, 255, 256, size - 1, *places})
