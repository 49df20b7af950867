from __future__ import annotations

from datetime import datetime
from uuid import UUID

from countersign.kernel.actors import Actor
from countersign.kernel.permits import who
from countersign.kernel.references import Ref, new_id
from countersign.ledger.writing import command, locked, write
from countersign.policies.commands.mark import placed
from countersign.policies.entries import MarkConfirmed
from countersign.policies.enums import Requirement
from countersign.policies.models import Mark, Version
from countersign.policies.permissions import check_can_mark_version


@command
def confirm_mark(*, version_id: UUID, requirement: Requirement, block: str, quote: str, by: Actor, at: datetime) -> Ref:
    """Confirm which passage of a version meets a requirement. A later confirmation counts instead of an earlier one."""
    version = locked(Version, by.organisation, version_id)
    check_can_mark_version(by, version)
    place, words = placed(version.text, block, quote)
    confirmed = Mark(
        id=new_id(at),
        organisation_id=by.organisation,
        version=version,
        requirement=requirement.value,
        block=place,
        quote=words,
        confirmed_at=at,
        confirmed_by_id=who(by),
    )
    write(confirmed, MarkConfirmed(docs=(version.document,)))
    return confirmed.ref
