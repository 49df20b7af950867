from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import F, Max

from countersign.acknowledgements.entries import PolicyAccepted
from countersign.acknowledgements.models import Tally
from countersign.kernel.references import new_id
from countersign.ledger.format import read
from countersign.ledger.queries import logs, since


@dataclass(frozen=True)
class Sort:
    """What one number counts."""

    version: UUID
    executive: bool
    kind: str


def tally(at: datetime, limit: int = 2000) -> int:
    """Count the names that were entered since the last time. Dropped and counted again it gives the same numbers."""
    return sum(tally_organisation(id, at, limit) for id in logs())


def tally_organisation(organisation: UUID, at: datetime, limit: int) -> int:
    """One organisation's next entries, in one transaction with how far we are."""
    try:
        with transaction.atomic():
            found = {sort_of(row): row for row in Tally.objects.select_for_update().filter(organisation=organisation)}
            return count_on(organisation, found, at, limit)
    except IntegrityError:
        # Another worker counted the first name of its sort at the same moment; what is left comes next time.
        return 0


def count_on(organisation: UUID, found: dict[Sort, Tally], at: datetime, limit: int) -> int:
    leaves = list(since(organisation, next_place(organisation), PolicyAccepted.kind, limit))
    if not leaves:
        return 0
    names = Counter(sort_in(bytes(leaf.data)) for leaf in leaves)
    seq = leaves[-1].seq
    for sort, more in names.items():
        if sort in found:
            Tally.objects.filter(id=found[sort].id).update(accepted=F("accepted") + more, seq=seq)
        else:
            Tally.objects.create(id=new_id(at), organisation_id=organisation, accepted=more, seq=seq, **vars(sort))
    return len(leaves)


def next_place(organisation: UUID) -> int:
    """Read after the lock: another worker may just have moved on."""
    last = Tally.objects.filter(organisation=organisation).aggregate(last=Max("seq"))["last"]
    return 0 if last is None else last + 1


def sort_of(row: Tally) -> Sort:
    return Sort(row.version, row.executive, row.kind)


def sort_in(leaf: bytes) -> Sort:
    """What the entry says the person was; not what they have become since."""
    state = read(leaf)["state"]
    return Sort(UUID(hex=state["version_id"]), state["executive"], state["kind"])
