from __future__ import annotations

from datetime import datetime
from uuid import UUID

from countersign.kernel.actors import Actor
from countersign.kernel.references import Ref
from countersign.kernel.refusals import Refused
from countersign.ledger.writing import command, locked
from countersign.policies.commands.edit import saved
from countersign.policies.models import Policy
from countersign.policies.permissions import check_can_edit, check_fresh
from countersign.policies.queries import draft_of


@command
def write_on(*, policy_id: UUID, revision_shown: int, by: Actor, at: datetime) -> Ref:
    """Go on writing from the words of a finished file: the text is what will be signed, and the file no more."""
    policy = locked(Policy, by.organisation, policy_id)
    check_can_edit(by)
    draft = draft_of(by.organisation, policy_id)
    check_fresh(draft, revision_shown)
    if draft.source is None:
        raise Refused("This draft is no finished PDF: its text can be changed as it is.")
    draft.source = None
    saved(draft, by, at)
    return policy.ref
