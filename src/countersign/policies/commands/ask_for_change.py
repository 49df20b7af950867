from __future__ import annotations

from datetime import datetime
from uuid import UUID

from countersign.kernel.actors import Actor
from countersign.kernel.references import Ref
from countersign.ledger.writing import command, write
from countersign.policies.commands.confirm_unchanged import looked_at, review_here, said
from countersign.policies.entries import ReviewChangeAsked
from countersign.policies.enums import Occasion, Outcome


@command
def ask_for_change(
    *,
    version_id: UUID,
    digest_shown: str,
    reason: str,
    occasion: Occasion = Occasion.YEARLY,
    occasion_note: str = "",
    by: Actor,
    at: datetime,
) -> Ref:
    """Say, as top management, that the policy in force was looked at again, and what has to change in it (A.5.1).

    It stays in force until another version is. The draft carries what was asked, and the next version published
    answers it.
    """
    version = looked_at(version_id, digest_shown, by, at)
    review = review_here(version, Outcome.CHANGE_NEEDED, said(reason, occasion, occasion_note), by, at)
    write(review, ReviewChangeAsked(docs=(version.document,)))
    return review.ref
