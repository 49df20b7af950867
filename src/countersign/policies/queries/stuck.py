"""Signed versions whose PDF is not made."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from uuid import UUID

from countersign.kernel.stuck import TOO_LONG, Stuck, Whose
from countersign.kernel.words import say
from countersign.policies.queries.rows import unrendered


def stuck(organisation: UUID, at: datetime) -> Iterator[Stuck]:
    """One line a version; on the same floor packs wait for it."""
    for version in unrendered(organisation).defer("text").filter(signed_at__lt=at - TOO_LONG):
        yield Stuck(
            what=say("The PDF of {title}, version {label}, is not made", title=version.title, label=version.label),
            since=version.signed_at,
            why=say("The signature stands; the document that one can print and send does not, and no pack goes out."),
            whose=Whose.OPERATOR,
            clears=say("Start the worker, and look in its log for policies.render: it says what it could not set."),
        )
