"""Signed versions whose PDF is not made, and offers that wait for a name which nobody can give."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from uuid import UUID

from countersign.kernel.stuck import TOO_LONG, Stuck, Whose
from countersign.kernel.words import listed, say
from countersign.people.queries import names
from countersign.policies.queries.hands import cannot_sign, cosignatures, still_to_sign
from countersign.policies.queries.rows import unrendered, waiting_for_signature


def stuck(organisation: UUID, at: datetime) -> Iterator[Stuck]:
    """One line a version."""
    yield from not_made(organisation, at)
    yield from not_signed(organisation, at)


def not_made(organisation: UUID, at: datetime) -> Iterator[Stuck]:
    """Packs wait for it too, on their own floor."""
    for version in unrendered(organisation).defer("text").filter(signed_at__lt=at - TOO_LONG):
        yield Stuck(
            what=say("The PDF of {title}, version {label}, is not made", title=version.title, label=version.label),
            since=version.signed_at,
            why=say("The signature stands; the document that one can print and send does not, and no pack goes out."),
            whose=Whose.OPERATOR,
            clears=say("Start the worker, and look in its log for policies.render: it says what it could not set."),
        )


def not_signed(organisation: UUID, at: datetime) -> Iterator[Stuck]:
    """Somebody was asked by name who leads no longer, or whose delegation ended."""
    for version in waiting_for_signature(organisation).filter(offered_at__lt=at - TOO_LONG).exclude(signatories=[]):
        left = still_to_sign(version, {one.person_id for one in cosignatures(organisation, version.id)})
        if gone := cannot_sign(version, left, at):
            called = sorted(names(organisation, gone).values())
            yield Stuck(
                what=say("{title}, version {label}, cannot be signed", title=version.title, label=version.label),
                since=version.offered_at,
                why=say(
                    "It waits for {names}, who cannot sign it any more, and no other name helps.", names=listed(called)
                ),
                whose=Whose.ISMS_LEAD,
                clears=say("Open the policy, take the offer back, and offer it anew to whoever can sign today."),
            )
