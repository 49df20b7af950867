from __future__ import annotations

from datetime import datetime
from uuid import UUID

from countersign.kernel.actors import Actor
from countersign.kernel.permits import who
from countersign.kernel.references import Ref
from countersign.kernel.refusals import Refused
from countersign.kernel.words import say
from countersign.ledger.writing import command, locked, write
from countersign.policies.entries import TranslationEnded
from countersign.policies.models import Policy, Translation
from countersign.policies.permissions import check_can_end_translation
from countersign.policies.queries import policy_of_translation

LONGEST_REASON = 1000


@command
def end_translation(*, translation_id: UUID, reason: str, by: Actor, at: datetime) -> Ref:
    """Show a translation to nobody any more, for a reason. What people read of it stays readable in its history."""
    policy = locked(Policy, by.organisation, policy_of_translation(by.organisation, translation_id))
    translation = locked(Translation, by.organisation, translation_id)
    check_can_end_translation(by, policy, translation)
    if not reason.strip():
        raise Refused("Say in a sentence why.")
    if len(reason.strip()) > LONGEST_REASON:
        raise Refused(say("Say it in at most {n} characters.", n=LONGEST_REASON))
    translation.ended_at, translation.ended_by_id = at, who(by)
    translation.ended_because = reason.strip()
    write(translation, TranslationEnded(docs=(translation.document,)))
    return translation.ref
