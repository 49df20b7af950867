"""Every read of the ledger, the organisation first."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any, cast
from uuid import UUID

from django.db.models import BinaryField, CharField, PositiveBigIntegerField, UUIDField, Value

from countersign.kernel.references import Ref, least_id, parse_ref
from countersign.kernel.refusals import Refused, Unknown
from countersign.ledger.entries import SimulationEnded
from countersign.ledger.format import EXAMPLE, Malformed, read
from countersign.ledger.guard import Guarded
from countersign.ledger.keys import public_key, verification_key
from countersign.ledger.models import Act, Checkpoint, Head, Leaf, Log, Pending
from countersign.ledger.note import VerificationKey
from countersign.ledger.prepared import Prepared
from countersign.ledger.proof import Receipt
from countersign.ledger.tiling import nodes
from countersign.ledger.tree import consistency_path, inclusion_path


def one[Row: Guarded](model: type[Row], organisation: UUID, id: UUID) -> Row:
    """The only way to fetch a row by its id. Somebody else's row answers like none: Unknown (decision 2)."""
    found = by_id(model).first(organisation=organisation, id=id)
    if found is None:
        raise Unknown(model.noun)
    return cast("Row", found)


@cache
def by_id(model: type[Guarded]) -> Prepared[Guarded]:
    return Prepared(
        lambda organisation, id: model.objects.filter(pk=id, **{model.scope: organisation}),
        organisation=UUIDField(),
        id=UUIDField(),
    )


NEWEST_LOG = Prepared(
    lambda organisation: Log.objects.filter(organisation_id=organisation).order_by("-generation")[:1],
    organisation=UUIDField(),
)


def log_of(organisation: UUID) -> Log:
    """The log in its newest generation. Raises Unknown before the organisation is set up."""
    found = NEWEST_LOG.first(organisation=organisation)
    if found is None:
        raise Unknown("log")
    return found


def key_of(organisation: UUID) -> VerificationKey:
    """The public key that auditors are told."""
    log = log_of(organisation)
    return verification_key(log.origin, log.public_key)


def origin_of(organisation: UUID) -> str:
    """The log's name: as its row says, else (somebody removed the row) as its first leaf says."""
    log = NEWEST_LOG.first(organisation=organisation)
    if log:
        return log.origin
    first = Leaf.objects.filter(organisation_id=organisation, seq=0).first()
    try:
        return str(read(bytes(first.data))["log"]) if first else organisation.hex
    except Malformed:
        return organisation.hex


def is_example(organisation: UUID) -> bool:
    """Was this organisation created as an example? It stays one for ever (decision 24)."""
    return origin_of(organisation).startswith(EXAMPLE)


def examples() -> list[UUID]:
    """The organisations that were created as examples, the oldest first."""
    here = Log.objects.filter(origin__startswith=EXAMPLE, generation=1)
    return list(here.order_by("opened_at", "id").values_list("organisation_id", flat=True))


def simulated() -> list[UUID]:
    """The examples whose own clock still runs: nobody else dates an entry of theirs, so every round passes them by."""
    found = examples()
    over = Leaf.objects.filter(organisation_id__in=found, kind=SimulationEnded.kind) if found else Leaf.objects.none()
    return sorted({*found} - {*over.values_list("organisation_id", flat=True)})


def check_simulated(organisation: UUID) -> None:
    """The one place that says whose entries may be dated by another clock than ours (decision 24). Raises Refused."""
    if not is_example(organisation):
        raise Refused("Only an organisation that was created as an example may live by a clock of its own.")
    if organisation not in simulated():
        raise Refused("The simulated days of this example are over: it lives by the clock now.")


def every_log() -> list[UUID]:
    """The organisations that have a log, or what is left of one."""
    rows = Log.objects.values_list("organisation_id", flat=True).distinct()
    return sorted({*rows, *Head.objects.values_list("organisation_id", flat=True)})


def logs() -> list[UUID]:
    """The same, for rounds: all that live by the clock."""
    passed_by = simulated()
    return [one for one in every_log() if one not in passed_by]


def logs_with_pending() -> list[UUID]:
    """The organisations with entries that wait for their place, and that live by the clock."""
    waiting = Pending.objects.order_by("organisation_id").values_list("organisation_id", flat=True).distinct()
    found = list(waiting)
    passed_by = simulated() if found else []
    return [one for one in found if one not in passed_by]


def acts_done(organisation: UUID) -> set[UUID]:
    """The ids of the acts that have been done and are still remembered."""
    return set(Act.objects.filter(organisation_id=organisation).values_list("act", flat=True))


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


@dataclass(frozen=True)
class Mark:
    """How far a log was when somebody looked: the last entry in its place, if any, and those that waited for theirs."""

    seq: int
    entry: UUID | None
    waiting: frozenset[UUID]


