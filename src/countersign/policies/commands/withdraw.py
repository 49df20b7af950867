from __future__ import annotations

from datetime import datetime
from uuid import UUID

from countersign.kernel.actors import Actor
from countersign.kernel.permits import who
from countersign.kernel.references import Ref
from countersign.kernel.refusals import Refused
from countersign.ledger.writing import command, locked, write
from countersign.policies.entries import VersionWithdrawn
from countersign.policies.models import Policy, Version
from countersign.policies.permissions import check_can_withdraw
from countersign.policies.queries import policy_of, refusals


@command
def withdraw(*, version_id: UUID, reason: str, by: Actor, at: datetime) -> Ref:
    """Take a version back: not to be signed, not to be published, or no longer in force. A reason is recorded."""
    locked(Policy, by.organisation, policy_of(by.organisation, version_id))
    version = locked(Version, by.organisation, version_id)
    check_can_withdraw(by, version, declines=declines(version, by.person, at))
    if not reason.strip():
        raise Refused("Say in a sentence why.")
    version.withdrawn_at, version.withdrawn_by_id = at, who(by)
    version.withdrawn_because = reason.strip()
    write(version, VersionWithdrawn(docs=(version.document,)))
    return version.ref


def declines(version: Version, person: UUID | None, at: datetime) -> bool:
    """Is this the act in which they said that they do not sign it?"""
    said_no = refusals(version.organisation_id, version.id)
    return any((one.person_id, one.declined_at) == (person, at) for one in said_no)
