"""Every read of the ledger, the organisation first."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from uuid import UUID

from countersign.kernel.references import Ref, parse_ref
from countersign.kernel.refusals import Unknown
from countersign.ledger.format import Malformed, read
from countersign.ledger.guard import Guarded
from countersign.ledger.keys import verification_key
from countersign.ledger.models import Checkpoint, Head, Leaf, Log, Pending
from countersign.ledger.note import VerificationKey
from countersign.ledger.proof import Receipt
from countersign.ledger.tiling import nodes
from countersign.ledger.tree import consistency_path, inclusion_path


def one[Row: Guarded](model: type[Row], organisation: UUID, id: UUID) -> Row:
    """The only way to fetch a row by its id. Somebody else's row answers like none: Unknown (decision 2)."""
    try:
        return model.objects.get(pk=id, **{model.scope: organisation})
    except model.DoesNotExist:
        raise Unknown(model.noun) from None


def log_of(organisation: UUID) -> Log:
    """The log in its newest generation. Raises Unknown before the organisation is set up."""
    found = Log.objects.filter(organisation_id=organisation).order_by("-generation").first()
    if found is None:
        raise Unknown("log")
    return found


def key_of(organisation: UUID) -> VerificationKey:
    """The public key that auditors are told."""
    log = log_of(organisation)
    return verification_key(log.origin, log.public_key)


def origin_of(organisation: UUID) -> str:
    """The log's name: as its row says, else (somebody removed the row) as its first leaf says."""
    log = Log.objects.filter(organisation_id=organisation).order_by("-generation").first()
    if log:
        return log.origin
    first = Leaf.objects.filter(organisation_id=organisation, seq=0).first()
    try:
        return str(read(bytes(first.data))["log"]) if first else organisation.hex
    except Malformed:
        return organisation.hex


def logs() -> list[UUID]:
    """The organisations that have a log, or what is left of one."""
    rows = Log.objects.values_list("organisation_id", flat=True).distinct()
    return sorted({*rows, *Head.objects.values_list("organisation_id", flat=True)})


def logs_with_pending() -> list[UUID]:
    """The organisations with entries that wait for their place."""
    return list(Pending.objects.order_by("organisation_id").values_list("organisation_id", flat=True).distinct())


def leaf_of(organisation: UUID, entry: UUID) -> Leaf | None:
    """An entry in its place, or None while it is being entered."""
    return Leaf.objects.filter(organisation_id=organisation, id=entry).first()


def entry_about(organisation: UUID, of: Ref, kind: str) -> Leaf | None:
    """The newest entry of one kind about one row, in its place."""
    noun, id = parse_ref(of)
    leaves = Leaf.objects.filter(organisation_id=organisation, noun=noun, of=id, kind=kind)
    return leaves.order_by("-seq").first()


def since(organisation: UUID, seq: int, kind: str, limit: int = 2000) -> Iterator[Leaf]:
    """Leaves of one kind from place ``seq`` on, in order: what tallies follow."""
    leaves = Leaf.objects.filter(organisation_id=organisation, kind=kind, seq__gte=seq)
    yield from leaves.order_by("seq")[:limit]


def newest_checkpoint(organisation: UUID) -> Checkpoint | None:
    return Checkpoint.objects.filter(organisation_id=organisation).order_by("-size").first()


def receipt(organisation: UUID, entry: UUID) -> Receipt | None:
    """A proof to keep, against the newest checkpoint that covers the entry; None until there is one."""
    leaf = leaf_of(organisation, entry)
    latest = newest_checkpoint(organisation)
    if leaf is None or latest is None or latest.size <= leaf.seq:
        return None
    path = inclusion_path(leaf.seq, latest.size, nodes(organisation))
    return Receipt(leaf.seq, tuple(path), latest.note, bytes(leaf.data))


def consistency(organisation: UUID, old: int, new: int) -> list[bytes]:
    """What shows that the log of ``new`` entries begins with the log of ``old`` entries."""
    return consistency_path(old, new, nodes(organisation))


def last_verified(organisation: UUID) -> int | None:
    """When the newest report of a verification was made, in milliseconds; None also when it cannot be read."""
    leaves = Leaf.objects.filter(organisation_id=organisation, kind="verification.done")
    latest = leaves.order_by("-seq").first()
    try:
        return int(read(bytes(latest.data))["at"]) if latest else None
    except Malformed:
        return None


def opened_at(organisation: UUID) -> datetime:
    """When the log's first generation began."""
    first = Log.objects.filter(organisation_id=organisation).order_by("generation")[:1].get()
    return first.opened_at
