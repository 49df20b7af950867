"""Giving waiting entries their place: pending → leaves, tiles, head, and a checkpoint when one is due.

One path for both modes (decision 15). ``inline`` calls it before a command commits; in ``worker`` mode one
process calls it for every log. All of it happens in the caller's transaction, under the lock of the head.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import cache
from uuid import UUID

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.db.models import BigAutoField, BinaryField, PositiveBigIntegerField, UUIDField

from countersign.kernel.actors import Actor, ActorKind
from countersign.kernel.references import new_id
from countersign.ledger import note
from countersign.ledger.entries import CheckpointIssued
from countersign.ledger.filling import put
from countersign.ledger.guard import opened
from countersign.ledger.keys import public_key, signing_key, verification_key
from countersign.ledger.models import Checkpoint, Head, Leaf, Log, Pending
from countersign.ledger.prepared import Change, Prepared, delete, update
from countersign.ledger.queries import log_of
from countersign.ledger.stating import ActOf, Placed, Stated, Waiting, placed, state_row
from countersign.ledger.tiling import tile
from countersign.ledger.tree import Edge, leaf_hash

BATCH = 2000

type Here = Mapping[UUID, Stated]
"""Entries that the act under way has stated itself, by their ids."""

NOTHING: Here = {}


def inline() -> bool:
    """Does a command put its own entries in their place?"""
    return bool(settings.COUNTERSIGN_SEQUENCER == "inline")


def sequence(organisation: UUID, at: datetime, limit: int = BATCH, *, stated: Here = NOTHING) -> int:
    """Put up to ``limit`` waiting entries of one log in their place. Returns how many there were.

    With a key event among them everything that waits is placed, for a checkpoint has to be the last: what came
    behind it would be dated before it, and after a long stop that looks like an act that was dated back.
    """
    batch = Batch(lock(organisation), stated)
    while batch.take(limit) == limit and batch.key_event:
        pass
    if batch.key_event:
        batch.sign(at)
    batch.store(at)
    return batch.taken


def checkpoint(organisation: UUID, at: datetime) -> bool:
    """Issue a checkpoint if anything but a checkpoint was entered since the last one. The daily round's work."""
    batch = Batch(lock(organisation))
    while batch.take(BATCH):
        pass
    last = Checkpoint.objects.filter(organisation_id=organisation).order_by("-size").first()
    if last and batch.edge.size <= last.size + 1:
        return False
    batch.sign(at)
    batch.store(at)
    return True


HEAD = Prepared(
    lambda organisation: Head.objects.filter(organisation_id=organisation).select_for_update(),
    organisation=UUIDField(),
)


def lock(organisation: UUID) -> Head:
    """The head, ours alone until the transaction ends."""
    [head] = HEAD.rows(organisation=organisation)
    return head


@cache
def waiting(limit: int) -> Prepared[Pending]:
    columns = ("number", "id_of_entry", "body", "key_event")
    return Prepared(
        lambda organisation: (
            Pending.objects.filter(organisation_id=organisation).order_by("number").values_list(*columns)[:limit]
        ),
        organisation=UUIDField(),
    )


PLACED = Change(
    lambda organisation, first, last: delete(
        Pending.objects.filter(organisation_id=organisation, number__gte=first, number__lte=last)
    ),
    organisation=UUIDField(),
    first=BigAutoField(),
    last=BigAutoField(),
)

GROWN = Change(
    lambda organisation, size, peaks: update(Head.objects.filter(organisation_id=organisation), size=size, peaks=peaks),
    organisation=UUIDField(),
    size=PositiveBigIntegerField(),
    peaks=BinaryField(),
)


def forget(organisation: UUID, numbers: Sequence[int]) -> None:
    """They wait no longer. ``numbers``: rising; one that is missing among them may be of an act that has not ended."""
    if not numbers:
        return
    first, last = numbers[0], numbers[-1]
    if last - first + 1 == len(numbers):
        PLACED.make(organisation=organisation, first=first, last=last)
    else:
        Pending.objects.filter(organisation_id=organisation, number__in=numbers).delete()


class Batch:
    """Leaves that go behind the head together."""

    def __init__(self, head: Head, stated: Here = NOTHING) -> None:
        peaks = bytes(head.peaks)
        self.log, self.head, self.stated = log_of(head.organisation_id), head, stated
        self.edge = Edge(head.size, [peaks[at : at + 32] for at in range(0, len(peaks), 32)])
        self.leaves: list[Placed] = []
        self.taken, self.key_event = 0, False

    def take(self, limit: int) -> int:
        """Place up to ``limit`` of the entries that wait, in the order in which they began to. Returns how many."""
        organisation = self.log.organisation_id
        found = waiting(limit).values(organisation=organisation)
        for _number, id, body, key_event in found:
            self.place(Waiting(organisation, id, bytes(body), key_event))
            self.key_event |= key_event
        forget(organisation, [number for number, *_ in found])
        self.taken += len(found)
        return len(found)

    def place(self, one: Waiting) -> None:
        leaf = placed(one, self.stated.get(one.id_of_entry), self.log.origin, self.edge.size)
        self.edge.add(leaf_hash(leaf.data))
        self.leaves.append(leaf)

    def sign(self, at: datetime) -> None:
        """Issue a checkpoint over everything so far, and place the entry that says so."""
        self.place(issue(self.log, self.edge, at))

    def store(self, at: datetime) -> None:
        if not self.leaves:
            return
        put(Leaf, self.leaves)
        tile(self.log.organisation_id, self.head.size, self.edge.size, at)
        self.head.size, self.head.peaks = self.edge.size, b"".join(self.edge.peaks)
        GROWN.make(organisation=self.head.organisation_id, size=self.head.size, peaks=self.head.peaks)


def issue(log: Log, edge: Edge, at: datetime) -> Waiting:
    """Sign the log as it stands. Returns the entry that says so, for the next place."""
    if public_key(log.origin, log.generation) != log.public_key:
        raise ImproperlyConfigured(
            "The log secret is not the one this log was opened with. Put the right one back (COUNTERSIGN_LOG_SECRET)."
        )
    state = note.Checkpoint(log.origin, edge.size, edge.root())
    key = verification_key(log.origin, log.public_key)
    row = Checkpoint(
        id=new_id(at),
        entry=new_id(at),
        organisation_id=log.organisation_id,
        size=state.size,
        root=state.root.hex(),
        generation=log.generation,
        note=note.sign(state, key, signing_key(log.origin, log.generation).sign),
        issued_at=at,
    )
    with opened(Checkpoint._meta.db_table):
        row.save(force_insert=True)
    system = Actor(ActorKind.SYSTEM, log.organisation_id)
    return state_row(row, CheckpointIssued(), ActOf(new_id(at), system, at)).waiting
