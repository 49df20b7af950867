"""What of the ledger should be done by now and is not: places, signatures, the daily verification."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any
from uuid import UUID

from countersign.kernel.instants import instant
from countersign.kernel.stuck import DAILY, TOO_LONG, Stuck, Whose
from countersign.kernel.words import say
from countersign.ledger.format import Malformed, read
from countersign.ledger.models import Head, Leaf, Pending
from countersign.ledger.queries import newest_checkpoint, opened_at

TIME_BITS = 80
"""Below the milliseconds in an identifier of ours (``kernel.references.new_id``)."""


def stuck(organisation: UUID, at: datetime) -> Iterator[Stuck]:
    yield from without_a_place(organisation, at)
    yield from unsigned(organisation, at)
    yield from verification(organisation, at)


def without_a_place(organisation: UUID, at: datetime) -> Iterator[Stuck]:
    """Entries that wait for their place in the tree."""
    waiting = Pending.objects.filter(organisation_id=organisation)
    first = waiting.order_by("number").first()
    if first is None:
        return
    since = instant(first.id_of_entry.int >> TIME_BITS)
    if at - since > TOO_LONG:
        n = waiting.count()
        several = say("{n} entries wait for their place in the ledger", n=n)
        yield Stuck(
            what=say("One entry waits for its place in the ledger") if n == 1 else several,
            since=since,
            why=say("They are recorded and cannot get lost, but they have no receipt and stand in no pack."),
            whose=Whose.OPERATOR,
            clears=say("Start the worker, and look in its log for ledger.sequence."),
        )


def unsigned(organisation: UUID, at: datetime) -> Iterator[Stuck]:
    """A log that has grown and was not signed within the day. A checkpoint is an entry itself."""
    latest = newest_checkpoint(organisation)
    head = Head.objects.filter(organisation_id=organisation).first()
    since = latest.issued_at if latest else opened_at(organisation)
    grown = (head.size if head else 0) > (latest.size + 1 if latest else 0)
    if grown and at - since > DAILY:
        yield Stuck(
            what=say("The ledger was not signed since then, and it has grown"),
            since=since,
            why=say("Nobody outside can hold us to what came after the last checkpoint."),
            whose=Whose.OPERATOR,
            clears=say("Start the worker, and look in its log for ledger.issue_checkpoints: it says what is missing."),
        )


def verification(organisation: UUID, at: datetime) -> Iterator[Stuck]:
    """The daily verification: overdue, or it found something."""
    newest = Leaf.objects.filter(organisation_id=organisation, kind="verification.done").order_by("-seq").first()
    report = said(newest)
    since = instant(report["at"]) if report else None
    if at - (since or opened_at(organisation)) > DAILY:
        yield Stuck(
            what=say("The daily verification is overdue"),
            since=since,
            why=say("Whether anybody changed the records behind our back is not known since then."),
            whose=Whose.OPERATOR,
            clears=say("Start the worker, and look in its log for ledger.verify."),
        )
    if report and (n := report["state"]["problems"]):
        several = say("The last verification found {n} things that are not as recorded", n=n)
        yield Stuck(
            what=say("The last verification found one thing that is not as recorded") if n == 1 else several,
            since=since,
            why=say("Somebody or something changed the database or the files past the application."),
            whose=Whose.ISMS_LEAD,
            clears=say(
                "Have whoever runs the server call countersign verify: it names each row. Find out who changed it, and "
                "put it back from a backup; the ledger says what it was."
            ),
        )


def said(leaf: Leaf | None) -> dict[str, Any] | None:
    """A leaf, read; None for none and for one that cannot be read."""
    try:
        return read(bytes(leaf.data)) if leaf else None
    except Malformed:
        return None
