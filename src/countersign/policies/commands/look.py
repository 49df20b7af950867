from __future__ import annotations

from datetime import datetime
from uuid import UUID

from countersign.kernel.actors import Actor
from countersign.kernel.permits import who
from countersign.kernel.references import Ref, new_id
from countersign.ledger.writing import command, locked
from countersign.policies.models import Policy, Reader
from countersign.policies.permissions import check_can_remark, check_fresh
from countersign.policies.queries import draft_of, is_asked, reader_of


@command
def look(*, policy_id: UUID, revision_shown: int, by: Actor, at: datetime) -> Ref:
    """Say that one has read the draft as it is, and said what one had to.

    The text is kept for this reader, so that they see next time what has changed since.
    """
    policy = locked(Policy, by.organisation, policy_id)
    check_can_remark(by, asked=is_asked(by.organisation, policy_id, who(by)))
    draft = draft_of(by.organisation, policy_id)
    check_fresh(draft, revision_shown)
    reader = reader_of(by.organisation, policy_id, who(by))
    if reader is None:
        reader = Reader(id=new_id(at), organisation_id=by.organisation, policy=policy, person_id=who(by))
    reader.looked_at, reader.revision, reader.title, reader.text = at, draft.revision, draft.title, draft.text
    reader.source = draft.source
    reader.save()
    return policy.ref
