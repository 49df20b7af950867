from __future__ import annotations

from datetime import datetime
from uuid import UUID

from countersign.kernel.actors import Actor
from countersign.kernel.permits import who
from countersign.kernel.references import Ref, new_id
from countersign.kernel.refusals import Stale
from countersign.ledger.writing import command, locked, write
from countersign.people.permissions import check_address_has_settled
from countersign.people.queries import capacity_of, today
from countersign.policies.entries import EndorsementGiven
from countersign.policies.models import Endorsement, Policy, Version
from countersign.policies.permissions import check_can_endorse
from countersign.policies.queries import behind_version, policy_of


@command
def endorse(*, version_id: UUID, digest_shown: str, by: Actor, at: datetime) -> Ref:
    """Stand behind a version in force that somebody else signed, as top management on that day (5.1 a, 5.2).

    It is not signed once more, and not reviewed by that: whoever leads says that it is theirs too.
    """
    locked(Policy, by.organisation, policy_of(by.organisation, version_id))
    version = locked(Version, by.organisation, version_id)
    capacity = capacity_of(by.organisation, by.person, at)
    check_can_endorse(by, version, capacity, behind_version(version))
    check_address_has_settled(by, at)
    if digest_shown != version.document:
        raise Stale("This is not the text that you were shown. Read it again before you decide.")
    endorsement = Endorsement(
        id=new_id(at),
        organisation_id=by.organisation,
        version=version,
        person_id=who(by),
        document=version.document,
        endorsed_on=today(by.organisation, at),
        endorsed_at=at,
        endorsed_as=capacity,
    )
    write(endorsement, EndorsementGiven(docs=(version.document,)))
    return endorsement.ref