LAST_PLACE = Prepared(
    lambda organisation: (
        Leaf.objects.filter(organisation_id=organisation).order_by("-seq").values_list("seq", "id")[:1]
    ),
    organisation=UUIDField(),
)
WAITING = Prepared(
    lambda organisation: Pending.objects.filter(organisation_id=organisation).values_list("id_of_entry"),
    organisation=UUIDField(),
)
LATER = Prepared(
    lambda organisation, seq, most: (
        Leaf.objects.filter(organisation_id=organisation, seq__gte=seq, seq__lte=most)
        .annotate(body=Value(None, BinaryField()))
        .values_list("seq", "id", "noun", "of", "body")
        .union(
            Pending.objects.filter(organisation_id=organisation)
            .annotate(
                seq=Value(None, PositiveBigIntegerField()), noun=Value("", CharField()), of=Value(None, UUIDField())
            )
            .values_list("seq", "id_of_entry", "noun", "of", "body"),
            all=True,
        )
    ),
    organisation=UUIDField(),
    seq=PositiveBigIntegerField(),
    most=PositiveBigIntegerField(),
)
"""The entries from one place to another, and those that wait; of these the body says what they are about."""


def mark(organisation: UUID) -> Mark:
    """Where the log stands. Whoever counts at the same moment does both in one ``snapshot``."""
    seq, entry = next(iter(LAST_PLACE.values(organisation=organisation)), (0, None))
    return Mark(seq, entry, frozenset(waiting for (waiting,) in WAITING.values(organisation=organisation)))


def entered_since(organisation: UUID, mark: Mark, most: int) -> list[tuple[str, UUID]] | None:
    """Of each entry that came since, noun and id of the row that it is about, those included that wait for their place.

    None where they are more than ``most``, or where the log is another one than it was then.
    """
    upto = mark.seq + len(mark.waiting) + most + 1
    rows = LATER.values(organisation=organisation, seq=mark.seq, most=upto)
    if mark.entry not in {entry for seq, entry, *_ in rows if seq == mark.seq}:
        return None
    later = [
        (noun, of) if body is None else parse_ref(json.loads(bytes(body))["of"])
        for _, entry, noun, of, body in rows
        if entry != mark.entry and entry not in mark.waiting
    ]
    return later if len(later) <= most else None


def of_kinds(organisation: UUID, kinds: Iterable[str], at: datetime) -> list[dict[str, Any]]:
    """What the leaves of some kinds say that were recorded at or after an instant, in order.

    For kinds that do not grow with the people: all of it is read at once, and put in order here. Asked for in order,
    SQLite walks along the whole log instead of the index of kinds.
    """
    leaves = Leaf.objects.filter(organisation_id=organisation, kind__in=sorted(kinds), id__gte=least_id(at))
    return [json.loads(bytes(data)) for _, data in sorted(leaves.values_list("seq", "data"))]


NEWEST_CHECKPOINT = Prepared(
    lambda organisation: Checkpoint.objects.filter(organisation_id=organisation).order_by("-size")[:1],
    organisation=UUIDField(),
)


def newest_checkpoint(organisation: UUID) -> Checkpoint | None:
    return NEWEST_CHECKPOINT.first(organisation=organisation)


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


NEWEST_VERIFICATION = Prepared(
    lambda organisation: Leaf.objects.filter(organisation_id=organisation, kind="verification.done").order_by("-seq")[
        :1
    ],
    organisation=UUIDField(),
)


def found_wrong(organisation: UUID) -> frozenset[str]:
    """The rows (``noun_<32 hex>``) and leaves (``leaf 12``) that were not as recorded when it was last verified."""
    latest = NEWEST_VERIFICATION.first(organisation=organisation)
    try:
        return frozenset(read(bytes(latest.data))["state"].get("places", ())) if latest else frozenset()
    except Malformed:
        return frozenset()


def entered_last(organisation: UUID) -> int | None:
    """When the newest entry in its place was made, in milliseconds; None also when it cannot be read."""
    latest = Leaf.objects.filter(organisation_id=organisation).order_by("-seq").first()
    try:
        return int(read(bytes(latest.data))["at"]) if latest else None
    except Malformed:
        return None


def opened_at(organisation: UUID) -> datetime:
    """When the log's first generation began."""
    first = Log.objects.filter(organisation_id=organisation).order_by("generation")[:1].get()
    return first.opened_at


def signs_with_its_secret() -> bool:
    """Is the log secret here the one that our logs were opened with? One of them tells; True before there is any."""
    log = next((log_of(organisation) for organisation in logs()[:1]), None)
    return log is None or public_key(log.origin, log.generation) == log.public_key
