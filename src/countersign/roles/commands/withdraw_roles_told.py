from __future__ import annotations

from datetime import datetime
from uuid import UUID

from countersign.kernel.actors import Actor
from countersign.kernel.permits import who
from countersign.kernel.references import Ref
from countersign.kernel.refusals import Refused
from countersign.kernel.text.characters import clean
from countersign.kernel.words import say
from countersign.ledger.writing import command, locked, write
from countersign.roles.entries import RolesTellingWithdrawn
from countersign.roles.models import RolesTelling
from countersign.roles.permissions import check_can_withdraw_telling

LONGEST_REASON = 500


@command
def withdraw_roles_told(*, rolestelling_id: UUID, because: str, by: Actor, at: datetime) -> Ref:
    """Say that a record of what people were told elsewhere is wrong, and why. It stays, and counts for nothing."""
    told = locked(RolesTelling, by.organisation, rolestelling_id)
    check_can_withdraw_telling(by, told)
    if not because.strip():
        raise Refused("Say what was wrong with it: the reason stays beside it.")
    if len(because) > LONGEST_REASON:
        raise Refused(say("Say why in at most {n} characters.", n=LONGEST_REASON))
    told.withdrawn_at, told.withdrawn_by_id, told.withdrawn_because = at, who(by), clean(because).strip()
    write(told, RolesTellingWithdrawn())
    return told.ref
