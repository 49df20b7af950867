from __future__ import annotations

from datetime import datetime
from uuid import UUID

from countersign.kernel.actors import Actor
from countersign.kernel.permits import who
from countersign.kernel.references import Ref, new_id
from countersign.kernel.refusals import Refused, Stale
from countersign.kernel.text.characters import clean
from countersign.kernel.words import say
from countersign.ledger.writing import command, locked, write
from countersign.people.permissions import check_address_has_settled
from countersign.policies.commands.withdraw import withdraw
from countersign.policies.entries import VersionDeclined
from countersign.policies.models import Policy, Refusal, Version
from countersign.policies.permissions import check_can_decline
from countersign.policies.queries import (
    authority_over,
    cosignatures,
    policy_of,
    refusals,
    still_to_sign,
    who_could_sign,
)

LONGEST_REASON = 1000
NOBODY_LEFT = "Nobody is left who could sign it as it was asked for: see who declined, and why."


@command
def decline(*, version_id: UUID, digest_shown: str, because: str, by: Actor, at: datetime) -> Ref:
    """Say that one does not sign this version, and why. It stays offered while others can still sign it.

    Once it cannot be signed any more as it was asked for, the same act takes it back.
    """
    locked(Policy, by.organisation, policy_of(by.organisation, version_id))
    version = locked(Version, by.organisation, version_id)
    authority = authority_over(version, by.person, at)
    check_can_decline(by, version, authority)
    check_address_has_settled(by, at)
    declined = {one.person_id for one in refusals(by.organisation, version_id)}
    check_asked(version, who(by), declined)
    if digest_shown != version.document:
        raise Stale("This is not the text that you were shown. Read it again before you answer.")
    refusal = Refusal(
        id=new_id(at),
        organisation_id=by.organisation,
        version_id=version_id,
        person_id=who(by),
        document=version.document,
        declined_at=at,
        declined_as=authority.capacity,
        because=reason_written(because),
    )
    write(refusal, VersionDeclined(docs=(version.document,)))
    if version.signatories or not who_could_sign(version, at) - declined - {who(by)}:
        withdraw(version_id=version_id, reason=NOBODY_LEFT, by=by, at=at)
    return refusal.ref


def check_asked(version: Version, person: UUID, declined: set[UUID]) -> None:
    """Nobody says no to what they were not asked, and nobody says it twice."""
    if person in declined:
        raise Refused("You have said already that you do not sign this version.")
    if not version.signatories:
        return
    signed = {one.person_id for one in cosignatures(version.organisation_id, version.id)}
    if person in signed:
        raise Refused("You have signed this version.")
    if person not in still_to_sign(version, signed):
        raise Refused("This version was offered to others, by name: nobody asks you to sign it.")


def reason_written(because: str) -> str:
    reason = clean(because).strip()
    if not reason:
        raise Refused("Say in a sentence why, so that whoever wrote it can answer.")
    if len(reason) > LONGEST_REASON:
        raise Refused(say("A reason has at most {n} characters.", n=LONGEST_REASON))
    return reason
