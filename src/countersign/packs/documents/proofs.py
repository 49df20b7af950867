"""``proofs/``: receipts for what an auditor looks up first, and where in the log things happened."""

from __future__ import annotations

from typing import TYPE_CHECKING

from countersign.ledger.extracts import first_events, receipts
from countersign.packs.documents.archive import Archive
from countersign.packs.documents.asked import Asked

if TYPE_CHECKING:
    from countersign.ledger.models import Checkpoint

PROVED = (
    *("version.signed", "version.recorded_elsewhere", "cosignature.given", "endorsement.given"),
    *("review.confirmed_unchanged", "review.change_asked", "review.recorded_elsewhere"),
    *("appointment.accepted", "renewal.accepted", "matrix.approved", "matrixpart.accepted"),
    *("leader.entered", "leader.confirmed"),
)
"""Kinds whose newest of these, for one row, gets the receipt: a countersigned entry rather than a proposed one."""

KINDS = (
    *PROVED,
    *("foreword.written", "version.declined"),
    *("availability.decided", "public.published", "public.withdrawn", "translation.given", "translation.ended"),
    *("version.offered", "version.rendered", "version.published", "version.superseded", "version.withdrawn"),
    *("appointment.proposed", "appointment.approved", "appointment.declined", "appointment.ended", "leader.ended"),
    *("renewal.asked", "renewal.approved", "renewal.declined"),
    *("statement.approved", "toleration.approved"),
)

MOST = 1000

Events = dict[tuple[str, str], int]
"""Where each kind of thing first happened to each row."""


def events_of(asked: Asked) -> Events:
    return first_events(asked.organisation, asked.size, KINDS)


def write_proofs(archive: Archive, asked: Asked, checkpoint: Checkpoint, events: Events) -> int:
    """Returns how many there are."""
    places = {of: seq for (of, kind), seq in sorted(events.items(), key=lambda one: one[1]) if kind in PROVED}
    named = {seq: of for of, seq in sorted(places.items(), key=lambda one: one[1])[:MOST]}
    for seq, receipt in receipts(asked.organisation, checkpoint, list(named)):
        archive.put(f"proofs/{named[seq]}.tlog-proof", str(receipt).encode())
    return len(named)
